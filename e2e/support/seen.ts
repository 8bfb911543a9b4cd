import type { Frame, Locator } from 'playwright-core';

/** What stands in a frame, and what it has asked of the server lately, for who has to find out what went wrong. */
async function describe(frame: Frame): Promise<string> {
  const words = await frame.locator('body').innerText();
  const requests = await frame.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .slice(-15)
      .map(
        ({ name, startTime, duration, responseStatus }) =>
          `${String(responseStatus)} ${name} at ${startTime.toFixed()} ms, for ${duration.toFixed()} ms`,
      ),
  );
  const now = await frame.evaluate(() => performance.now().toFixed());
  return [`${frame.url()} at ${now} ms:`, words, ...requests].join('\n');
}

/** Waits until something can be seen. @throws with what stands there instead, when that does not come. */
export async function seen(what: Locator): Promise<void> {
  try {
    await what.waitFor();
  } catch (error) {
    const { message } = error as Error;
    const frames = await Promise.all(
      what
        .page()
        .frames()
        .map((frame) => describe(frame).catch((reason: unknown) => `${frame.url()}: ${String(reason)}`)),
    );
    throw new Error([message, 'What stands there instead:', ...frames].join('\n'), { cause: error });
  }
}
