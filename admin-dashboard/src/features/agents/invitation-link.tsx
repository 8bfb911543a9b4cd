import type { Invitation } from '@honey/protocol/rest-invitations';
import { formatClock, formatDay } from '@honey/ui/duration';
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';

interface InvitationLinkProps {
  name: string;
  invitation: Invitation;
  onClose: () => void;
}

type Copied = 'not-yet' | 'yes' | 'by-hand';

const copyWords: Record<Copied, string> = {
  'not-yet': '',
  yes: 'The link is copied.',
  'by-hand': 'The link is selected. Copy it with Ctrl + C.',
};

/** The link of an invitation: shown now, and never again. */
export function InvitationLink({ name, invitation: { token, expiresAt }, onClose }: InvitationLinkProps) {
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<Copied>('not-yet');
  // What stands behind the # is sent to no server and stands in no log.
  const link = `${window.location.origin}/agent-dashboard/welcome#${token}`;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      setCopied('yes');
    } catch {
      // Without https there is no clipboard.
      field.current?.select();
      setCopied('by-hand');
    }
  };
  return (
    <Stack gap="md">
      <Text size="sm">
        Give this link to {name} alone. With it {name} chooses a password and is signed in. It is shown once.
      </Text>
      <TextInput
        ref={field}
        label="Link"
        description={`Works once, until ${formatDay(expiresAt, Date.parse(expiresAt) - 72 * 3_600_000)}, ${formatClock(expiresAt)}.`}
        readOnly
        value={link}
        onFocus={(event) => {
          event.currentTarget.select();
        }}
      />
      <Text size="sm" role="status">
        {copyWords[copied]}
      </Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          Done
        </Button>
        <Button onClick={() => void copy()} data-autofocus>
          Copy the link
        </Button>
      </Group>
    </Stack>
  );
}
