import { useQuery } from '@tanstack/react-query';
import { adminRequests } from '../../shared/admin-requests.ts';
import { useAdminSession } from '../../shared/admin-session.tsx';
import { Loaded } from '../../shared/loaded.tsx';
import { PageHead } from '../../shared/page-head.tsx';
import { Panel } from '../../shared/panel.tsx';
import { queryKeys } from '../../shared/query-keys.ts';
import { useTitle } from '../../shared/use-title.ts';
import { RetentionForm } from './retention-form.tsx';

/** What admins decide once and rarely change. */
export function SettingsPage() {
  const { rest } = useAdminSession();
  useTitle('Settings');
  const settings = useQuery({ queryKey: queryKeys.settings, queryFn: () => adminRequests.settings(rest) });
  return (
    <>
      <PageHead title="Settings">What you decide once. Changes apply at once and go on record.</PageHead>
      <Panel title="How long chats are kept">
        <Loaded query={settings} failure="The settings could not be loaded">
          {(saved) => <RetentionForm key={saved.retentionDays} saved={saved} />}
        </Loaded>
      </Panel>
    </>
  );
}
