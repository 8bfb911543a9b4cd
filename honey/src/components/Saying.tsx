import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { say } from '../language/say.ts';
import type { TextKey } from '../language/say.ts';

interface SayingProps {
  text: TextKey;
  /** What stands in for the placeholders. */
  parts: Readonly<Record<string, ReactNode>>;
}

/** A text with elements in it, where its language wants them. */
export function Saying({ text, parts }: SayingProps) {
  // The names of placeholders are every second piece.
  return say(text)
    .split(/\{(\w+)\}/)
    .map((piece, index) => <Fragment key={index}>{index % 2 === 0 ? piece : parts[piece]}</Fragment>);
}
