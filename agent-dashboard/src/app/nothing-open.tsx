import { EmptyState } from '@honey/ui/empty-state';
import { BrandMark } from '@honey/ui/brand-mark';
import { Button } from '@mantine/core';
import { useMe, useSetStatus } from '../features/availability/use-me.ts';
import { useStanding } from '../features/availability/use-standing.ts';
import { firstBack } from '../features/chats/chat-row.ts';
import { useChatRows } from '../features/chats/use-my-chats.ts';
import { SnoozeEnd } from '../features/snooze/snooze-end.tsx';
import classes from './layout.module.css';

/** What the middle says while no chat is open. */
export const NothingOpen = () => {
  const { data: me } = useMe();
  const now = useStanding();
  const rows = useChatRows();
  const setStatus = useSetStatus();
  if (me === undefined || now === undefined || rows === undefined) return null;

  const next = firstBack(rows);
  return (
    <div className={classes['centre']}>
      {next !== null ? (
        <EmptyState title="All your chats are put aside" picture={<BrandMark size={48} />}>
          The next comes back at <SnoozeEnd until={next} />, or as soon as its customer writes.
        </EmptyState>
      ) : rows.length > 0 ? (
        <EmptyState title="Choose a chat" picture={<BrandMark size={48} />}>
          Whoever has waited longest stands on top.
        </EmptyState>
      ) : (
        <EmptyState title={now.title} picture={<BrandMark size={48} />}>
          {now.detail}
          {me.status === 'ONLINE' ? null : (
            <div>
              <Button
                mt="md"
                loading={setStatus.isPending}
                onClick={() => {
                  setStatus.mutate({ status: 'ONLINE' });
                }}
              >
                Go online
              </Button>
            </div>
          )}
        </EmptyState>
      )}
    </div>
  );
};
