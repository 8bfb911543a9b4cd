import { expect, test } from '@jest/globals';
import { visitSite } from './support/customer.ts';
import { useStage } from './support/stage.ts';

const stage = useStage();

test('A customer who waits long is asked, keeps the place by answering and gives it up by silence', async () => {
  await stage.rest.setRouting({ queueTimeoutSeconds: 1 });
  const customer = await visitSite(stage);
  await customer.askForPerson();
  await customer.sees('Are you still there?');
  await customer.sees(/^Answer by \d\d:\d\d to keep your place\./);
  await customer.isAtPlace(1);

  await customer.page.reload();
  await customer.page.getByRole('button', { name: 'Open chat' }).click();
  await customer.sees('Are you still there?');
  await stage.rest.setRouting({ queueTimeoutSeconds: 3_600 });
  await customer.choose('Keep waiting');
  await customer.sees('You keep your place in line.');
  await customer.isAtPlace(1);

  await stage.rest.setRouting({ queueTimeoutSeconds: 1, keepWaitingWithinSeconds: 1 });
  await customer.sees('Your place in line was given up');
  await customer.sees('Nothing you wrote is lost.');
  await stage.rest.setRouting({});
  await customer.choose('Ask again for a person');
  await customer.isAtPlace(1);
  const entries = await stage.rows('SELECT status FROM "ConversationQueue" ORDER BY arrival');
  expect(entries).toEqual([{ status: 'ABANDONED' }, { status: 'WAITING' }]);
});
