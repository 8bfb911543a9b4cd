import { Injectable } from '@nestjs/common';
import type { PreviewAnswer, PreviewBody } from '@honey/protocol/articles';
import pLimit from 'p-limit';
import { done, type Failure, type Outcome } from '../domain/outcome.ts';
import { AnswerQuestion } from '../knowledge/answer-question.ts';
import { Database, type Sql } from '../platform/database/database.ts';
import { insertArticle, updateArticle } from './article-admin.queries.ts';
import { checkArticle } from './check-article.ts';
import { noSuchArticle } from './manage-articles.ts';

type Draft = NonNullable<PreviewBody['draft']>;

/** A slug that nobody can have: the rule for slugs has no capital letters. */
const DRAFT_SLUG = 'DRAFT';

/**
 * What the assistant would answer: the code that answers customers, over the articles as they are, or as they would be
 * with a draft. A draft is written in a transaction that is undone, so it is searched as it would be once saved.
 */
@Injectable()
export class PreviewAnswers {
  /** A draft holds a connection while it waits for its turn to search; with several they could all be held. */
  readonly #inTurn = pLimit(1);

  constructor(
    private readonly database: Database,
    private readonly answerQuestion: AnswerQuestion,
  ) {}

  async run({ question, draft }: PreviewBody): Promise<Outcome<PreviewAnswer>> {
    if (draft === undefined) return done({ replies: await this.answerQuestion.run({ text: question }) });
    return this.#inTurn(() => this.#withDraft(question, draft));
  }

  #withDraft(question: string, draft: Draft): Promise<Outcome<PreviewAnswer>> {
    return this.database.undone(async (tx): Promise<Outcome<PreviewAnswer>> => {
      const refusal = await writeDraft(tx, draft);
      return refusal ?? done({ replies: await this.answerQuestion.run({ text: question }, tx) });
    });
  }
}

async function writeDraft(tx: Sql, { id, ...text }: Draft): Promise<Failure | null> {
  const checked = await checkArticle(tx, id ?? null, text);
  if (!checked.ok) return checked;
  if (id === undefined) await insertArticle(tx, DRAFT_SLUG, text);
  else if (!(await updateArticle(tx, id, text))) return noSuchArticle;
  return null;
}
