import { type ConversationState, emptyConversation, reduceConversation } from '@honey/client/conversation-state';
import type { Conversation } from '@honey/protocol/entities';
import type { QueueStatusAnswer } from '@honey/protocol/escalation';
import type { AgentStatus } from '@honey/protocol/states';
import type { BotAnswer, CreateConversationAnswer, MessagesAnswer } from '@honey/protocol/rest';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../server/src/testing/test-database.ts';
import { eventually } from '../eventually.ts';
import { type Rest, restOf } from '../rest.ts';
import { type ServerProcess, startServer } from '../server-process.ts';
import type { Deed } from './deeds.ts';
import { essence } from './essence.ts';
import { Side } from './side.ts';

const AGENTS = ['Sarah', 'Michael'];

interface Desk {
  side: Side;
  token: string;
}

/** A customer whose app hears of everything by its socket, and a world in which things happen to it. */
export class Story {
  #customer: CreateConversationAnswer | undefined;
  #app: Side | undefined;
  #words = 0;

  private constructor(
    private readonly database: TestDatabase,
    private readonly server: ServerProcess,
    private readonly sql: pg.Client,
    private readonly rest: Rest,
    private readonly desks: readonly Desk[],
  ) {}

  static async open(): Promise<Story> {
    const database = await createTestDatabase();
    const server = await startServer({ databaseUrl: database.url, env: { LOG_LEVEL: 'error' } });
    const sql = new pg.Client({ connectionString: database.url });
    await sql.connect();
    const rest = restOf(() => server.url);
    const desks: Desk[] = [];
    for (const name of AGENTS) {
      const { accessToken: token, agent } = await rest.signInAgent(name);
      const side = new Side({ role: 'AGENT', id: agent.id, token }, server.url);
      await new Promise<void>((resolve) => {
        side.onRegistered = resolve;
      });
      desks.push({ side, token });
    }
    await sql.query(`UPDATE "Agent" SET status = 'ONLINE', "maxChats" = 1 WHERE "leaseUntil" IS NOT NULL`);
    return new Story(database, server, sql, rest, desks);
  }

  async close(): Promise<void> {
    this.#app?.leave();
    for (const { side } of this.desks) side.leave();
    await this.sql.end();
    await this.server.stop();
    await this.database.drop();
  }

