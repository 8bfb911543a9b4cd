import { EmptyState } from '@honey/ui/empty-state';
import { BrandMark } from '@honey/ui/brand-mark';
import { Button } from '@mantine/core';
import { standing } from '../features/availability/standing.ts';
import { useLine } from '../features/availability/use-line.ts';
import { useMe, useSetStatus } from '../features/availability/use-me.ts';
import { useChatRows } from '../features/chats/use-my-chats.ts';
import { useDesk } from '../features/desk/desk-context.ts';
import classes from './layout.module.css';

/** What the middle says while no chat is open. */
export const NothingOpen = () => {
  const { link } = useDesk();
  const { data: me } = useMe();
  const { data: line } = useLine();
  const rows = useChatRows();
  const setStatus = useSetStatus();
  if (me === undefined || rows === undefined) return null;

  const { title, detail } = standing({ me, isLive: link.state.kind === 'registered', line });
  return (
    <div className={classes['centre']}>
      {rows.length > 0 ? (
        <EmptyState title="Choose a chat" picture={<BrandMark size={48} />}>
          Whoever has waited longest stands on top.
        </EmptyState>
      ) : (
        <EmptyState title={title} picture={<BrandMark size={48} />}>
          {detail}
          {me.status === 'ONLINE' ? null : (
            <div>
              <Button
                mt="md"
                loading={setStatus.isPending}
                onClick={() => {
                  setStatus.mutate('ONLINE');
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
