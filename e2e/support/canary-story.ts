import { once } from 'node:events';
import type { InvitedAgentAnswer } from '@honey/protocol/rest-invitations';
import type { AdminLoginAnswer, AgentLoginAnswer, BotAnswer, CreateConversationAnswer } from '@honey/protocol/rest';
import type { IdentifyAnswer } from '@honey/protocol/rest-identity';
import { defaultRoutingSettings } from '@honey/protocol/settings';
import { WebSocket } from 'ws';
import { signIdentity } from '../../server/src/testing/identity-token.ts';
import { TestSocket } from '../../server/src/testing/test-socket.ts';

interface Call {
  token?: string;
  /** What goes as JSON, or as it is where it is text. */
  body?: unknown;
  method?: string;
  headers?: Record<string, string>;
}

/** Words that must not be found anywhere; each says where it came in. */
const canary = (where: string) => `canary-${where}`;

/** Everything that people do with a server, well and badly, with a canary wherever words go in. */
export class CanaryStory {
  readonly #url: string;
  readonly #from: string;
  /** Every token that was given out. */
  readonly tokens: string[] = [];
  readonly #sockets: TestSocket[] = [];
  #customer: CreateConversationAnswer | undefined;
  #admin = '';

  /** @param from the network address that the requests seem to come from. */
  constructor({ url, from }: { url: string; from: string }) {
    this.#url = url;
    this.#from = from;
  }

