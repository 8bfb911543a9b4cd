import { ApiError } from '@honey/client/api-error';
import { MAX_ATTACHMENT_BYTES } from '@honey/protocol/limits';
import { failureText } from '@honey/ui/failure-text';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import { useAgentSession } from '../../shared/agent-session.ts';
import { useDesk } from '../desk/desk-context.ts';

interface Outgoing {
  clientMessageId: string;
  file: File;
}

const reasonOf = (error: unknown): { words: string; mayRetry: boolean } => {
  switch (error instanceof ApiError ? error.code : null) {
    case 'UNSUPPORTED_MEDIA_TYPE':
      return { words: 'Only pictures and PDF files that are not damaged can be sent.', mayRetry: false };
    case 'PAYLOAD_TOO_LARGE':
      return { words: 'A file may have 5 MB.', mayRetry: false };
    case 'WRONG_STATE':
      return { words: 'This chat takes no more files.', mayRetry: false };
    case 'CONVERSATION_CLOSED':
    case 'NOT_FOUND':
      return { words: 'The chat is closed, or no longer yours.', mayRetry: false };
    default:
      return { words: failureText(error), mayRetry: true };
  }
};

const tooLarge = new ApiError({ code: 'PAYLOAD_TOO_LARGE', status: 413, detail: 'The file is too large' });

/** Sends files to a customer, one after the other. What fails stays on the screen until it is dismissed or tried again. */
export const useSendFile = (conversationId: string) => {
  const { api } = useAgentSession();
  const { store } = useDesk();
  const [progress, setProgress] = useState(0);
  const sending = useMutation({
    scope: { id: `file-${conversationId}` },
    mutationFn: ({ clientMessageId, file }: Outgoing) => {
      setProgress(0);
      if (file.size > MAX_ATTACHMENT_BYTES) return Promise.reject(tooLarge);
      return api.sendFile(conversationId, { clientMessageId, file, onProgress: setProgress });
    },
    onSuccess: () => {
      // The link brings the message; should it be away, this does.
      store.refetchHistory(conversationId);
    },
    onError: (error, outgoing) => {
      const { words, mayRetry } = reasonOf(error);
      const again = {
        label: 'Try again',
        onClick: () => {
          sending.mutate(outgoing);
        },
      };
      toast.error(`${outgoing.file.name} was not sent`, {
        description: words,
        duration: Number.POSITIVE_INFINITY,
        closeButton: true,
        ...(mayRetry ? { action: again } : {}),
      });
    },
  });
  return {
    /** The name of the file that is on its way; null for none. */
    name: sending.isPending ? sending.variables.file.name : null,
    /** From 0 to 1. */
    progress,
    send: (file: File) => {
      sending.mutate({ clientMessageId: crypto.randomUUID(), file });
    },
  };
};
