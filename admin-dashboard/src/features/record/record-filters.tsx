import { type AuditAction, auditActions } from '@honey/protocol/audit';
import { Select } from '@mantine/core';
import type { AuditFilter } from '../../shared/admin-requests.ts';
import classes from './record.module.css';
import { deedWords } from './record-words.ts';
import { useActors } from './use-record.ts';

interface RecordFiltersProps {
  filter: AuditFilter;
  onChange: (filter: AuditFilter) => void;
}

const EVERYTHING = '';
const kinds = [
  { value: EVERYTHING, label: 'Everything' },
  ...auditActions.map((action) => ({ value: action, label: deedWords[action] })),
];

export function RecordFilters({ filter, onChange }: RecordFiltersProps) {
  const actors = useActors().data ?? [];
  const people = [
    { value: EVERYTHING, label: 'Everybody' },
    ...actors.map(({ id, name, actor }) => ({ value: id, label: actor === 'ADMIN' ? `${name} (admin)` : name })),
  ];
  const { action, actorId, ...rest } = filter;
  const choose = (next: { action: string; actorId: string }) => {
    onChange({
      ...rest,
      ...(next.action === EVERYTHING ? {} : { action: next.action as AuditAction }),
      ...(next.actorId === EVERYTHING ? {} : { actorId: next.actorId }),
    });
  };
  return (
    <div className={classes['filters']}>
      <Select
        label="What"
        data={kinds}
        value={action ?? EVERYTHING}
        allowDeselect={false}
        searchable
        nothingFoundMessage="Nothing is called that"
        onChange={(value) => {
          choose({ action: value ?? EVERYTHING, actorId: actorId ?? EVERYTHING });
        }}
      />
      <Select
        label="Who"
        data={people}
        value={actorId ?? EVERYTHING}
        allowDeselect={false}
        searchable
        nothingFoundMessage="Nobody is called that"
        onChange={(value) => {
          choose({ action: action ?? EVERYTHING, actorId: value ?? EVERYTHING });
        }}
      />
    </div>
  );
}
