import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lowest, ofRecord, PAGE_STATES, type PageState, type RecordState } from './state.ts';

test.each<[PageState[], RecordState]>([
	[[], 'preparation'],
	[['empty', 'empty'], 'preparation'],
	[['empty', 'open'], 'open'],
	[['open', 'review'], 'open'],
	[['returned', 'reviewed'], 'open'],
	[['review', 'reviewed'], 'review'],
	[['reviewed', 'reviewed'], 'ready'],
	[['reviewed', 'approved'], 'ready'],
	[['approved', 'approved'], 'approved'],
	[['approved', 'reopened'], 'reopened'],
	[['reviewed', 'reopened'], 'reopened']
])('pages %j make a record that is %s', (pages, state) => {
	expect(ofRecord(pages)).toBe(state);
});

test('the lowest is one of them, whatever their order, and one page speaks for itself', () => {
	const states = fc.array(fc.constantFrom(...PAGE_STATES), { minLength: 1 });
	fc.assert(
		fc.property(states, (pages) => {
			expect(pages).toContain(lowest(pages));
			expect(lowest([...pages].reverse())).toBe(lowest(pages));
		})
	);
	for (const state of PAGE_STATES) expect(lowest([state])).toBe(state);
});
