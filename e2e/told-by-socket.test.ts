import { afterAll, beforeAll, test } from '@jest/globals';
import { Story } from './support/chaos/story.ts';
import { addsUp } from './support/chaos/story-property.ts';

let story: Story;
beforeAll(async () => {
  story = await Story.open();
});
afterAll(() => story.close());

test('whatever happens, what the socket told adds up to what REST says', () =>
  addsUp(story, { numRuns: 20, seed: 20_261_122 }));
