import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { LeftMessage } from '@honey/protocol/entities';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { App } from './App.tsx';
import { ActionProvider, createActions } from './chatbot/ActionProvider.tsx';
import { createHostBridge } from './chatbot/host-bridge.ts';
import { endConversationInPassing } from './chatbot/leave-no-trace.ts';
import { assigned, CONVERSATION, outsideHours, queued, registered, StandInServer } from './testing/stand-in-server.ts';

const NOW = '2026-11-22T10:00:00.000Z';
const PATH = `/conversations/${CONVERSATION}/offline-message`;
const media = { matches: false, addEventListener: () => undefined, removeEventListener: () => undefined };
let erase: () => void = () => undefined;

const pass = (ms = 0) => act(() => jest.advanceTimersByTimeAsync(ms));
const press = async (name: string) => {
  fireEvent.click(screen.getByRole('button', { name }));
  await pass();
};
const field = (name: RegExp) => screen.getByRole<HTMLInputElement>('textbox', { name });
const write = (name: RegExp, value: string) => act(() => void fireEvent.input(field(name), { target: { value } }));
const sent = (server: StandInServer) => server.requests.filter(({ path }) => path === PATH).map(({ body }) => body);

function show(server: StandInServer) {
  const services = server.services();
  const actions = createActions(services);
  erase = actions.erase;
  render(
    <ActionProvider services={services} actions={actions}>
      <App host={createHostBridge(window)} leave={{ exit: () => undefined, reset: () => undefined }} />
    </ActionProvider>,
  );
  return { server, actions, services };
}

/** The widget of somebody who has asked for a person and was answered `escalation`. */
async function open(escalation: StandInServer['escalation']) {
  const widget = show(new StandInServer());
  widget.server.escalation = escalation;
  await act(() => widget.actions.handleAgentTypeSelection('Human Agent'));
  await pass(1);
  return widget;
}

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

describe('Somebody who comes outside hours', () => {
  test('leaves a message with a way to reply, hears what comes next, and gets the answer in the same chat', async () => {
    const { server } = await open(outsideHours);
    expect(server.sockets).toEqual([]);
    await press('Leave a message');
    expect(document.activeElement).toBe(field(/^Your message/));
    expect(screen.getByText(/We open tomorrow at 09:00, your time/)).toBeTruthy();
    await write(/^Your message/, ' Is it normal? ');
    await write(/^How can we reach you/, 'me@example.org');
    await press('Send message');
    expect(sent(server)).toEqual([
      { clientMessageId: expect.any(String), text: 'Is it normal?', replyTo: 'me@example.org' },
    ]);
    expect(screen.getByRole('heading', { name: 'Your message is with us' })).toBeTruthy();
    expect(document.activeElement?.classList.contains('panel')).toBe(true);
    expect(screen.getByText('Is it normal?')).toBeTruthy();
    server.socket.accept();
    await act(() => server.socket.say(registered));
    await pass();
    await act(() =>
      server.socket.say({
        event: 'user_notification',
        data: {
          type: 'AGENT_ASSIGNED',
          conversationId: CONVERSATION,
          agentId: 'a-1',
          agentName: 'Sarah',
          timestamp: '2026-11-23T09:00:01.000Z',
        },
      }),
    );
    expect(screen.getByRole('heading', { level: 1, name: /Sarah/ })).toBeTruthy();
    expect(screen.queryByText('Your message is with us')).toBeNull();
  });

  test('keeps the words when sending fails; the second try is the same message, other words are another', async () => {
    const { server } = await open(outsideHours);
    await press('Leave a message');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Send message' }).disabled).toBe(true);
    await write(/^Your message/, 'First');
    server.failures.set(PATH, 'offline');
    await press('Send message');
    expect(screen.getByRole('alert').textContent).toContain('Your message was not sent. It is still here.');
    expect(field(/^Your message/).value).toBe('First');
    server.failures.set(PATH, { status: 503, code: 'UNAVAILABLE' });
    await press('Send message');
    await write(/^Your message/, 'First, and more');
    await press('Send message');
    const ids = sent(server).map(({ clientMessageId }) => clientMessageId);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[1]);
    expect(screen.getByText('Your message is with us')).toBeTruthy();
  });

  test('finds the words again after looking at something else', async () => {
    await open(outsideHours);
    await press('Leave a message');
    await write(/^Your message/, 'Half a thought');
    await press('Back');
    expect(screen.getByText('We are closed right now')).toBeTruthy();
    await press('Leave a message');
    expect(field(/^Your message/).value).toBe('Half a thought');
  });
});

