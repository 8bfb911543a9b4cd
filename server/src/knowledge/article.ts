/** One answer of the knowledge base. */
export interface Article {
  id: string;
  slug: string;
  title: string;
  /** The menu entry it belongs to, or null for general questions. */
  topic: string | null;
  body: string;
  sourceName: string | null;
  sourceUrl: string | null;
}

/** An article that fits a question. */
export interface FoundArticle {
  article: Article;
  /** How well it fits: 0 not at all, 1 every word of the question is in its title. */
  relevance: number;
}
