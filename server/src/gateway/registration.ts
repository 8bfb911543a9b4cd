import { Injectable } from '@nestjs/common';
import type { ClientFrameData } from '@honey/protocol/client-frames';
import { closeCodes } from '@honey/protocol/codes';
import { PinoLogger } from 'nestjs-pino';
import { Presence } from '../agents/presence.ts';
import { Authenticator, unauthenticated } from '../auth/authenticator.ts';
import { idOf, type Principal, type Role } from '../domain/principal.ts';
import { done, type Failure, type Outcome, refuse } from '../domain/outcome.ts';
import { loggableId } from '../platform/logging/loggable-id.ts';
import { AgentNotices } from '../realtime/agent-notices.ts';
import type { Connection } from '../realtime/connection.ts';
import { Resume } from './resume.ts';
import { roomsOf, userRoom, WebSocketService } from '../realtime/websocket.service.ts';

/** Who is refused so often has no token to come; each try is a line in the log. */
const MAX_REFUSED = 20;

function countRefusal(connection: Connection): void {
  connection.refusedRegistrations += 1;
  if (connection.refusedRegistrations >= MAX_REFUSED) {
    connection.close(closeCodes.NEVER_REGISTERED, 'refused too often');
  }
}

/** Of one customer at a time: tabs and devices, with room to spare. */
const MAX_SOCKETS = 20;
const tooManySockets = refuse('RATE_LIMITED', 'This customer is connected too often already.');

/** Lets a socket in: who it is, which rooms it joins, and what it missed. */
@Injectable()
export class Registration {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly sockets: WebSocketService,
    private readonly presence: Presence,
    private readonly notices: AgentNotices,
    private readonly resume: Resume,
    private readonly logger: PinoLogger,
  ) {}

  async handleUserRegistration(connection: Connection, data: ClientFrameData['register_user']): Promise<Outcome<null>> {
    const userId = loggableId(data.userId);
    const log = this.logger.logger.child({ userId });
    log.info('📝 WebSocket: User registration request');
    log.info(`📝 User ID: ${userId}`);
    const principal = await this.#prove('user', data.userId, data.token);
    if (!principal.ok) {
      log.warn({ code: principal.code }, '❌ User registration failed');
      countRefusal(connection);
      return principal;
    }
    if (this.#isFull(connection, userRoom(data.userId))) {
      log.warn({ code: tooManySockets.code }, '❌ User registration failed');
      countRefusal(connection);
      return tooManySockets;
    }
    const rooms = this.#admit(connection, principal.value);
    log.info('✅ User registered successfully');
    log.info(`✅ Room joined: ${rooms.join(', ')}`);
    await this.resume.run(connection, principal.value, data.resume ?? []);
    return done(null);
  }

  async handleAgentRegistration(
    connection: Connection,
    data: ClientFrameData['register_agent'],
  ): Promise<Outcome<null>> {
    const { agentId } = data;
    const log = this.logger.logger.child({ agentId: loggableId(agentId) });
    log.info('📝 WebSocket: Agent registration request');
    const principal = await this.#prove('agent', agentId, data.token);
    if (!principal.ok) {
      log.warn({ code: principal.code }, '❌ Agent registration failed');
      countRefusal(connection);
      return principal;
    }
    log.info('✅ JWT token verified for agent');
    const rooms = this.#admit(connection, principal.value);
    log.info('✅ Agent registered successfully');
    log.info(`✅ Rooms joined: [${rooms.join(', ')}]`);
    await this.resume.run(connection, principal.value, data.resume ?? []);
    await this.presence.arrived(agentId);
    await this.notices.resend(agentId);
    return done(null);
  }

  async handleAdminRegistration(
    connection: Connection,
    data: ClientFrameData['register_admin'],
  ): Promise<Outcome<null>> {
    const { adminId } = data;
    const log = this.logger.logger.child({ adminId: loggableId(adminId) });
    log.info('📝 WebSocket: Admin registration request');
    const principal = await this.#prove('admin', adminId, data.token);
    if (!principal.ok) {
      log.warn({ code: principal.code }, '❌ Admin registration failed');
      countRefusal(connection);
      return principal;
    }
    log.info(`✅ JWT token verified for admin: ${adminId}`);
    const rooms = this.#admit(connection, principal.value);
    log.info('✅ Admin registered successfully');
    log.info(`✅ Rooms joined: [${rooms.join(', ')}]`);
    return done(null);
  }

  /** A fresh token for the same person keeps the socket beyond the old one's end. */
  async refreshToken(connection: Connection, token: string): Promise<Outcome<null>> {
    const { state } = connection;
    if (state.kind !== 'registered') return refuse('NOT_REGISTERED', 'Register first.');
    const principal = await this.#prove(state.principal.kind, idOf(state.principal), token);
    if (!principal.ok) return principal;
    connection.state = { ...state, principal: principal.value };
    connection.send('token_refreshed', { expiresAt: new Date(principal.value.expiresAt).toISOString() });
    return done(null);
  }

  #isFull({ state }: Connection, room: string): boolean {
    const isIn = state.kind === 'registered' && state.rooms.includes(room);
    return !isIn && this.sockets.count(room) >= MAX_SOCKETS;
  }

  async #prove(role: Role, id: string, token: string): Promise<{ ok: true; value: Principal } | Failure> {
    const principal = await this.authenticator.authenticate(token);
    if (principal?.kind !== role) return unauthenticated;
    if (idOf(principal) !== id) return refuse('FORBIDDEN', 'The token belongs to somebody else.');
    return done(principal);
  }

  #admit(connection: Connection, principal: Principal): readonly string[] {
    if (connection.state.kind === 'registered') this.sockets.leave(connection, connection.state.rooms);
    const rooms = roomsOf(principal);
    // It may have closed while the token was checked.
    if (connection.state.kind === 'closed') return rooms;
    connection.state = { kind: 'registered', principal, rooms };
    connection.registeredAt = Math.min(connection.registeredAt, Date.now());
    connection.hold();
    this.sockets.join(connection, rooms);
    connection.send('registered', { rooms, serverTime: new Date().toISOString() });
    if (principal.kind === 'admin') connection.release(new Map());
    return rooms;
  }
}
