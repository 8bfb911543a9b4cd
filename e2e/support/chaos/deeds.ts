/** What a customer in a story does, or what happens to one. */
export const deeds = [
  'ask for a person',
  'leave the line',
  'keep waiting',
  'say something',
  'read',
  'ask the assistant',
  'close',
  'be answered',
  'have it arrive',
  'be read',
  'see typing',
  'be closed',
  'be handed back to the line',
  'be handed to a colleague',
  'lose the agent',
  'be asked whether to wait',
  'be given up',
  'find agents back',
  'find all agents away',
] as const;
export type Deed = (typeof deeds)[number];
