import type { Page } from 'playwright-core';

/** A phone far from the mast: 400 kbit/s, and 400 ms until anything answers. */
const SLOW = { latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
/** Of a phone of long ago, against the machine that runs the tests. */
const SLOWER = 4;

/** Makes a page's line slow, and with `oldPhone` its processor too. */
export async function slowDown(page: Page, { oldPhone = false } = {}): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', { offline: false, ...SLOW });
  if (oldPhone) await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
}

/** From the next page on, words that are given to the socket never leave: it dies before they are on the wire. */
export async function loseWordsOfSocket(page: Page): Promise<void> {
  await page.routeWebSocket(/.*/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((frame) => {
      if (!String(frame).includes('"send_message"')) server.send(frame);
    });
  });
}
