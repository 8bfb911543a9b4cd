import { ApiError } from '@honey/client/api-error';
import type { ApiErrorCode } from '@honey/client/api-error';
import { afterEach, describe, expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor } from '@testing-library/dom';
import type { LoginBody } from '@honey/protocol/rest';
import { LoginForm } from './login-form.tsx';
import { render } from './testing/render.tsx';

let remove: () => void;

const show = (onLogin: (body: LoginBody) => Promise<void>, reason: 'first-visit' | 'expired' = 'first-visit') => {
  remove = render(<LoginForm title="Agent desk" subtitle="Sign in." onLogin={onLogin} reason={reason} />);
};
const signIn = () => {
  fireEvent.change(screen.getByLabelText('E-mail'), { target: { value: ' sarah@honeychatbot.com ' } });
  fireEvent.change(screen.getByLabelText('Password'), { target: { value: 'secret words' } });
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
};

describe('the sign-in page', () => {
  afterEach(() => {
    remove();
  });

  test('sends the e-mail without stray spaces and the password as it is', async () => {
    const tried: LoginBody[] = [];
    show((body) => {
      tried.push(body);
      return Promise.resolve();
    });
    signIn();
    await waitFor(() => {
      expect(tried).toHaveLength(1);
    });
    expect(tried).toEqual([{ email: 'sarah@honeychatbot.com', password: 'secret words' }]);
  });

  test.each<[ApiErrorCode, number | undefined, string]>([
    ['BAD_CREDENTIALS', undefined, 'E-mail or password is not right. Check both and try again.'],
    ['RATE_LIMITED', 40, 'Too many attempts. Wait 40 seconds, then try again.'],
    ['OFFLINE', undefined, 'The server does not answer. Check your connection and try again.'],
  ])('says what to do at %s', async (code, retryAfterSeconds, words) => {
    const failure = { code, status: 400, detail: 'for developers' };
    const error = new ApiError(retryAfterSeconds === undefined ? failure : { ...failure, retryAfterSeconds });
    show(() => Promise.reject(error));
    signIn();
    expect((await screen.findByRole('alert')).textContent).toBe(words);
    expect(screen.getByLabelText<HTMLInputElement>('E-mail').value).toContain('sarah');
  });

  test('says why one is here again', () => {
    show(() => Promise.resolve(), 'expired');
    expect(screen.getByRole('status').textContent).toContain('Your session has ended.');
  });

  test('lets password managers know the fields', () => {
    show(() => Promise.resolve());
    expect(screen.getByLabelText('E-mail').getAttribute('autocomplete')).toBe('username');
    expect(screen.getByLabelText('Password').getAttribute('autocomplete')).toBe('current-password');
  });
});
