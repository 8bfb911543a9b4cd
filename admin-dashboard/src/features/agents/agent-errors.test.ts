import { expect, test } from '@jest/globals';
import { ApiError } from '@honey/client/api-error';
import { formFailure } from './agent-errors.ts';

const known = ['name', 'email'];

test('an error stands beside its field, the rest below the form', () => {
  const error = new ApiError({
    code: 'INVALID_INPUT',
    status: 400,
    detail: 'The request is not valid',
    errors: [
      { path: 'email', message: 'Invalid email address' },
      { path: 'other', message: 'Something else' },
    ],
  });
  expect(formFailure(error, known)).toEqual({ fields: { email: 'Invalid email address' }, rest: 'Something else' });
});

test('an e-mail that is taken is said at the e-mail', () => {
  const error = new ApiError({ code: 'ALREADY_EXISTS', status: 409, detail: '' });
  expect(formFailure(error, known).fields).toEqual({ email: 'Somebody has this e-mail already.' });
});

test('a refusal that names no field still says something', () => {
  const error = new ApiError({ code: 'INVALID_INPUT', status: 400, detail: 'The request is not valid' });
  expect(formFailure(error, known)).toEqual({ fields: {}, rest: 'The request is not valid' });
});

test('no error says nothing', () => {
  expect(formFailure(null, known)).toEqual({ fields: {}, rest: null });
});
