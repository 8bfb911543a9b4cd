import { visitWidget } from '../support/customer.ts';
import type { Day } from './play-day.ts';
import { keepPicture, type Scene } from './scene.ts';

const PHONE = { width: 390, height: 844 };

/**
 * The widget's main states, on a phone: the menu, who is there, the line, the assistant meanwhile, a rating, and what is
 * said outside of the hours. Somebody joins the line for them and a chat ends: take the other pictures before.
 */
export async function takeWidgetStates(scene: Scene, { customer: served }: Day): Promise<void> {
  const customer = await visitWidget(scene);
  const { page } = customer;
  const take = (state: string) => keepPicture(page, `widget-${state}`);
  await page.setViewportSize(PHONE);
  await take('menu');
  await customer.askGeneralQuestion();
  await customer.sees(/in line/);
  await take('who-is-there');
  await customer.choose('Human Agent');
  await customer.sees(/your place in line/);
  await take('line');
  await customer.choose('Ask the assistant meanwhile');
  await customer.say('I forgot my pill yesterday. What now?');
  await customer.sees(/Not clinically reviewed/);
  await page.emulateMedia({ colorScheme: 'dark' });
  await take('assistant');
  await page.close();

  await scene.rest.closeAsAgent('Sarah', (await served.session()).conversationId);
  await served.sees('How was it to talk to Sarah?');
  await served.widget.getByRole('radio', { name: /^4/ }).check({ force: true });
  await keepPicture(served.page, 'widget-rating');

  await scene.rest.setHours({
    timezone: 'Africa/Lagos',
    weekly: [{ day: 1, opens: '07:00', closes: '07:01' }],
    exceptions: [],
  });
  const late = await visitWidget(scene);
  await late.page.setViewportSize(PHONE);
  await late.askForPerson();
  await late.sees(/You are not in line/);
  await keepPicture(late.page, 'widget-closed');
  await late.page.close();
}
