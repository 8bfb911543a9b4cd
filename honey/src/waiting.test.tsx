import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { QUEUE_POLL_MS } from '@honey/protocol/limits';
import type { UserNotification } from '@honey/protocol/server-frames';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { App } from './App.tsx';
import { ActionProvider, createActions } from './chatbot/ActionProvider.tsx';
import { createHostBridge } from './chatbot/host-bridge.ts';
import { assigned, CONVERSATION, queued, registered, StandInServer } from './testing/stand-in-server.ts';

const NOW = '2026-11-22T10:00:00.000Z';
const second = (n: number) => new Date(Date.parse(NOW) + n * 1_000).toISOString();
const media = { matches: false, addEventListener: () => undefined, removeEventListener: () => undefined };
const about = { conversationId: CONVERSATION } as const;
const abandoned = { ...about, status: 'ABANDONED' } as const;
let erase: () => void = () => undefined;

const pass = (ms = 0) => act(() => jest.advanceTimersByTimeAsync(ms));
const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
const press = async (name: string) => {
  fireEvent.click(button(name));
  await pass();
};

function show(server: StandInServer) {
  const services = server.services();
  const actions = createActions(services);
  erase = actions.erase;
  render(
    <ActionProvider services={services} actions={actions}>
      <App host={createHostBridge(window)} leave={{ exit: () => undefined, reset: () => undefined }} />
    </ActionProvider>,
  );
  return { server, actions, store: services.store };
}

/** The widget of somebody who has asked for a person and was answered `escalation`. */
async function open(escalation: typeof queued) {
  const widget = show(new StandInServer());
  const { server, actions } = widget;
  server.escalation = escalation;
  await act(() => actions.handleAgentTypeSelection('Human Agent'));
  await pass(1);
  server.socket.accept();
  await pass();
  server.socket.say(registered);
  await pass();
  return {
    ...widget,
    told: (data: UserNotification) => act(() => server.socket.say({ event: 'user_notification', data })),
  };
}

const asks: UserNotification = { ...about, type: 'QUEUE_TIMEOUT', answerBy: second(120), timestamp: NOW };

