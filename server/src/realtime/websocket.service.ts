import { Injectable } from '@nestjs/common';
import type { Message } from '@honey/protocol/entities';
import type {
  AdminNotification,
  AgentNotification,
  ServerEvent,
  ServerFrameData,
  UserNotification,
} from '@honey/protocol/server-frames';
import { PinoLogger } from 'nestjs-pino';
import type { Logger } from 'pino';
import type { Principal } from '../auth/principal.ts';
import { type Connection, encode, type Outgoing } from './connection.ts';

/** A notification without the time, which is stamped when it is sent. */
type Untimed<T> = T extends unknown ? Omit<T, 'timestamp'> : never;

export const userRoom = (userId: string) => `user_${userId}`;
export const agentRoom = (agentId: string) => `agent_${agentId}`;
export const AGENTS_ROOM = 'agents';
export const adminRoom = (adminId: string) => `admin_${adminId}`;
export const ADMINS_ROOM = 'admins';

export function roomsOf(principal: Principal): string[] {
  switch (principal.kind) {
    case 'user':
      return [userRoom(principal.userId)];
    case 'agent':
      return [agentRoom(principal.agentId), AGENTS_ROOM];
    case 'admin':
      return [adminRoom(principal.adminId), ADMINS_ROOM];
  }
}

/** Who of a conversation hears of it. */
export interface Participants {
  userId: string;
  agentId: string | null;
}

/** The rooms, and what is said in them. */
@Injectable()
export class WebSocketService {
  readonly #rooms = new Map<string, Set<Connection>>();

  constructor(private readonly logger: PinoLogger) {}

  join(connection: Connection, rooms: readonly string[]): void {
    for (const room of rooms) {
      const members = this.#rooms.get(room) ?? new Set();
      members.add(connection);
      this.#rooms.set(room, members);
    }
  }

  leave(connection: Connection, rooms: readonly string[]): void {
    for (const room of rooms) {
      const members = this.#rooms.get(room);
      members?.delete(connection);
      if (members?.size === 0) this.#rooms.delete(room);
    }
  }

  members(room: string): ReadonlySet<Connection> {
    return this.#rooms.get(room) ?? new Set();
  }

  /** Ids of those of a kind who have a registered socket here. */
  present(kind: 'user' | 'agent'): string[] {
    const prefix = `${kind}_`;
    return [...this.#rooms.keys()].filter((room) => room.startsWith(prefix)).map((room) => room.slice(prefix.length));
  }

  /**
   * Tells an agent something; the notice is kept elsewhere and repeated until it is acknowledged.
   *
   * @param given a logger that carries `agentId`.
   */
  notifyAgent(agentId: string, notification: AgentNotification, given?: Logger): void {
    const log = given ?? this.logger.logger.child({ agentId });
    const room = agentRoom(agentId);
    const ids = { notificationId: notification.notificationId };
    log.info(ids, '📢 WebSocket: Sending notification to agent');
    log.info(ids, `📢 Agent ID: ${agentId}`);
    log.info(ids, `📢 Room: ${room}`);
    this.emit(room, 'agent_notification', notification);
    log.info({ ...ids, sockets: this.members(room).size }, '✅ Agent notification emitted');
  }

  /** Tells every admin something. */
  notifyAdmins(notification: Untimed<AdminNotification>, log: Logger = this.logger.logger): void {
    log.info('📢 WebSocket: Broadcasting to all admins');
    log.info(`📢 Type: ${notification.type}`);
    log.info(`📢 Room: ${ADMINS_ROOM}`);
    this.emit(ADMINS_ROOM, 'admin_notification', { ...notification, timestamp: new Date().toISOString() });
    log.info({ sockets: this.members(ADMINS_ROOM).size }, '✅ Admin notification broadcasted');
  }

  notifyUser(userId: string, notification: Untimed<UserNotification>): void {
    this.emit(userRoom(userId), 'user_notification', { ...notification, timestamp: new Date().toISOString() });
  }

  /** Brings a stored message to every socket of its participants but the one that sent it. */
  relayMessage(message: Message, { userId, agentId }: Participants, except?: Connection): void {
    const outgoing: Outgoing = {
      text: encode('message_received', message),
      message: { conversationId: message.conversationId, seq: message.seq },
    };
    this.#deliver(userRoom(userId), outgoing, except);
    if (agentId !== null) this.#deliver(agentRoom(agentId), outgoing, except);
  }

  emit<E extends ServerEvent>(room: string, event: E, data: ServerFrameData[E]): void {
    this.#deliver(room, { text: encode(event, data) });
  }

  #deliver(room: string, outgoing: Outgoing, except?: Connection): void {
    for (const connection of this.members(room)) {
      if (connection !== except) connection.deliver(outgoing);
    }
  }
}
