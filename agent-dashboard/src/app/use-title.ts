import { useEffect } from 'react';
import { useDeviceSettings } from '../features/device/use-device-settings.ts';

/** Says in the tab how much is unread, and no more; nothing in discreet mode: tabs are read over shoulders. */
export const useTitle = (unread: number) => {
  const { isDiscreet } = useDeviceSettings();
  useEffect(() => {
    document.title = unread > 0 && !isDiscreet ? `(${String(unread)}) Honey · Agent desk` : 'Honey · Agent desk';
  }, [unread, isDiscreet]);
};
