import { useSyncExternalStore } from 'react';
import { deviceSettings } from './device-settings.ts';

/** What was chosen for this device. */
export const useDeviceSettings = () => useSyncExternalStore(deviceSettings.subscribe, deviceSettings.get);
