import { useConversation } from '../conversation/use-conversation.ts';
import { CustomerCard } from './customer-card.tsx';
import classes from './customer.module.css';

/** The third pane of the desk. */
export const CustomerPane = ({ conversationId }: { conversationId: string }) => {
  const { data } = useConversation(conversationId);
  if (data === undefined) return null;
  return (
    <>
      <h2 className={classes['title']}>Customer</h2>
      <CustomerCard conversation={data} />
    </>
  );
};
