import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { logEscalation } from './logging.ts';

const said: unknown[][] = [];

function inMode(mode: string) {
  document.head.innerHTML = `<meta name="honey-mode" content="${mode}">`;
}

beforeEach(() => {
  localStorage.clear();
  said.length = 0;
  jest.spyOn(console, 'log').mockImplementation((...words: unknown[]) => {
    said.push(words);
  });
});
afterEach(() => {
  jest.restoreAllMocks();
});

test.each(['demo', 'development'])('logs in %s, with details as a second argument', (mode) => {
  inMode(mode);
  logEscalation('📡 register_user_sent');
  logEscalation('🔒 WebSocket connection closed', { code: 1006 });
  expect(said).toEqual([['📡 register_user_sent'], ['🔒 WebSocket connection closed', { code: 1006 }]]);
});

test('stays silent in production unless it was switched on', () => {
  inMode('production');
  logEscalation('🚀 Frontend: Starting escalateToHuman');
  expect(said).toEqual([]);
  localStorage.setItem('honey-logging', 'on');
  logEscalation('🚀 Frontend: Starting escalateToHuman');
  expect(said).toHaveLength(1);
});
