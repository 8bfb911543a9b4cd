import type { AdminAgent } from '@honey/protocol/entities';
import { EmptyState } from '@honey/ui/empty-state';
import { shortId } from '@honey/ui/short-id';
import { Link } from '@tanstack/react-router';
import type { ActiveRow } from '../../shared/board-rows.ts';
import classes from './agents.module.css';
import { byPresence, presence, presenceWords, slots } from '../../shared/presence.ts';
import { PresenceShape } from '../../shared/presence-shape.tsx';
import { SlotShape } from './slot.tsx';

interface AgentSlotsProps {
  agents: readonly AdminAgent[];
  active: readonly ActiveRow[];
}

/** Every agent who may work as a row of slots; a taken one leads to its conversation. */
export function AgentSlots({ agents, active }: AgentSlotsProps) {
  if (agents.length === 0) {
    return (
      <EmptyState title="There are no agents yet">
        <Link to="/agents">Add the first agent</Link>
      </EmptyState>
    );
  }
  // Who is switched off has no part in the line, unless chats are still held.
  const shown = agents.filter((agent) => !agent.disabled || agent.currentChats > 0);
  return (
    <ul className={classes['grid']}>
      {byPresence(shown).map((agent) => (
        <AgentCard key={agent.id} agent={agent} held={active.filter((row) => row.agentId === agent.id)} />
      ))}
    </ul>
  );
}

function AgentCard({ agent, held }: { agent: AdminAgent; held: readonly ActiveRow[] }) {
  const state = presence(agent);
  const inOrder = held.toReversed();
  return (
    <li className={classes['agent']} data-presence={state}>
      <div className={classes['name']}>
        <strong>{agent.name}</strong>
        <span className={classes['presence']}>
          <PresenceShape presence={state} />
          {presenceWords[state]}
        </span>
      </div>
      <div className={classes['slots']} role="group" aria-label={`Slots of ${agent.name}`}>
        {slots(agent).map((slot, index) => (
          <Slot key={index} state={slot} row={inOrder[index]} />
        ))}
        <span className={classes['load']}>
          {agent.currentChats} of {agent.maxChats}
        </span>
      </div>
    </li>
  );
}

function Slot({ state, row }: { state: ReturnType<typeof slots>[number]; row: ActiveRow | undefined }) {
  if (state !== 'taken' || !row) return <SlotShape state={state} />;
  const label =
    row.userId === null ? 'Conversation of a new customer' : `Conversation of customer ${shortId(row.userId)}`;
  return (
    <Link
      to="/conversations/$conversationId"
      params={{ conversationId: row.conversationId }}
      className={classes['held']}
      aria-label={label}
      title={label}
    >
      <SlotShape state="taken" />
    </Link>
  );
}
