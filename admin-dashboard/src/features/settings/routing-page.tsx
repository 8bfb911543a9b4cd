import type { RoutingSettings } from '@honey/protocol/settings';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { adminRequests } from '../../shared/admin-requests.ts';
import { useAdminSession } from '../../shared/admin-session.tsx';
import { Loaded } from '../../shared/loaded.tsx';
import { queryKeys } from '../../shared/query-keys.ts';
import { sameRouting, toDraft } from './routing-draft.ts';
import { RoutingForm } from './routing-form.tsx';
import { SettingsHead } from './settings-head.tsx';

/** How chats come to agents, and what happens when somebody is gone or waits long. */
export function RoutingPage() {
  const { rest } = useAdminSession();
  const settings = useQuery({ queryKey: queryKeys.settings, queryFn: () => adminRequests.settings(rest) });
  return (
    <>
      <SettingsHead title="Routing">
        How chats come to agents. What you save applies at once, on every server, and goes on record.
      </SettingsHead>
      <Loaded query={settings} failure="The settings could not be loaded">
        {(saved) => <EditedRouting saved={saved} />}
      </Loaded>
    </>
  );
}

/** Settings that somebody else saves meanwhile must not wipe out what is being typed: the form starts anew only when asked. */
function EditedRouting({ saved }: { saved: RoutingSettings }) {
  const [base, setBase] = useState({ settings: saved, version: 0 });
  return (
    <RoutingForm
      key={base.version}
      saved={base.settings}
      changedElsewhere={!sameRouting(toDraft(saved), toDraft(base.settings))}
      onStartAnew={(settings) => {
        setBase(({ version }) => ({ settings: settings ?? saved, version: version + 1 }));
      }}
    />
  );
}
