import fc from 'fast-check';
import { type Deed, deeds } from './deeds.ts';
import type { Story } from './story.ts';

interface Scenes {
  /** How many agents are there at first. */
  agents: number;
  /** What happens before anybody looks: the app hears of several things at once. */
  scenes: Deed[][];
}

const scenes: fc.Arbitrary<Scenes> = fc.record({
  agents: fc.integer({ min: 0, max: 2 }),
  scenes: fc.array(fc.array(fc.constantFrom(...deeds), { minLength: 1, maxLength: 4 }), { minLength: 4, maxLength: 8 }),
});

/** Histories that went wrong once: the same place in line as before, told to nobody; words that were read had not arrived. */
const examples: [Scenes][] = [
  [
    {
      agents: 1,
      scenes: [
        ['be handed back to the line'],
        ['find agents back', 'find all agents away', 'be handed back to the line'],
      ],
    },
  ],
  [{ agents: 1, scenes: [['say something'], ['be read']] }],
];

/** After every scene the customer's app must come to know, by its socket, what REST says. */
export async function addsUp(story: Story, options: { numRuns: number; seed?: number }): Promise<void> {
  await fc.assert(
    fc.asyncProperty(scenes, async ({ agents, scenes: all }) => {
      await story.begin({ agents });
      await story.happen('ask for a person');
      await story.settle();
      for (const scene of all) {
        for (const deed of scene) await story.happen(deed);
        await story.settle();
      }
    }),
    { ...options, examples, endOnFailure: true },
  );
}
