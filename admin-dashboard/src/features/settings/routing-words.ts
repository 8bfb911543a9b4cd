import type { SecondsField } from './routing-draft.ts';

/** What each time is called, and what it does. */
export const fieldWords: Readonly<Record<SecondsField, { label: string; about: string }>> = {
  presenceGraceSeconds: {
    label: 'No new chats after',
    about: 'An agent whose screens have all been gone this long gets no new chats until one is back.',
  },
  requeueAfterSeconds: {
    label: 'Chats go back to the line after',
    about: 'An agent whose screens have all been gone this long loses the chats. Their customers keep their place.',
  },
  queueTimeoutSeconds: {
    label: 'Ask whether to keep waiting after',
    about: 'A customer who has waited this long is asked whether to go on.',
  },
  keepWaitingWithinSeconds: {
    label: 'Time to answer',
    about: 'A customer who does not answer within this time gives up the place in the line.',
  },
  acceptWithinSeconds: {
    label: 'Time to accept a chat',
    about: 'A chat that its agent does not accept in this time goes to the next one. With 0 it stays.',
  },
};
