import { createHmac, hkdfSync, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { closeCodes } from '@honey/protocol/codes';
import type { IdentifyAnswer } from '@honey/protocol/rest-identity';
import { PinoLogger } from 'nestjs-pino';
import { Tokens } from '../auth/tokens.ts';
import type { Env } from '../config/env.ts';
import { InjectEnv } from '../config/env.token.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { UserPrincipal } from '../domain/principal.ts';
import { Database, type Sql } from '../platform/database/database.ts';
import { eraseUsers, lockConversationsOf } from '../privacy/erase.queries.ts';
import { userRoom, WebSocketService } from '../realtime/websocket.service.ts';
import { Dispatcher } from '../routing/dispatcher.ts';
import {
  addIdentified,
  findIdentified,
  findOpenConversation,
  lockAnonymous,
  moveConversations,
  type NewIdentity,
} from './identity.queries.ts';
import { readIdentity } from './read-identity.ts';

const KEY_BYTES = 32;
const off = refuse('IDENTITY_OFF', 'This Honey has no secret in common with the site.');

interface Owner {
  userId: string;
  /** The anonymous customer of the token is this one now. */
  hasMoved: boolean;
}

/**
 * Makes the same customer of the same person on every device. The first time, what somebody has begun without a name
 * goes along, to a customer with a new id: whoever else holds a token of before holds nothing (decision 0018).
 */
@Injectable()
export class IdentifyUser {
  readonly #key: Buffer;
  readonly #secret: string | undefined;

  constructor(
    @InjectEnv() env: Env,
    private readonly database: Database,
    private readonly dispatcher: Dispatcher,
    private readonly tokens: Tokens,
    private readonly sockets: WebSocketService,
    private readonly logger: PinoLogger,
  ) {
    if (env.jwtSecret === undefined) throw new Error('The JWT secret must be known before the application is made.');
    this.#key = Buffer.from(hkdfSync('sha256', env.jwtSecret, '', 'honey identities', KEY_BYTES));
    this.#secret = env.identitySecret;
  }

  /** @param user whom the token that came along is for. */
  async run(token: string, user: UserPrincipal | undefined): Promise<Outcome<IdentifyAnswer>> {
    if (this.#secret === undefined) return off;
    const read = readIdentity(token, this.#secret);
    if (!read.ok) return read;
    const { sub, name = null } = read.value;
    const identity = createHmac('sha256', this.#key).update(sub).digest('hex');
    const { userId, hasMoved } = await this.#find({ identity, name }, user?.userId);
    if (hasMoved && user) this.#cut(user.userId);
    this.logger.info({ userId, hasMoved }, 'A customer was identified');
    const issued = this.tokens.issue('user', userId);
    return done({
      userId,
      token: issued.token,
      expiresAt: issued.expiresAt.toISOString(),
      isKept: hasMoved || user?.userId === userId,
      conversationId: await findOpenConversation(this.database.pool, userId),
    });
  }

  async #find(identity: NewIdentity, before: string | undefined): Promise<Owner> {
    const known = await findIdentified(this.database.pool, identity);
    if (known !== null) return { userId: known, hasMoved: false };
    // A place in the line may move, and only rounds of routing write the line.
    return this.dispatcher.change((tx) => begin(tx, identity, before));
  }

  /** Other servers find out by themselves, as they do for who was erased. */
  #cut(userId: string): void {
    for (const connection of [...this.sockets.members(userRoom(userId))]) {
      connection.close(closeCodes.REVOKED, 'identified');
    }
  }
}

async function begin(tx: Sql, identity: NewIdentity, before: string | undefined): Promise<Owner> {
  const userId = randomUUID();
  if (!(await addIdentified(tx, userId, identity))) {
    const winner = await findIdentified(tx, identity);
    // Erased again in this very moment: then the new one has to wait for nobody.
    if (winner === null) return begin(tx, identity, before);
    return { userId: winner, hasMoved: false };
  }
  if (before === undefined || !(await lockAnonymous(tx, before))) return { userId, hasMoved: false };
  const conversationIds = (await lockConversationsOf(tx, before)).map(({ conversationId }) => conversationId);
  await moveConversations(tx, { from: before, to: userId, conversationIds });
  await eraseUsers(tx, [before]);
  return { userId, hasMoved: true };
}
