import type { ConversationState } from '@honey/client/conversation-state';
import { useEffect } from 'react';
import { useDesk } from '../desk/desk-context.ts';

/** Says "seen" for the latest words while they are `inSight`, but only while somebody looks at the page. */
export const useMarkRead = (timeline: ConversationState, inSight: boolean) => {
  const { store, link } = useDesk();
  const { conversationId } = timeline;
  const lastSeq = timeline.messages.at(-1)?.seq ?? 0;
  const isLive = link.state.kind === 'registered';

  useEffect(() => {
    if (!inSight || !isLive || lastSeq === 0) return;
    const markIfSeen = () => {
      if (document.visibilityState === 'visible' && document.hasFocus()) store.markRead(conversationId);
    };
    markIfSeen();
    window.addEventListener('focus', markIfSeen);
    document.addEventListener('visibilitychange', markIfSeen);
    return () => {
      window.removeEventListener('focus', markIfSeen);
      document.removeEventListener('visibilitychange', markIfSeen);
    };
  }, [store, conversationId, lastSeq, inSight, isLive]);
};
