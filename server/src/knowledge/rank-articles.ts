import type { Article, FoundArticle } from './article.ts';

/** Where in an article a word stands: A title, B keywords, C body. */
export type Place = 'A' | 'B' | 'C';

/** A content word of the question as stems; several when a compound was split. */
export interface AskedWord {
  lexemes: readonly string[];
  /** 1 as typed, less when it was corrected. */
  certainty: number;
}

export interface Candidate {
  article: Article;
  /** The asked lexemes that the article contains: the best place of each, and how often it is said in all. */
  found: Readonly<Record<string, { place: Place; times: number }>>;
  /** How many different lexemes the title has. */
  titleLexemes: number;
}

export interface Ranking {
  asked: readonly AskedWord[];
  /** Every article that contains at least one asked lexeme. */
  candidates: readonly Candidate[];
  /** Size of the whole knowledge base. */
  articleCount: number;
}

const PLACE_VALUE: Record<Place, number> = { A: 1, B: 0.9, C: 0.35 };
/** What every repetition adds to a word's value, up to five. Only orders near equals, as the next. */
const REPETITION_VALUE = 0.01;
/** How much of the relevance is for a title that says nothing beyond the question. */
const TITLE_SHARE = 0.1;

/**
 * Rarity as in BM25. A word that no article has counts like one that a single article has: enough that talk of
 * something else weighs against all of them, not so much that one odd word spoils a clear question.
 */
function rarity(frequency: number, articleCount: number): number {
  return Math.log(1 + (articleCount - frequency + 0.5) / (frequency + 0.5));
}

/**
 * Articles by how much of the question they cover, best first. Each word of the question weighs by its rarity, and
 * words found nowhere keep their weight, so the sum says what part of the question was understood.
 */
export function rankArticles({ asked, candidates, articleCount }: Ranking): FoundArticle[] {
  const weighted = asked.flatMap(({ lexemes, certainty }) =>
    lexemes.map((lexeme) => {
      const frequency = Math.max(1, candidates.filter(({ found }) => lexeme in found).length);
      return { lexeme, certainty, weight: rarity(frequency, articleCount) };
    }),
  );
  const whole = weighted.reduce((sum, { weight }) => sum + weight, 0);
  if (whole === 0) return [];
  return candidates
    .map(({ article, found, titleLexemes }) => {
      let covered = 0;
      let inTitle = 0;
      for (const { lexeme, certainty, weight } of weighted) {
        const hit = found[lexeme];
        if (hit === undefined) continue;
        const value = PLACE_VALUE[hit.place] + REPETITION_VALUE * Math.min(hit.times - 1, 5);
        covered += weight * certainty * Math.min(1, value);
        if (hit.place === 'A') inTitle++;
      }
      const relevance = (covered / whole) * (1 - TITLE_SHARE + (TITLE_SHARE * inTitle) / Math.max(1, titleLexemes));
      return { article, relevance };
    })
    .sort((one, other) => other.relevance - one.relevance || one.article.slug.localeCompare(other.article.slug));
}