describe('Somebody who waits', () => {
  test('is told what it costs, and that the place is given up once it is sent', async () => {
    const { server } = await open(queued);
    server.socket.accept();
    await act(() => server.socket.say(registered));
    await pass();
    await press('Leave a message instead');
    expect(screen.getByText(/your place in line goes to the next person/)).toBeTruthy();
    await write(/^Your message/, 'I have to go');
    await press('Send message');
    expect(screen.getByText('Your message is with us')).toBeTruthy();
    // The line brings it back: that is not for the visitor to wait for.
    server.socket.accept();
    await act(() => server.socket.say(registered));
    await pass();
    await act(() =>
      server.socket.say({
        event: 'user_notification',
        data: {
          type: 'QUEUE_UPDATE',
          conversationId: CONVERSATION,
          position: 3,
          estimatedWait: 15,
          timestamp: '2026-11-22T10:05:00.000Z',
        },
      }),
    );
    expect(screen.getByRole('heading', { level: 1, name: 'Honey, assistant' })).toBeTruthy();
    await press('Ask the assistant');
    expect(screen.queryByText(/in line\./)).toBeNull();
    await press('Back to my message');
    expect(screen.getByText('Your message is with us')).toBeTruthy();
  });

  test('is asked whether to keep waiting while the form is open', async () => {
    const { server } = await open(queued);
    server.socket.accept();
    await act(() => server.socket.say(registered));
    await pass();
    await press('Leave a message instead');
    const answerBy = '2026-11-22T10:02:00.000Z';
    await act(() =>
      server.socket.say({
        event: 'user_notification',
        data: { type: 'QUEUE_TIMEOUT', conversationId: CONVERSATION, answerBy, timestamp: NOW },
      }),
    );
    expect(screen.getByText(/Are you still there\?/)).toBeTruthy();
  });

  test('goes on writing to the person who comes first', async () => {
    const { server } = await open(queued);
    await press('Leave a message instead');
    await write(/^Your message/, 'I have to go');
    server.failures.set(PATH, { status: 409, code: 'WRONG_STATE' });
    server.queueStatus = assigned;
    await press('Send message');
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Write a message' }).value).toBe('I have to go');
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('Coming back', () => {
  const left = { seq: 1, replyTo: null, leftAt: NOW, handledAt: null } as const;
  async function comeBack(leftMessage: LeftMessage) {
    const server = new StandInServer();
    server.conversation = { leftMessage };
    server.queueStatus = outsideHours;
    server.add({ senderType: 'USER', text: 'Left last night' });
    server.services().session.set({
      userId: 'u-1',
      conversationId: CONVERSATION,
      token: 't',
      renewAt: Date.parse(NOW) + 3_600_000,
    });
    const widget = show(server);
    await act(() => widget.actions.restore());
    await pass();
    return widget;
  }

  test('after a reload the message is still with us, and the answer can come', async () => {
    const { server } = await comeBack(left);
    expect(screen.getByText('Your message is with us')).toBeTruthy();
    expect(screen.getByText(/We open tomorrow at 09:00/)).toBeTruthy();
    expect(server.sockets).toHaveLength(1);
  });

  test('an answered message is a chat like any other', async () => {
    await comeBack({ ...left, handledAt: NOW });
    expect(screen.queryByText('Your message is with us')).toBeNull();
  });

  test.each([
    ['stays when we know another way to reply', 'me@example.org', 0],
    ['ends when the answer could only come here', null, 1],
  ])('who leaves for good: the chat %s', async (_, replyTo, ends) => {
    const { services } = await comeBack({ ...left, replyTo });
    const asked = jest.fn<typeof fetch>(() => Promise.resolve({} as Response));
    const before = globalThis.fetch;
    globalThis.fetch = asked;
    endConversationInPassing(services, '');
    globalThis.fetch = before;
    expect(asked).toHaveBeenCalledTimes(ends);
  });
});
