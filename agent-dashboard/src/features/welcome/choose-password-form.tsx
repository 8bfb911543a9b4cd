import type { AgentLoginAnswer } from '@honey/protocol/rest';
import { passwordFailure } from '@honey/ui/password-failure';
import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAgentSession } from '../../shared/agent-session.ts';

interface ChoosePasswordFormProps {
  email: string;
  accept: (password: string) => Promise<AgentLoginAnswer>;
  /** Does this error mean that the invitation is good for nothing any more? */
  isOver: (error: unknown) => boolean;
}

const OVER = 'This link was used or has run out meanwhile. Ask your admin for a new one.';

/** A password, seen by who types it if they like; with it the agent is signed in. */
export const ChoosePasswordForm = ({ email, accept, isOver }: ChoosePasswordFormProps) => {
  const session = useAgentSession();
  const navigate = useNavigate();
  const [password, setPassword] = useState('');
  const choosing = useMutation({
    mutationFn: async () => {
      const { agent, ...token } = await accept(password);
      // Somebody else may be signed in at this desk.
      if (session.state().status === 'signed-in') await session.logout();
      session.enter({ ...token, profile: agent });
      await navigate({ to: '/', replace: true });
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        choosing.mutate();
      }}
    >
      <Stack gap="md">
        {choosing.isError ? (
          <Alert color="alert" variant="light" role="alert">
            {isOver(choosing.error) ? OVER : passwordFailure(choosing.error)}
          </Alert>
        ) : null}
        <TextInput label="E-mail" name="username" autoComplete="username" size="md" readOnly value={email} />
        <PasswordInput
          label="Password"
          description="At least 12 characters. A few words are good."
          name="new-password"
          autoComplete="new-password"
          size="md"
          required
          withAsterisk={false}
          minLength={12}
          maxLength={200}
          autoFocus
          value={password}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password', tabIndex: 0 }}
          onChange={(event) => {
            setPassword(event.currentTarget.value);
          }}
        />
        <Button type="submit" size="md" fullWidth loading={choosing.isPending} mt="xs">
          Choose this password
        </Button>
      </Stack>
    </form>
  );
};
