import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { ApiError } from '@honey/client/api-error';
import { assigned, CONVERSATION, registered, StandInServer, USER } from '../testing/stand-in-server.ts';
import { createActions } from './ActionProvider.tsx';
import { createIdentify } from './identify.ts';
import { renewalTime } from './session.ts';

const pass = (ms = 0) => jest.advanceTimersByTimeAsync(ms);
const IDENTIFY = '/auth/user/identify';

/** A widget whose visitor nobody has identified; `ended` counts the chats that were ended in passing. */
function widget() {
  const server = new StandInServer();
  const services = server.services();
  const actions = createActions(services);
  let ended = 0;
  const endInPassing = () => {
    ended += 1;
  };
  const identification = createIdentify(services, {
    actions,
    endInPassing,
    restored: () => Promise.resolve(),
    shared: { ApiError, renewalTime },
  });
  const link = async () => {
    await pass(1);
    server.socket.accept();
    await pass();
    server.socket.say(registered);
  };
  return { server, actions, ...services, ...identification, link, ended: () => ended };
}

/** The same, talking to a person. */
async function chatting() {
  const one = widget();
  one.server.escalation = assigned;
  const agent = { agentId: assigned.status === 'ASSIGNED' ? assigned.agentId : '', agentName: 'Sarah' };
  one.server.conversation = { status: 'AGENT_ASSIGNED', assignedAgent: agent, assignedAt: '2026-11-22T10:00:00.000Z' };
  await one.actions.handleAgentTypeSelection('Human Agent');
  await one.link();
  one.server.add({ text: 'Hello, I am Sarah' });
  return one;
}

const stored = () => JSON.parse(localStorage.getItem('honey:session') ?? 'null') as unknown;
const anonymous = { userId: USER, token: 't', conversationId: CONVERSATION };
const ada = { userId: 'u-ada', token: 't-ada', identified: true };

beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-11-22T10:00:00.000Z') });
  localStorage.clear();
  sessionStorage.clear();
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

test('who was nobody keeps the chat, the words and what is being written, over a new link', async () => {
  const { server, actions, store, identify, link, ended } = await chatting();
  actions.setDraft('I was just');
  expect(await identify('jwt')).toBeNull();
  await link();
  expect(server.requests.find(({ path }) => path === IDENTIFY)?.body).toEqual({ identity: 'jwt' });
  expect(stored()).toMatchObject({ ...ada, conversationId: CONVERSATION });
  expect(server.sockets).toHaveLength(2);
  expect(server.socket.received[0]?.data).toMatchObject({ userId: 'u-ada', token: 't-ada' });
  expect(store.get()).toMatchObject({ draft: 'I was just', agentActive: true, trouble: null });
  expect(store.get().conversation?.messages).toMatchObject([{ text: 'Hello, I am Sarah' }]);
  expect(ended()).toBe(0);
  actions.erase();
});

test('a person who is known already comes to their own chat, and nothing of the one before is left', async () => {
  const { server, actions, store, session, identify, ended } = widget();
  await actions.handlePlanningMethodSelection('How to get pregnant');
  session.set({ ...anonymous, conversationId: 'c-of-nobody', renewAt: 0, awaited: true });
  actions.setDraft('of somebody else');
  server.identified = { ...server.identified, isKept: false };
  expect(await identify('jwt')).toBeNull();
  expect(stored()).toMatchObject({ ...ada, conversationId: CONVERSATION });
  expect(stored()).not.toHaveProperty('awaited', true);
  expect(store.get()).toMatchObject({ draft: '', conversation: { conversationId: CONVERSATION } });
  expect(ended()).toBe(1);
  // Another one after that: whoever was identified finds their chat again.
  server.identified = { ...server.identified, userId: 'u-grace', token: 't-grace', conversationId: null };
  expect(await identify('jwt')).toBeNull();
  expect(stored()).toMatchObject({ userId: 'u-grace', conversationId: null });
  expect(store.get()).toMatchObject({ conversation: null, panel: 'menu' });
  expect(ended()).toBe(1);
  actions.erase();
});

test('a refusal says why, and changes nothing', async () => {
  const { server, actions, store, identify, link } = await chatting();
  server.failures.set(IDENTIFY, { status: 400, code: 'IDENTITY_EXPIRED' });
  expect(await identify('jwt')).toBe('IDENTITY_EXPIRED');
  server.failures.set(IDENTIFY, 'offline');
  expect(await identify('jwt')).toBe('OFFLINE');
  await link();
  expect(stored()).toMatchObject(anonymous);
  expect(stored()).not.toHaveProperty('identified');
  expect(store.get()).toMatchObject({ agentActive: true, link: { kind: 'registered' } });
  actions.erase();
});

test('a token that has died comes along no more', async () => {
  const { server, actions, session, identify } = widget();
  session.set({ ...anonymous, renewAt: 0 });
  server.failures.set(IDENTIFY, { status: 401, code: 'UNAUTHENTICATED' });
  server.identified = { ...server.identified, isKept: false };
  expect(await identify('jwt')).toBeNull();
  expect(stored()).toMatchObject({ ...ada, conversationId: CONVERSATION });
  actions.erase();
});

test('who left meanwhile stays gone', async () => {
  const { actions, identify, stop } = await chatting();
  const answer = identify('jwt');
  stop();
  actions.erase();
  expect(await answer).toBe('WRONG_STATE');
  expect(stored()).toBeNull();
});

test('of two, the later one counts, whole', async () => {
  const { server, actions, identify } = widget();
  const first = identify('ada');
  const second = identify('grace');
  expect(await first).toBeNull();
  expect(stored()).toMatchObject(ada);
  server.identified = { ...server.identified, userId: 'u-grace', isKept: false, conversationId: null };
  expect(await second).toBeNull();
  expect(stored()).toMatchObject({ userId: 'u-grace', conversationId: null });
  actions.erase();
});

test('on a device that keeps nothing, nothing is kept', async () => {
  const { actions, session, identify } = widget();
  actions.setKeepsOnDevice(false);
  expect(await identify('jwt')).toBeNull();
  expect(session.get()).toMatchObject(ada);
  expect(localStorage.length).toBe(0);
  actions.erase();
});
