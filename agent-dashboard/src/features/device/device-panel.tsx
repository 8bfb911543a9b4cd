import { Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { askToNotify } from '../ring/desktop-notice.ts';
import { playTone } from '@honey/client/tone';
import { deviceSettings } from './device-settings.ts';
import { useDeviceSettings } from './use-device-settings.ts';

/** What this device tells and how; in the account's menu. */
export const DevicePanel = () => {
  const { isDiscreet, hasSound, hasNotifications, holdsMessages } = useDeviceSettings();
  const [isRefused, setRefused] = useState(false);
  const switchNotifications = async (on: boolean) => {
    const hasLeave = on && (await askToNotify());
    setRefused(on && !hasLeave);
    deviceSettings.set({ hasNotifications: hasLeave });
  };
  return (
    <Stack gap="xs" component="section" aria-label="On this device">
      <Text size="sm" fw={600}>
        On this device
      </Text>
      <Switch
        label="Discreet"
        description="The tab does not count, and nothing outside this page says who wrote or what."
        checked={isDiscreet}
        onChange={(event) => {
          deviceSettings.set({ isDiscreet: event.currentTarget.checked });
        }}
      />
      <Switch
        label="Sound"
        description="A soft tone until a new chat is accepted."
        checked={hasSound}
        onChange={(event) => {
          deviceSettings.set({ hasSound: event.currentTarget.checked });
          if (event.currentTarget.checked) playTone();
        }}
      />
      <Switch
        label="Desktop notifications"
        description={
          isRefused
            ? 'This browser does not allow them. Its settings for this site can change that.'
            : 'One for each new chat, until it is accepted.'
        }
        checked={hasNotifications}
        onChange={(event) => void switchNotifications(event.currentTarget.checked)}
      />
      <Switch
        label="Undo"
        description="What you send waits 5 seconds in which you can take it back."
        checked={holdsMessages}
        onChange={(event) => {
          deviceSettings.set({ holdsMessages: event.currentTarget.checked });
        }}
      />
    </Stack>
  );
};
