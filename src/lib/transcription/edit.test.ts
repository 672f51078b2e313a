import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editFrom, line, page, seeds } from '../../../tests/support/page.ts';
import * as canonical from './canonical.ts';
import { apply, type Edit, invert } from './edit.ts';
import { findLine, type Line, lines, type Page } from './page.ts';

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

describe('each edit of one line changes that line alone, and of it what it says', () => {
	const mark = (id: string, from: number, to: number) => ({
		id,
		kind: 'unclear' as const,
		from,
		to
	});
	const marked = () => {
		const before = start();
		Object.assign(before.regions[0]!.lines[0]!, {
			annotations: [mark('m1', 0, 4), mark('m2', 5, 10)],
			seen: ['oleg'],
			refused: 'specks',
			offered: 'Куда Пекин'
		});
		return before;
	};
	const NOTE = { id: 'm3', kind: 'note' as const, from: 0, to: 4, value: 'адрес' };

	test.each<[Edit, Partial<Line>]>([
		[
			{ kind: 'annotate', line: 'l1', annotation: NOTE },
			{ annotations: [mark('m1', 0, 4), mark('m2', 5, 10), NOTE], seen: [] }
		],
		[
			{ kind: 'bare', line: 'l1', annotation: 'm1' },
			{ annotations: [mark('m2', 5, 10)], seen: [] }
		],
		[{ kind: 'bare', line: 'l1', annotation: 'none' }, { seen: [] }],
		[{ kind: 'confirm', line: 'l1', by: 'anna' }, { seen: ['oleg', 'anna'] }],
		[{ kind: 'confirm', line: 'l1', by: 'oleg' }, {}],
		[{ kind: 'refuse', line: 'l1', why: 'dirt' }, { refused: 'dirt' }],
		[
			{ kind: 'text', line: 'l1', from: 5, to: 10, text: '' },
			{
				...{ text: 'Куда ', annotations: [mark('m1', 0, 4)], seen: [] },
				words: start().regions[0]!.lines[0]!.words.slice(0, 1)
			}
		]
	])('%j', (edit, change) => {
		const before = marked();
		const after = apply(before, edit);
		expect(findLine(after, 'l1')).toEqual({ ...findLine(before, 'l1')!, ...change });
		const rest = (of: Page) => lines(of, { refused: true }).filter(({ id }) => id !== 'l1');
		expect(rest(after)).toEqual(rest(before));
		expect(apply(after, invert(before, edit))).toEqual(before);
	});

	test('a fragment recalled, an offer put away: the key itself is gone', () => {
		const recalled = findLine(apply(marked(), { kind: 'recall', line: 'l1' }), 'l1');
		expect(recalled).not.toHaveProperty('refused');
		const left = findLine(apply(marked(), { kind: 'offer', line: 'l1', take: false }), 'l1');
		expect(left).not.toHaveProperty('offered');
		expect(left).toMatchObject({ text: 'Куда ПЕКИН', seen: ['oleg'] });
	});

	test('an offer that is not there is no text', () => {
		const take = { kind: 'offer' as const, line: 'l2', take: true };
		expect(findLine(apply(marked(), take), 'l2')).toEqual(findLine(marked(), 'l2'));
	});
});

test('two lines joined are one, and those behind them stay', () => {
	const joined = apply(start(), { kind: 'join', line: 'l1' });
	expect(lines(joined).map(({ id, text }) => [id, text])).toEqual([
		['l1', 'Куда ПЕКИН Кому СОВПОСОЛ'],
		['l3', ''],
		['l4', 'Получена 19 час.'],
		['l5', 'й̈ѣ 𝒜']
	]);
});

test.each([
	[0, -5, ['l1', 'l2', 'l3']],
	[0, 1, ['l2', 'l1', 'l3']],
	[0, 2, ['l2', 'l3', 'l1']],
	[0, 99, ['l2', 'l3', 'l1']],
	[2, 1, ['l1', 'l3', 'l2']],
	[1, 1, ['l1', 'l2', 'l3']]
])('line %i moved to place %i: %j', (at, to, order) => {
	const line = `l${at + 1}`;
	const moved = apply(start(), { kind: 'order-line', line, to });
	expect(moved.regions[0]!.lines.map(({ id }) => id)).toEqual(order);
	expect(moved.regions[1]).toEqual(start().regions[1]);
});

test('lines put in place of others: as many go as are named, and the rest keeps its order', () => {
	const put = {
		kind: 'put' as const,
		region: 'r1',
		at: 1,
		count: 1,
		lines: [line('n1', 'а'), line('n2', 'б')]
	};
	const after = apply(start(), put);
	expect(after.regions[0]!.lines.map(({ id }) => id)).toEqual(['l1', 'n1', 'n2', 'l3']);
	expect(invert(start(), put)).toEqual({ ...put, count: 2, lines: [findLine(start(), 'l2')] });
});

test.each<[Edit, string]>([
	[{ kind: 'text', line: 'x', from: 0, to: 0, text: '' }, 'no line x'],
	[{ kind: 'order-region', region: 'x', to: 0 }, 'no x on this page'],
	[{ kind: 'put', region: 'x', at: 0, count: 0, lines: [] }, 'no x on this page'],
	[{ kind: 'join', line: 'l3' }, 'no line after l3']
])('%j throws, and so does its inverse', (edit, why) => {
	expect(() => apply(start(), edit)).toThrow(why);
	expect(() => invert(start(), edit)).toThrow(why);
});

test('law: typing anywhere leaves the letters before and behind it, and marks on them, where they were', () => {
	const places = fc.tuple(fc.nat(30), fc.nat(30), fc.stringMatching(/^[а-в ]{0,4}$/u));
	fc.assert(
		fc.property(
			fc.stringMatching(/^[г-я]{1,5}( [г-я]{1,5}){0,4}$/u),
			places,
			(text, [a, b, put]) => {
				const length = text.length;
				const [from, to] = [a % (length + 1), b % (length + 1)].sort((x, y) => x - y) as [
					number,
					number
				];
				const marks = [...text].map((_, at) => ({ ...mark(at), kind: 'unclear' as const }));
				const before: Page = {
					regions: [{ ...start().regions[0]!, lines: [line('l', text, marks)] }]
				};
				const after = findLine(
					apply(before, { kind: 'text', line: 'l', from, to, text: put }),
					'l'
				)!;
				expect(after.text).toBe(text.slice(0, from) + put + text.slice(to));
				const shift = put.length - (to - from);
				const stay = marks.filter((one) => one.to <= from);
				const moved = marks.filter((one) => one.from >= to);
				expect(after.annotations).toEqual(expect.arrayContaining(stay));
				for (const { id, from: at } of moved)
					expect(after.annotations).toContainEqual(
						expect.objectContaining({ id, from: at + shift, to: at + shift + 1 })
					);
			}
		)
	);
	function mark(at: number) {
		return { id: `m${at}`, from: at, to: at + 1 };
	}
});
