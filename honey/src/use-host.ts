import { answerDueBy } from '@honey/client/apply-evidence';
import { useEffect, useState } from 'react';
import { useActions, useWidget } from './chatbot/ActionProvider.tsx';
import type { HostBridge } from './chatbot/host-bridge.ts';
import { say, sayCount } from './language/say.ts';
import type { LoaderWords } from './loader/words.ts';

/** The ways to leave nothing behind. */
export interface Leave {
  /** Clears the device and the screen, and leaves the page. */
  exit: () => void;
  /** Clears the device, and begins anew. */
  reset: () => void;
}

/** What the loader says, in the language of the visitor. */
function loaderWords(unread: number): LoaderWords {
  return [
    say('launcher.chat'),
    say('launcher.open'),
    say('launcher.close'),
    sayCount('launcher.openNew', unread),
    sayCount('launcher.news', unread),
  ];
}

/** Keeps the page around the widget and the widget in step: open or not, how much is unread, gone or not. */
export function useHost(host: HostBridge, leave: Leave): void {
  const { setVisible, setLocale } = useActions();
  const { conversation, language, visible } = useWidget();
  const [isOpen, setOpen] = useState(!host.isFramed);
  const messages = conversation?.messages ?? [];
  const unseen = messages.filter(
    (message) => message.senderType === 'AGENT' && message.seq > (conversation?.userReadSeq ?? 0),
  ).length;
  // A question that costs the place when nobody sees it counts like a message.
  const asked = conversation !== null && answerDueBy(conversation) !== null ? 1 : 0;
  const unread = visible ? 0 : unseen + asked;

  useEffect(() => {
    const stopListening = host.listen((message) => {
      switch (message.type) {
        case 'honey:opened':
          setOpen(true);
          return;
        case 'honey:closed':
          setOpen(false);
          return;
        case 'honey:exit':
          leave.exit();
          return;
        case 'honey:reset':
          leave.reset();
          return;
        case 'honey:locale':
          setLocale(message.value);
          return;
        case 'honey:identify':
        // Is answered beside the screens: who it is matters before there is anything to show.
      }
    });
    host.send('honey:ready');
    return stopListening;
  }, [host, leave, setLocale]);

  useEffect(() => {
    const tell = () => {
      setVisible(isOpen && document.visibilityState === 'visible');
    };
    tell();
    document.addEventListener('visibilitychange', tell);
    return () => {
      document.removeEventListener('visibilitychange', tell);
    };
  }, [isOpen, setVisible]);

  useEffect(() => {
    host.send('honey:unread', { count: unread, words: loaderWords(unread) });
    document.title = unread === 0 ? say('launcher.chat') : say('page.unread', { count: unread });
  }, [host, language, unread]);
}
