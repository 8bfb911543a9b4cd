import { expect, test } from '@jest/globals';
import { colourOf, inkOn } from './colour.ts';

test.each(['#F6B73C', '#000000', '#abcdef'])('%s is a colour', (text) => {
  expect(colourOf(text)).toBe(text);
});

test.each([null, undefined, '', 'red', '#fff', '#12345g', ' #123456', '#123456;background:url(x)'])(
  'what is no colour is none: %s',
  (text) => {
    expect(colourOf(text)).toBeNull();
  },
);

function luminance(colour: string): number {
  const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = parts.map((it) => (it > 0.04045 ? ((it + 0.055) / 1.055) ** 2.4 : it / 12.92));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test('on every colour the ink can be read', () => {
  for (let step = 0; step < 4_096; step += 1) {
    const colour = `#${[...step.toString(16).padStart(3, '0')].map((digit) => digit + digit).join('')}`;
    const [dark = 0, light = 0] = [luminance(colour), luminance(inkOn(colour))].sort((a, b) => a - b);
    expect((light + 0.05) / (dark + 0.05)).toBeGreaterThanOrEqual(4.5);
  }
});
