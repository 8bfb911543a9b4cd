import type { Choice, SecondsField } from './routing-draft.ts';

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

/** What each choice is called, and what it does. */
export const choiceWords: Readonly<Record<Choice, { label: string; about: string }>> = {
  agentsAnswerOutsideHours: {
    label: 'Agents who are there answer all the same',
    about:
      'Who asks for a person while you are closed still gets an agent who is online and free. Off: nobody does. At first: on.',
  },
  agentsSeeTyping: {
    label: 'The agent sees what is not sent yet',
    about:
      'Only the agent who has the chat does, and it is kept nowhere. The chat tells the customer so, beside the field they write in. At first: off.',
  },
};