  async #ask(path: string, { token, body, method, headers }: Call = {}): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${this.#url}${path}`, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        'x-forwarded-for': this.#from,
        'user-agent': canary('agent'),
        referer: `https://${canary('referer')}.example/`,
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return { status: response.status, body: isJson ? (JSON.parse(text) as unknown) : text };
  }

  /** @throws when it is answered anything else. */
  async #expect(status: number, path: string, call?: Call): Promise<unknown> {
    const answer = await this.#ask(path, call);
    if (answer.status === status) return answer.body;
    throw new Error(`${path} was answered ${String(answer.status)}: ${JSON.stringify(answer.body)}`);
  }

  async #open(path = '/'): Promise<TestSocket> {
    const socket = new WebSocket(`${this.#url.replace('http', 'ws')}${path}`, {
      headers: { 'x-forwarded-for': this.#from, 'user-agent': canary('agent') },
    });
    const test = new TestSocket(socket);
    await once(socket, 'open');
    this.#sockets.push(test);
    return test;
  }

  #keep(token: string): string {
    this.tokens.push(token);
    return token;
  }

  async #signIn(role: 'agent' | 'admin', name: string): Promise<AgentLoginAnswer & AdminLoginAnswer> {
    const body = { email: `canary-${name}@example.org`, password: `canary-${name}-password` };
    const answer = (await this.#expect(200, `/auth/${role}/login`, { body })) as AgentLoginAnswer & AdminLoginAnswer;
    this.#keep(answer.accessToken);
    return answer;
  }

  /** A chat as it should be, from the first question to the last word. */
  async talk(): Promise<void> {
    this.#admin = (await this.#signIn('admin', 'admin')).accessToken;
    const person = { name: 'Sarah', email: 'canary-sarah@example.org', maxChats: 5 };
    const { invitation } = (await this.#expect(201, '/admin/agents', {
      token: this.#admin,
      body: person,
    })) as InvitedAgentAnswer;
    const invited = this.#keep(invitation.token);
    await this.#expect(200, '/auth/invitation/look', { body: { token: invited } });
    const accepted = { token: invited, password: 'canary-sarah-password' };
    await this.#expect(200, '/auth/invitation/accept', { body: accepted });
    const { accessToken: agentToken, agent } = await this.#signIn('agent', 'sarah');
    await this.#expect(200, '/agents/me/status', { token: agentToken, method: 'PATCH', body: { status: 'ONLINE' } });
    const desk = await this.#open();
    desk.send('register_agent', { agentId: agent.id, token: agentToken });
    await desk.next('registered');

    const customer = (await this.#expect(201, '/conversations', {
      body: {
        topic: canary('topic'),
        locale: 'en',
        pageUrl: `https://example.org/${canary('page')}?q=${canary('page')}`,
      },
    })) as CreateConversationAnswer;
    this.#customer = customer;
    const { conversationId, userId, token } = customer;
    this.#keep(token);
    await this.#expect(400, '/auth/user/identify', { body: { identity: canary('identity') } });
    const identity = signIdentity({ sub: canary('sub'), name: canary('name') });
    const identified = await this.#expect(200, '/auth/user/identify', { body: { identity: this.#keep(identity) } });
    this.#keep((identified as IdentifyAnswer).token);
    const bot = (await this.#expect(201, `/conversations/${conversationId}/bot`, {
      token,
      body: { clientMessageId: canary('id'), text: `${canary('question')} how do I use condoms?` },
    })) as BotAnswer;
    if (bot.replies.length === 0) throw new Error('The assistant said nothing.');
    await this.#expect(200, '/conversations/escalate', {
      token,
      body: { conversationId, userId, reason: canary('reason') },
    });
    const phone = await this.#open(`/?token=${token}&note=${canary('upgrade')}`);
    phone.send('register_user', { userId, token });
    await phone.next('registered');
    await this.#letTypingBeSeen();
    phone.send('typing', { conversationId, isTyping: true, text: canary('unsent') });
    await desk.next('typing', ({ text }) => text === canary('unsent'));
    phone.send('send_message', { conversationId, clientMessageId: canary('1'), text: canary('from-customer') });
    await desk.next('message_received', ({ text }) => text === canary('from-customer'));
    desk.send('send_message', { conversationId, clientMessageId: canary('2'), text: canary('from-agent') });
    await phone.next('message_received', ({ text }) => text === canary('from-agent'));
    await this.#expect(201, `/conversations/${conversationId}/notes`, {
      token: agentToken,
      body: { text: canary('note') },
    });
    await this.#expect(200, `/conversations/${conversationId}/rating`, {
      token,
      body: { score: 3, comment: canary('rating') },
    });
    const other = (await this.#expect(201, '/conversations', { token, body: {} })) as CreateConversationAnswer;
    await this.#expect(200, `/conversations/${other.conversationId}/offline-message`, {
      token,
      body: { text: canary('left'), replyTo: canary('reply-to') },
    });
    const file = `/conversations/${conversationId}/attachments`;
    const headers = {
      'content-type': 'application/octet-stream',
      'x-client-message-id': canary('file-id'),
      'x-file-name': `${canary('file-name')}.pdf`,
    };
    await this.#expect(201, file, { token, headers, body: `%PDF-1.4 ${canary('file')}` });
    await this.#expect(415, file, { token, headers: { ...headers, 'x-client-message-id': 'b' }, body: canary('file') });
    await this.#expect(200, `/conversations/${conversationId}/messages?after=0&note=${canary('query')}`, { token });

    const renewed = (await this.#expect(200, '/auth/refresh', { token: agentToken, method: 'POST' })) as {
      accessToken: string;
    };
    desk.send('refresh_token', { token: this.#keep(renewed.accessToken) });
    await desk.next('token_refreshed');
    const again = (await this.#expect(200, '/auth/user/refresh', { token, method: 'POST' })) as { token: string };
    this.#keep(again.token);
  }

  async #letTypingBeSeen(): Promise<void> {
    const body = { ...defaultRoutingSettings, agentsSeeTyping: true };
    await this.#expect(200, '/admin/settings', { token: this.#admin, method: 'PUT', body });
  }

  /** What is refused: wrong secrets, words in wrong places, frames and requests that are none. */
  async knockWrongly(): Promise<void> {
    const { conversationId, userId, token } = this.#known();
    const nobody = { email: 'canary-nobody@example.org', password: canary('wrong-password') };
    await this.#expect(401, '/auth/agent/login', { body: nobody });
    await this.#expect(401, '/auth/admin/login', { body: { ...nobody, email: 'canary-admin@example.org' } });
    await this.#expect(401, '/auth/password', {
      token: this.#admin,
      body: { current: canary('current'), next: canary('next-password') },
    });
    await this.#expect(400, '/auth/agent/login', { body: { email: [canary('list')], [canary('field')]: 1 } });
    await this.#expect(400, '/auth/agent/login', { body: `{"email": ${canary('no-json')}` });
    await this.#expect(400, '/conversations', { body: { topic: { [canary('field')]: canary('value') } } });
    await this.#expect(400, `/conversations/${canary('%ff')}`);
    await this.#expect(401, '/auth/me', { token: `eyJhbGciOiJIUzI1NiJ9.${canary('token')}.x` });
    await this.#expect(404, `/${canary('path')}/canary@example.org?email=canary@example.org`);
    await this.#expect(404, `/conversations/${canary('path')}/messages`, { token });
    await this.#expect(404, `/honey/${canary('file')}.js`);
    await this.#expect(413, '/conversations', { body: { topic: canary('long').repeat(50_000) } });
    await this.#ask('/conversations/escalate', { token, body: { conversationId: canary('conversation'), userId } });
    await this.#ask('/health/live', {
      headers: { 'x-request-id': `${canary('request')} @`, cookie: canary('cookie') },
    });
    await this.#ask('/health/live', { headers: { origin: `https://${canary('origin')}.example` } });

    const socket = await this.#open();
    const frames: unknown[] = [
      { event: canary('event'), data: { text: canary('data') } },
      { event: 'register_user', data: { userId: canary('user'), token: canary('token') } },
      { event: 'register_agent', data: { agentId: 'canary@example.org', token } },
      { event: 'register_admin', data: { adminId: canary('admin'), token } },
      {
        event: 'send_message',
        data: { conversationId: canary('id'), clientMessageId: canary('id'), text: canary('text') },
      },
      { event: 'typing', data: { conversationId: canary('id'), isTyping: canary('flag'), text: canary('draft') } },
      { event: 'typing', data: { conversationId, isTyping: true, text: canary('long-draft').repeat(1_000) } },
      { event: 'register_user', data: { userId, token, resume: [{ conversationId: canary('resume'), afterSeq: 0 }] } },
      { event: 'send_message', data: { conversationId, clientMessageId: 'long', text: canary('x').repeat(4_000) } },
      { event: 'refresh_token', data: { token: canary('token') } },
    ];
    for (const frame of frames) socket.sendRaw(JSON.stringify(frame));
    socket.sendRaw(canary('no-frame'));
    await socket.settle();
    socket.sendRaw(canary('oversized').repeat(10_000));
    await socket.closed;
  }

  /** What goes wrong on our side, while it is being used. */
  async meetFaults(): Promise<void> {
    const { conversationId, token } = this.#known();
    const words = { clientMessageId: canary('fault'), text: canary('fault') };
    await this.#expect(500, `/conversations/${conversationId}/messages`, { token, body: words });
    const person = {
      name: 'Aisha',
      email: 'canary-aisha@example.org',
      password: canary('first-password'),
      maxChats: 5,
    };
    await this.#expect(500, '/admin/agents', { token: this.#admin, body: person });
    const phone = await this.#open();
    phone.send('register_user', this.#known());
    await phone.next('registered');
    phone.send('send_message', { conversationId, ...words });
    await phone.next('error', ({ code }) => code === 'INTERNAL');
  }

  async leave(): Promise<void> {
    await this.#expect(204, '/auth/logout', { token: this.#admin, method: 'POST' });
    await Promise.all(this.#sockets.map((socket) => socket.close()));
  }

  #known(): CreateConversationAnswer {
    if (!this.#customer) throw new Error('Nobody has talked yet.');
    return this.#customer;
  }
}
