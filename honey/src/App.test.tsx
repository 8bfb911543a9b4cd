import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { App } from './App.tsx';
import { ActionProvider, createActions } from './chatbot/ActionProvider.tsx';
import { createHostBridge } from './chatbot/host-bridge.ts';
import { assigned, CONVERSATION, outsideHours, queued, registered, StandInServer } from './testing/stand-in-server.ts';

const media = { matches: false, addEventListener: () => undefined, removeEventListener: () => undefined };
let exits = 0;
let erase: () => void = () => undefined;

function open() {
  const server = new StandInServer();
  const services = server.services();
  const actions = createActions(services);
  erase = actions.erase;
  const host = createHostBridge(window);
  const leave = {
    reset: () => undefined,
    exit: () => {
      exits += 1;
    },
  };
  render(
    <ActionProvider services={services} actions={actions}>
      <App host={host} leave={leave} />
    </ActionProvider>,
  );
  return { server, actions };
}

const button = (name: RegExp | string) => screen.findByRole('button', { name });
const press = async (name: RegExp | string) => fireEvent.click(await button(name));

async function askForHuman() {
  await press('Ask a general question');
  await press(/Human Agent/);
}

/** Somebody in a chat with a person, with the link up. */
async function chatting() {
  const { server } = open();
  server.escalation = assigned;
  await askForHuman();
  await waitFor(() => {
    expect(server.sockets).toHaveLength(1);
  });
  server.socket.accept();
  server.socket.say(registered);
  return server;
}

