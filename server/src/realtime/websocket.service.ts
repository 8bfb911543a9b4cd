import { Injectable } from '@nestjs/common';
import type { Message, Snooze } from '@honey/protocol/entities';
import type { Note } from '@honey/protocol/rest-desk';
import type {
  AdminNotification,
  AgentNotification,
  ServerEvent,
  ServerFrameData,
  UserNotification,
} from '@honey/protocol/server-frames';
import { PinoLogger } from 'nestjs-pino';
import type { Logger } from 'pino';
import type { Principal } from '../domain/principal.ts';
import { RecentCount } from '../platform/recent-count.ts';
import { Broadcasts } from './broadcasts.ts';
import { type Connection, encode, type Outgoing } from './connection.ts';
import { Rooms } from './rooms.ts';
import { Told } from './told.ts';

/** A notification without the time, which is stamped when it is sent. */
type Untimed<T> = T extends unknown ? Omit<T, 'timestamp'> : never;

export const userRoom = (userId: string) => `user_${userId}`;
export const agentRoom = (agentId: string) => `agent_${agentId}`;
export const AGENTS_ROOM = 'agents';
export const adminRoom = (adminId: string) => `admin_${adminId}`;
export const ADMINS_ROOM = 'admins';

/** Admins who watch a conversation. */
export const watchRoom = (conversationId: string) => `watch_${conversationId}`;

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

/** Only what cannot be repeated: an assignment to a certain agent, an end. */
function newsOf(notification: Untimed<UserNotification>): string {
  const { type, conversationId } = notification;
  return type === 'AGENT_ASSIGNED' ? `${conversationId}@${notification.agentId}` : `${conversationId}@${type}`;
}

/** The rooms, and what is said in them. */
@Injectable()
export class WebSocketService {
  readonly #rooms = new Rooms<Connection>();
  readonly #broadcasts = new Broadcasts();
  readonly #told = new Told();
  /** Sockets of the last minute that were refused, failed, or left without having registered. */
  readonly failures = new RecentCount(60_000);

  constructor(private readonly logger: PinoLogger) {}

  join(connection: Connection, rooms: readonly string[]): void {
    for (const room of rooms) this.#rooms.join(room, connection);
  }

  leave(connection: Connection, rooms: readonly string[]): void {
    for (const room of rooms) this.#rooms.leave(room, connection);
  }

  members(room: string): Iterable<Connection> {
    return this.#rooms.members(room);
  }

  /** How many sockets are in a room. */
  count(room: string): number {
    return this.#rooms.count(room);
  }

