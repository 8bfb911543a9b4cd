import { ApiError } from '@honey/client/api-error';
import type { ArticleEntry } from '@honey/protocol/articles';
import { EmptyState } from '@honey/ui/empty-state';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { Loaded } from '../../shared/loaded.tsx';
import { SettingsHead } from '../settings/settings-head.tsx';
import { ArticleForm } from './article-form.tsx';
import { useArticle, useArticles } from './use-articles.ts';

/** A new article. */
export function NewArticlePage() {
  return (
    <>
      <SettingsHead title="Add an article">
        <BackToArticles /> The assistant says its text to whoever asks for what it is about.
      </SettingsHead>
      <WithTopics>{(topics) => <ArticleForm saved={null} topics={topics} />}</WithTopics>
    </>
  );
}

/** One article to change or to delete. */
export function ArticlePage({ articleId }: { articleId: string }) {
  const article = useArticle(articleId);
  const isMissing = article.error instanceof ApiError && article.error.code === 'NOT_FOUND';
  return (
    <>
      <SettingsHead title="Change an article">
        <BackToArticles /> What you save applies with the next question.
      </SettingsHead>
      {isMissing ? (
        <EmptyState title="There is no such article">Somebody may have deleted it.</EmptyState>
      ) : (
        <Loaded query={article} failure="The article could not be loaded">
          {(saved) => <WithTopics>{(topics) => <EditedArticle saved={saved} topics={topics} />}</WithTopics>}
        </Loaded>
      )}
    </>
  );
}

const BackToArticles = () => (
  <Link to="/settings/articles">
    <span aria-hidden="true">← </span>All articles
  </Link>
);

function WithTopics({ children }: { children: (topics: readonly string[]) => ReactNode }) {
  const articles = useArticles('');
  return (
    <Loaded query={articles} failure="The menu could not be loaded">
      {({ topics }) => children(topics)}
    </Loaded>
  );
}

/** What somebody else saves meanwhile must not wipe out what is being typed: the form starts anew only when asked. */
function EditedArticle({ saved, topics }: { saved: ArticleEntry; topics: readonly string[] }) {
  const [base, setBase] = useState(saved);
  return (
    <ArticleForm
      key={base.updatedAt}
      saved={base}
      topics={topics}
      changedElsewhere={saved.updatedAt > base.updatedAt}
      onStartAnew={(article) => {
        setBase(article ?? saved);
      }}
    />
  );
}
