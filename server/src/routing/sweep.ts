import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import type { Sql } from '../platform/database/database.ts';
import { Rounds } from '../platform/rounds.ts';
import { WebSocketService } from '../realtime/websocket.service.ts';
import { readSettings } from '../settings/settings.queries.ts';
import { bringOfflineMessages } from './bring-offline-messages.ts';
import { ClosingNews } from './closing-news.ts';
import { Dispatcher } from './dispatcher.ts';
import { LineUpdates } from './line-updates.ts';
import { type SetAway, setAwayWhoMissedTwo } from './missed-chats.queries.ts';
import type { Brought } from './offline-messages.queries.ts';
import { type Abandoned, abandonTheSilent, type Asked, askThePatient } from './queue-patience.queries.ts';
import {
  findChatsOfLostAgents,
  findUnacceptedChats,
  relentWhereNobodyIsLeft,
  requeueChats,
} from './requeue.queries.ts';
import { RequeueNews, type RequeuedWithNotice } from './requeue-news.ts';
import { tellAgentStatus } from './tell-agent-status.ts';

const SWEEP_MS = 1_000;
/** Without a heartbeat this young the system was away lately, and silence may not be held against anybody. */
const HEARTBEAT_FRESH_SECONDS = 15;

interface Swept {
  lost: RequeuedWithNotice[];
  missed: RequeuedWithNotice[];
  away: SetAway[];
  asked: Asked[];
  abandoned: Abandoned[];
  brought: Brought[];
  answerWithinSeconds: number;
}

/**
 * Once a second, what time itself brings about: agents who are gone lose their chats, chats that nobody took up go on,
 * people who wait long are asked, messages left meanwhile come to the line, those who wait learn that we close, and the
 * line moves if a trigger was missed.
 */
@Injectable()
export class Sweep implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #rounds = new Rounds(
    () => this.#run(),
    (error) => {
      this.logger.warn({ err: error }, 'The routing sweep did not get through; the next one will try again');
    },
  );

  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly news: RequeueNews,
    private readonly sockets: WebSocketService,
    private readonly lineUpdates: LineUpdates,
    private readonly closingNews: ClosingNews,
    private readonly logger: PinoLogger,
  ) {}

  onApplicationBootstrap(): void {
    this.#rounds.begin(SWEEP_MS);
  }

  onModuleDestroy(): Promise<void> {
    return this.#rounds.end();
  }

  /** One sweep of how things are now. */
  run(): Promise<void> {
    return this.#rounds.run();
  }

  async #run(): Promise<void> {
    const swept = await this.dispatcher.change((tx) => this.#sweep(tx));
    await this.#tell(swept);
    await this.closingNews.look();
  }

  async #sweep(tx: Sql): Promise<Swept> {
    const { routing, hours } = await readSettings(tx);
    const { acceptWithinSeconds, requeueAfterSeconds, presenceGraceSeconds } = routing;
    const isFresh = await isHeartbeatFresh(tx);
    const lost = isFresh ? await findChatsOfLostAgents(tx, requeueAfterSeconds - presenceGraceSeconds) : [];
    const requeued = await requeueChats(tx, {
      chats: lost,
      endAs: 'REQUEUED',
      excludeAgent: false,
      cause: 'AGENT_GONE',
    });
    const late = acceptWithinSeconds > 0 ? await findUnacceptedChats(tx, acceptWithinSeconds) : [];
    const missed = await requeueChats(tx, {
      chats: late,
      endAs: 'REQUEUED',
      excludeAgent: true,
      cause: 'NOT_TAKEN_UP',
    });
    const away = await setAwayWhoMissedTwo(tx, missed);
    await relentWhereNobodyIsLeft(
      tx,
      missed.map((chat) => chat.conversationId),
    );
    return {
      lost: await this.news.prepare(tx, requeued),
      missed: await this.news.prepare(tx, missed),
      away,
      abandoned: isFresh ? await abandonTheSilent(tx, routing.keepWaitingWithinSeconds) : [],
      asked: await askThePatient(tx, routing.queueTimeoutSeconds),
      brought: await bringOfflineMessages(tx, hours),
      answerWithinSeconds: routing.keepWaitingWithinSeconds,
    };
  }

  async #tell({ lost, missed, away, asked, abandoned, brought, answerWithinSeconds }: Swept): Promise<void> {
    await this.news.tell(lost, 'the agent is gone');
    await this.news.tell(missed, 'the agent did not take it up in time');
    for (const standing of away) {
      this.logger.info({ agentId: standing.id }, 'Agent let two chats in a row pass and is away now');
      tellAgentStatus(this.sockets, standing);
    }
    for (const { conversationId, userId, askedAt } of asked) {
      const answerBy = new Date(askedAt.getTime() + answerWithinSeconds * 1_000).toISOString();
      this.sockets.notifyUser(userId, { type: 'QUEUE_TIMEOUT', conversationId, answerBy }, askedAt);
    }
    for (const { conversationId, userId } of abandoned) {
      this.logger.logger.info({ conversationId, userId }, 'Customer did not answer and lost the place in the line');
      this.sockets.notifyAdmins({ type: 'QUEUE_LEFT', conversationId });
    }
    await this.news.tellBrought(brought);
    if (abandoned.length + away.length > 0) this.lineUpdates.schedule();
  }
}

async function isHeartbeatFresh(tx: Sql): Promise<boolean> {
  const { rowCount } = await tx.query(
    `SELECT 1 FROM "Heartbeat" WHERE "beatAt" > clock_timestamp() - make_interval(secs => $1)`,
    [HEARTBEAT_FRESH_SECONDS],
  );
  return (rowCount ?? 0) > 0;
}
