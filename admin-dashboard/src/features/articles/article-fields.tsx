import { Select, Textarea, TextInput } from '@mantine/core';
import type { ArticleDraft } from './article-draft.ts';
import classes from './articles.module.css';
import type { ArticleFormState } from './use-article-form.ts';

interface ArticleFieldsProps {
  form: ArticleFormState;
  isNew: boolean;
  topics: readonly string[];
}

export function ArticleFields({ form, isNew, topics }: ArticleFieldsProps) {
  /** What every field of words has. */
  const of = (name: keyof ArticleDraft) => ({
    value: form.draft[name],
    error: form.errors[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      form.change({ [name]: event.currentTarget.value });
    },
  });
  return (
    <>
      <TextInput
        label="Title"
        description="Shown as a choice, and above the text."
        maxLength={200}
        dir="auto"
        {...of('title')}
      />
      <TextInput
        label="Short name"
        description={
          isNew
            ? 'Small letters, digits and hyphens. It cannot be changed later.'
            : 'It stays as it is, whatever becomes of the title.'
        }
        maxLength={100}
        readOnly={!isNew}
        autoComplete="off"
        {...of('slug')}
      />
      <Select
        label="In the menu under"
        description="Articles that are in no entry of the menu are found by questions only."
        placeholder="Not in the menu"
        data={[...topics]}
        clearable
        clearButtonProps={{ 'aria-label': 'Not in the menu' }}
        value={form.draft.topic === '' ? null : form.draft.topic}
        error={form.errors.topic}
        onChange={(topic) => {
          form.change({ topic: topic ?? '' });
        }}
      />
      <Textarea
        label="Other words people use"
        description="Searched like the title, and never shown."
        autosize
        minRows={1}
        maxRows={4}
        maxLength={2_000}
        {...of('keywords')}
      />
      <Textarea
        label="Text"
        description="What the assistant says, word for word. An empty line begins a new paragraph."
        autosize
        minRows={8}
        maxRows={24}
        dir="auto"
        {...of('body')}
      />
      <div className={classes['source']}>
        <TextInput label="Source" description="Whose page it follows, if any." maxLength={200} {...of('sourceName')} />
        <TextInput
          label="Address of the source"
          description="Customers can open it."
          type="url"
          maxLength={2_000}
          {...of('sourceUrl')}
        />
      </div>
    </>
  );
}
