import { defaultRoutingSettings, type RoutingSettings, routingSettingsSchema } from '@honey/protocol/settings';
import { formatDuration, formatExactDuration } from '@honey/ui/duration';

/** The settings that are a time, in seconds. */
export type SecondsField = Exclude<keyof RoutingSettings, Choice | 'retentionDays'>;

/** The settings that are on or off. */
export type Choice = 'agentsAnswerOutsideHours' | 'agentsSeeTyping';

/** How chats are routed; what belongs to the page of keeping is not part of it. */
export type Routing = Omit<RoutingSettings, 'retentionDays'>;

/** What stands in the fields: a number, or what is being typed. */
export type RoutingDraft = Record<SecondsField, number | string> & Record<Choice, boolean>;

export type RoutingErrors = Readonly<Partial<Record<SecondsField, string>>>;

export const secondsFields = [
  'presenceGraceSeconds',
  'requeueAfterSeconds',
  'queueTimeoutSeconds',
  'keepWaitingWithinSeconds',
  'acceptWithinSeconds',
] as const satisfies readonly SecondsField[];

/** The least and the most that the server takes, and what it is until somebody says otherwise. */
export function boundsOf(field: SecondsField): { min: number; max: number; initially: number } {
  const { minValue, maxValue } = routingSettingsSchema.shape[field];
  return { min: minValue ?? 0, max: maxValue ?? Infinity, initially: defaultRoutingSettings[field] };
}

export function toDraft({ retentionDays: _kept, ...routing }: RoutingSettings): RoutingDraft {
  return routing;
}

/** What would be refused, found before asking. */
export function draftErrors(draft: RoutingDraft): RoutingErrors {
  const errors: Partial<Record<SecondsField, string>> = {};
  for (const field of secondsFields) {
    const { min, max } = boundsOf(field);
    const value = secondsOf(draft[field]);
    if (value === null || value < min || value > max) {
      errors[field] = `Choose a whole number from ${min.toLocaleString('en')} to ${max.toLocaleString('en')}.`;
    }
  }
  const [grace, requeue] = [secondsOf(draft.presenceGraceSeconds), secondsOf(draft.requeueAfterSeconds)];
  if (grace !== null && requeue !== null && requeue < grace) {
    errors.requeueAfterSeconds ??= 'Must not be shorter than the time for new chats.';
  }
  return errors;
}

/** The settings that the draft means. Only of a draft without errors. */
export function toRouting(draft: RoutingDraft): Routing {
  return {
    agentsAnswerOutsideHours: draft.agentsAnswerOutsideHours,
    agentsSeeTyping: draft.agentsSeeTyping,
    presenceGraceSeconds: Number(draft.presenceGraceSeconds),
    requeueAfterSeconds: Number(draft.requeueAfterSeconds),
    queueTimeoutSeconds: Number(draft.queueTimeoutSeconds),
    keepWaitingWithinSeconds: Number(draft.keepWaitingWithinSeconds),
    acceptWithinSeconds: Number(draft.acceptWithinSeconds),
  };
}

export function sameRouting(one: RoutingDraft, other: RoutingDraft): boolean {
  return (
    one.agentsAnswerOutsideHours === other.agentsAnswerOutsideHours &&
    one.agentsSeeTyping === other.agentsSeeTyping &&
    secondsFields.every((field) => String(one[field]) === String(other[field]))
  );
}

/** The range, what it is at first, and the time in words where seconds alone say little. */
export function hintOf(field: SecondsField, value: number | string): string {
  const { min, max, initially } = boundsOf(field);
  const range = `From ${min.toLocaleString('en')} to ${max.toLocaleString('en')} seconds. At first: ${initially.toLocaleString('en')}.`;
  const seconds = secondsOf(value);
  if (seconds === null || seconds < 60) return range;
  return `${range} Now: ${seconds % 60 === 0 ? formatDuration(seconds) : formatExactDuration(seconds)}.`;
}

function secondsOf(value: number | string): number | null {
  const seconds = value === '' ? NaN : Number(value);
  return Number.isInteger(seconds) ? seconds : null;
}
