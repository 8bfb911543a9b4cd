import { saveBlob, sizeWords } from '@honey/client/save-blob';
import type { Attachment } from '@honey/protocol/entities';
import { Button } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import classes from './attached-file.module.css';
import { failureText } from './failure-text.ts';

interface AttachedFileProps {
  conversationId: string;
  attachment: Attachment;
  api: { file: (conversationId: string, attachmentId: string) => Promise<Blob> };
}

/** A file in a conversation: a picture to look at, anything to save. It is fetched with the token and kept in memory. */
export const AttachedFile = ({ conversationId, attachment, api }: AttachedFileProps) => {
  const { attachmentId, name, mediaType, bytes } = attachment;
  const [picture, setPicture] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
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
    load().then((blob) => {
      if (isGone) return;
      url = URL.createObjectURL(blob);
      setPicture(url);
    }, setFailure);
    return () => {
      isGone = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [isPicture, load]);

  const save = () => {
    setFailure(null);
    load().then((blob) => {
      saveBlob(blob, name);
    }, setFailure);
  };
  return (
    <span className={classes['file']}>
      {picture === null ? null : <img className={classes['picture']} src={picture} alt={`Picture: ${name}`} />}
      <Button variant="default" size="compact-sm" className={classes['save'] ?? ''} onClick={save}>
        Save&nbsp;<bdi>{name}</bdi>
      </Button>
      <small>{`${isPicture ? 'Picture' : 'PDF'}, ${sizeWords(bytes)}`}</small>
      {failure === null ? null : <small role="alert">{failureText(failure)}</small>}
    </span>
  );
};
