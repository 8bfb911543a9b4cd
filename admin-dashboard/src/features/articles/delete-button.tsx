import type { ArticleEntry } from '@honey/protocol/articles';
import { failureText } from '@honey/ui/failure-text';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { toast } from 'sonner';
import { useDeleteArticle } from './use-articles.ts';

/** Deletes an article, at the second press. */
export function DeleteButton({ article, onDeleted }: { article: ArticleEntry; onDeleted: () => void }) {
  const [isSure, setSure] = useState(false);
  const remove = useDeleteArticle(article, onDeleted);
  return (
    <Button
      variant="subtle"
      color="alert"
      loading={remove.isPending}
      onClick={() => {
        if (!isSure) setSure(true);
        else remove.mutate(undefined, { onError: (error) => toast.error(failureText(error)) });
      }}
      onBlur={() => {
        setSure(false);
      }}
    >
      {isSure ? 'Delete it for everybody' : 'Delete'}
    </Button>
  );
}
