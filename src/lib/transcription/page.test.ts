import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editFrom, page, seeds } from '../../../tests/support/page.ts';
import { apply } from './edit.ts';
import { findLine, lines, regionOf, type Page } from './page.ts';

const refusing = (...ids: string[]): Page => {
	const one = page(['раз', 'два'], [], ['три']);
	for (const line of lines(one)) if (ids.includes(line.id)) line.refused = 'specks';
	return one;
};

test.each<[string[], string[]]>([
	[[], ['l1', 'l2', 'l3']],
	[['l2'], ['l1', 'l3']],
	[['l1', 'l2', 'l3'], []]
])('where %j are refused, %j are the lines; asked for, all are', (refused, kept) => {
	const one = refusing(...refused);
	expect(lines(one).map(({ id }) => id)).toEqual(kept);
	expect(lines(one, { refused: true }).map(({ id }) => id)).toEqual(['l1', 'l2', 'l3']);
});

test('a line is found by its name, refused or not, and its region with it', () => {
	const one = refusing('l2');
	expect(findLine(one, 'l2')).toMatchObject({ text: 'два', refused: 'specks' });
	expect(regionOf(one, 'l2')?.id).toBe('r1');
	expect(regionOf(one, 'l3')?.id).toBe('r3');
	for (const none of ['l9', 'r1', '']) {
		expect(findLine(one, none)).toBeUndefined();
		expect(regionOf(one, none)).toBeUndefined();
	}
});

test('law: after any edits every line is found in the one region that has it', () => {
	fc.assert(
		fc.property(fc.array(seeds, { maxLength: 12 }), (many) => {
			let now = page(['раз', 'два'], ['три']);
			many.forEach((seed, i) => (now = apply(now, editFrom(now, seed, `n${i}`))));
			for (const line of lines(now, { refused: true })) {
				expect(findLine(now, line.id)).toBe(line);
				expect(regionOf(now, line.id)?.lines).toContain(line);
			}
		}),
		{ numRuns: 40 }
	);
});
