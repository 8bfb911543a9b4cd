import type { ErrorCode } from '@honey/protocol/codes';

/** Why the last message came back into the composer. */
export const refusalText = (code: ErrorCode): string => {
  switch (code) {
    case 'CONVERSATION_CLOSED':
      return 'Your last message was not sent: the chat was closed before it arrived. The text is kept here.';
    case 'NOT_FOUND':
    case 'FORBIDDEN':
    case 'WRONG_STATE':
      return 'Your last message was not sent: this chat is no longer yours. The text is kept here.';
    default:
      return 'Your last message was not sent. The text is kept here; try again.';
  }
};
