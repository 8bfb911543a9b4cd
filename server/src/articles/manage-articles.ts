import { Injectable } from '@nestjs/common';
import type { ArticleBody, ArticleChange, ArticleEntry } from '@honey/protocol/articles';
import { recordAudit } from '../audit/record-audit.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { AdminPrincipal } from '../domain/principal.ts';
import { Database, type Sql } from '../platform/database/database.ts';
import { WebSocketService } from '../realtime/websocket.service.ts';
import { changedFields } from '../settings/changed-fields.ts';
import { lockSetting } from '../settings/settings.queries.ts';
import {
  type ArticleText,
  curateSlug,
  deleteArticle,
  findArticle,
  insertArticle,
  isSlugTaken,
  updateArticle,
} from './article-admin.queries.ts';
import { checkArticle, refuseField } from './check-article.ts';

const KEY = 'articles';

export const noSuchArticle = refuse('NOT_FOUND', 'There is no such article.');
const changedMeanwhile = refuse(
  'WRONG_STATE',
  'Somebody else changed this article meanwhile. Load it again to see what it says now.',
);

interface Deed<T> {
  how: 'created' | 'changed' | 'deleted';
  slug: string;
  /** What differs, by field. */
  fields?: Record<string, unknown>;
  value: T;
}

/**
 * Admins keep the articles that the assistant answers from. It reads them with each question, so a change takes effect at
 * once, on every node. Each is put on record.
 */
@Injectable()
export class ManageArticles {
  constructor(
    private readonly database: Database,
    private readonly sockets: WebSocketService,
  ) {}

  create(admin: AdminPrincipal, { slug, ...text }: ArticleBody): Promise<Outcome<ArticleEntry>> {
    return this.#change(admin, async (tx) => {
      if (await isSlugTaken(tx, slug)) {
        return refuseField('ALREADY_EXISTS', 'slug', 'Another article has this short name.');
      }
      const checked = await checkArticle(tx, null, text);
      if (!checked.ok) return checked;
      const article = await insertArticle(tx, slug, text);
      await curateSlug(tx, slug);
      return done({ how: 'created', slug, value: article });
    });
  }

  /** Refused when `updatedAt` is not the latest: who changes an article has to have seen what it says. */
  update(admin: AdminPrincipal, id: string, { updatedAt, ...text }: ArticleChange): Promise<Outcome<ArticleEntry>> {
    return this.#change(admin, async (tx) => {
      const before = await findArticle(tx, id);
      if (!before) return noSuchArticle;
      if (!isSameMoment(before.updatedAt, updatedAt)) return changedMeanwhile;
      const checked = await checkArticle(tx, id, text);
      if (!checked.ok) return checked;
      const article = await updateArticle(tx, id, text);
      if (!article) return noSuchArticle;
      return done({ how: 'changed', slug: before.slug, fields: fieldsOf(before, text), value: article });
    });
  }

  /** Refused when `updatedAt` is not the latest. A release that brings the article again leaves it deleted. */
  delete(admin: AdminPrincipal, id: string, updatedAt: string): Promise<Outcome<null>> {
    return this.#change(admin, async (tx) => {
      const before = await findArticle(tx, id);
      if (!before) return noSuchArticle;
      if (!isSameMoment(before.updatedAt, updatedAt)) return changedMeanwhile;
      await deleteArticle(tx, id);
      await curateSlug(tx, before.slug);
      return done({ how: 'deleted', slug: before.slug, value: null });
    });
  }

  async #change<T>(by: AdminPrincipal, work: (tx: Sql) => Promise<Outcome<Deed<T>>>): Promise<Outcome<T>> {
    const outcome = await this.database.transaction(async (tx) => {
      // One after the other, so that what was checked still holds when it is written.
      await lockSetting(tx, KEY);
      const result = await work(tx);
      if (result.ok) {
        const { how, slug, fields } = result.value;
        const details = { key: KEY, how, ...(fields ? { fields } : {}) };
        await recordAudit(tx, { by, action: 'settings.changed', subjectId: slug, details });
      }
      return result;
    });
    if (!outcome.ok) return outcome;
    this.sockets.notifyAdmins({ type: 'SETTINGS_CHANGED', key: KEY });
    return done(outcome.value.value);
  }
}

const isSameMoment = (one: string, other: string) => Date.parse(one) === Date.parse(other);

/** What differs; of the long text only that it does. */
function fieldsOf({ body: before, ...rest }: ArticleEntry, { body, ...after }: ArticleText): Record<string, unknown> {
  const lengths = { from: { characters: before.length }, to: { characters: body.length } };
  return { ...changedFields<object>(rest, after), ...(before === body ? {} : { body: lengths }) };
}