  /** A new customer; of the one before nothing is left. */
  async begin({ agents }: { agents: number }): Promise<void> {
    if (this.#customer) await this.#post('close', this.#customer.token);
    this.#app?.leave();
    await this.sql.query(
      `UPDATE "Agent" SET status = CASE WHEN id = ANY($1::text[]) THEN 'ONLINE' ELSE 'AWAY' END::"AgentStatus"`,
      [this.desks.slice(0, agents).map(({ side }) => side.person.id)],
    );
    const customer = await this.rest.newCustomer('How to get pregnant');
    const { userId: id, token, conversationId } = customer;
    const app = new Side({ role: 'USER', id, token }, this.server.url);
    app.join(conversationId);
    await new Promise<void>((resolve) => {
      app.onRegistered = resolve;
    });
    this.#customer = customer;
    this.#app = app;
  }

  /** Does it if it is possible now; what is refused is no part of the story. */
  async happen(deed: Deed): Promise<void> {
    const { conversationId } = this.#present();
    const desk = await this.#desk();
    switch (deed) {
      case 'ask for a person':
        return this.#act('/conversations/escalate');
      case 'leave the line':
        return this.#act('leave-queue');
      case 'keep waiting':
        return this.#act('keep-waiting');
      case 'close':
        return this.#act('close');
      case 'say something':
        this.#app?.say(conversationId, this.#nextWords());
        return;
      case 'read':
        this.#app?.send({ event: 'read', data: { conversationId, seq: this.#known().lastKnownSeq } });
        return;
      case 'ask the assistant':
        return this.#askAssistant();
      case 'be answered':
        desk?.side.send({
          event: 'send_message',
          data: { conversationId, clientMessageId: crypto.randomUUID(), text: this.#nextWords() },
        });
        return;
      case 'have it arrive':
        desk?.side.send({ event: 'delivered', data: { conversationId, seq: this.#known().lastKnownSeq } });
        return;
      case 'be read':
        desk?.side.send({ event: 'read', data: { conversationId, seq: this.#known().lastKnownSeq } });
        return;
      case 'see typing':
        desk?.side.send({ event: 'typing', data: { conversationId, isTyping: true } });
        return;
      case 'be closed':
        if (desk) await this.#post('close', desk.token);
        return;
      case 'be handed back to the line':
        if (desk) await this.#post('transfer', desk.token);
        return;
      case 'be handed to a colleague':
        return this.#handOver(desk);
      case 'lose the agent':
        return this.#loseAgent(desk);
      case 'be asked whether to wait':
        await this.sql.query(`UPDATE "ConversationQueue" SET "patientSince" = now() - interval '1 hour'
                              WHERE status = 'WAITING' AND "askedAt" IS NULL`);
        return;
      case 'be given up':
        return this.#giveUp();
      case 'find agents back':
        return this.#setStatus(this.desks, 'ONLINE');
      case 'find all agents away':
        return this.#setStatus(this.desks, 'AWAY');
    }
  }

  /**
   * What the app knows and what a fresh start from REST would know. Places are compared without the wait, which changes
   * with time alone.
   */
  async compare(): Promise<{ told: unknown; fresh: unknown }> {
    const { conversationId } = this.#present();
    const fresh = await this.#fresh(conversationId);
    return { told: essence(this.#known()), fresh: essence(fresh) };
  }

  /** Resolves when the app knows what REST says. @throws when it never does. */
  async settle(): Promise<void> {
    await eventually(async () => {
      const { told, fresh } = await this.compare();
      const [heard, asked] = [JSON.stringify(told), JSON.stringify(fresh)];
      if (heard !== asked) throw new Error(`The app knows\n${heard}\nand REST says\n${asked}`);
    });
  }

  async #setStatus(desks: readonly Desk[], status: AgentStatus): Promise<void> {
    for (const { token } of desks) {
      await this.#request('/agents/me/status', 'PATCH', { token, body: { status } });
    }
  }

  #present(): CreateConversationAnswer {
    if (!this.#customer) throw new Error('The story has not begun.');
    return this.#customer;
  }

  #known(): ConversationState {
    const { conversationId } = this.#present();
    const state = this.#app?.state(conversationId);
    if (!state) throw new Error('The story has not begun.');
    return state;
  }

  #nextWords(): string {
    this.#words += 1;
    return `words ${String(this.#words)}`;
  }

  async #desk(): Promise<Desk | undefined> {
    const { rows } = await this.sql.query<{ id: string }>(
      'SELECT "assignedAgentId" AS id FROM "Conversation" WHERE conversation_id = $1',
      [this.#present().conversationId],
    );
    return this.desks.find(({ side }) => side.person.id === rows[0]?.id);
  }

  #get<T>(path: string): Promise<T | null> {
    return this.#request<T>(path, 'GET', { token: this.#present().token });
  }

  #post<T>(path: string, token: string, body: object = {}): Promise<T | null> {
    return this.#request<T>(path, 'POST', { token, body });
  }

  /** Null when it is refused. */
  async #request<T>(
    path: string,
    method: string,
    { token, body }: { token: string; body?: object },
  ): Promise<T | null> {
    const { conversationId } = this.#present();
    const target = path.startsWith('/') ? path : `/conversations/${conversationId}/${path}`;
    const response = await fetch(`${this.server.url}${target}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (response.status >= 500) throw new Error(`${path} was answered ${String(response.status)}`);
    return response.ok ? ((await response.json()) as T) : null;
  }

  /** The customer's own doing, whose answer the app takes in as it does in earnest. */
  async #act(path: string): Promise<void> {
    const { conversationId, userId, token } = this.#present();
    const basis = this.#known().toldAt;
    const answer = await this.#post<QueueStatusAnswer>(
      path,
      token,
      path.startsWith('/') ? { conversationId, userId } : {},
    );
    if (answer) this.#app?.apply(conversationId, { kind: 'answer', answer, basis });
    // As the app does: news that came while the answer was on its way makes the answer old.
    if (this.#known().toldAt !== basis) await this.#refresh();
  }

  /** Asks where the request stands, until no news comes in between. */
  async #refresh(): Promise<void> {
    const { conversationId } = this.#present();
    for (;;) {
      const basis = this.#known().toldAt;
      const answer = await this.#get<QueueStatusAnswer>(`/conversations/queue-status/${conversationId}`);
      if (!answer) throw new Error('REST does not know the conversation.');
      if (this.#known().toldAt !== basis) continue;
      this.#app?.apply(conversationId, { kind: 'answer', answer, basis });
      return;
    }
  }

  async #askAssistant(): Promise<void> {
    const { conversationId, token } = this.#present();
    const body = { clientMessageId: crypto.randomUUID(), text: 'How does the pill work?' };
    const answer = await this.#post<BotAnswer>('bot', token, body);
    if (answer) this.#app?.apply(conversationId, { kind: 'messages', messages: [answer.message, ...answer.replies] });
  }

  async #handOver(desk: Desk | undefined): Promise<void> {
    const colleague = this.desks.find((other) => other !== desk);
    if (!desk || !colleague) return;
    await this.#post('transfer', desk.token, { agentId: colleague.side.person.id });
  }

  async #loseAgent(desk: Desk | undefined): Promise<void> {
    if (!desk) return;
    // As after two minutes without a socket; the socket that there is renews the lease in its next round.
    await this.sql.query(`UPDATE "Agent" SET "leaseUntil" = now() - interval '1 hour' WHERE id = $1`, [
      desk.side.person.id,
    ]);
  }

  async #giveUp(): Promise<void> {
    const { conversationId } = this.#present();
    const { rowCount } = await this.sql.query(
      `UPDATE "ConversationQueue" SET "askedAt" = now() - interval '1 hour'
       WHERE status = 'WAITING' AND "conversationId" = $1 AND "askedAt" IS NOT NULL`,
      [conversationId],
    );
    if (rowCount === 0) return;
    // The app asks once the time to answer is over, until the place is given up.
    await eventually(async () => {
      await this.#refresh();
      if (this.#known().phase.kind === 'queued') throw new Error('The place is still kept.');
    });
  }

  async #fresh(conversationId: string): Promise<ConversationState> {
    const snapshot = await this.#get<Conversation>(`/conversations/${conversationId}`);
    const answer = await this.#get<QueueStatusAnswer>(`/conversations/queue-status/${conversationId}`);
    const page = await this.#get<MessagesAnswer>('messages?limit=200');
    if (!snapshot || !answer || !page) throw new Error('REST does not know the conversation.');
    let state = reduceConversation(emptyConversation(conversationId), { kind: 'conversation', conversation: snapshot });
    state = reduceConversation(state, { kind: 'answer', answer, basis: state.toldAt });
    return reduceConversation(state, { kind: 'messages', messages: page.messages });
  }
}
