import { ChangePasswordDialog } from '@honey/ui/change-password-dialog';
import { Button, Popover, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useAgentSession } from '../../shared/agent-session.ts';
import { useAgent } from '../../shared/use-agent.ts';
import { DevicePanel } from '../device/device-panel.tsx';
import { commands } from '../palette/commands.ts';
import { useDesk } from '../desk/desk-context.ts';

const openChats = (count: number): string =>
  `You have ${count === 1 ? '1 open chat' : `${String(count)} open chats`}. Close them first if you will not be back soon.`;

/** Who is signed in, and the way out. */
export const AccountMenu = ({ currentChats }: { currentChats: number }) => {
  const session = useAgentSession();
  const agent = useAgent();
  const { link, store } = useDesk();
  const [isOpen, menu] = useDisclosure(false);
  const [isChanging, changing] = useDisclosure(false);
  const signOut = useMutation({
    mutationFn: async () => {
      await store.sendEverything();
      // Without this, chats would still be sent here for as long as the server waits for a broken link to return.
      if (link.state.kind === 'registered') await session.api.setStatus({ status: 'OFFLINE' }).catch(() => undefined);
      store.forget();
      await session.logout();
    },
  });
  return (
    <>
      <Popover position="bottom-end" withinPortal={false} trapFocus returnFocus opened={isOpen} onChange={menu.set}>
        <Popover.Target>
          <Button variant="subtle" color="gray" size="sm" onClick={menu.toggle}>
            {agent.name} ▾
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label="Your account">
          <Stack gap="xs" maw={280}>
            <Text size="sm" c="dimmed">
              {agent.email}
            </Text>
            {currentChats === 0 ? null : <Text size="sm">{openChats(currentChats)}</Text>}
            <DevicePanel />
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => {
                menu.close();
                commands.run('help');
              }}
            >
              Show the keys
            </Button>
            <Button
              variant="default"
              onClick={() => {
                menu.close();
                changing.open();
              }}
            >
              Change password
            </Button>
            <Button
              variant="default"
              loading={signOut.isPending}
              onClick={() => {
                signOut.mutate();
              }}
            >
              Sign out
            </Button>
          </Stack>
        </Popover.Dropdown>
      </Popover>
      <ChangePasswordDialog opened={isChanging} onClose={changing.close} email={agent.email} session={session} />
    </>
  );
};
