import { shortId } from '@honey/ui/short-id';

/** What a customer is called here: people write to Honey without a name. */
export const customerName = (userId: string): string => `Customer ${shortId(userId)}`;
