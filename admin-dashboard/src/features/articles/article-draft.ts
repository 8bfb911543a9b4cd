import { ApiError } from '@honey/client/api-error';
import type { ArticleBody, ArticleEntry } from '@honey/protocol/articles';
import { MAX_TEXT_CHARACTERS } from '@honey/protocol/limits';
import { failureText } from '@honey/ui/failure-text';

/** What stands in the fields; an empty one where there is nothing. */
export type ArticleDraft = Record<keyof ArticleBody, string>;
/** What is wrong with which field, or with all of it under `rest`. */
export type ArticleErrors = Readonly<Partial<Record<keyof ArticleBody | 'rest', string>>>;

export function toDraft(article: ArticleEntry | null): ArticleDraft {
  return {
    slug: article?.slug ?? '',
    title: article?.title ?? '',
    topic: article?.topic ?? '',
    keywords: article?.keywords ?? '',
    body: article?.body ?? '',
    sourceName: article?.sourceName ?? '',
    sourceUrl: article?.sourceUrl ?? '',
  };
}

/** The article that the draft means. Only of a draft without errors. */
export function toArticle(draft: ArticleDraft): ArticleBody {
  const orNull = (value: string) => (value.trim() === '' ? null : value.trim());
  return {
    slug: draft.slug.trim(),
    title: draft.title.trim(),
    topic: orNull(draft.topic),
    keywords: draft.keywords.trim(),
    body: draft.body.trim(),
    sourceName: orNull(draft.sourceName),
    sourceUrl: orNull(draft.sourceUrl),
  };
}

export function sameDraft(one: ArticleDraft, other: ArticleDraft): boolean {
  return JSON.stringify(toArticle(one)) === JSON.stringify(toArticle(other));
}

/** A short name made of a title: "Late or missing period?" is `late-or-missing-period`. */
export function slugOf(title: string): string {
  const plain = title.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const slug = plain.replace(/[^a-z0-9]+/g, '-').slice(0, 100);
  return slug.replace(/^-+|-+$/g, '');
}

/** What would be refused, found before asking; whether a name is taken only the server knows. */
export function draftErrors(draft: ArticleDraft): ArticleErrors {
  const { slug, title, body, sourceName, sourceUrl } = toArticle(draft);
  const length = [...body].length;
  return {
    ...(/^[a-z0-9-]+$/.test(slug) ? {} : { slug: 'Use small letters, digits and hyphens.' }),
    ...(title === '' ? { title: 'Give it a title.' } : {}),
    ...(body === '' ? { body: 'Write what the assistant says.' } : {}),
    ...(length > MAX_TEXT_CHARACTERS
      ? {
          body: `At most ${MAX_TEXT_CHARACTERS.toLocaleString('en')} characters; these are ${length.toLocaleString('en')}.`,
        }
      : {}),
    ...(sourceName === null && sourceUrl !== null ? { sourceName: 'Say whose page this is.' } : {}),
    ...sourceErrors(sourceName, sourceUrl),
  };
}

function sourceErrors(sourceName: string | null, sourceUrl: string | null): ArticleErrors {
  if (sourceUrl === null) return sourceName === null ? {} : { sourceUrl: 'Say where one can read it.' };
  const isWeb = /^https?:\/\/./.test(sourceUrl) && URL.canParse(sourceUrl);
  return isWeb ? {} : { sourceUrl: 'Write an address that begins with http:// or https://.' };
}

/** What the server said of a draft. */
export function refusedFields(error: Error | null): ArticleErrors {
  if (error === null) return {};
  if (!(error instanceof ApiError) || error.errors.length === 0) return { rest: failureText(error) };
  return Object.fromEntries(error.errors.map(({ path, message }) => [path.replace(/^draft\./, ''), message]));
}
