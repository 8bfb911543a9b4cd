/** What somebody says: the customer on the left, the agent or the assistant on the right. */
export interface Turn {
  from: 'customer' | 'agent';
  text: string;
  /** Minutes before the picture is taken. */
  ago: number;
}

export interface Chat {
  topic: string;
  turns: readonly Turn[];
  /** Minutes before the picture is taken at which the agent got the chat. */
  since: number;
}

const general = 'Ask a general question';

/** The chat that is open on all pictures. */
export const openChat: Chat = {
  topic: general,
  since: 9,
  turns: [
    { from: 'agent', text: 'Hello, I am Sarah, a counsellor here. What can I do for you?', ago: 9 },
    {
      from: 'customer',
      text: 'Hi. I started the pill three weeks ago and I have a little bleeding almost every day. Is that bad?',
      ago: 8,
    },
    {
      from: 'agent',
      text: 'Thank you for asking. Light bleeding is common in the first three months of a new pill, and it does not mean that the pill fails. Do you take it at about the same time each day?',
      ago: 6,
    },
    { from: 'customer', text: 'Mostly. Twice I was a few hours late.', ago: 4 },
    {
      from: 'agent',
      text: 'With most combined pills a few hours do not matter. If the bleeding gets heavy, or you have pain, come and see us.',
      ago: 2,
    },
    { from: 'customer', text: 'That is a relief. Can I come without an appointment?', ago: 1 },
  ],
};

/** Other chats of the same agent. */
export const otherChats: readonly Chat[] = [
  {
    topic: 'Change or stop my method',
    since: 16,
    turns: [
      { from: 'customer', text: 'I would like to stop the injection. When can I get pregnant again?', ago: 15 },
      {
        from: 'agent',
        text: 'It can take some months longer than with other methods. That is normal, and it does come back.',
        ago: 12,
      },
      { from: 'customer', text: 'Thank you. And what should I use until then?', ago: 4 },
    ],
  },
  {
    topic: 'How to get pregnant',
    since: 24,
    turns: [
      { from: 'customer', text: 'We have been trying for eight months. Is it time to see somebody?', ago: 23 },
      {
        from: 'agent',
        text: 'If you are under 35, most people wait a year. With irregular periods, come sooner. How old are you?',
        ago: 20,
      },
      { from: 'customer', text: '31, and they are regular.', ago: 19 },
      { from: 'agent', text: 'Then you have time. I can send you what helps meanwhile.', ago: 18 },
    ],
  },
];

/** What the agents beside her talk about, by the minutes since each got the chat. */
export const elsewhere: readonly { topic: string; since: number }[] = [
  { topic: 'How to prevent pregnancy', since: 3 },
  { topic: general, since: 11 },
  { topic: 'How to improve my sex life', since: 18 },
];

/** Who waits: since how many minutes, and for what. */
export const line: readonly { topic: string; since: number }[] = [
  { topic: general, since: 7.4 },
  { topic: 'How to prevent pregnancy', since: 4.2 },
  { topic: general, since: 2.1 },
  { topic: 'Change or stop my method', since: 0.6 },
];

/** Chats of today that are over: when they began, how long the customer waited, how long they took, in minutes. */
export const earlier: readonly { ago: number; waited: number; took: number; score?: number }[] = [
  { ago: 31, waited: 3.5, took: 12, score: 4 },
  { ago: 38, waited: 0.6, took: 9 },
  { ago: 44, waited: 1.5, took: 17, score: 5 },
  { ago: 52, waited: 0.7, took: 6, score: 5 },
  { ago: 63, waited: 5, took: 14 },
  { ago: 75, waited: 0.5, took: 11, score: 5 },
  { ago: 82, waited: 2.2, took: 8 },
  { ago: 90, waited: 1.1, took: 15, score: 4 },
];

/** A day before today, in figures. */
export interface PastDay {
  /** How many days ago. */
  ago: number;
  /** Customers who asked for a person, and how many of them gave up waiting. */
  asked: number;
  gaveUp: number;
  /** What was usual, in minutes: the wait, and the chat. */
  wait: number;
  chat: number;
  /** What was usual, 1 to 5. */
  rating: number;
}

/** The two weeks before, in each of which the clinic was closed on one day. */
export const daysBefore: readonly PastDay[] = [
  { ago: 13, asked: 27, gaveUp: 4, wait: 2.6, chat: 13, rating: 4.1 },
  { ago: 12, asked: 29, gaveUp: 3, wait: 2.2, chat: 12, rating: 4.3 },
  { ago: 11, asked: 20, gaveUp: 1, wait: 1.1, chat: 11, rating: 4.6 },
  { ago: 9, asked: 11, gaveUp: 0, wait: 0.5, chat: 13, rating: 4.7 },
  { ago: 8, asked: 25, gaveUp: 2, wait: 1.5, chat: 12, rating: 4.4 },
  { ago: 7, asked: 26, gaveUp: 3, wait: 1.9, chat: 12, rating: 4.4 },
  { ago: 6, asked: 31, gaveUp: 4, wait: 2.4, chat: 13, rating: 4.2 },
  { ago: 5, asked: 28, gaveUp: 2, wait: 1.6, chat: 11, rating: 4.6 },
  { ago: 4, asked: 22, gaveUp: 1, wait: 0.9, chat: 10, rating: 4.7 },
  { ago: 2, asked: 12, gaveUp: 1, wait: 0.6, chat: 14, rating: 4.5 },
  { ago: 1, asked: 24, gaveUp: 2, wait: 1.4, chat: 12, rating: 4.5 },
];
