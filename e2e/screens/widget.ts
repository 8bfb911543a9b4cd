import type { Day } from './play-day.ts';
import { keepPicture } from './scene.ts';

/** The widget, in its customer's chat. */
export async function takeWidgetPictures({ customer: { page, log } }: Day): Promise<void> {
  await page.reload();
  await page.getByRole('button', { name: 'Open chat' }).click();
  await log.getByText('Can I come without an appointment?').waitFor();
  await keepPicture(page, 'widget');
}
