import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Slots } from './slots.ts';

test('never more at once than there are slots, all are done, in the order in which they came', async () => {
	const cases = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.array(fc.boolean(), { maxLength: 14 }));
	await fc.assert(
		fc.asyncProperty(cases, async ([count, works]) => {
			const slots = new Slots(count);
			let [now, most] = [0, 0];
			const begun: number[] = [];
			const outcomes = await Promise.allSettled(
				works.map((good, at) =>
					slots.run(async () => {
						begun.push(at);
						most = Math.max(most, ++now);
						await Promise.resolve();
						now--;
						if (!good) throw new Error('on purpose');
						return at;
					})
				)
			);
			expect(most).toBe(Math.min(count, works.length));
			expect(begun).toEqual([...works.keys()]);
			expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual(works);
		}),
		{ numRuns: 60 }
	);
});
