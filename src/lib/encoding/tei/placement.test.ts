import { describe, expect, test } from 'vitest';
import {
	between,
	collatedTexts,
	sampleEdition,
	verdict
} from '../../../../tests/support/edition.ts';
import { textPage } from '../../../../tests/support/text-page.ts';
import type { Difference, Place } from '#lib/collation/difference.ts';
import type { VerdictKind } from '#lib/collation/verdict.ts';
import type { Placement } from './flow.ts';
import { blocksOf, items, ownLines, type Block } from './layout.ts';
import { placements } from './placement.ts';
import { begin, type Writing } from './writing.ts';

const [leaf] = sampleEdition().surfaces;

/** Three paragraphs, a line each: `l0`, `l2`, `l4`. */
const TEXT = 'Первая строка.\n\nВторая строка.\n\nТретья строка.';
const at = (line: string, from: number, to: number): Place => ({
	...{ surface: 's1', line, from, to, zone: { ulx: 0, uly: 0, lrx: 1, lry: 1 } }
});

interface Given {
	one: Difference;
	kind?: VerdictKind | null;
}

function placed(...given: Given[]): { all: Placement[]; blocks: Block[]; writing: Writing } {
	const edition = sampleEdition({
		surfaces: [{ ...leaf!, page: textPage(TEXT) }],
		differences: given.map(({ one }) => one),
		verdicts: given.flatMap(({ one, kind = 'departs' }) => (kind ? [verdict(one, kind)] : []))
	});
	const writing = begin(edition, 'edition');
	const blocks = blocksOf(items(edition));
	return { all: placements(blocks, writing), blocks, writing };
}

/** In which lines each placement is written, and what its span there is called. */
function told(...given: Given[]) {
	const { all } = placed(...given);
	return all.map(({ blocks, spanIn }) =>
		blocks.map((block) => {
			const [first] = ownLines(block);
			const span = spanIn((place, edge) =>
				place.line === first!.line.id ? place[edge] : undefined
			);
			return `${first!.line.id} ${span?.id} ${span?.from}-${span?.to}`;
		})
	);
}

const one = (places: Place[], s: string, p: string, from = 0): Difference => {
	const made = between(places, s, p, 'word');
	return { ...made, p: { ...made.p, from, to: from + 1 } };
};

describe('a difference is written', () => {
	test('in the block that holds its place', () => {
		expect(told({ one: one([at('l2', 0, 6)], 'Вторая', 'Другая') })).toEqual([['l2 app-1 0-6']]);
	});

	test('in every block that it touches, under one name', () => {
		const places = [at('l0', 7, 14), at('l2', 0, 6)];
		expect(told({ one: one(places, 'строка. Вторая', 'Другая') })).toEqual([
			['l0 app-1 7-14', 'l2 app-1 0-6']
		]);
	});

	test('in the first block alone where the scan has no letters of it', () => {
		const places = [at('l0', 7, 14), at('l2', 0, 6)];
		expect(told({ one: one(places, '', 'важное') })).toEqual([['l0 app-1 14-14']]);
	});

	test('nowhere if its line is on no leaf, and takes no number', () => {
		const rows = told(
			{ one: one([at('gone', 0, 6)], 'Вторая', 'Другая') },
			{ one: one([{ ...at('l2', 0, 6), surface: 's9' }], 'Вторая', 'Иная') },
			{ one: one([at('l4', 0, 6)], 'Третья', 'Иная') }
		);
		expect(rows).toEqual([['l4 app-1 0-6']]);
	});
});

test.each<[VerdictKind | null, number]>([
	['departs', 1],
	['modernises', 1],
	['omits', 1],
	['illegible', 1],
	['later', 1],
	[null, 1],
	['misread', 0],
	['ignore', 0]
])('with the verdict %s there are %i placements', (kind, count) => {
	expect(told({ one: one([at('l2', 0, 6)], 'Вторая', 'Другая'), kind })).toHaveLength(count);
});

test('several stand in the order of the publication, numbered in the order of the scan', () => {
	const rows = told(
		{ one: one([at('l0', 0, 6)], 'Первая', 'а', 9) },
		{ one: one([at('l2', 0, 6)], 'Вторая', 'б', 3) },
		{ one: one([at('l4', 0, 6)], 'Третья', 'в', 5) }
	);
	expect(rows).toEqual([['l2 app-2 0-6'], ['l4 app-3 0-6'], ['l0 app-1 0-6']]);
});

test('words that are added at one place keep the order in which they are printed', () => {
	const place = [at('l2', 0, 6)];
	const rows = told({ one: one(place, '', 'потом', 8) }, { one: one(place, '', 'сначала', 7) });
	expect(rows).toEqual([['l2 app-2 6-6'], ['l2 app-1 6-6']]);
});

describe('a moved passage', () => {
	const FIRST = 'один два три четыре пять шесть семь восемь девять десять';
	const STONE = 'камень лежит на дороге у самого старого моста через реку';
	const LAST = 'и потом ещё много других слов стоит здесь для примера и счёта';
	const edition = collatedTexts([FIRST, STONE, LAST].join('\n'), [FIRST, LAST, STONE].join('\n'));
	const moved = edition.differences.find(({ class: kind }) => kind === 'moved')!;

	const spans = (given: typeof edition) => {
		const writing = begin(given, 'edition');
		const blocks = blocksOf(items(given));
		return placements(blocks, writing).map(({ blocks: own, spanIn }) => {
			const span = spanIn((place, edge) => Number(place.line.slice(1)) * 100 + place[edge]);
			return [own.length, span?.id ?? null];
		});
	};

	test('has two placements: where the scan has it, and the anchor where the publication does', () => {
		expect(spans(edition)).toEqual([
			[1, 'moved-1'],
			[1, 'moved-1-in-P']
		]);
	});

	test.each([
		['that nobody can tell', undefined],
		['on no leaf', { ...moved.counterpart!, places: [at('gone', 0, 1)] }]
	])('has no anchor for a place %s', (_what, counterpart) => {
		const { counterpart: _, ...rest } = moved;
		const differences = [{ ...rest, ...(counterpart && { counterpart }) }];
		expect(spans({ ...edition, differences })).toEqual([
			[1, 'moved-1'],
			[0, null]
		]);
	});
});

test('an id of the apparatus gives way to a line that is called like it', () => {
	const { writing, blocks } = placed();
	writing.edition.differences.push(one([at('l2', 0, 6)], 'Вторая', 'Другая'));
	writing.names.of('line:s1:app-1', 'app-1');
	const [only] = placements(blocks, writing);
	expect(only!.spanIn((place, edge) => place[edge])!.id).toBe('app-1-2');
});
