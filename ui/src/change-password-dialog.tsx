import { Alert, Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { passwordFailure } from './password-failure.ts';
import type { Session } from './session.ts';

interface ChangePasswordDialogProps {
  opened: boolean;
  onClose: () => void;
  /** For password managers, so that they know whose password it is. */
  email: string;
  session: Pick<Session<unknown, unknown>, 'changePassword'>;
}

const toggle = { 'aria-label': 'Show the password', tabIndex: 0 };

/** Asks for the old password and a new one. When it is done, nobody is signed in any more. */
export const ChangePasswordDialog = ({ opened, onClose, ...form }: ChangePasswordDialogProps) => (
  // Without Mantine's own header: a second banner on the page confuses screen readers.
  <Modal.Root opened={opened} onClose={onClose} centered>
    <Modal.Overlay />
    <Modal.Content>
      <Modal.Body p="lg">
        <Modal.Title component="h2" mb="sm">
          Change your password
        </Modal.Title>
        <ChangePasswordForm onClose={onClose} {...form} />
      </Modal.Body>
    </Modal.Content>
  </Modal.Root>
);

const ChangePasswordForm = ({ onClose, email, session }: Omit<ChangePasswordDialogProps, 'opened'>) => {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const changing = useMutation({ mutationFn: session.changePassword });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        changing.mutate({ current, next });
      }}
    >
      <Stack gap="md">
        <Text size="sm">You will be signed out everywhere, here too. Then sign in with the new password.</Text>
        {changing.isError ? (
          <Alert color="alert" variant="outline" role="alert">
            {passwordFailure(changing.error)}
          </Alert>
        ) : null}
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <PasswordInput
          label="Current password"
          name="current-password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          maxLength={200}
          data-autofocus
          visibilityToggleButtonProps={toggle}
          value={current}
          onChange={(event) => {
            setCurrent(event.currentTarget.value);
          }}
        />
        <PasswordInput
          label="New password"
          description="At least 12 characters. A few words are good."
          name="new-password"
          autoComplete="new-password"
          required
          withAsterisk={false}
          minLength={12}
          maxLength={200}
          visibilityToggleButtonProps={toggle}
          value={next}
          onChange={(event) => {
            setNext(event.currentTarget.value);
          }}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={changing.isPending}>
            Change and sign out
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
