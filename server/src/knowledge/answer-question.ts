import { Injectable } from '@nestjs/common';
import { Database, type Sql } from '../platform/database/database.ts';
import { type BotReply, composeReplies, type Found } from './answer-bot.ts';
import { articlesOfTopic, articleTitled } from './articles.queries.ts';
import { findArticles } from './find-articles.queries.ts';
import { topicNamed } from './topics.ts';

/** What a customer said to the bot: free words, or an entry of the menu or an article title that was offered. */
export type BotRequest = { text: string } | { choice: string };

async function lookUp(sql: Sql, asked: string): Promise<Found> {
  const topic = topicNamed(asked);
  if (topic !== undefined) return { kind: 'topic', topic, articles: await articlesOfTopic(sql, topic) };
  const article = await articleTitled(sql, asked);
  if (article) return { kind: 'article', article };
  return { kind: 'search', ...(await findArticles(sql, asked)) };
}

/**
 * Answers out of the knowledge base. Words and choices are looked up alike, so that a typed menu entry works and
 * a title that was renamed since it was offered is still understood.
 */
@Injectable()
export class AnswerQuestion {
  constructor(private readonly database: Database) {}

  /** @param sql what to look it up with: a transaction sees what it has changed. */
  async run(request: BotRequest, sql: Sql = this.database.pool): Promise<BotReply[]> {
    const asked = 'text' in request ? request.text : request.choice;
    return composeReplies(await lookUp(sql, asked), asked);
  }
}
