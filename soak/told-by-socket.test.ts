import { afterAll, beforeAll, test } from '@jest/globals';
import { Story } from '../e2e/support/chaos/story.ts';
import { addsUp } from '../e2e/support/chaos/story-property.ts';

let story: Story;
beforeAll(async () => {
  story = await Story.open();
});
afterAll(() => story.close());

test('whatever happens 1,000 times, what the socket told adds up to what REST says', () =>
  addsUp(story, { numRuns: 1_000 }));
