import type { ConversationStatus } from '@honey/protocol/states';
import classes from './conversation.module.css';

const words: Record<ConversationStatus, string> = {
  BOT: 'With the assistant',
  WAITING_FOR_AGENT: 'Waiting for a person',
  AGENT_ASSIGNED: 'With an agent',
  CLOSED: 'Closed',
};

/** Where the conversation stands, in words. */
export function StatusWord({ status }: { status: ConversationStatus }) {
  return (
    <span className={classes['status']} data-status={status}>
      {words[status]}
    </span>
  );
}
