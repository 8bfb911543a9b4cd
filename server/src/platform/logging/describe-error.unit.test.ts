import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { describeError } from './describe-error.ts';
import { loggableId } from './loggable-id.ts';

const SECRET = 'canary@example.org';

/** As `pg` makes them: an error with the server's fields. */
const ofPostgres = (code: string, message: string) =>
  Object.assign(new Error(message), {
    name: 'error',
    severity: 'ERROR',
    code,
    detail: `Key (email)=(${SECRET}) already exists.`,
    where: `COPY, line 1: "${SECRET}"`,
    internalQuery: `SELECT '${SECRET}'`,
    table: 'Agent',
    constraint: 'Agent_email_key',
  });

function parseFailure(): unknown {
  try {
    return JSON.parse(`{"email": ${SECRET}}`);
  } catch (error) {
    return error;
  }
}

test('what an error says of our own things is kept, with where it happened', () => {
  const described = describeError(
    ofPostgres('23505', 'duplicate key value violates unique constraint "Agent_email_key"'),
  );
  expect(described).toMatchObject({
    type: 'Error',
    code: '23505',
    table: 'Agent',
    constraint: 'Agent_email_key',
    message: expect.stringContaining('unique constraint'),
    stack: expect.stringMatching(/^\s+at .*describe-error\.unit\.test/),
  });
  expect(JSON.stringify(described)).not.toContain('canary');
  expect(describeError(new TypeError('x is not a function'))).toMatchObject({ message: 'x is not a function' });
});

test.each([
  ['a value that PostgreSQL cannot read', ofPostgres('22P02', `invalid input syntax for type integer: "${SECRET}"`)],
  ['text that is no JSON', parseFailure()],
  ['input that does not fit', z.strictObject({}).safeParse({ [SECRET]: 1 }).error],
  ['one of these as a cause', new Error('outer', { cause: ofPostgres('22001', SECRET) })],
  ['something that is no error', SECRET],
  [
    'a class that nobody knows',
    new (class PrismaClientValidationError extends Error {})(`data: { email: "${SECRET}" }`),
  ],
])('%s: not a word of it', (_name, error) => {
  const described = JSON.stringify(describeError(error));
  expect(described).not.toContain('canary');
  expect(described).toContain('"type"');
});

test('an error that is its own cause ends', () => {
  const error = new Error('round');
  error.cause = error;
  expect(JSON.stringify(describeError(error)).length).toBeLessThan(20_000);
});

test('only what looks like an id of ours is logged as one', () => {
  expect(loggableId('0a032a53-c1c5-4509-8993-26b444fe036f')).toBe('0a032a53-c1c5-4509-8993-26b444fe036f');
  for (const claimed of ['', SECRET, 'canary', `0a032a53-c1c5-4509-8993-26b444fe036f ${SECRET}`]) {
    expect(loggableId(claimed)).toBe('not an id');
  }
});
