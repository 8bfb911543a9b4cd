import { attachmentMediaTypes } from '@honey/protocol/states';
import { useRef } from 'react';
import { useActions } from '../chatbot/ActionProvider.tsx';
import { ClipIcon } from './icons.tsx';

/** Chooses a picture or PDF file and sends it. */
export function AttachButton() {
  const { sendFile } = useActions();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="File to send"
        accept={attachmentMediaTypes.join(',')}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file !== undefined) sendFile(file);
          // So that the same file can be chosen again.
          currentTarget.value = '';
        }}
      />
      <button
        type="button"
        className="icon-button composer__attach"
        aria-label="Send a picture or PDF"
        title="Send a picture or PDF, up to 5 MB"
        onClick={() => {
          input.current?.click();
        }}
      >
        <ClipIcon />
      </button>
    </>
  );
}
