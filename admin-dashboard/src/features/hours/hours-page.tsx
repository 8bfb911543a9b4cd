import type { BusinessHours } from '@honey/protocol/business-hours';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { adminRequests } from '../../shared/admin-requests.ts';
import { useAdminSession } from '../../shared/admin-session.tsx';
import { Loaded } from '../../shared/loaded.tsx';
import { PageHead } from '../../shared/page-head.tsx';
import { useTitle } from '../../shared/use-title.ts';
import { queryKeys } from '../../shared/query-keys.ts';
import { sameHours } from './hours-draft.ts';
import { HoursForm } from './hours-form.tsx';

/** When Honey's people are there: the week, and the dates that do not follow it. */
export function HoursPage() {
  const { rest } = useAdminSession();
  useTitle('Hours');
  const hours = useQuery({ queryKey: queryKeys.hours, queryFn: () => adminRequests.hours(rest) });
  return (
    <>
      <PageHead title="Hours">
        Who asks for a person outside these hours is told when you open next, unless an agent is there and free.
      </PageHead>
      <Loaded query={hours} failure="The hours could not be loaded">
        {(saved) => <EditedHours saved={saved} />}
      </Loaded>
    </>
  );
}

/** Hours that somebody else saves meanwhile must not wipe out what is being typed: the form starts anew only when asked. */
function EditedHours({ saved }: { saved: BusinessHours }) {
  const [base, setBase] = useState({ hours: saved, version: 0 });
  return (
    <HoursForm
      key={base.version}
      saved={base.hours}
      changedElsewhere={!sameHours(saved, base.hours)}
      onStartAnew={(hours) => {
        setBase(({ version }) => ({ hours: hours ?? saved, version: version + 1 }));
      }}
    />
  );
}