beforeEach(() => {
  localStorage.clear();
  exits = 0;
  window.matchMedia = () => media as unknown as MediaQueryList;
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => {
  erase();
  cleanup();
  jest.restoreAllMocks();
});

describe('the widget', () => {
  test('offers the planning-method menu with big buttons', async () => {
    open();
    for (const name of [
      'How to get pregnant',
      'How to prevent pregnancy',
      'How to improve my sex life',
      'Change or stop my method',
      'Ask a general question',
    ]) {
      expect(await button(name)).toBeTruthy();
    }
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Honey, assistant');
  });

  test('shows who is there before asking: a human or the assistant', async () => {
    open();
    await press('Ask a general question');
    expect(await screen.findByText('Someone is free now')).toBeTruthy();
    expect(screen.getByText('2 of 3')).toBeTruthy();
    expect(screen.getByText('Day and night')).toBeTruthy();
    expect(await button(/AI Chatbot/)).toBeTruthy();
  });

  test('says so when it cannot see who is there, and lets one ask all the same', async () => {
    const { server } = open();
    server.failures.set('/agents/availability', 'offline');
    await press('Ask a general question');
    expect(await screen.findByText(/We cannot see who is there/)).toBeTruthy();
    expect((await button(/Human Agent/)).hasAttribute('disabled')).toBe(false);
  });

  test('leads to a chat with the person who took it', async () => {
    const { server } = open();
    server.escalation = assigned;
    await askForHuman();
    expect(await screen.findByRole('heading', { name: 'Sarah, counsellor' })).toBeTruthy();
    expect(screen.getByText('You are now talking to Sarah')).toBeTruthy();
    expect(screen.getByRole('textbox', { name: 'Write a message' })).toBeTruthy();
  });

  test('shows the place in line, and asks before leaving it', async () => {
    const { server } = open();
    server.escalation = queued;
    await askForHuman();
    expect(await screen.findByText('your place in line')).toBeTruthy();
    expect(screen.getByText('About 8 minutes')).toBeTruthy();
    await press('Leave the line');
    await press('Keep waiting');
    await press('Leave the line');
    fireEvent.click(screen.getByRole('button', { name: 'Leave the line' }));
    expect(await button('How to get pregnant')).toBeTruthy();
  });

  test('keeps the place in sight while the assistant helps', async () => {
    const { server } = open();
    server.escalation = queued;
    await askForHuman();
    await press('Ask the assistant meanwhile');
    expect(await screen.findByText(/You are 2nd in line\. About 8 minutes\./)).toBeTruthy();
    await press('Show');
    expect(await screen.findByText('your place in line')).toBeTruthy();
  });

  test('says when we open next, and what one can do until then', async () => {
    const { server } = open();
    server.escalation = outsideHours;
    await askForHuman();
    expect(await screen.findByText('We are closed right now')).toBeTruthy();
    expect(screen.getByText(/at \d\d:\d\d$/)).toBeTruthy();
    expect(await button('Ask the assistant')).toBeTruthy();
    expect(await button('Back to the menu')).toBeTruthy();
  });

  test('shows an answer with its title, what it rests on, and the ways onward', async () => {
    open();
    await press('How to prevent pregnancy');
    expect(await screen.findByText('Take it every day.')).toBeTruthy();
    expect(screen.getByText('The pill')).toBeTruthy();
    expect(screen.getByText(/Not clinically reviewed/)).toBeTruthy();
    expect(await button('If you missed a pill')).toBeTruthy();
    expect(await button('Talk to a person')).toBeTruthy();
    expect(await button('Back to the menu')).toBeTruthy();
  });

  test('text of others is text, whatever it looks like', async () => {
    const { server } = open();
    server.escalation = assigned;
    await askForHuman();
    await screen.findByRole('heading', { name: 'Sarah, counsellor' });
    await waitFor(() => server.socket);
    server.socket.accept();
    server.socket.say(registered);
    server.socket.say({ event: 'message_received', data: server.add({ text: '<img src=x onerror=alert(1)>' }) });
    expect(await screen.findByText('<img src=x onerror=alert(1)>')).toBeTruthy();
    expect(document.querySelector('img')).toBeNull();
  });

  test('counts characters near the end and refuses to send more than 4,000', async () => {
    const { actions } = open();
    await press('Ask a general question');
    await press(/AI Chatbot/);
    actions.setDraft('x'.repeat(3_999));
    expect(await screen.findByText('1 character left')).toBeTruthy();
    actions.setDraft('x'.repeat(4_002));
    expect(await screen.findByText(/2 characters too many/)).toBeTruthy();
    expect((await button('Send')).hasAttribute('disabled')).toBe(true);
  });

  test('shows the honest end of a conversation and what was not delivered', async () => {
    const { server, actions } = open();
    server.escalation = assigned;
    await askForHuman();
    await screen.findByRole('heading', { name: 'Sarah, counsellor' });
    actions.setDraft('too late');
    await waitFor(() => server.socket);
    server.socket.say({
      event: 'user_notification',
      data: { type: 'CONVERSATION_CLOSED', conversationId: CONVERSATION, timestamp: '2026-11-22T10:05:00.000Z' },
    });
    expect(await screen.findByText('This conversation has ended')).toBeTruthy();
    expect(screen.getByText(/was not delivered/)).toBeTruthy();
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('too late');
    await press('Start a new conversation');
    expect(await button('How to get pregnant')).toBeTruthy();
  });

  test('leaves by button, and by Esc pressed twice', async () => {
    open();
    await press('Quick exit');
    expect(exits).toBe(1);
    fireEvent.keyDown(window, { key: 'Escape' });
    expect(exits).toBe(1);
    fireEvent.keyDown(window, { key: 'Escape' });
    expect(exits).toBe(2);
  });

  test('says how far one’s last words have come', async () => {
    const server = await chatting();
    const message = server.add({ senderType: 'USER' });
    server.socket.say({ event: 'message_received', data: message });
    await screen.findByText(/^· Sent$/);
    const mark = { conversationId: CONVERSATION, senderType: 'AGENT', seq: message.seq } as const;
    server.socket.say({ event: 'delivered', data: mark });
    await screen.findByText(/^· Delivered$/);
    server.socket.say({ event: 'read', data: mark });
    await screen.findByText(/^· Seen$/);
  });

  test('says beside the composer that what is typed is seen, as long as it is', async () => {
    const server = await chatting();
    const field = await screen.findByRole('textbox', { name: 'Write a message' });
    expect(screen.queryByText(/before you send it/)).toBeNull();
    server.socket.say({ event: 'typing_seen', data: { isSeen: true } });
    const notice = await screen.findByText('The counsellor can see what you type before you send it.');
    expect(field.getAttribute('aria-describedby')?.split(' ')).toContain(notice.id);
    server.socket.say({ event: 'typing_seen', data: { isSeen: false } });
    await waitFor(() => {
      expect(screen.queryByText(/before you send it/)).toBeNull();
    });
  });
});
