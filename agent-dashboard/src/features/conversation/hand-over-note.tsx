import { useMyConversations } from '../chats/use-my-chats.ts';
import classes from './conversation.module.css';

/** What the agent before wrote for this one, above the chat. */
export const HandOverNote = ({ conversationId }: { conversationId: string }) => {
  const { data } = useMyConversations();
  const note = data?.conversations.find((one) => one.conversationId === conversationId)?.note ?? null;
  if (note === null) return null;
  return (
    <section className={classes['handover']} aria-label="Note from the agent before">
      <strong>Note from the agent before.</strong> Only your team sees this.
      <p dir="auto">{note}</p>
    </section>
  );
};
