import { ApiError } from '@honey/client/api-error';
import type { LoginBody } from '@honey/protocol/rest';
import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { Entrance } from './entrance.tsx';
import { failureText, waitText } from './failure-text.ts';
import type { SignedOutReason } from './session.ts';

interface LoginFormProps {
  /** Whose page this is: "Agent desk". */
  title: string;
  /** One sentence below the title. */
  subtitle: string;
  /** Resolves when signed in; rejects with `ApiError`. */
  onLogin: (body: LoginBody) => Promise<void>;
  /** Why the reader sees this page again. */
  reason: SignedOutReason;
}

const reasonTexts: Record<SignedOutReason, string | null> = {
  'first-visit': null,
  'logged-out': 'You are signed out.',
  'password-changed': 'Your password is changed. Sign in with the new one.',
  expired: 'Your session has ended. Sign in again to go on where you were.',
  revoked: 'Your access was ended. If you did not expect this, ask your admin.',
};

const loginFailure = (error: unknown): string => {
  if (error instanceof ApiError) {
    if (error.code === 'BAD_CREDENTIALS') return 'E-mail or password is not right. Check both and try again.';
    if (error.code === 'INVALID_INPUT') return 'Enter your e-mail and your password.';
    if (error.code === 'RATE_LIMITED')
      return `Too many attempts. Wait ${waitText(error.retryAfterSeconds)}, then try again.`;
    if (error.code === 'FORBIDDEN') return 'This account is switched off. Ask your admin.';
  }
  return failureText(error);
};

/** The whole sign-in page. */
export const LoginForm = ({ title, subtitle, onLogin, reason }: LoginFormProps) => {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const login = useMutation({ mutationFn: onLogin });
  const notice = reasonTexts[reason];

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    login.mutate({ email: email.trim(), password });
  };

  return (
    <Entrance title={title} subtitle={subtitle}>
      <form onSubmit={submit}>
        <Stack gap="md">
          {notice === null || login.isError ? null : (
            <Alert color="gray" variant="light" role="status">
              {notice}
            </Alert>
          )}
          {login.isError ? (
            <Alert color="alert" variant="light" role="alert">
              {loginFailure(login.error)}
            </Alert>
          ) : null}
          <TextInput
            label="E-mail"
            name="email"
            type="email"
            autoComplete="username"
            size="md"
            required
            withAsterisk={false}
            autoFocus
            value={email}
            onChange={(event) => {
              setEmail(event.currentTarget.value);
            }}
          />
          <PasswordInput
            label="Password"
            name="password"
            autoComplete="current-password"
            size="md"
            required
            withAsterisk={false}
            value={password}
            visibilityToggleButtonProps={{ 'aria-label': 'Show the password', tabIndex: 0 }}
            onChange={(event) => {
              setPassword(event.currentTarget.value);
            }}
          />
          <Button type="submit" size="md" fullWidth loading={login.isPending} mt="xs">
            Sign in
          </Button>
        </Stack>
      </form>
    </Entrance>
  );
};
