import { Outlet, useParams } from '@tanstack/react-router';
import type { ChatRow } from '../features/chats/chat-row.ts';
import { useChatRows } from '../features/chats/use-my-chats.ts';
import { useRing } from '../features/ring/use-ring.ts';
import { CustomerPane } from '../features/customer/customer-pane.tsx';
import { DeskCommands } from './desk-commands.tsx';
import { Header } from './header.tsx';
import classes from './layout.module.css';
import { Lists } from './lists.tsx';
import { useTitle } from './use-title.ts';

const none: readonly ChatRow[] = [];

/** The desk: the lists, the conversation, the customer. */
export const DeskLayout = () => {
  const { conversationId } = useParams({ strict: false });
  const rows = useChatRows();
  // Where one pane must do, the middle one says more than an empty list.
  const showsMain = conversationId !== undefined || rows?.length === 0;
  // Then the middle says it.
  const middleSaysStanding = conversationId === undefined && rows?.length === 0;
  useRing(rows ?? none);
  useTitle(rows?.reduce((sum, row) => sum + Math.max(row.unread, row.isRinging ? 1 : 0), 0) ?? 0);
  return (
    <div className={classes['frame']}>
      <DeskCommands rows={rows ?? none} />
      <Header />
      <div className={classes['panes']} data-chat={conversationId !== undefined} data-main={showsMain}>
        <Lists saysStanding={!middleSaysStanding} />
        <main className={classes['main']}>
          <Outlet />
        </main>
        {conversationId === undefined ? null : (
          <aside className={classes['customer']} aria-label="About the customer">
            <CustomerPane key={conversationId} conversationId={conversationId} />
          </aside>
        )}
      </div>
    </div>
  );
};
