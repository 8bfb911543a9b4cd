import type { AdminAgent } from '@honey/protocol/entities';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAgents } from '../../shared/board-queries.ts';
import { Loaded } from '../../shared/loaded.tsx';
import { PageHead } from '../../shared/page-head.tsx';
import { useTitle } from '../../shared/use-title.ts';
import { Panel } from '../../shared/panel.tsx';
import { AddAgentDialog } from './add-agent-dialog.tsx';
import { AgentsTable } from './agents-table.tsx';
import { EditAgentDialog } from './edit-agent-dialog.tsx';
import { NewLinkDialog } from './new-link-dialog.tsx';

/** Who answers, and how many chats each may hold at once. */
export function AgentsPage() {
  const agents = useAgents();
  useTitle('Agents');
  const [isAdding, setAdding] = useState(false);
  const [edited, setEdited] = useState<AdminAgent | null>(null);
  const [invited, setInvited] = useState<AdminAgent | null>(null);
  const add = () => {
    setAdding(true);
  };
  return (
    <>
      <PageHead title="Agents" action={<Button onClick={add}>Add an agent</Button>}>
        Who answers, and how many chats each may hold at once. Changes apply at once.
      </PageHead>
      <Panel title="Everybody" aside={agents.data ? String(agents.data.length) : null}>
        <Loaded query={agents} failure="The agents could not be loaded">
          {(list) => <AgentsTable agents={list} onAdd={add} onEdit={setEdited} onInvite={setInvited} />}
        </Loaded>
      </Panel>
      <AddAgentDialog
        opened={isAdding}
        onClose={() => {
          setAdding(false);
        }}
      />
      <EditAgentDialog
        agent={edited}
        onClose={() => {
          setEdited(null);
        }}
      />
      <NewLinkDialog
        agent={invited}
        onClose={() => {
          setInvited(null);
        }}
      />
    </>
  );
}
