import { Button } from '@mantine/core';
import { useState } from 'react';
import { toast } from 'sonner';
import { Dialog } from '../../shared/dialog.tsx';
import { useCommand } from '../palette/commands.ts';
import { SnoozeForm } from './snooze-form.tsx';
import { useSnooze } from './use-snooze.ts';

interface SnoozeButtonProps {
  conversationId: string;
  isSnoozed: boolean;
  /** Runs when the chat was put aside. */
  onSnoozed: () => void;
}

/** Puts the chat aside for a while, or brings it back. */
export const SnoozeButton = ({ conversationId, isSnoozed, onSnoozed }: SnoozeButtonProps) => {
  const snooze = useSnooze(conversationId);
  const [isAsking, setAsking] = useState(false);
  const act = () => {
    if (isSnoozed) snooze.mutate(null);
    else setAsking(true);
  };
  useCommand({ id: 'snooze', words: isSnoozed ? 'Bring this chat back' : 'Snooze this chat', run: act });
  const cancel = () => {
    setAsking(false);
  };
  return (
    <>
      <Button variant="default" size="xs" loading={isSnoozed && snooze.isPending} onClick={act}>
        {isSnoozed ? 'Bring back' : 'Snooze'}
      </Button>
      <Dialog opened={isAsking} onClose={cancel} title="Put this chat aside">
        <SnoozeForm
          isBusy={snooze.isPending}
          onCancel={cancel}
          onChoose={(until) => {
            snooze.mutate(until, {
              onSuccess: () => {
                cancel();
                toast('The chat is put aside.');
                onSnoozed();
              },
            });
          }}
        />
      </Dialog>
    </>
  );
};
