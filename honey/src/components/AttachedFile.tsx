import { saveBlob } from '@honey/client/save-blob';
import type { Attachment } from '@honey/protocol/entities';
import { useCallback, useEffect, useState } from 'react';
import { useServices } from '../chatbot/ActionProvider.tsx';
import { say } from '../language/say.ts';
import { sizeWords } from '../words.ts';
import { Saying } from './Saying.tsx';

interface AttachedFileProps {
  conversationId: string;
  attachment: Attachment;
}

/** A file that was sent: a picture to look at, anything to save. */
export function AttachedFile({ conversationId, attachment }: AttachedFileProps) {
  const { attachmentId, name, mediaType, bytes } = attachment;
  const { api } = useServices();
  const [picture, setPicture] = useState<string | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const isPicture = mediaType !== 'application/pdf';

  // Called what the message says, whatever the answer does.
  const load = useCallback(
    async () => new Blob([await api.file(conversationId, attachmentId)], { type: mediaType }),
    [api, conversationId, attachmentId, mediaType],
  );

  useEffect(() => {
    if (!isPicture) return undefined;
    let url: string | null = null;
    let isGone = false;
    load().then(
      (blob) => {
        if (isGone) return;
        url = URL.createObjectURL(blob);
        setPicture(url);
      },
      () => {
        setFailed(true);
      },
    );
    return () => {
      isGone = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [isPicture, load]);

  return (
    <span className="file">
      {picture === null ? null : <img className="file__picture" src={picture} alt={say('file.alt', { name })} />}
      <button
        type="button"
        className="link"
        onClick={() => {
          setFailed(false);
          load().then(
            (blob) => {
              saveBlob(blob, name);
            },
            () => {
              setFailed(true);
            },
          );
        }}
      >
        <Saying text="file.save" parts={{ name: <bdi>{name}</bdi> }} />
      </button>
      <small>{say(isPicture ? 'file.picture' : 'file.pdf', { size: sizeWords(bytes) })}</small>
      {hasFailed ? <small role="alert">{say('file.notFetched')}</small> : null}
    </span>
  );
}
