import { z } from 'zod';
import { MAX_IDENTITY_CHARACTERS } from './limits.ts';
import { idSchema, lineSchema, timeSchema } from './primitives.ts';

/** What the site signs about a person, as far as it counts. `exp` is a matter of the token. */
export const identityClaims = z.object({
  /** As it is, to the last blank: two that differ are two people. */
  sub: z
    .string()
    .min(1)
    .max(MAX_IDENTITY_CHARACTERS)
    .refine((id) => id.isWellFormed(), 'must be well-formed Unicode'),
  name: lineSchema(100).optional(),
});
export type IdentityClaims = z.infer<typeof identityClaims>;

/** A JWT that the site's server has signed. */
export const identifyBody = z.object({ identity: z.string().min(1).max(4_096) });
export type IdentifyBody = z.infer<typeof identifyBody>;

export const identifyAnswer = z.object({
  userId: idSchema,
  token: z.string(),
  expiresAt: timeSchema,
  /** What the token that came along stood for belongs to this person: it was theirs before, or is from now on. */
  isKept: z.boolean(),
  /** The person's latest conversation that is not closed. */
  conversationId: idSchema.nullable(),
});
export type IdentifyAnswer = z.infer<typeof identifyAnswer>;
