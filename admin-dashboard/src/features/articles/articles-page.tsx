import type { ArticlesAnswer } from '@honey/protocol/articles';
import { EmptyState } from '@honey/ui/empty-state';
import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Loaded } from '../../shared/loaded.tsx';
import { Panel } from '../../shared/panel.tsx';
import { SettingsHead } from '../settings/settings-head.tsx';
import { ArticlesTable } from './articles-table.tsx';
import classes from './articles.module.css';
import { PreviewPanel } from './preview-panel.tsx';
import { useArticles } from './use-articles.ts';

const PAUSE_MS = 250;

/** What the assistant answers from. */
export function ArticlesPage() {
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [find] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const articles = useArticles(find);
  const add = <Button onClick={() => void navigate({ to: '/settings/articles/new' })}>Add an article</Button>;
  return (
    <>
      <SettingsHead title="Articles" action={add}>
        What the assistant answers from. What you save applies with the next question, on every server, and goes on
        record.
      </SettingsHead>
      <div className={classes['columns']}>
        <Panel title="All articles" aside={articles.data ? countOf(articles.data) : null}>
          <TextInput
            className={classes['find'] ?? ''}
            type="search"
            aria-label="Find articles"
            placeholder="Find by any word in them"
            maxLength={200}
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
            }}
          />
          <Loaded query={articles} failure="The articles could not be loaded">
            {(data) => <Found data={data} find={find} />}
          </Loaded>
        </Panel>
        <PreviewPanel />
      </div>
    </>
  );
}

function Found({ data: { articles, count }, find }: { data: ArticlesAnswer; find: string }) {
  if (articles.length > 0) return <ArticlesTable articles={articles} />;
  if (count === 0) {
    return (
      <EmptyState title="There are no articles yet">
        Until there are, the assistant says that it does not know, and shows the way to a person.
      </EmptyState>
    );
  }
  return <EmptyState title="No article has these words">Look for fewer or other words than “{find}”.</EmptyState>;
}

function countOf({ articles, count }: ArticlesAnswer): string {
  return articles.length === count ? String(count) : `${String(articles.length)} of ${String(count)}`;
}