beforeEach(() => {
  jest.useFakeTimers({ now: new Date(NOW) });
  localStorage.clear();
  window.matchMedia = () => media as unknown as MediaQueryList;
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => {
  erase();
  cleanup();
  jest.useRealTimers();
  jest.restoreAllMocks();
});

describe('Somebody who has waited long', () => {
  test('is asked, hears how long there is, and keeps the place', async () => {
    const { server, told } = await open(queued);
    // jsdom means an element of it, browsers mean the window.
    jest.spyOn(document, 'hasFocus').mockReturnValue(true);
    await told(asks);
    const question = screen.getByRole('group', { name: 'Are you still there?' });
    expect(document.activeElement).toBe(question);
    expect(question.closest('[aria-live="polite"]')).not.toBeNull();
    expect(question.textContent).toContain('About 2 minutes are left.');
    server.queueStatus = { ...queued, answerBy: second(120) } as typeof queued;
    await pass(60_000);
    expect(question.textContent).toContain('About a minute is left.');
    server.queueStatus = null;
    await press('Keep waiting');
    expect(screen.queryByText('Are you still there?')).toBeNull();
    expect(screen.getByText('You keep your place in line.')).toBeTruthy();
    expect(document.activeElement?.classList.contains('panel')).toBe(true);
    expect(server.requests.at(-1)?.path).toBe(`/conversations/${CONVERSATION}/keep-waiting`);
  });

  test('may leave instead', async () => {
    const { told } = await open(queued);
    await told(asks);
    await press('Leave the line');
    expect(screen.getByText('What would you like to talk about?')).toBeTruthy();
  });

  test('may ask the assistant first, or leave a message, and is still asked', async () => {
    const { told } = await open(queued);
    await told(asks);
    await press('Leave a message instead');
    expect(screen.getByRole('textbox', { name: 'Your message' })).toBeTruthy();
    expect(button('Keep waiting')).toBeTruthy();
    await press('Back to my place in line');
    await press('Ask the assistant meanwhile');
    expect(screen.getByRole('textbox', { name: 'Write a question' })).toBeTruthy();
    await press('Keep waiting');
    expect(screen.getByText(/You are 2nd in line/)).toBeTruthy();
  });

  test('reads the time on the own clock, however wrong that is', async () => {
    const { server, told } = await open(queued);
    jest.setSystemTime(Date.parse(NOW) - 3_600_000);
    await act(() => server.socket.say(registered));
    await told(asks);
    expect(screen.getByText('About 2 minutes are left.')).toBeTruthy();
  });

  test('hears when the answer did not arrive, and answers again', async () => {
    const { server, told } = await open(queued);
    await told(asks);
    server.failures.set(`/conversations/${CONVERSATION}/keep-waiting`, 'offline');
    await press('Keep waiting');
    expect(screen.getByText(/Your answer did not arrive\. Answer again\./)).toBeTruthy();
    await press('Keep waiting');
    expect(screen.queryByText('Are you still there?')).toBeNull();
  });

  test('is asked beside the assistant too, and keeps writing there', async () => {
    const { told } = await open(queued);
    await press('Ask the assistant meanwhile');
    const field = screen.getByRole('textbox');
    field.focus();
    await told(asks);
    expect(screen.getByText(/Are you still there\? Answer by \d\d:\d\d to keep your place in line\./)).toBeTruthy();
    expect(document.activeElement).toBe(field);
    await press('Keep waiting');
    expect(screen.getByText(/You are 2nd in line/)).toBeTruthy();
  });

  test('who does not answer is told that the place was given up, and may ask again', async () => {
    const { server, told, store } = await open(queued);
    await told(asks);
    server.queueStatus = abandoned;
    await pass(122_000);
    expect(screen.getByText('Your place in line was given up')).toBeTruthy();
    expect(screen.getByText(/Nothing you wrote is lost\./)).toBeTruthy();
    server.queueStatus = null;
    server.escalation = { ...queued, position: 4, queuedAt: second(130) } as typeof queued;
    await press('Ask again for a person');
    expect(store.get()).toMatchObject({ escalationStatus: 'QUEUED', queuePosition: 4 });
  });

  test('hears of the end at once, though news of the place overtook it', async () => {
    const { server, store } = await open(queued);
    server.queueStatus = abandoned;
    server.overtakes = {
      event: 'user_notification',
      data: { ...about, type: 'QUEUE_UPDATE', position: 1, estimatedWait: 4, timestamp: second(30) },
    };
    await pass(QUEUE_POLL_MS);
    expect(server.overtakes).toBeNull();
    expect(store.get().escalationStatus).toBeNull();
    expect(screen.getByText('Your place in line was given up')).toBeTruthy();
  });

  test.each([
    ['the question', { ...queued, answerBy: second(120) } as typeof queued, 'Are you still there?'],
    ['the end of the wait', abandoned, 'Your place in line was given up'],
  ])('finds %s after a reload', async (_what, status, words) => {
    await open(queued);
    cleanup();
    const server = new StandInServer();
    server.queueStatus = status;
    server.conversation = { status: status === abandoned ? 'BOT' : 'WAITING_FOR_AGENT', escalatedAt: NOW };
    const { actions } = show(server);
    await act(() => actions.restore());
    await pass();
    expect(screen.getByText(words)).toBeTruthy();
  });

  test('finds the end of the wait after a reload though its first question is lost', async () => {
    await open(queued);
    cleanup();
    const server = new StandInServer();
    server.queueStatus = abandoned;
    server.conversation = { status: 'BOT', escalatedAt: NOW };
    server.failures.set(`/conversations/queue-status/${CONVERSATION}`, 'offline');
    const { actions } = show(server);
    await act(() => actions.restore());
    expect(screen.queryByText('What would you like to talk about?')).toBeNull();
    await pass(4_000);
    expect(screen.getByText('Your place in line was given up')).toBeTruthy();
  });

  test('is not told of the end again after having gone on', async () => {
    const { server, told } = await open(queued);
    await told(asks);
    server.queueStatus = abandoned;
    await pass(122_000);
    await press('Back to the menu');
    cleanup();
    const again = new StandInServer();
    again.queueStatus = abandoned;
    const { actions } = show(again);
    await act(() => actions.restore());
    expect(screen.getByText('What would you like to talk about?')).toBeTruthy();
    expect(again.requests.some(({ path }) => path.includes('queue-status'))).toBe(false);
  });
});

describe('Somebody whose counsellor is gone', () => {
  const backAt = (n: number): UserNotification => ({
    ...about,
    type: 'QUEUE_UPDATE',
    position: 1,
    estimatedWait: 4,
    timestamp: second(n),
  });
  const michael: UserNotification = {
    ...about,
    type: 'AGENT_ASSIGNED',
    agentId: 'a-2',
    agentName: 'Michael',
    timestamp: second(20),
  };

  test('hears of it, keeps history and draft, and goes on with the next one', async () => {
    const { server, actions, told } = await open(assigned);
    await act(() => server.socket.say({ event: 'message_received', data: server.add({ text: 'Hello from Sarah' }) }));
    actions.setDraft('half a sentence');
    await told(backAt(10));
    expect(screen.getByText('You are back in line')).toBeTruthy();
    expect(screen.getByText(/Sarah is not in this chat any more\. It is nothing you did\./)).toBeTruthy();
    expect(screen.getByText('You are back, 1st in line')).toBeTruthy();
    expect(screen.getByText('Hello from Sarah')).toBeTruthy();
    const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Write a message' });
    expect(field.value).toBe('half a sentence');
    fireEvent.click(button('Send'));
    expect(server.socket.received.at(-1)).toMatchObject({ event: 'send_message', data: { text: 'half a sentence' } });
    await told(michael);
    expect(screen.getByRole('heading', { name: 'Michael, counsellor' })).toBeTruthy();
    expect(screen.getByText('You are now talking to Sarah')).toBeTruthy();
    expect(screen.getByText('You are now talking to Michael')).toBeTruthy();
    expect(server.sockets).toHaveLength(1);
  });

  test('sees the new name when another one takes over at once', async () => {
    const { told } = await open(assigned);
    await told(michael);
    expect(screen.getByRole('heading', { name: 'Michael, counsellor' })).toBeTruthy();
    await told(backAt(10));
    expect(screen.getByRole('heading', { name: 'Michael, counsellor' })).toBeTruthy();
  });

  test('hears of it after a reload, from the line itself', async () => {
    await open(assigned);
    cleanup();
    const server = new StandInServer();
    server.add({ text: 'Hello from Sarah' });
    server.conversation = { status: 'WAITING_FOR_AGENT', escalatedAt: NOW };
    server.queueStatus = { ...queued, backFrom: { agentName: 'Sarah', assignedAt: NOW } } as typeof queued;
    const { actions } = show(server);
    await act(() => actions.restore());
    await pass();
    expect(screen.getByText('You are back in line')).toBeTruthy();
    expect(screen.getByText('Hello from Sarah')).toBeTruthy();
  });
});
