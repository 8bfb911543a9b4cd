import { type Failure, type Outcome, done, refuse } from '../domain/outcome.ts';
import { TOPICS, topicNamed } from '../knowledge/topics.ts';
import type { Sql } from '../platform/database/database.ts';
import { type ArticleText, isTitleTaken } from './article-admin.queries.ts';

export function refuseField(code: 'INVALID_INPUT' | 'ALREADY_EXISTS', path: string, message: string): Failure {
  return { ...refuse(code, `${path}: ${message}`), errors: [{ path, message }] };
}

/**
 * What keeps an article from being found as it is meant: a topic that the menu does not have, a title that names the
 * menu's entry instead, or one that another article has.
 *
 * @param id of the article that is changed; null for a new one.
 */
export async function checkArticle(sql: Sql, id: string | null, { title, topic }: ArticleText): Promise<Outcome<null>> {
  if (topic !== null && !TOPICS.includes(topic)) {
    return refuseField('INVALID_INPUT', 'topic', 'is not an entry of the menu');
  }
  if (topicNamed(title) !== undefined) {
    return refuseField('INVALID_INPUT', 'title', 'is an entry of the menu, which would be shown instead');
  }
  if (await isTitleTaken(sql, title, id)) {
    return refuseField('ALREADY_EXISTS', 'title', 'Another article has this title.');
  }
  return done(null);
}
