import type { Availability } from '@honey/protocol/rest';
import type { AgentStanding } from '@honey/protocol/rest-desk';

export interface StandingFacts {
  me: Pick<AgentStanding, 'status' | 'statusReason' | 'currentChats' | 'maxChats'>;
  /** Whether the link to the server is up. */
  isLive: boolean;
  /** Undefined while it is not known. */
  line: Pick<Availability, 'queueLength' | 'isWithinBusinessHours'> | undefined;
}

const people = (count: number): string => (count === 1 ? '1 person waits' : `${String(count)} people wait`);

/** One honest sentence or two on whether new chats come, and who waits. */
export const standing = ({ me, isLive, line }: StandingFacts): { title: string; detail: string } => {
  const waiting = line?.queueLength ?? 0;
  const inLine = waiting > 0 ? `${people(waiting)} in the line.` : '';
  const reason = me.statusReason === null ? '' : `${me.statusReason}.`;
  const join = (...sentences: string[]) => sentences.filter((sentence) => sentence !== '').join(' ');

  if (!isLive)
    return {
      title: 'You are not connected.',
      detail: 'New chats cannot reach you until the connection is back. Your chats and words are kept.',
    };
  switch (me.status) {
    case 'OFFLINE':
      return { title: 'You are offline.', detail: join(inLine, 'Go online when you are ready for chats.') };
    case 'AWAY':
      return { title: 'You are away.', detail: join(reason, inLine, 'New chats come again when you go online.') };
    case 'ONLINE':
      if (me.currentChats >= me.maxChats)
        return { title: 'All your places are taken.', detail: join(inLine, 'Close a chat to get the next one.') };
      if (waiting > 0) return { title: `${people(waiting)}.`, detail: 'The next chat is on its way to you.' };
      return {
        title: `${me.currentChats === 0 ? 'Nobody' : 'Apart from your chats nobody'} is waiting. You are online.`,
        detail: join(
          line?.isWithinBusinessHours === false ? 'Honey is closed now, so chats may be few.' : '',
          'A new chat appears here by itself.',
        ),
      };
  }
};
