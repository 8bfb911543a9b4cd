import { ApiError } from '@honey/client/api-error';
import { createInvitationApi } from '@honey/client/invitation-api';
import { Entrance } from '@honey/ui/entrance';
import { apiUrl } from '@honey/ui/environment';
import { ErrorState } from '@honey/ui/error-state';
import { Button, Center, Loader, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { useLayoutEffect, useState } from 'react';
import { ChoosePasswordForm } from './choose-password-form.tsx';

const invitations = createInvitationApi(apiUrl());

/** Where an invitation's link leads: `/agent-dashboard/welcome#<token>`. */
export const WelcomePage = () => {
  const { hash, pathname } = useLocation();
  const [token, setToken] = useState(hash);
  // Another link that is opened in the same tab changes nothing but the fragment.
  if (hash !== '' && hash !== token) setToken(hash);
  useLayoutEffect(() => {
    // Whoever looks over a shoulder, at a screenshot or into the history finds no link to use.
    if (window.location.hash !== '') window.history.replaceState(window.history.state, '', window.location.pathname);
  }, [hash, pathname]);
  return token === '' ? <Over /> : <Welcome key={token} token={token} />;
};

const Welcome = ({ token }: { token: string }) => {
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => invitations.look(token),
    staleTime: Infinity,
    gcTime: 0,
  });
  if (invitation.isPending)
    return (
      <Center mih="100%">
        <Loader aria-label="Looking at your invitation" />
      </Center>
    );
  if (invitation.isError) {
    if (isOver(invitation.error)) return <Over />;
    return (
      <Entrance title="Welcome" subtitle="You were invited to the agent desk.">
        <ErrorState
          title="Your invitation could not be looked at"
          error={invitation.error}
          busy={invitation.isFetching}
          onAction={() => void invitation.refetch()}
        />
      </Entrance>
    );
  }
  const { name, email } = invitation.data;
  return (
    <Entrance title={`Welcome, ${name}`} subtitle="Choose a password. With it you sign in to the agent desk.">
      <ChoosePasswordForm
        email={email}
        accept={(password) => invitations.accept({ token, password })}
        isOver={isOver}
      />
    </Entrance>
  );
};

const isOver = (error: unknown): boolean =>
  error instanceof ApiError && (error.code === 'NOT_FOUND' || error.code === 'WRONG_STATE');

const Over = () => (
  <Entrance title="This link does not work" subtitle="A link works once, for three days, and only the newest one.">
    <Stack gap="md">
      <Text size="sm">
        If you have chosen a password already, sign in with it. Otherwise open the newest link again, or ask your admin
        for a new one.
      </Text>
      <Button component={Link} to="/" size="md" fullWidth>
        Go to sign-in
      </Button>
    </Stack>
  </Entrance>
);
