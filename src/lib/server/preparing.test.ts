import { expect, test } from 'vitest';
import { sameSight, type Sight } from './preparing.ts';

/** What an approver names by approving; that it follows the record is in `edition.test.ts`. */
const seen: Sight = { revisions: ['p1 1 a', 'p2 3 b'], verdicts: ['v1', 'v2'], tei: 'x' };

test.each<[string, Partial<Sight>, boolean]>([
	['the same again', {}, true],
	['another revision', { revisions: ['p1 2 a', 'p2 3 b'] }, false],
	['another text of one number', { revisions: ['p1 1 c', 'p2 3 b'] }, false],
	['pages in another order', { revisions: ['p2 3 b', 'p1 1 a'] }, false],
	['a page less', { revisions: ['p1 1 a'] }, false],
	['two pages as one word', { revisions: ['p1 1 a,p2 3 b'] }, false],
	['a verdict more', { verdicts: ['v1', 'v2', 'v3'] }, false],
	['a verdict among the pages', { revisions: [...seen.revisions, 'v1'], verdicts: ['v2'] }, false],
	['another file', { tei: 'y' }, false]
])('%s', (_what, change, same) => {
	expect(sameSight(seen, { ...seen, ...change })).toBe(same);
	expect(sameSight({ ...seen, ...change }, seen)).toBe(same);
});
