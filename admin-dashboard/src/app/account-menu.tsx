import type { AdminProfile } from '@honey/protocol/entities';
import { ChangePasswordDialog } from '@honey/ui/change-password-dialog';
import { Button, Popover, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useAdminSession } from '../shared/admin-session.tsx';

/** Who is signed in, the password, and the way out. */
export function AccountMenu({ admin }: { admin: AdminProfile }) {
  const session = useAdminSession();
  const [isOpen, menu] = useDisclosure(false);
  const [isChanging, changing] = useDisclosure(false);
  return (
    <>
      <Popover position="bottom-end" withinPortal={false} trapFocus returnFocus opened={isOpen} onChange={menu.set}>
        <Popover.Target>
          <Button variant="subtle" color="gray" size="sm" onClick={menu.toggle}>
            {admin.name} ▾
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label="Your account">
          <Stack gap="xs" maw={240}>
            <Text size="sm" c="dimmed">
              {admin.email}
            </Text>
            <Button
              variant="default"
              onClick={() => {
                menu.close();
                changing.open();
              }}
            >
              Change password
            </Button>
            <Button variant="default" onClick={() => void session.logout()}>
              Sign out
            </Button>
          </Stack>
        </Popover.Dropdown>
      </Popover>
      <ChangePasswordDialog opened={isChanging} onClose={changing.close} email={admin.email} session={session} />
    </>
  );
}
