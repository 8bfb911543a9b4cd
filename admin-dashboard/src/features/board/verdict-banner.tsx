import type { AdminAgent } from '@honey/protocol/entities';
import type { Metrics } from '@honey/protocol/rest';
import { useNow } from '@honey/ui/use-now';
import { Skeleton } from '@mantine/core';
import type { LineRow } from '../../shared/board-rows.ts';
import classes from './board.module.css';
import { LevelShape } from './level-shape.tsx';
import { verdict } from './verdict.ts';

interface VerdictBannerProps {
  line: readonly LineRow[] | undefined;
  agents: readonly AdminAgent[] | undefined;
  metrics: Metrics | undefined;
}

/** The answer in one line, before any number. Read aloud when it changes. */
export function VerdictBanner({ line, agents, metrics }: VerdictBannerProps) {
  const now = useNow();
  if (!line || !agents || !metrics) return <Skeleton h={56} radius="lg" />;
  const { level, headline, reason } = verdict({
    line,
    agents,
    isWithinBusinessHours: metrics.isWithinBusinessHours,
    now,
  });
  return (
    <p className={classes['verdict']} data-level={level} role="status">
      <LevelShape level={level} size={22} />
      <span>
        <strong>{headline}</strong> <span className={classes['reason']}>{reason}</span>
      </span>
    </p>
  );
}
