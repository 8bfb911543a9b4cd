import type { ArticleEntry, PreviewBody } from '@honey/protocol/articles';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import {
  type ArticleDraft,
  type ArticleErrors,
  draftErrors,
  refusedFields,
  sameDraft,
  slugOf,
  toArticle,
  toDraft,
} from './article-draft.ts';
import { useSaveArticle } from './use-articles.ts';

export interface ArticleFormState {
  draft: ArticleDraft;
  change: (change: Partial<ArticleDraft>) => void;
  errors: ArticleErrors;
  isDirty: boolean;
  isSaving: boolean;
  save: () => void;
  /** The draft as a preview takes it; null while it could not be saved. */
  preview: PreviewBody['draft'] | null;
  /** Goes to the list; what was typed is done with. */
  leave: () => void;
}

/** The state of the form. Errors show after the first attempt to save and follow what is typed from then on. */
export function useArticleForm(saved: ArticleEntry | null, onSaved: (article: ArticleEntry) => void): ArticleFormState {
  const navigate = useNavigate();
  const [draft, setDraft] = useState(() => toDraft(saved));
  const [wasTried, setTried] = useState(false);
  const leave = () => void navigate({ to: '/settings/articles', ignoreBlocker: true });
  const saving = useSaveArticle(saved, (article) => {
    if (saved === null) leave();
    else onSaved(article);
  });
  const own = draftErrors(draft);
  return {
    draft,
    change: (change) => {
      setDraft((before) => withSlug(before, { ...before, ...change }));
      saving.reset();
    },
    errors: { ...refusedFields(saving.error), ...(wasTried ? own : {}) },
    isDirty: !sameDraft(draft, toDraft(saved)),
    isSaving: saving.isPending,
    save: () => {
      setTried(true);
      if (Object.keys(own).length === 0) saving.mutate(toArticle(draft));
    },
    preview: previewOf(draft, saved, own),
    leave,
  };

  /** The short name of a new article follows its title until somebody writes another. */
  function withSlug(before: ArticleDraft, after: ArticleDraft): ArticleDraft {
    const isOwn = saved !== null || before.slug !== slugOf(before.title) || after.slug !== before.slug;
    return isOwn ? after : { ...after, slug: slugOf(after.title) };
  }
}

function previewOf(
  draft: ArticleDraft,
  saved: ArticleEntry | null,
  errors: ArticleErrors,
): ArticleFormState['preview'] {
  const { slug: _nobodySees, ...text } = toArticle(draft);
  if (Object.keys(errors).some((field) => field !== 'slug')) return null;
  return { ...text, ...(saved ? { id: saved.id } : {}) };
}
