import { Outlet, useParams } from '@tanstack/react-router';
import { ChatList } from '../features/chats/chat-list.tsx';
import { StandingNote } from '../features/availability/standing-note.tsx';
import { useChatRows } from '../features/chats/use-my-chats.ts';
import { CustomerPane } from '../features/customer/customer-pane.tsx';
import { Header } from './header.tsx';
import classes from './layout.module.css';
import { useTitle } from './use-title.ts';

/** The desk: my chats, the conversation, the customer. */
export const DeskLayout = () => {
  const { conversationId } = useParams({ strict: false });
  const rows = useChatRows();
  const unanswered = rows?.filter((row) => row.unansweredSince !== null).length ?? 0;
  // Where one pane must do, the middle one says more than an empty list.
  const showsMain = conversationId !== undefined || rows?.length === 0;
  // Then the middle says it.
  const saysStanding = conversationId === undefined && rows?.length === 0;
  useTitle(unanswered);
  return (
    <div className={classes['frame']}>
      <Header />
      <div className={classes['panes']} data-chat={conversationId !== undefined} data-main={showsMain}>
        <nav className={classes['chats']} aria-label="My chats">
          <h2 className={classes['heading']}>
            My chats
            {unanswered === 0 ? null : <span>{unanswered} to answer</span>}
          </h2>
          <ChatList />
          {saysStanding ? null : <StandingNote />}
        </nav>
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
