import { shortId } from '@honey/ui/short-id';
import { Link } from '@tanstack/react-router';

interface ConversationLinkProps {
  conversationId: string;
  /** Null while it is not known who the customer is; the conversation's own short id stands in. */
  userId: string | null;
}

/** The customer's short name, leading to the conversation. */
export function ConversationLink({ conversationId, userId }: ConversationLinkProps) {
  return (
    <Link to="/conversations/$conversationId" params={{ conversationId }} title={`Conversation ${conversationId}`}>
      {userId === null ? `Conversation ${shortId(conversationId)}` : `Customer ${shortId(userId)}`}
    </Link>
  );
}
