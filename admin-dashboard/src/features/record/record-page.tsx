import { EmptyState } from '@honey/ui/empty-state';
import { failureText } from '@honey/ui/failure-text';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AuditFilter } from '../../shared/admin-requests.ts';
import { Loaded } from '../../shared/loaded.tsx';
import { PageHead } from '../../shared/page-head.tsx';
import { Panel } from '../../shared/panel.tsx';
import { useTitle } from '../../shared/use-title.ts';
import { RecordFilters } from './record-filters.tsx';
import { RecordTable } from './record-table.tsx';
import classes from './record.module.css';
import { useRecord } from './use-record.ts';

/** Who did what: sign-ins, changes, and what was done to people's data. */
export function RecordPage() {
  const [filter, setFilter] = useState<AuditFilter>({});
  const record = useRecord(filter);
  useTitle('Record');
  return (
    <>
      <PageHead
        title="Record"
        action={
          <Button variant="default" loading={record.isRefetching} onClick={() => void record.refetch()}>
            Look again
          </Button>
        }
      >
        Who signed in, what was changed, and what was done to people’s data. Never what was said. Entries are kept for
        two years.
      </PageHead>
      <Panel title="Entries" aside="Newest first">
        <div>
          <RecordFilters filter={filter} onChange={setFilter} />
          <Loaded query={record} failure="The record could not be loaded">
            {(entries) =>
              entries.length === 0 ? (
                <EmptyState title="Nothing is on record">
                  {Object.keys(filter).length === 0
                    ? 'The next sign-in or change appears here.'
                    : 'Nothing of this kind, or of this person. Choose something else above.'}
                </EmptyState>
              ) : (
                <RecordTable entries={entries} />
              )
            }
          </Loaded>
          {record.hasNextPage || record.isFetchNextPageError ? (
            <div className={classes['more']}>
              {record.isFetchNextPageError ? <p role="alert">{failureText(record.error)}</p> : null}
              <Button variant="default" loading={record.isFetchingNextPage} onClick={() => void record.fetchNextPage()}>
                Show earlier entries
              </Button>
            </div>
          ) : null}
        </div>
      </Panel>
    </>
  );
}
