import { Button } from '@mantine/core';
import { toast } from 'sonner';
import { Dialog } from '../../shared/dialog.tsx';
import { TransferForm } from './transfer-form.tsx';

interface TransferButtonProps {
  conversationId: string;
  isAsking: boolean;
  onAsk: (isAsking: boolean) => void;
  onGone: () => void;
}

/** Gives the chat to another agent, or back to the line. */
export const TransferButton = ({ conversationId, isAsking, onAsk, onGone }: TransferButtonProps) => {
  const close = () => {
    onAsk(false);
  };
  return (
    <>
      <Button
        variant="default"
        size="xs"
        onClick={() => {
          onAsk(true);
        }}
      >
        Transfer
      </Button>
      <Dialog opened={isAsking} onClose={close} title="Give this chat away">
        <TransferForm
          conversationId={conversationId}
          onCancel={close}
          onGone={() => {
            close();
            toast('The chat was given away.');
            onGone();
          }}
        />
      </Dialog>
    </>
  );
};
