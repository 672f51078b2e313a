import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { sampleEdition } from '../../../../tests/support/edition.ts';
import { editions } from '../../../../tests/support/editions.ts';
import { textPage } from '../../../../tests/support/text-page.ts';
import { linesOf } from '../content.ts';
import type { Edition } from '../edition.ts';
import { blocksOf, items, ownLines, scanned, type Block, type Item } from './layout.ts';

/** Leaves of the scan in the notation of `textPage`; `null` is a leaf that nobody read. */
function edition(...leaves: (string | null)[]): Edition {
	const [first] = sampleEdition().surfaces;
	const surfaces = leaves.map((text, i) => ({
		...first!,
		surface: { ...first!.surface, id: `s${i}`, ordinal: i + 1 },
		page: text === null ? null : textPage(text, `p${i}l`)
	}));
	return sampleEdition({ surfaces });
}

const inside = ({ kind, pieces }: Block): string =>
	`${kind}(${pieces
		.map((piece) => {
			if (piece.kind === 'line') return piece.line.line.text;
			return piece.kind === 'aside' ? inside(piece.block) : '|';
		})
		.join(' / ')})`;
const told = (all: readonly Item[]) =>
	all.map((item) => (item.kind === 'block' ? inside(item.block) : '|')).join(' ');
const shown = (...leaves: (string | null)[]) => told(items(edition(...leaves)));

describe('the leaves that were read', () => {
	test('are those of the scan, by their number, whatever the order they are given in', () => {
		const given = edition('раз', 'два', 'три');
		given.surfaces.reverse();
		expect(scanned(given).map(({ surface }) => surface.ordinal)).toEqual([1, 2, 3]);
	});

	test('leave out what nobody read, and pages of the publication', () => {
		const given = edition('раз', null, 'три');
		given.surfaces[2]!.surface.siglum = 'P';
		expect(scanned(given).map(({ surface }) => surface.id)).toEqual(['s0']);
		expect(scanned(edition())).toEqual([]);
	});
});

describe('a row of blocks', () => {
	test.each([
		['one leaf', ['Раз.'], '| body(Раз.)'],
		['a leaf without text', [''], '|'],
		['a leaf that nobody read is no page', ['Раз.', null, 'Три.'], '| body(Раз.) | body(Три.)'],
		['rules and noise have no place', ['Раз.\n[rule]\n—\n[noise]\nх'], '| body(Раз.)'],
		['a heading of two lines is one', ['[heading]\nО\nделе'], '| heading(О / деле)'],
		[
			'fields and entries are one a line',
			['[form]\nа\nб\n[list]\n1. в\n2. г'],
			'| form(а) form(б) list(1. в) list(2. г)'
		]
	])('%s', (_what, leaves, row) => {
		expect(shown(...leaves)).toBe(row);
	});

	test('a region whose lines are all refused is none', () => {
		const given = edition('Раз.\n\nДва.');
		given.surfaces[0]!.page!.regions[0]!.lines[0]!.refused = 'no letters';
		expect(told(items(given))).toBe('| body(Два.)');
	});

	test('lines count from 1 on each leaf, refused ones not', () => {
		const given = edition('Раз\nдва\nтри', 'Четыре');
		given.surfaces[0]!.page!.regions[0]!.lines[1]!.refused = 'no letters';
		const numbers = blocksOf(items(given)).flatMap((one) => ownLines(one).map(({ n }) => n));
		expect(numbers).toEqual([1, 2, 1]);
	});
});

describe('a sentence goes on', () => {
	test.each([
		['over the end of a leaf', ['слова без', 'конца.'], '| body(слова без / | / конца.)'],
		['over two', ['слова', 'без', 'конца.'], '| body(слова / | / без / | / конца.)'],
		['past a leaf without text', ['слова без', '', 'конца.'], '| body(слова без / | / | / конца.)'],
		[
			'past a number and a stamp',
			['слова без\n[page-number]\n- 1 -\n[stamp]\nНЕТ', 'конца.'],
			'| body(слова без / page-number(- 1 -) / stamp(НЕТ) / | / конца.)'
		],
		['with a cut word', ['сло-', 'во.'], '| body(сло- / | / во.)'],
		[
			'past a note within one leaf',
			['слова без\n[margin]\n!\n[body]\nконца.'],
			'| body(слова без / margin(!) / конца.)'
		],
		...['letterhead', 'stamp', 'handwriting', 'margin', 'footnote', 'page-number'].map(
			(kind): [string, string[], string] => [
				`past a ${kind}`,
				[`слова без\n[${kind}]\nх`, 'конца.'],
				`| body(слова без / ${kind}(х) / | / конца.)`
			]
		),
		...['heading', 'form', 'list', 'signature', 'table'].map((kind): [string, string[], string] => [
			`not past a ${kind}`,
			[`слова без\n[${kind}]\nх`, 'конца.'],
			`| body(слова без) ${kind}(х) | body(конца.)`
		]),
		['not after a full stop', ['Слова.', 'дальше.'], '| body(Слова.) | body(дальше.)'],
		['not before a capital', ['слова без', 'Конца.'], '| body(слова без) | body(Конца.)'],
		[
			'not past a heading',
			['слова без\n[heading]\nГлава', 'конца.'],
			'| body(слова без) heading(Глава) | body(конца.)'
		],
		[
			'not past a list',
			['слова без\n[list]\n1. а', 'конца.'],
			'| body(слова без) list(1. а) | body(конца.)'
		],
		[
			'not past a signature',
			['слова без\n[signature]\nМ.', 'конца.'],
			'| body(слова без) signature(М.) | body(конца.)'
		],
		['only in running text', ['[form]\nкуда', '[form]\nи кому'], '| form(куда) | form(и кому)']
	])('%s', (_what, leaves, row) => {
		expect(shown(...leaves)).toBe(row);
	});

	test('not where a person said that the paragraph ends', () => {
		const given = edition('слова без', 'конца.');
		given.surfaces[0]!.page!.regions[0]!.lines[0]!.endsParagraph = true;
		expect(told(items(given))).toBe('| body(слова без) | body(конца.)');
	});

	test('the block keeps the region and the leaf that it begins in', () => {
		const [block] = blocksOf(items(edition('слова без', 'конца.')));
		expect([block!.surface.id, block!.region.id]).toEqual(['s0', 'p0lr0']);
		expect(ownLines(block!).map(({ surface }) => surface.id)).toEqual(['s0', 's1']);
	});
});

test('blocks are told with those that stand inside them, each once', () => {
	const all = blocksOf(items(edition('слова без\n[stamp]\nНЕТ', 'конца.\n[footnote]\n* прим.')));
	expect(all.map(({ kind }) => kind)).toEqual(['body', 'stamp', 'footnote']);
});

test('whatever the leaves hold, every line stands in one block and once', () => {
	const law = fc.property(editions, (given) => {
		const lines = blocksOf(items(given)).flatMap((one) => ownLines(one).map(({ line }) => line.id));
		const wanted = scanned(given).flatMap(({ page }) => page.regions.flatMap(linesOf));
		expect(lines.toSorted()).toEqual(wanted.map(({ id }) => id).sort());
	});
	fc.assert(law, { numRuns: 60 });
});

test('a thousand leaves of one sentence are one block, and the order is kept', () => {
	const leaves = Array.from({ length: 1_000 }, (_, i) => (i === 0 ? 'Слово' : 'слово'));
	const all = items(edition(...leaves));
	expect(all).toHaveLength(2);
	const [block] = blocksOf(all);
	expect(ownLines(block!).map(({ surface }) => surface.ordinal)).toEqual(
		leaves.map((_, i) => i + 1)
	);
});
