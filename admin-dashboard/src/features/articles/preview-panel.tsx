import { ApiError } from '@honey/client/api-error';
import type { PreviewAnswer, PreviewBody } from '@honey/protocol/articles';
import { failureText } from '@honey/ui/failure-text';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Panel } from '../../shared/panel.tsx';
import classes from './articles.module.css';
import { usePreview } from './use-articles.ts';

interface PreviewPanelProps {
  /** What to answer from besides what is saved; null while it could not be saved. */
  draft?: PreviewBody['draft'] | null;
}

/** Type a question, see what the assistant would answer. */
export function PreviewPanel({ draft }: PreviewPanelProps) {
  const [question, setQuestion] = useState('');
  const preview = usePreview();
  const asked = preview.variables;
  const isOld = asked !== undefined && JSON.stringify(asked.draft) !== JSON.stringify(draft ?? undefined);
  return (
    <Panel title="Try a question">
      <div className={classes['preview']}>
        <form
          className={classes['ask']}
          onSubmit={(event) => {
            event.preventDefault();
            if (question.trim() === '' || draft === null) return;
            preview.mutate({ question: question.trim(), ...(draft ? { draft } : {}) });
          }}
        >
          <TextInput
            label="Question of a customer"
            description={
              draft === undefined
                ? 'Answered from the articles as they are saved now.'
                : 'Answered as if this article were saved as it stands here.'
            }
            maxLength={4_000}
            dir="auto"
            autoComplete="off"
            value={question}
            onChange={(event) => {
              setQuestion(event.currentTarget.value);
            }}
          />
          <Button
            type="submit"
            variant="default"
            loading={preview.isPending}
            disabled={question.trim() === '' || draft === null}
          >
            Ask
          </Button>
        </form>
        <div role="status" className={classes['answer']}>
          {draft === null ? <p className={classes['dim']}>Give the article a title and a text first.</p> : null}
          {preview.isError ? <p className={classes['failed']}>{wordsOf(preview.error)}</p> : null}
          {preview.data ? (
            <>
              {isOld ? <p className={classes['dim']}>The article has changed since. Ask again.</p> : null}
              <Replies answer={preview.data} />
            </>
          ) : null}
        </div>
      </div>
    </Panel>
  );
}

/** A draft that could not be saved says why. */
function wordsOf(error: Error): string {
  return error instanceof ApiError && error.errors[0] ? error.errors[0].message : failureText(error);
}

function Replies({ answer: { replies } }: { answer: PreviewAnswer }) {
  return replies.map(({ text, payload }, index) => (
    <article key={index} className={classes['reply']} aria-label="The assistant’s answer">
      {payload.title === undefined ? null : <h3>{payload.title}</h3>}
      <p dir="auto">{text}</p>
      {payload.source ? (
        <p>
          Source:{' '}
          <a href={payload.source.url} target="_blank" rel="noopener noreferrer">
            {payload.source.name}
          </a>
        </p>
      ) : null}
      {payload.clinicallyReviewed === false ? <p className={classes['dim']}>Not clinically reviewed.</p> : null}
      {payload.choices?.length ? (
        <>
          <p className={classes['dim']}>Offered next:</p>
          <ul>
            {payload.choices.map((choice) => (
              <li key={choice}>{choice}</li>
            ))}
          </ul>
        </>
      ) : null}
    </article>
  ));
}
