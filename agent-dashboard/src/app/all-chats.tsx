import { type ReactNode, useId } from 'react';
import { ChatList } from '../features/chats/chat-list.tsx';
import { ClosedList } from '../features/closed/closed-list.tsx';
import { WaitingList } from '../features/line/waiting-list.tsx';
import classes from './layout.module.css';

const Part = ({ title, children }: { title: string; children: ReactNode }) => {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes['part']}>
      <h3 id={id} className={classes['subheading']}>
        {title}
      </h3>
      {children}
    </section>
  );
};

/** Everything that is an agent's to see, in one list: open, waiting, closed. */
export const AllChats = () => (
  <>
    <Part title="Mine">
      <ChatList />
    </Part>
    <Part title="Waiting">
      <WaitingList />
    </Part>
    <Part title="Closed">
      <ClosedList />
    </Part>
  </>
);
