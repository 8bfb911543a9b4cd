import type { ErrorCode } from '@honey/protocol/codes';

/** A message that the server has not confirmed yet. */
export interface OutboxItem {
  clientMessageId: string;
  conversationId: string;
  text: string;
  /** ISO time of writing, by this device's clock. */
  createdAt: string;
  /** Orders items written within one millisecond. */
  order: number;
  /** `failed`: refused for good; the text is kept until `take` or `retry`. */
  state: 'sending' | 'failed';
  error?: ErrorCode;
}
