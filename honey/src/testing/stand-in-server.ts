import { createRestClient } from '@honey/client/rest-client';
import { createUserApi } from '@honey/client/user-api';
import type { BotPayload, Conversation, Message } from '@honey/protocol/entities';
import type { QueueStatusAnswer } from '@honey/protocol/escalation';
import { languages } from '@honey/protocol/languages';
import type { IdentifyAnswer } from '@honey/protocol/rest-identity';
import type { ServerFrame } from '@honey/protocol/server-frames';
import type { Services } from '../chatbot/services.ts';
import { createDevice } from '../chatbot/device.ts';
import { createSessionStore } from '../chatbot/session.ts';
import { createStore } from '../chatbot/store.ts';
import { createLanguages } from '../language/languages.ts';
import { loadCatalog } from '../language/load-catalog.ts';
import { initialState } from '../chatbot/widget-state.ts';

const NOW = '2026-11-22T10:00:00.000Z';

/** The server's end of one WebSocket. */
export class StandInSocket extends EventTarget {
  readyState = 0;
  binaryType = 'blob';
  readonly received: { event: string; data: Record<string, unknown> }[] = [];
  readonly url: string;

  constructor(url: string) {
    super();
    this.url = url;
  }
  send(text: string) {
    const frame = JSON.parse(text) as { event: string; data: Record<string, unknown> };
    if (frame.event === 'ping') this.say({ event: 'pong', data: { serverTime: NOW } });
    else this.received.push(frame);
  }
  close() {
    this.readyState = 3;
  }
  accept() {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }
  say(frame: ServerFrame) {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(frame) }));
  }
  drop(code: number) {
    this.readyState = 3;
    this.dispatchEvent(new CloseEvent('close', { code }));
  }
}

export const CONVERSATION = 'c-1';
export const USER = 'u-1';

function respond(status: number, body: unknown): Response {
  const text = JSON.stringify(body);
  return {
    ok: status < 300,
    status,
    headers: { get: () => null },
    text: () => Promise.resolve(text),
    json: () => Promise.resolve(body),
  } as unknown as Response;
}

/** Speaks just enough of the contract, in this process, for the widget's own steps to be watched. */
export class StandInServer {
  readonly requests: { method: string; path: string; body: Record<string, unknown>; traceparent?: string }[] = [];
  readonly sockets: StandInSocket[] = [];
  escalation: QueueStatusAnswer = { status: 'NOT_ESCALATED', conversationId: CONVERSATION };
  queueStatus: QueueStatusAnswer | null = null;
  /** Said once, while the next answer about the line is on its way. */
  overtakes: ServerFrame | null = null;
  /** Whom an identity stands for. */
  identified: IdentifyAnswer = {
    userId: 'u-ada',
    token: 't-ada',
    expiresAt: '2026-11-22T12:00:00.000Z',
    isKept: true,
    conversationId: CONVERSATION,
  };
  conversation: Partial<Conversation> = {};
  messages: Message[] = [];
  languages = createLanguages({ offered: ['en'], known: languages, load: loadCatalog });
  /** Set to answer the next request of a path with a failure, once. */
  readonly failures = new Map<string, { status: number; code: string } | 'offline'>();

  get socket(): StandInSocket {
    const socket = this.sockets.at(-1);
    if (socket === undefined) throw new Error('no socket was opened');
    return socket;
  }

  /** The widget's services, talking to this server. */
  services(): Services {
    const device = createDevice({ lasting: localStorage, tab: sessionStorage, keepByDefault: true });
    const session = createSessionStore(device);
    const sockets = this.sockets;
    const Socket = class extends StandInSocket {
      constructor(url: string) {
        super(url);
        sockets.push(this);
      }
    };
    const rest = createRestClient({
      baseUrl: '',
      getToken: () => session.get()?.token ?? null,
      fetch: ((input: string, init?: RequestInit) => this.answer(input, init)) as typeof fetch,
    });
    return {
      api: createUserApi(rest),
      store: createStore(initialState()),
      session,
      device,
      languages: this.languages,
      wsUrl: 'ws://honey.test',
      pageUrl: 'https://clinic.test/contact',
      WebSocket: Socket as unknown as typeof WebSocket,
    };
  }

  private answer(input: string, init: RequestInit = {}): Promise<Response> {
    const method = init.method ?? 'GET';
    const [path = ''] = input.split('?');
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : {};
    const traceparent = new Headers(init.headers).get('traceparent');
    this.requests.push({ method, path, body, ...(traceparent === null ? {} : { traceparent }) });
    const failure = this.failures.get(path);
    this.failures.delete(path);
    if (failure === 'offline') return Promise.reject(new TypeError('Failed to fetch'));
    if (failure !== undefined) return Promise.resolve(respond(failure.status, { code: failure.code }));
    return Promise.resolve(this.route(`${method} ${path}`, body));
  }

