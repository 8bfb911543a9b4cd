import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';
import { type WebSocket, WebSocketServer } from 'ws';
import { appendMessage, commitOne } from './relay.sql.ts';
import { broadcastFramed } from './broadcast.ts';

/*
 * A relay on bare `ws`, speaking Honey's frames and doing nothing else: no validation, no authorization. With
 * DATABASE_URL it stores each message by a statement of its own before it acks and relays it. It takes its
 * routes (conversation → both sides) from the process that starts it and answers with its port.
 */
export interface Route {
  conversationId: string;
  userId: string;
  agentId: string;
}

interface Frame {
  event: string;
  data: Record<string, string>;
}

const databaseUrl = process.env['DATABASE_URL'];
const pool = databaseUrl === undefined ? null : new pg.Pool({ connectionString: databaseUrl, max: 10 });
const routes = new Map<string, Route & { seq: number }>();
const people = new Map<string, WebSocket>();
const admins = new Set<WebSocket>();

const http = createServer();
const server = new WebSocketServer({ server: http, perMessageDeflate: false, maxPayload: 64 * 1024 });
const encode = (event: string, data: object) => JSON.stringify({ event, data });

server.on('connection', (socket) => {
  let id = '';
  let last = Promise.resolve();
  socket.on('error', () => undefined);
  socket.on('message', (raw: Buffer) => {
    const frame = JSON.parse(raw.toString()) as Frame;
    if (frame.event.startsWith('register_')) {
      id = register(socket, frame);
      return;
    }
    if (frame.event !== 'send_message' || !pool) {
      void handle(socket, id, frame);
      return;
    }
    // One person's messages stay in order.
    last = last.then(() => handle(socket, id, frame));
  });
});

function register(socket: WebSocket, { event, data }: Frame): string {
  const id = data['userId'] ?? data['agentId'] ?? data['adminId'] ?? '';
  people.set(id, socket);
  if (event === 'register_admin') admins.add(socket);
  socket.send(encode('registered', { rooms: [id], serverTime: new Date().toISOString() }));
  return id;
}

async function handle(socket: WebSocket, id: string, { event, data }: Frame): Promise<void> {
  if (event === 'ping') socket.send(encode('pong', { serverTime: new Date().toISOString() }));
  else if (event === 'send_message') await relay(socket, id, data);
  else if (event === 'notice') broadcastFramed(admins, encode('admin_notification', data));
  else if (event === 'commit' && pool) {
    await commitOne(pool, data['conversationId'] ?? '');
    people.get(data['to'] ?? '')?.send(encode('agent_notification', data));
  }
}

async function relay(socket: WebSocket, senderId: string, data: Frame['data']): Promise<void> {
  const { conversationId = '', clientMessageId = '', text = '' } = data;
  const route = routes.get(conversationId);
  if (!route) return;
  const senderType = senderId === route.userId ? 'USER' : 'AGENT';
  const message = { conversationId, senderType, senderId, senderName: 'Visitor', text, clientMessageId };
  const stored = pool
    ? await appendMessage(pool, message)
    : { messageId: randomUUID(), seq: ++route.seq, createdAt: new Date() };
  const other = people.get(senderType === 'USER' ? route.agentId : route.userId);
  other?.send(encode('message_received', { ...message, ...stored }));
  socket.send(encode('message_ack', { clientMessageId, conversationId, ...stored }));
}

process.once('message', (list: Route[]) => {
  for (const route of list) routes.set(route.conversationId, { ...route, seq: 0 });
  http.listen(0, '127.0.0.1', () => {
    const address = http.address();
    process.send?.({ port: typeof address === 'object' && address !== null ? address.port : 0 });
  });
});
process.once('SIGTERM', () => process.exit());
process.once('disconnect', () => process.exit());
