import { describe, expect, test } from '@jest/globals';
import { ApiError } from '@honey/client/api-error';
import { articleBody } from '@honey/protocol/articles';
import {
  type ArticleDraft,
  draftErrors,
  refusedFields,
  sameDraft,
  slugOf,
  toArticle,
  toDraft,
} from './article-draft.ts';

const draft: ArticleDraft = {
  slug: 'tea',
  title: 'Tea',
  topic: '',
  keywords: '',
  body: 'Drink it warm.',
  sourceName: '',
  sourceUrl: '',
};

describe('A draft', () => {
  test('without errors is an article that the server takes', () => {
    expect(draftErrors(draft)).toEqual({});
    expect(articleBody.parse(toArticle(draft))).toEqual({ ...draft, topic: null, sourceName: null, sourceUrl: null });
  });

  test.each<[keyof ArticleDraft, Partial<ArticleDraft>]>([
    ['slug', { slug: 'Green tea' }],
    ['slug', { slug: '' }],
    ['title', { title: ' ' }],
    ['body', { body: '' }],
    ['body', { body: 'x'.repeat(4_001) }],
    ['sourceUrl', { sourceName: 'A clinic' }],
    ['sourceName', { sourceUrl: 'https://clinic.example' }],
    ['sourceUrl', { sourceName: 'A clinic', sourceUrl: 'clinic.example' }],
    ['sourceUrl', { sourceName: 'A clinic', sourceUrl: 'javascript:alert(1)' }],
  ])('that the server would refuse has an error beside %s', (field, change) => {
    const wrong = { ...draft, ...change };
    expect(articleBody.safeParse(toArticle(wrong)).success).toBe(false);
    expect(Object.keys(draftErrors(wrong))).toEqual([field]);
  });

  test('is what is saved, blanks at its ends apart', () => {
    expect(sameDraft(draft, { ...draft, title: ' Tea ' })).toBe(true);
    expect(sameDraft(draft, { ...draft, topic: 'How to get pregnant' })).toBe(false);
    expect(sameDraft(toDraft(null), { ...toDraft(null), body: 'x' })).toBe(false);
  });
});

test('A short name comes of the title', () => {
  expect(slugOf('A late, or missing, période?')).toBe('a-late-or-missing-periode');
  expect(slugOf('???')).toBe('');
});

describe('A refusal', () => {
  const refusal = (errors: { path: string; message: string }[]) =>
    new ApiError({ status: 409, code: 'ALREADY_EXISTS', detail: '', errors });

  test('stands beside the field that it names', () => {
    expect(refusedFields(refusal([{ path: 'slug', message: 'Taken.' }]))).toEqual({ slug: 'Taken.' });
    expect(refusedFields(refusal([{ path: 'draft.title', message: 'Taken.' }]))).toEqual({ title: 'Taken.' });
  });

  test('of everything is said once', () => {
    expect(refusedFields(new ApiError({ status: 409, code: 'WRONG_STATE', detail: '' })).rest).toMatch(
      /in the meantime/,
    );
    expect(refusedFields(null)).toEqual({});
  });
});
