import { playTone, prepareTone } from '@honey/client/tone';
import { useEffect, useRef } from 'react';
import { useWidget } from './chatbot/ActionProvider.tsx';

/** Where the visitor wants it, a tone for a message that nobody looks at and for the moment in which a person comes. */
export function useSounds(): void {
  const { conversation, sounds, visible } = useWidget();
  const before = useRef({ seq: 0, kind: '' });
  const seq = conversation?.messages.findLast(({ senderType }) => senderType === 'AGENT')?.seq ?? 0;
  const kind = conversation?.phase.kind ?? '';

  useEffect(() => {
    if (sounds) prepareTone();
  }, [sounds]);

  useEffect(() => {
    const { seq: seqBefore, kind: kindBefore } = before.current;
    before.current = { seq, kind };
    const isNews = seq > seqBefore && kindBefore !== '' && !visible;
    const hasCome = kindBefore === 'queued' && kind === 'assigned';
    if (sounds && (isNews || hasCome)) playTone();
  }, [seq, kind, sounds, visible]);
}
