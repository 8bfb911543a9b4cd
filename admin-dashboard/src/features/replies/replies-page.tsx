import type { CannedReply } from '@honey/protocol/rest-desk';
import { EmptyState } from '@honey/ui/empty-state';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Loaded } from '../../shared/loaded.tsx';
import { PageHead } from '../../shared/page-head.tsx';
import { Panel } from '../../shared/panel.tsx';
import classes from '../../shared/table.module.css';
import { useTitle } from '../../shared/use-title.ts';
import own from './replies.module.css';
import { type Edited, ReplyDialog } from './reply-dialog.tsx';
import { useReplies } from './use-replies.ts';

/** The words that agents use again and again. */
export function RepliesPage() {
  const replies = useReplies();
  useTitle('Replies');
  const [edited, setEdited] = useState<Edited>(null);
  const add = () => {
    setEdited('new');
  };
  return (
    <>
      <PageHead title="Replies" action={<Button onClick={add}>Add a reply</Button>}>
        What agents bring with a slash while they write. Changes reach them within a minute.
      </PageHead>
      <Panel title="All replies" aside={replies.data ? String(replies.data.length) : null}>
        <Loaded query={replies} failure="The replies could not be loaded">
          {(list) =>
            list.length === 0 ? (
              <EmptyState title="There are no replies yet">
                <p>Good first ones: a greeting, a goodbye, and when to see a health worker today.</p>
                <Button onClick={add}>Add the first reply</Button>
              </EmptyState>
            ) : (
              <RepliesTable replies={list} onEdit={setEdited} />
            )
          }
        </Loaded>
      </Panel>
      <ReplyDialog
        edited={edited}
        onClose={() => {
          setEdited(null);
        }}
      />
    </>
  );
}

interface RepliesTableProps {
  replies: readonly CannedReply[];
  onEdit: (reply: CannedReply) => void;
}

function RepliesTable({ replies, onEdit }: RepliesTableProps) {
  return (
    <div className={classes['scroll']} data-tall>
      <table className={`${classes['table'] ?? ''} ${own['table'] ?? ''}`}>
        <thead>
          <tr>
            <th scope="col">Shortcut</th>
            <th scope="col">Title</th>
            <th scope="col">Text</th>
            <th scope="col">
              <span className="honey-visually-hidden">Change</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {replies.map((reply) => (
            <tr key={reply.id}>
              <th scope="row">/{reply.shortcut}</th>
              <td>{reply.title}</td>
              <td dir="auto" className={own['text']}>
                {reply.text}
              </td>
              <td className={classes['right']}>
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={`Change /${reply.shortcut}`}
                  onClick={() => {
                    onEdit(reply);
                  }}
                >
                  Change
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