  private route(route: string, body: Record<string, unknown>): Response {
    const at = `/conversations/${CONVERSATION}`;
    switch (route) {
      case 'POST /conversations':
        return respond(201, {
          conversationId: CONVERSATION,
          userId: USER,
          token: 't',
          expiresAt: '2026-11-22T12:00:00.000Z',
        });
      case 'POST /auth/user/identify':
        return respond(200, this.identified);
      case 'POST /auth/user/refresh':
        return respond(200, { token: 't2', expiresAt: '2026-11-22T14:00:00.000Z' });
      case 'POST /conversations/escalate':
        return respond(200, this.escalation);
      case `GET /conversations/queue-status/${CONVERSATION}`:
        // Timers, microtasks among them, may be a test's own.
        void Promise.resolve(this.overtakes).then((frame) => {
          if (frame !== null) this.socket.say(frame);
        });
        this.overtakes = null;
        return respond(200, this.queueStatus ?? this.escalation);
      case `POST ${at}/leave-queue`:
        return respond(200, { status: 'LEFT', conversationId: CONVERSATION });
      case `POST ${at}/offline-message`: {
        const message = this.add({ senderType: 'USER', senderId: USER, text: String(body['text']) });
        const leftMessage = { seq: message.seq, replyTo: body['replyTo'] ?? null, leftAt: NOW, handledAt: null };
        return respond(200, { status: 'BOT', conversationId: CONVERSATION, message, leftMessage });
      }
      case `POST ${at}/keep-waiting`:
        return respond(200, this.queueStatus ?? this.escalation);
      case `GET ${at}`:
        return respond(200, this.snapshot());
      case `GET ${at}/messages`:
        return respond(200, { messages: this.messages, hasMore: false });
      case `POST ${at}/bot`:
        return respond(201, this.botAnswer(String(body['text'] ?? body['choice'])));
      case 'GET /agents/availability':
        return respond(200, availability);
      default:
        return respond(404, { code: 'NOT_FOUND' });
    }
  }

  private botAnswer(words: string) {
    const message = this.add({ senderType: 'USER', senderId: USER, text: words });
    const payload: BotPayload = {
      kind: 'answer',
      title: 'The pill',
      clinicallyReviewed: false,
      choices: ['If you missed a pill'],
    };
    return { message, replies: [this.add({ senderType: 'BOT', text: 'Take it every day.', payload })] };
  }

  /** Puts an entry on the conversation's timeline. */
  add(entry: Partial<Message>): Message {
    const seq = this.messages.length + 1;
    const message: Message = {
      conversationId: CONVERSATION,
      messageId: `m-${String(seq)}`,
      seq,
      senderType: 'AGENT',
      senderId: 'a-1',
      senderName: 'Sarah',
      text: 'Hello',
      createdAt: NOW,
      ...entry,
    };
    this.messages.push(message);
    return message;
  }

  private snapshot(): Conversation {
    return {
      conversationId: CONVERSATION,
      userId: USER,
      status: 'BOT',
      topic: null,
      locale: null,
      assignedAgent: null,
      createdAt: NOW,
      escalatedAt: null,
      escalationReason: null,
      assignedAt: null,
      closedAt: null,
      outcome: null,
      lastSeq: this.messages.length,
      userReadSeq: 0,
      agentReadSeq: 0,
      userDeliveredSeq: 0,
      agentDeliveredSeq: 0,
      ...this.conversation,
    };
  }
}

const availability = {
  totalAgents: 3,
  onlineAgents: 2,
  availableAgents: 1,
  busyAgents: 1,
  queueLength: 0,
  estimatedWait: 0,
  isWithinBusinessHours: true,
  nextOpenAt: null,
  businessHours: {
    timezone: 'UTC',
    weekly: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, opens: '00:00', closes: '24:00' })),
    exceptions: [],
  },
};

export const assigned: QueueStatusAnswer = {
  status: 'ASSIGNED',
  conversationId: CONVERSATION,
  agentId: 'a-1',
  agentName: 'Sarah',
  assignedAt: NOW,
};
export const queued: QueueStatusAnswer = {
  status: 'QUEUED',
  conversationId: CONVERSATION,
  position: 2,
  estimatedWait: 8,
  queuedAt: NOW,
};
export const outsideHours: QueueStatusAnswer = {
  status: 'OUTSIDE_HOURS',
  conversationId: CONVERSATION,
  nextOpenAt: '2026-11-23T09:00:00.000Z',
  timezone: 'UTC',
};
export const registered: ServerFrame = { event: 'registered', data: { rooms: [`user_${USER}`], serverTime: NOW } };
