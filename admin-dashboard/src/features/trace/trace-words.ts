import type { CapacitySnapshot, Decision, RequeueCause, TraceStep } from '@honey/protocol/trace';
import { formatExactDuration } from '@honey/ui/duration';

/** A span of milliseconds as precise as it is of use: `12 ms`, `3.4 s`, `12 min 5 s`. */
export function formatSpan(ms: number): string {
  if (ms < 1_000) return `${String(Math.round(ms))} ms`;
  return ms < 60_000 ? `${(ms / 1_000).toFixed(1)} s` : formatExactDuration(ms / 1_000);
}

/** The time of day to the millisecond, which is where most steps differ. */
export function preciseClock(at: string): string {
  const date = new Date(at);
  const clock = date.toLocaleTimeString(undefined, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hour12: false,
  });
  return `${clock}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}

const causes: Record<RequeueCause, string> = {
  AGENT_GONE: 'the connection was gone too long',
  NOT_TAKEN_UP: 'not taken up in time',
  GIVEN_BACK: 'given back',
  AGENT_DISABLED: 'the account was disabled',
};

/** What happened, in a few words. */
export function stepTitle({ kind, agent, position, capacity, cause }: TraceStep): string {
  const name = agent?.agentName ?? 'the agent';
  switch (kind) {
    case 'CLICKED':
      return 'The customer chose a person';
    case 'RECEIVED':
      return 'The request reached the server';
    case 'QUEUED':
      if (capacity === undefined) return 'We are open: in the line because of the message';
      return position === undefined ? 'No agent was free' : `No agent was free: place ${String(position)} in the line`;
    case 'OUTSIDE_HOURS':
      return 'Closed, and nobody was free: told when we open';
    case 'ASKED':
      return 'Asked whether to keep waiting';
    case 'LEFT':
      return 'Left the line';
    case 'LEFT_MESSAGE':
      return 'Left a message';
    case 'ABANDONED':
      return 'Did not answer, and lost the place';
    case 'ASSIGNED':
      return `Given to ${name}`;
    case 'SENT':
      return `Sent to ${name}`;
    case 'DELIVERED':
      return `On the screen of ${name}`;
    case 'ACCEPTED':
      return `Taken up by ${name}`;
    case 'FIRST_REPLY':
      return `First reply of ${name}`;
    case 'REQUEUED':
      return `Back from ${name} to the line${cause === undefined ? '' : `: ${causes[cause]}`}`;
    case 'CLOSED':
      return 'Closed';
  }
}

const chats = ({ currentChats, maxChats }: { currentChats: number; maxChats: number }) =>
  `${String(currentChats)} of ${String(maxChats)} chats`;

/** The rule that chose this agent, with the figures it went by. */
export function ruleText({ rule, load, runnerUp }: Decision): string {
  const had = load ? ` (${chats(load)})` : '';
  const other = runnerUp ? runnerUp.agentName : 'the next';
  switch (rule) {
    case 'ONLY_ONE_FREE':
      return `The only agent with room${had}.`;
    case 'LEAST_LOAD':
      return `Least load${had}; next was ${other}${runnerUp ? ` (${chats(runnerUp)})` : ''}.`;
    case 'LONGEST_WITHOUT_A_NEW_CHAT':
      return `Same load as ${other}${had}, and longer without a new chat.`;
    case 'LOWEST_ID':
      return `Level with ${other}${had}; the order of ids decided.`;
    case 'CLAIMED':
      return 'The agent claimed it from the line.';
    case 'TRANSFERRED':
      return 'A person handed it over.';
    case 'CHOSEN_BY_ADMIN':
      return 'An admin chose the agent.';
  }
}

/** The room there was at that moment. */
export function capacityText(capacity: CapacitySnapshot): string {
  const { open, totalAgents, onlineAgents, availableAgents, freeSlots, staffedSlots, queueLength } = capacity;
  const agents = `${String(onlineAgents)} of ${String(totalAgents)} agents online, ${String(availableAgents)} with room`;
  const slots = `${String(freeSlots)} of ${String(staffedSlots)} slots free`;
  return `${open ? 'Open' : 'Closed'}. ${agents}, ${slots}, ${String(queueLength)} waiting.`;
}
