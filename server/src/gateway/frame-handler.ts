import { Injectable } from '@nestjs/common';
import type { ClientFrame, ClientFrameData } from '@honey/protocol/client-frames';
import type { Principal } from '../domain/principal.ts';
import { MarkReceipt } from '../conversations/mark-receipt.ts';
import { RelayTyping } from '../conversations/relay-typing.ts';
import { SendMessage } from '../conversations/send-message.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import { AgentNotices } from '../realtime/agent-notices.ts';
import type { Connection } from '../realtime/connection.ts';
import { Registration } from './registration.ts';
import { WatchConversation } from './watch-conversation.ts';

const notRegistered = refuse('NOT_REGISTERED', 'Register before anything else.');
const notForYou = refuse('FORBIDDEN', 'Your role may not do this.');

/**
 * What each frame does. Refusals come back as values; the gateway turns them into `error` frames. What needs nobody
 * else, such as a ping, is answered at once and without a promise.
 */
@Injectable()
export class FrameHandler {
  constructor(
    private readonly registration: Registration,
    private readonly sendMessage: SendMessage,
    private readonly markReceipt: MarkReceipt,
    private readonly relayTyping: RelayTyping,
    private readonly notices: AgentNotices,
    private readonly watching: WatchConversation,
  ) {}

  handle(connection: Connection, frame: ClientFrame): Outcome<unknown> | Promise<Outcome<unknown>> {
    switch (frame.event) {
      case 'register_user':
        return this.#registerUser(connection, frame.data);
      case 'register_agent':
        return this.registration.handleAgentRegistration(connection, frame.data);
      case 'register_admin':
        return this.registration.handleAdminRegistration(connection, frame.data);
      case 'ping':
        connection.send('pong', { serverTime: new Date().toISOString() });
        return done(null);
      case 'refresh_token':
        return this.registration.refreshToken(connection, frame.data.token);
      case 'watch':
        return connection.principal ? this.watching.run(connection, frame.data.conversationId) : notRegistered;
      case 'send_message':
      case 'typing':
      case 'delivered':
      case 'read':
      case 'notification_ack': {
        const { principal } = connection;
        return principal ? this.#speak(connection, principal, frame) : notRegistered;
      }
    }
  }

  async #speak(
    connection: Connection,
    principal: Principal,
    frame: Extract<ClientFrame, { event: 'send_message' | 'typing' | 'delivered' | 'read' | 'notification_ack' }>,
  ): Promise<Outcome<unknown>> {
    if (principal.kind === 'admin') return notForYou;
    switch (frame.event) {
      case 'send_message':
        return this.#send(connection, principal, frame.data);
      case 'typing':
        return this.#type(connection, principal, frame.data);
      case 'delivered':
      case 'read':
        return this.markReceipt.run(principal, { ...frame.data, what: frame.event });
      case 'notification_ack':
        if (principal.kind !== 'agent') return notForYou;
        await this.notices.acknowledge(principal.agentId, frame.data.notificationId);
        return done(null);
    }
  }

  async #registerUser(connection: Connection, data: ClientFrameData['register_user']): Promise<Outcome<null>> {
    const registered = await this.registration.handleUserRegistration(connection, data);
    if (registered.ok) connection.tellTypingSeen(await this.relayTyping.isSeenLately());
    return registered;
  }

  async #type(
    connection: Connection,
    principal: Principal,
    data: ClientFrameData['typing'],
  ): Promise<Outcome<unknown>> {
    const relayed = await this.relayTyping.run(principal, data);
    if (relayed.ok && relayed.value.isSeen !== null) connection.tellTypingSeen(relayed.value.isSeen);
    return relayed;
  }

  async #send(
    connection: Connection,
    sender: Exclude<Principal, { kind: 'admin' }>,
    data: ClientFrameData['send_message'],
  ): Promise<Outcome<unknown>> {
    const sent = await this.sendMessage.run({ ...data, sender, from: connection });
    if (!sent.ok) return sent;
    const { messageId, conversationId, seq, createdAt } = sent.value.message;
    const { clientMessageId } = data;
    connection.send('message_ack', { clientMessageId, conversationId, messageId, seq, createdAt });
    return sent;
  }
}
