import { z } from 'zod';
import { MAX_TEXT_CHARACTERS } from './limits.ts';

/** Postgres stores no NUL, and half a surrogate pair is not text. */
const storable = (value: string) => value.isWellFormed() && !value.includes('\u0000');
const storableMessage = 'must be well-formed Unicode without NUL';

export const idSchema = z.string().min(1).max(128).refine(storable, storableMessage);

/** A text that is still being written. */
export const draftSchema = z
  .string()
  .refine(storable, storableMessage)
  .refine(
    (text) => [...text].length <= MAX_TEXT_CHARACTERS,
    `must be at most ${String(MAX_TEXT_CHARACTERS)} characters`,
  );

export const textSchema = draftSchema.refine((text) => text.trim().length > 0, 'must not be empty');

/** A short free text of at most `max` UTF-16 units. */
export const lineSchema = (max: number) => z.string().trim().min(1).max(max).refine(storable, storableMessage);

export const timeSchema = z.iso.datetime();
export const seqSchema = z.int().min(0);
