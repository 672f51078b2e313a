import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layoutFrom, page, seeds, typed } from '../../../tests/support/page.ts';
import { times } from '../../../tests/support/times.ts';
import * as canonical from './canonical.ts';
import { apply, type Edit } from './edit.ts';
import { findLine, lines, type Page } from './page.ts';
import { takeBack } from './taking-back.ts';

const start = () => page(['Куда ПЕКИН', 'Кому СОВПОСОЛ', ''], ['Получена 19 час.'], ['Конец']);
const zone = { ulx: 200, uly: 40, lrx: 400, lry: 80 };
const by = 'anna';
const place: Edit = { kind: 'place-line', line: 'l1', zone, by };

/** Somebody types a text into a line, behind our back. */
const type = (of: Page, id: string, text: string) => {
	const { length } = [...new Intl.Segmenter('ru').segment(findLine(of, id)!.text)];
	return apply(of, { kind: 'text', line: id, from: 0, to: length, text });
};

test('P5: what nobody went on from is taken back to the byte, and taken back again it is redone', () => {
	fc.assert(
		fc.property(seeds, (seed) => {
			const before = start();
			const after = apply(before, layoutFrom(before, seed, 'n'));
			const back = takeBack(after, before, after)!;
			expect(canonical.ofPage(back)).toBe(canonical.ofPage(before));
			const again = takeBack(back, after, back)!;
			expect(canonical.ofPage(again)).toBe(canonical.ofPage(after));
		}),
		{ numRuns: times(400, 10_000) }
	);
});

test('P5: no letter that others typed since is ever lost: it stays, or nothing is taken back', () => {
	fc.assert(
		fc.property(seeds, fc.nat(9), typed, (seed, which, text) => {
			const before = start();
			const after = apply(before, layoutFrom(before, seed, 'n'));
			const all = lines(after, { refused: true });
			const line = all[which % Math.max(1, all.length)];
			if (!line) return;
			const head = type(after, line.id, text);
			const back = takeBack(head, before, after);
			if (back === null) return;
			const was = findLine(before, line.id);
			const now = findLine(back, line.id);
			if (canonical.ofPage(head) === canonical.ofPage(after)) return;
			expect(now?.text).toBe(findLine(head, line.id)!.text);
			expect(now?.zone).toEqual(was?.zone);
		}),
		{ numRuns: times(400, 10_000) }
	);
});

test('a line moved and then typed in goes back to its place with the new text and its words', () => {
	const after = apply(start(), place);
	const head = type(after, 'l1', 'Кому ПЕКИН');
	const back = takeBack(head, start(), after)!;
	expect(findLine(back, 'l1')).toMatchObject({
		text: 'Кому ПЕКИН',
		zone: findLine(start(), 'l1')!.zone,
		words: [{ zone: { ulx: 0, lrx: 40 } }, { zone: { ulx: 50, lrx: 100 } }]
	});
	expect(findLine(back, 'l1')).toMatchObject({ laid: undefined });
});

test('other regions may have changed, come and gone: the change is still taken back', () => {
	const after = apply(start(), place);
	let head = apply(after, { kind: 'delete-region', region: 'r3' });
	head = apply(head, { kind: 'order-region', region: 'r2', to: 0 });
	head = type(head, 'l4', 'иное');
	const back = takeBack(head, start(), after)!;
	expect(back.regions.map(({ id }) => id)).toEqual(['r2', 'r1']);
	expect(findLine(back, 'l1')).toEqual(findLine(start(), 'l1'));
	expect(findLine(back, 'l4')?.text).toBe('иное');
});

test('a deleted region comes back behind the one it stood behind, with its text', () => {
	const after = apply(start(), { kind: 'delete-region', region: 'r2' });
	const head = apply(after, { kind: 'order-region', region: 'r3', to: 0 });
	expect(takeBack(head, start(), after)!.regions.map(({ id }) => id)).toEqual(['r3', 'r1', 'r2']);
	const first = apply(start(), { kind: 'delete-region', region: 'r1' });
	expect(takeBack(first, start(), first)).toEqual(start());
	const lead = apply(after, { kind: 'delete-region', region: 'r1' });
	expect(takeBack(lead, start(), after)).toBeNull();
});

test.each<[string, Edit, Edit]>([
	[
		'typed in a half of it',
		{ kind: 'cut-line', line: 'l1', x: 45, id: 'n' },
		{ kind: 'text', line: 'n', from: 0, to: 1, text: 'Т' }
	],
	[
		'the other half',
		{ kind: 'cut-line', line: 'l1', x: 45, id: 'n' },
		{ kind: 'text', line: 'l1', from: 0, to: 1, text: 'Т' }
	],
	['moved on again', place, { ...place, zone: { ...zone, ulx: 1 } }],
	['cut meanwhile', place, { kind: 'cut-line', line: 'l2', x: 45, id: 'n' }],
	['renamed meanwhile', place, { kind: 'retype', region: 'r1', as: 'list', by }],
	['region gone', place, { kind: 'delete-region', region: 'r1' }],
	['line gone elsewhere', place, { kind: 'move-line', line: 'l1', region: 'r2', to: 0 }]
])('nothing is taken back where it was %s', (_, edit, since) => {
	const after = apply(start(), edit);
	expect(takeBack(apply(after, since), start(), after)).toBeNull();
});

test('who confirmed a half, or its number of version, does not hold a cut back', () => {
	const after = apply(start(), { kind: 'cut-line', line: 'l1', x: 45, id: 'n' });
	const head = apply(after, { kind: 'confirm', line: 'n', by: 'oleg' });
	head.regions[0]!.lines[0]!.revision = 9;
	expect(takeBack(head, start(), after)).toEqual(start());
	const moved = apply(start(), place);
	const seen = apply(moved, { kind: 'confirm', line: 'l1', by: 'oleg' });
	expect(findLine(takeBack(seen, start(), moved)!, 'l1')).toMatchObject({ seen: ['oleg'] });
});

test('a line that stands elsewhere by now does not come to stand twice', () => {
	const after = apply(start(), { kind: 'delete-line', line: 'l2' });
	const gone = findLine(start(), 'l2')!;
	const head = apply(after, { kind: 'draw-line', region: 'r3', at: 0, line: gone });
	expect(takeBack(head, start(), after)).toBeNull();
});
