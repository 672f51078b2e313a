import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editFrom, line, page, seeds } from '../../../tests/support/page.ts';
import * as canonical from './canonical.ts';
import { apply, type Edit, invert } from './edit.ts';
import { findLine, lines, type Page } from './page.ts';

const start = () => page(['Куда ПЕКИН', 'Кому СОВПОСОЛ', ''], ['Получена 19 час.', 'й̈ѣ 𝒜']);

test('an inverted edit restores the page', () => {
	fc.assert(
		fc.property(seeds, (seed) => {
			const before = start();
			const edit = editFrom(before, seed, 'new');
			const after = apply(before, edit);
			expect(apply(after, invert(before, edit))).toEqual(before);
			expect(before).toEqual(start());
		}),
		{ numRuns: 500 }
	);
});

test('100 random edits, undone, give the same bytes; redone, the same again', () => {
	fc.assert(
		fc.property(fc.array(seeds, { minLength: 100, maxLength: 100 }), (many) => {
			const done: { edit: Edit; back: Edit }[] = [];
			let now: Page = start();
			many.forEach((seed, i) => {
				const edit = editFrom(now, seed, `n${i}`);
				done.push({ edit, back: invert(now, edit) });
				now = apply(now, edit);
			});
			const undone = done.reduceRight((at, { back }) => apply(at, back), now);
			expect(canonical.ofPage(undone)).toBe(canonical.ofPage(start()));
			const redone = done.reduce((at, { edit }) => apply(at, edit), undone);
			expect(canonical.ofPage(redone)).toBe(canonical.ofPage(now));
		}),
		{ numRuns: 20 }
	);
});

test('words stay inside the text, in order, and marks stay inside it, whatever is typed', () => {
	fc.assert(
		fc.property(fc.array(seeds, { maxLength: 30 }), (many) => {
			let now: Page = start();
			many.forEach((seed, i) => (now = apply(now, editFrom(now, seed, `n${i}`))));
			for (const { text, words } of lines(now, { refused: true })) {
				const length = [...text.normalize('NFC').matchAll(/\P{M}\p{M}*|^\p{M}+/gu)].length;
				let last = 0;
				for (const word of words) {
					expect(word.from).toBeGreaterThanOrEqual(last);
					expect(word.to).toBeGreaterThan(word.from);
					expect(word.zone.lrx).toBeGreaterThanOrEqual(word.zone.ulx);
					last = word.to;
				}
				expect(last).toBeLessThanOrEqual(length);
			}
		}),
		{ numRuns: 200 }
	);
});

test('typing falls all confirmations of the line, confirming twice is once', () => {
	const confirm = { kind: 'confirm' as const, line: 'l1', by: 'oleg' };
	const seen = apply(apply(start(), confirm), confirm);
	expect(findLine(seen, 'l1')?.seen).toEqual(['oleg']);
	const typed = apply(seen, { kind: 'text', line: 'l1', from: 0, to: 1, text: 'к' });
	expect(findLine(typed, 'l1')).toMatchObject({ text: 'куда ПЕКИН', seen: [] });
});

test('a divided line is two, each with its own words; joined again it reads as before', () => {
	const divided = apply(start(), { kind: 'split', line: 'l1', at: 5, id: 'n1' });
	const [first, second] = lines(divided);
	expect([first?.text, second?.text, second?.id]).toEqual(['Куда', 'ПЕКИН', 'n1']);
	expect(second?.words).toMatchObject([{ from: 0, to: 5, zone: { ulx: 50, lrx: 100 } }]);
	expect(first?.zone.lrx).toBe(50);
	const joined = findLine(apply(divided, { kind: 'join', line: 'l1' }), 'l1');
	expect(joined?.words).toEqual(line('l1', 'Куда ПЕКИН').words);
});

test('an offered reading is taken as typed text or put away, the line is asked once', () => {
	const offered = start();
	findLine(offered, 'l1')!.offered = 'Куда П Е К И Н';
	const take = apply(offered, { kind: 'offer', line: 'l1', take: true });
	expect(findLine(take, 'l1')).toMatchObject({ text: 'Куда П Е К И Н' });
	expect(findLine(take, 'l1')).not.toHaveProperty('offered');
	const leave = apply(offered, { kind: 'offer', line: 'l1', take: false });
	expect(findLine(leave, 'l1')).toEqual(findLine(start(), 'l1'));
});

test('lines and regions move to the place that is named', () => {
	const moved = apply(start(), { kind: 'order-line', line: 'l3', to: 0 });
	expect(lines(moved).map(({ id }) => id)).toEqual(['l3', 'l1', 'l2', 'l4', 'l5']);
	const turned = apply(start(), { kind: 'order-region', region: 'r2', to: 0 });
	expect(turned.regions.map(({ id }) => id)).toEqual(['r2', 'r1']);
});

test('regions are put in and taken out again', () => {
	const before = start();
	const put = { kind: 'put-regions' as const, at: 1, count: 1, regions: page(['новая']).regions };
	const after = apply(before, put);
	expect(after.regions.map(({ lines: [first] }) => first?.text)).toEqual(['Куда ПЕКИН', 'новая']);
	expect(apply(after, invert(before, put))).toEqual(before);
});

test('an edit of a line that is not there is a bug and throws', () => {
	expect(() => apply(start(), { kind: 'recall', line: 'x' })).toThrow('no line x');
	expect(() => apply(start(), { kind: 'join', line: 'l5' })).toThrow('no line after l5');
	expect(() => apply(start(), { kind: 'retype', region: 'x', as: 'body', by: 'anna' })).toThrow(
		'no x'
	);
});
