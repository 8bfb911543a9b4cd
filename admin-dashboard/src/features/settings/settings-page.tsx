import { useQuery } from '@tanstack/react-query';
import { adminRequests } from '../../shared/admin-requests.ts';
import { useAdminSession } from '../../shared/admin-session.tsx';
import { Loaded } from '../../shared/loaded.tsx';
import { Panel } from '../../shared/panel.tsx';
import { queryKeys } from '../../shared/query-keys.ts';
import { RetentionForm } from './retention-form.tsx';
import { SettingsHead } from './settings-head.tsx';

/** For how long chats are kept. */
export function SettingsPage() {
  const { rest } = useAdminSession();
  const settings = useQuery({ queryKey: queryKeys.settings, queryFn: () => adminRequests.settings(rest) });
  return (
    <>
      <SettingsHead title="Keeping">
        For how long you keep what people said. Changes apply at once and go on record.
      </SettingsHead>
      <Panel title="How long chats are kept">
        <Loaded query={settings} failure="The settings could not be loaded">
          {(saved) => <RetentionForm key={saved.retentionDays} saved={saved} />}
        </Loaded>
      </Panel>
    </>
  );
}
