import { Injectable } from '@nestjs/common';
import type { Trace } from '@honey/protocol/trace';
import { noSuchConversation } from '../conversations/find-visible-conversation.ts';
import { done, type Outcome } from '../domain/outcome.ts';
import { Database } from '../platform/database/database.ts';
import { agentsIn, presentTrace } from './trace.presenter.ts';
import { readAgentNames, readTraceRows } from './trace.queries.ts';

/** One conversation's way from the click to the agent's screen. Only what was written when it happened. */
@Injectable()
export class ReadTrace {
  constructor(private readonly database: Database) {}

  async run(conversationId: string): Promise<Outcome<Trace>> {
    const rows = await readTraceRows(this.database.pool, conversationId);
    if (!rows) return noSuchConversation;
    return done(presentTrace(rows, await readAgentNames(this.database.pool, agentsIn(rows))));
  }
}
