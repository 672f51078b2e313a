import { expect, test } from 'vitest';
import { Held } from './held.ts';

/** Puts pages of so many million pixels in, one after another; which of them are held then. */
function held(...megapixels: number[]): number[] {
	const all = new Held<number>();
	megapixels.forEach((pixels, at) => all.put(String(at), at, pixels * 1e6));
	return [...megapixels.keys()].filter((at) => all.get(String(at)) === at);
}

test.each([
	['none', [], []],
	['one', [9], [0]],
	['the last four', [9, 9, 9, 9, 9, 9], [2, 3, 4, 5]],
	['as many as there is room for', [9, 35], [1]],
	['none of a page too large, and what was held stays', [9, 41], [0]],
	['exactly the room there is', [20, 20], [0, 1]]
])('%s', (_what, pages, expected) => expect(held(...pages)).toEqual(expected));

test('a name is held once, as it was put last', () => {
	const all = new Held<string>();
	all.put('a', 'first', 9e6);
	all.put('b', 'other', 9e6);
	all.put('a', 'second', 9e6);
	expect([all.get('a'), all.get('b'), all.get('c')]).toEqual(['second', 'other', undefined]);
	all.put('a', 'huge', 41e6);
	expect(all.get('a')).toBeUndefined();
});
