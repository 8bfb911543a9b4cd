import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { ChatRow } from '../chats/chat-row.ts';
import { useDeviceSettings } from '../device/use-device-settings.ts';
import { mayNotify, noticeText } from './desktop-notice.ts';
import { playTone } from '@honey/client/tone';

const REPEAT_MS = 4_000;

/** Rings for the chats that nobody has taken up, by tone and on the desktop, as far as this device is to. */
export const useRing = (rows: readonly ChatRow[]) => {
  const { isDiscreet, hasSound, hasNotifications } = useDeviceSettings();
  const navigate = useNavigate();
  const shown = useRef(new Map<string, Notification>());
  const ringing = rows.filter((row) => row.isRinging);
  const rings = ringing.length > 0;

  useEffect(() => {
    if (!rings || !hasSound) return;
    playTone();
    const timer = setInterval(playTone, REPEAT_MS);
    return () => {
      clearInterval(timer);
    };
  }, [rings, hasSound]);

  useEffect(() => {
    const notices = shown.current;
    for (const [conversationId, notice] of notices) {
      if (ringing.some((row) => row.conversationId === conversationId)) continue;
      notice.close();
      notices.delete(conversationId);
    }
    if (!hasNotifications || !mayNotify()) return;
    for (const row of ringing) {
      const { conversationId } = row;
      if (notices.has(conversationId)) continue;
      const { title, body } = noticeText(row, isDiscreet);
      const notice = new Notification(title, { body, tag: conversationId, requireInteraction: true });
      notice.onclick = () => {
        window.focus();
        void navigate({ to: '/chats/$conversationId', params: { conversationId } });
      };
      notices.set(conversationId, notice);
    }
  });

  useEffect(() => {
    const notices = shown.current;
    return () => {
      for (const notice of notices.values()) notice.close();
      notices.clear();
    };
  }, []);
};