  /** Ids of those of a kind who have a registered socket here; with `watch`, of the conversations that are watched. */
  present(kind: 'user' | 'agent' | 'watch'): string[] {
    const prefix = `${kind}_`;
    return [...this.#rooms.names()].filter((room) => room.startsWith(prefix)).map((room) => room.slice(prefix.length));
  }

  /**
   * Tells an agent something; the notice is kept elsewhere and repeated until it is acknowledged.
   *
   * @param log a logger that carries the other ids.
   */
  notifyAgent(agentId: string, notification: AgentNotification, log: Logger = this.logger.logger): void {
    const room = agentRoom(agentId);
    if (this.count(room) > 0) this.#told.remember(notification.notificationId);
    const ids = { agentId, notificationId: notification.notificationId };
    log.info(ids, '📢 WebSocket: Sending notification to agent');
    log.info(ids, `📢 Agent ID: ${agentId}`);
    log.info(ids, `📢 Room: ${room}`);
    this.emit(room, 'agent_notification', notification);
    log.info({ ...ids, sockets: this.count(room) }, '✅ Agent notification emitted');
  }

  /** Tells every admin something. */
  notifyAdmins(notification: Untimed<AdminNotification>, log: Logger = this.logger.logger): void {
    log.info('📢 WebSocket: Broadcasting to all admins');
    log.info(`📢 Type: ${notification.type}`);
    log.info(`📢 Room: ${ADMINS_ROOM}`);
    this.emit(ADMINS_ROOM, 'admin_notification', { ...notification, timestamp: new Date().toISOString() });
    log.info({ sockets: this.count(ADMINS_ROOM) }, '✅ Admin notification broadcasted');
  }

  /** @param at when what it says was true; of two statements the later one wins on the user's screen. */
  notifyUser(userId: string, notification: Untimed<UserNotification>, at = new Date()): void {
    if (this.count(userRoom(userId)) === 0) return;
    this.#told.remember(newsOf(notification));
    this.emit(userRoom(userId), 'user_notification', { ...notification, timestamp: at.toISOString() });
  }

  /**
   * Brings a stored message to every socket of its participants but the one that sent it. False when nobody is here or it
   * was told before.
   */
  relayMessage(message: Message, { userId, agentId }: Participants, except?: Connection): boolean {
    const { conversationId, seq } = message;
    const isAnybodyHere = this.#isHere(userId, agentId);
    const isWatched = this.count(watchRoom(conversationId)) > 0;
    if (!isAnybodyHere && !isWatched) return false;
    if (isAnybodyHere && !this.#told.firstMessage(conversationId, seq)) return false;
    const outgoing: Outgoing = {
      text: encode('message_received', message),
      message: { conversationId, seq },
    };
    if (isWatched) this.#deliver(watchRoom(conversationId), outgoing);
    if (!isAnybodyHere) return false;
    this.#deliver(userRoom(userId), outgoing, except);
    if (agentId !== null) this.#deliver(agentRoom(agentId), outgoing, except);
    return true;
  }

  /** Is everything up to `lastSeq` known to have been told to the sockets here? */
  isCompleteHere(conversationId: string, lastSeq: number): boolean {
    return this.#told.isComplete(conversationId, lastSeq);
  }

  /** Relays those of a conversation's latest messages that were not told here, oldest first; returns how many. */
  relayUntold(messages: readonly Message[], participants: Participants): number {
    const { userId, agentId } = participants;
    const rooms = [userRoom(userId), ...(agentId === null ? [] : [agentRoom(agentId)])];
    let relayed = 0;
    for (const message of messages) {
      const createdAt = Date.parse(message.createdAt);
      // Who connected after it was stored got it by resume, or did not ask for it.
      const wasHere = rooms.some((room) =>
        [...this.members(room)].some(({ registeredAt }) => registeredAt < createdAt),
      );
      if (wasHere && this.relayMessage(message, participants)) relayed += 1;
      this.#told.verified(message.conversationId, message.seq);
    }
    return relayed;
  }

  /** Tells a user of a change that was not told here. False when it was, or when nobody was here to be told. */
  notifyUserUntold(userId: string, notification: Untimed<UserNotification>, changedAt: Date): boolean {
    if (this.#told.has(newsOf(notification))) return false;
    const wasHere = [...this.members(userRoom(userId))].some(({ registeredAt }) => registeredAt < changedAt.getTime());
    if (!wasHere) return false;
    this.notifyUser(userId, notification);
    return true;
  }

  /** Was an agent told of this notice here lately? */
  wasTold(notificationId: string): boolean {
    return this.#told.has(notificationId);
  }

  /** When an agent was last told of this notice here; null when that is not known. */
  toldAt(notificationId: string): Date | null {
    const at = this.#told.at(notificationId);
    return at === undefined ? null : new Date(at);
  }

  /** Tells an agent of a notice that was not told here. False when it was, or when nobody was here to be told. */
  notifyAgentUntold(agentId: string, notification: AgentNotification): boolean {
    if (this.wasTold(notification.notificationId)) return false;
    if (this.count(agentRoom(agentId)) === 0) return false;
    this.notifyAgent(agentId, notification);
    return true;
  }

  /**
   * Brings a note of the team to its agent's screens and to the admins who watch, and to nobody else. False when nobody
   * of them is here or it was told before.
   */
  relayNote(note: Note, agentId: string | null): boolean {
    const news = `note ${note.noteId}`;
    const rooms = [watchRoom(note.conversationId), ...(agentId === null ? [] : [agentRoom(agentId)])];
    const occupied = rooms.filter((room) => this.count(room) > 0);
    if (occupied.length === 0 || this.#told.has(news)) return false;
    this.#told.remember(news);
    for (const room of occupied) this.emit(room, 'note_added', note);
    return true;
  }

  /**
   * Tells an agent's screens that a chat was put aside or brought back. False when none is here or it was told before.
   */
  relaySnooze(change: { conversationId: string; agentId: string; snooze: Snooze | null; changedAt: Date }): boolean {
    const { conversationId, agentId, snooze, changedAt } = change;
    const news = `snooze ${conversationId} ${String(changedAt.getTime())}`;
    const room = agentRoom(agentId);
    if (this.count(room) === 0 || this.#told.has(news)) return false;
    this.#told.remember(news);
    this.emit(room, 'snooze_changed', { conversationId, snooze });
    return true;
  }

  /** Lets go of what is too old to matter. */
  forgetTold(): void {
    this.#told.forgetOld();
  }

  emit<E extends ServerEvent>(room: string, event: E, data: ServerFrameData[E]): void {
    this.#deliver(room, { text: encode(event, data) });
  }

  #isHere(userId: string, agentId: string | null): boolean {
    return this.count(userRoom(userId)) > 0 || (agentId !== null && this.count(agentRoom(agentId)) > 0);
  }

  #deliver(room: string, outgoing: Outgoing, except?: Connection): void {
    if (except === undefined && this.count(room) > 1) {
      this.#broadcasts.send(room, this.members(room), outgoing);
      return;
    }
    for (const connection of this.members(room)) {
      if (connection !== except) connection.deliver(outgoing);
    }
  }
}
