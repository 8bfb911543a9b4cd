import { attachmentMediaTypes } from '@honey/protocol/states';
import { useRef } from 'react';
import { useActions } from '../chatbot/ActionProvider.tsx';
import { say } from '../language/say.ts';
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
        aria-label={say('file.choose')}
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
        aria-label={say('file.send')}
        title={say('file.sendNote')}
        onClick={() => {
          input.current?.click();
        }}
      >
        <ClipIcon />
      </button>
    </>
  );
}
