import { ErrorState } from '@honey/ui/error-state';
import { Button, Skeleton, TextInput } from '@mantine/core';
import { useId, useRef, useState } from 'react';
import type { SubmitEvent } from 'react';
import classes from './tags.module.css';
import { useSetTags, useTags, useUsedTags } from './use-tags.ts';
import { withTag } from './with-tag.ts';

interface EditorProps {
  conversationId: string;
  tags: readonly string[];
}

const TagsEditor = ({ conversationId, tags }: EditorProps) => {
  const suggestionsId = useId();
  const field = useRef<HTMLInputElement>(null);
  const used = useUsedTags();
  const set = useSetTags(conversationId);
  const [text, setText] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [news, setNews] = useState('');

  const add = (event: SubmitEvent) => {
    event.preventDefault();
    const next = withTag(tags, text);
    if (next.kind === 'refused') {
      setRefusal(next.because);
      return;
    }
    set.mutate(next.tags);
    setText('');
    setNews(`Added ${next.tag}.`);
  };
  const remove = (tag: string) => {
    set.mutate(tags.filter((one) => one !== tag));
    setNews(`Removed ${tag}.`);
    // The button that had the focus is gone.
    field.current?.focus();
  };
  return (
    <>
      {tags.length === 0 ? null : (
        <ul className={classes['tags']}>
          {tags.map((tag) => (
            <li key={tag} className={classes['tag']}>
              <span dir="auto">{tag}</span>
              <button
                type="button"
                className={classes['remove']}
                aria-label={`Remove the tag ${tag}`}
                onClick={() => {
                  remove(tag);
                }}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <form className={classes['add']} onSubmit={add}>
        <TextInput
          ref={field}
          className={classes['field'] ?? ''}
          size="xs"
          aria-label="New tag"
          placeholder="Add a tag"
          autoComplete="off"
          dir="auto"
          list={suggestionsId}
          value={text}
          error={refusal}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setRefusal(null);
          }}
        />
        <datalist id={suggestionsId}>
          {used
            .filter((tag) => !tags.includes(tag))
            .map((tag) => (
              <option key={tag} value={tag} />
            ))}
        </datalist>
        <Button type="submit" size="xs" variant="default">
          Add
        </Button>
      </form>
      <p role="status" className="honey-visually-hidden">
        {news}
      </p>
    </>
  );
};

/** The words by which the team finds a chat again. */
export const TagsPanel = ({ conversationId }: { conversationId: string }) => {
  const query = useTags(conversationId);
  return (
    <section aria-label="Tags">
      <h3 className={classes['title']}>Tags</h3>
      {query.data !== undefined ? (
        <TagsEditor conversationId={conversationId} tags={query.data.tags} />
      ) : query.isError ? (
        <ErrorState
          title="The tags could not be loaded"
          error={query.error}
          busy={query.isFetching}
          onAction={() => void query.refetch()}
        />
      ) : (
        <Skeleton h={30} role="status" aria-label="The tags are loading" />
      )}
      <p className={classes['help']}>Only your team sees these.</p>
    </section>
  );
};
