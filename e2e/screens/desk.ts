import type { Day } from './play-day.ts';
import { keepPicture } from './scene.ts';

/** The agents' desk, with a chat open. */
export async function takeDeskPictures({ sarah }: Day): Promise<void> {
  await sarah.page.reload();
  await sarah.chats.filter({ hasText: 'appointment' }).getByRole('link').click();
  await sarah.sees('Can I come without an appointment?');
  await keepPicture(sarah.page, 'agent-dashboard');
}
