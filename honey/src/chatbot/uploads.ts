import { ApiError } from '@honey/client/api-error';
import { MAX_ATTACHMENT_BYTES } from '@honey/protocol/limits';
import type { ConversationKeeper } from './conversation-keeper.ts';
import type { Services } from './services.ts';
import type { Upload } from './widget-state.ts';

/** The visitor's files on their way to a person, one after the other. */
export interface Uploads {
  sendFile: (file: File) => void;
  retryFile: (clientMessageId: string) => void;
  dropFile: (clientMessageId: string) => void;
  clear: () => void;
}

export function createUploads({ api, store }: Services, keeper: ConversationKeeper): Uploads {
  let last: Promise<void> = Promise.resolve();

  const find = (id: string) => store.get().uploads.find(({ clientMessageId }) => clientMessageId === id);

  function change(id: string, patch: Partial<Upload>) {
    const { uploads } = store.get();
    store.set({ uploads: uploads.map((one) => (one.clientMessageId === id ? { ...one, ...patch } : one)) });
  }

  function dropFile(id: string) {
    store.set({ uploads: store.get().uploads.filter(({ clientMessageId }) => clientMessageId !== id) });
  }

  async function deliver(id: string) {
    const upload = find(id);
    if (upload === undefined) return;
    const { clientMessageId, conversationId, file } = upload;
    const onProgress = (progress: number) => {
      change(id, { progress });
    };
    try {
      const message = await api.sendFile(conversationId, { clientMessageId, file, onProgress });
      const isStillHere = store.get().conversation?.conversationId === conversationId;
      if (isStillHere) keeper.apply({ kind: 'messages', messages: [message] });
      dropFile(id);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      change(id, { error: error.code });
    }
  }

  function enqueue(id: string) {
    last = last.then(() => deliver(id));
  }

  return {
    sendFile(file) {
      const conversationId = store.get().conversation?.conversationId;
      if (conversationId === undefined) return;
      const clientMessageId = crypto.randomUUID();
      const isTooLarge = file.size > MAX_ATTACHMENT_BYTES;
      const upload: Upload = {
        clientMessageId,
        conversationId,
        file,
        progress: 0,
        error: isTooLarge ? 'PAYLOAD_TOO_LARGE' : null,
      };
      store.set({ uploads: [...store.get().uploads, upload] });
      if (!isTooLarge) enqueue(clientMessageId);
    },
    retryFile(id) {
      change(id, { progress: 0, error: null });
      enqueue(id);
    },
    dropFile,
    clear() {
      store.set({ uploads: [] });
    },
  };
}
