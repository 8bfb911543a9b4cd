import type { ArticleEntry } from '@honey/protocol/articles';
import { Alert, Button, Group } from '@mantine/core';
import { LeaveGuard } from '../../shared/leave-guard.tsx';
import { Panel } from '../../shared/panel.tsx';
import { ArticleFields } from './article-fields.tsx';
import classes from './articles.module.css';
import { DeleteButton } from './delete-button.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { useArticleForm } from './use-article-form.ts';

interface ArticleFormProps {
  /** Null for a new one. */
  saved: ArticleEntry | null;
  topics: readonly string[];
  /** Somebody else has saved this article since the form was opened. */
  changedElsewhere?: boolean;
  /** Starts a new form from this version, or from the latest saved one. */
  onStartAnew?: (article?: ArticleEntry) => void;
}

export function ArticleForm({ saved, topics, changedElsewhere = false, onStartAnew }: ArticleFormProps) {
  const form = useArticleForm(saved, (article) => onStartAnew?.(article));
  const { rest: failure, ...fields } = form.errors;
  const isWrong = Object.keys(fields).length > 0;
  return (
    <div className={classes['columns']}>
      <LeaveGuard active={form.isDirty} />
      <Panel title="The article">
        <form
          className={classes['form']}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            form.save();
          }}
        >
          {changedElsewhere ? (
            <Alert color="comb" variant="outline" role="status" title="Somebody else changed this article">
              <Group justify="space-between">
                <span>You see what it said before, so it cannot be saved.</span>
                <Button
                  variant="default"
                  size="xs"
                  onClick={() => {
                    onStartAnew?.();
                  }}
                >
                  Show the newer text
                </Button>
              </Group>
            </Alert>
          ) : null}
          <ArticleFields form={form} isNew={saved === null} topics={topics} />
          <p role="status" className={classes['note']} data-failed={isWrong || failure !== undefined}>
            {failure ??
              (isWrong ? 'Some fields need another look. Nothing was saved yet.' : stateOf(form.isDirty, saved))}
          </p>
          <Group justify="space-between" gap="xs">
            {saved === null ? <span /> : <DeleteButton article={saved} onDeleted={form.leave} />}
            <Group gap="xs">
              <Button
                variant="default"
                onClick={() => {
                  form.leave();
                }}
              >
                {form.isDirty ? 'Discard changes' : 'Back'}
              </Button>
              <Button type="submit" loading={form.isSaving} disabled={!form.isDirty}>
                Save article
              </Button>
            </Group>
          </Group>
        </form>
      </Panel>
      <PreviewPanel draft={form.preview} />
    </div>
  );
}

function stateOf(isDirty: boolean, saved: ArticleEntry | null): string {
  if (isDirty) return 'You have changes that are not saved.';
  return saved === null ? 'Nothing is written yet.' : 'Everything is saved.';
}
