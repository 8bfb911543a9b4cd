import { EmptyState } from '@honey/ui/empty-state';
import { BrandMark } from '@honey/ui/brand-mark';
import { Button } from '@mantine/core';
import { useMe, useSetStatus } from '../features/availability/use-me.ts';
import { useStanding } from '../features/availability/use-standing.ts';
import { useChatRows } from '../features/chats/use-my-chats.ts';
import classes from './layout.module.css';

/** What the middle says while no chat is open. */
export const NothingOpen = () => {
  const { data: me } = useMe();
  const now = useStanding();
  const rows = useChatRows();
  const setStatus = useSetStatus();
  if (me === undefined || now === undefined || rows === undefined) return null;

  return (
    <div className={classes['centre']}>
      {rows.length > 0 ? (
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
