import { beforeEach, describe, expect, test } from '@jest/globals';
import { createDeviceSettings } from './device-settings.ts';

describe('the settings of a device', () => {
  beforeEach(() => {
    localStorage.clear();
  });

  test('last', () => {
    createDeviceSettings(localStorage).set({ isDiscreet: true });
    expect(createDeviceSettings(localStorage).get()).toMatchObject({ isDiscreet: true, holdsMessages: true });
  });

  test.each(['{', 'null', '{"isDiscreet":"yes","other":true}'])('are the usual ones where %s is stored', (stored) => {
    localStorage.setItem('honey-agent-device', stored);
    expect(createDeviceSettings(localStorage).get()).toEqual({
      isDiscreet: false,
      hasSound: false,
      hasNotifications: false,
      holdsMessages: true,
    });
  });
});
