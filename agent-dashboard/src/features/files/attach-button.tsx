import { attachmentMediaTypes } from '@honey/protocol/states';
import { ActionIcon, FileButton } from '@mantine/core';
import { useRef } from 'react';

/** Chooses a picture or PDF file to send. */
export const AttachButton = ({ onFile }: { onFile: (file: File) => void }) => {
  // So that the same file can be chosen again.
  const reset = useRef<() => void>(null);
  return (
    <FileButton
      accept={attachmentMediaTypes.join(',')}
      resetRef={reset}
      inputProps={{ 'aria-label': 'File to send' }}
      onChange={(file) => {
        if (file !== null) onFile(file);
        reset.current?.();
      }}
    >
      {(props) => (
        <ActionIcon
          {...props}
          variant="default"
          size={42}
          aria-label="Send a picture or PDF"
          title="Send a picture or PDF, up to 5 MB"
        >
          <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
            <path
              fill="none"
              stroke="currentColor"
              strokeWidth="2"
              strokeLinecap="round"
              strokeLinejoin="round"
              d="m20 11-8.5 8.5a5 5 0 0 1-7-7L13 4a3.3 3.3 0 0 1 4.7 4.7L9.4 17a1.6 1.6 0 0 1-2.3-2.3L15 7"
            />
          </svg>
        </ActionIcon>
      )}
    </FileButton>
  );
};
