import { type AlertRule, alertRules, type AlertSettings, MAX_GRACE_MINUTES } from '@honey/protocol/alerts';
import { Button, NumberInput, Switch } from '@mantine/core';
import { useState } from 'react';
import { useSaveAlertRules } from './alert-queries.ts';
import { ruleWords } from './alert-words.ts';
import classes from './alerts.module.css';

const MOST = 100_000;

/** When alerts open and end. */
export function RulesForm({ saved }: { saved: AlertSettings }) {
  const [draft, setDraft] = useState(saved);
  const save = useSaveAlertRules();
  const isOutOfOrder = alertRules.some((rule) => draft[rule].clearAt > draft[rule].threshold);
  const change = (rule: AlertRule, part: RuleChange) => {
    setDraft({ ...draft, [rule]: { ...draft[rule], ...part } });
  };
  return (
    <form
      className={classes['rules']}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isOutOfOrder) save.mutate(draft);
      }}
    >
      {alertRules.map((rule) => (
        <Rule
          key={rule}
          rule={rule}
          value={draft[rule]}
          onChange={(part) => {
            change(rule, part);
          }}
        />
      ))}
      <div className={classes['save']}>
        <Button type="submit" loading={save.isPending} disabled={isOutOfOrder}>
          Save rules
        </Button>
      </div>
    </form>
  );
}

type RuleChange = Partial<AlertSettings['NO_AGENTS_ONLINE']>;

interface RuleProps {
  rule: AlertRule;
  value: AlertSettings[AlertRule];
  onChange: (part: RuleChange) => void;
}

function Rule({ rule, value, onChange }: RuleProps) {
  const { title, about } = ruleWords[rule];
  const { enabled, threshold, clearAt } = value;
  return (
    <div className={classes['rule']} role="group" aria-label={title}>
      <Switch
        label={title}
        description={about}
        checked={enabled}
        onChange={(event) => {
          onChange({ enabled: event.currentTarget.checked });
        }}
      />
      {'graceMinutes' in value ? (
        <NumberInput
          className={classes['grace']}
          label="Time to come, in minutes"
          description="After opening or a start"
          min={0}
          max={MAX_GRACE_MINUTES}
          allowDecimal={false}
          value={value.graceMinutes}
          onChange={(next) => {
            if (typeof next === 'number') onChange({ graceMinutes: next });
          }}
        />
      ) : (
        <>
          <NumberInput
            label="Opens above"
            min={0}
            max={MOST}
            allowDecimal={false}
            value={threshold}
            onChange={(next) => {
              if (typeof next === 'number') onChange({ threshold: next });
            }}
          />
          <NumberInput
            label="Ends at"
            min={0}
            max={MOST}
            allowDecimal={false}
            value={clearAt}
            error={clearAt > threshold ? 'Not above the other' : null}
            onChange={(next) => {
              if (typeof next === 'number') onChange({ clearAt: next });
            }}
          />
        </>
      )}
    </div>
  );
}
