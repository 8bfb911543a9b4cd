import type { WhyWaiting } from '@honey/protocol/trace';
import { formatClock, formatDay } from '@honey/ui/duration';

const count = (number: number, one: string, many = `${one}s`) => `${String(number)} ${number === 1 ? one : many}`;

/** Why somebody still waits, as one says it. `now` in ms since the epoch. */
export function whyWaitingText(why: WhyWaiting, now: number): string {
  switch (why.kind) {
    case 'NEXT_ROUND':
      return 'Is being given to an agent now';
    case 'BEHIND_OTHERS':
      return 'The free agents go to those before';
    case 'ALL_AT_CAPACITY':
      return `${count(why.onlineAgents, 'agent')} online, all full: ${String(why.chats)} of ${String(why.slots)} chats`;
    case 'EXCLUDED':
      return `Free, but missed it or gave it back: ${why.agentNames.join(', ')}`;
    case 'NOBODY_ONLINE':
      return nobodyOnline(why.agents);
    case 'OUTSIDE_HOURS':
      return why.nextOpenAt === null
        ? 'Closed, and no opening is planned'
        : `Closed until ${opening(why.nextOpenAt, now)}`;
  }
}

function nobodyOnline(agents: Extract<WhyWaiting, { kind: 'NOBODY_ONLINE' }>['agents']): string {
  const there = [
    agents.ONLINE > 0 && `${String(agents.ONLINE)} without a connection`,
    agents.AWAY > 0 && `${String(agents.AWAY)} away`,
    agents.OFFLINE > 0 && `${String(agents.OFFLINE)} offline`,
  ].filter((part) => part !== false);
  return there.length === 0 ? 'There are no agents' : `No agent is online: ${there.join(', ')}`;
}

function opening(nextOpenAt: string, now: number): string {
  const day = formatDay(nextOpenAt, now);
  return day === 'Today' ? formatClock(nextOpenAt) : `${day}, ${formatClock(nextOpenAt)}`;
}
