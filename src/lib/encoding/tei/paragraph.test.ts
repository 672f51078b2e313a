import { describe, expect, test } from 'vitest';
import { textPage } from '../../../../tests/support/text-page.ts';
import type { Line, RegionKind } from '#lib/transcription/page.ts';
import { sampleEdition } from '../../../../tests/support/edition.ts';
import { items, ownLines } from './layout.ts';
import { continues, paragraphs, runsOn } from './paragraph.ts';
import { divide } from './section.ts';

const lines = (...texts: string[]): Line[] => textPage(texts.join('\n')).regions[0]!.lines;
const FULL = 'строка во всю ширину листа, как её набирала машинистка.';
const cut = (all: readonly Line[]) => paragraphs(all).map((one) => one.map(({ text }) => text));

describe('a new paragraph begins', () => {
	test.each([
		[
			'after a full line, with a number',
			[FULL, '1. Первое дело, которое и другое и третье и всё.'],
			2
		],
		[
			'not within a sentence',
			['строка без конца, а дальше и дальше и ещё дальше шла', 'другая строка.'],
			1
		],
		['where the line before stopped short', ['Коротко.', FULL.replace('с', 'С')], 2],
		['not after a full one', [FULL, 'Строка во всю ширину листа, как её набирала машиниста.'], 1]
	])('%s', (_what, texts, count) => {
		expect(cut(lines(...texts))).toHaveLength(count);
	});

	test('where a person said that one ends', () => {
		const all = lines('одна', 'другая');
		all[0]!.endsParagraph = true;
		expect(cut(all)).toEqual([['одна'], ['другая']]);
	});

	test('where the line is indented', () => {
		const all = lines(FULL, FULL.replace('с', 'С'), FULL);
		all[1]!.zone = { ...all[1]!.zone, ulx: 9, lrx: all[1]!.zone.lrx + 9 };
		expect(cut(all)).toHaveLength(2);
	});

	test('after more space than usual, and before no small letter', () => {
		const spaced = (text: string) => {
			const all = lines(FULL, FULL, FULL, text);
			all[3]!.zone = { ...all[3]!.zone, uly: 60, lry: 70 };
			return cut(all).length;
		};
		expect(spaced('Большая буква')).toBe(2);
		expect(spaced('малая буква')).toBe(1);
	});

	test.each([
		[12.5, 1],
		[12.6, 2]
	])('of lines ten apart, after a step of %s there are %i', (step, count) => {
		const all = lines(FULL, FULL, FULL, 'Большая буква');
		all[3]!.zone = { ...all[3]!.zone, uly: 20 + step, lry: 40 };
		expect(cut(all)).toHaveLength(count);
	});

	test.each([
		[60, 1],
		[61, 2]
	])(
		'where the line stops %i short of the edge, and six letters are 60, there are %i',
		(short, count) => {
			const all = lines(FULL, FULL, 'Слово дальше.');
			const { lrx } = all[0]!.zone;
			all[1]!.zone = { ...all[1]!.zone, lrx: lrx - short };
			expect(cut(all)).toHaveLength(count);
		}
	);

	test.each([
		[8, 1],
		[9, 2]
	])('where the line begins %i to the right, and it is ten high, there are %i', (indent, count) => {
		const all = lines(FULL, FULL.replace('с', 'С'), FULL);
		all[1]!.zone = { ...all[1]!.zone, ulx: indent };
		expect(cut(all)).toHaveLength(count);
	});

	test('of no lines there is none', () => expect(paragraphs([])).toEqual([]));
});

test.each([
	['сло-', 'во', true],
	['сло¬', 'во', true],
	['сло\u00ad', 'во', true],
	['сло-', 'Во', false],
	['1953-', 'год', false],
	['слово', 'дело', false],
	['слово -', 'дело', false]
])('%j is continued by %j: %s', (first, next, is) => {
	const [a, b] = [lines(first)[0]!, lines(next)[0]!];
	expect(continues(a, b)).toBe(is);
	expect(continues(a, undefined)).toBe(false);
});

test.each([
	['слова без конца', 'идут дальше', true],
	['Слова с концом.', 'идут дальше', false],
	['Слова с концом.»', 'идут дальше', false],
	['слова без конца', 'Дальше', false],
	['сло-', 'во', true]
])('%j runs on into %j: %s', (first, next, is) => {
	const [a, b] = [lines(first)[0]!, lines(next)[0]!];
	expect(runsOn(a, b)).toBe(is);
	expect(runsOn({ ...a, endsParagraph: true }, b)).toBe(false);
});

/** A record of the scan from pages in the notation of `textPage`. */
function edition(...pages: string[]) {
	const [first] = sampleEdition().surfaces;
	const surfaces = pages.map((text, i) => ({
		...first!,
		surface: { ...first!.surface, id: `s${i}`, ordinal: i + 1 },
		page: textPage(text, `p${i}l`)
	}));
	return sampleEdition({ surfaces });
}

const shown = (...pages: string[]) =>
	items(edition(...pages)).map((item) =>
		item.kind === 'page-break'
			? '|'
			: `${item.block.kind}: ${item.block.pieces.map((piece) => (piece.kind === 'line' ? piece.line.line.text : piece.kind)).join(' / ')}`
	);

test('a sentence runs past a page’s end and its number; they are pieces of its paragraph', () => {
	expect(shown('слова без\n[page-number]\n- 1 -', 'конца идут.')).toEqual([
		'|',
		'body: слова без / aside / page-break / конца идут.'
	]);
	expect(shown('Слова с концом.\n[page-number]\n- 1 -', 'Другие.')).toEqual([
		'|',
		'body: Слова с концом.',
		'page-number: - 1 -',
		'|',
		'body: Другие.'
	]);
	expect(shown('слова без\n[heading]\nГлава', 'конца идут.')).toHaveLength(5);
});

test('form and list are a line a block, other regions one block; lines are counted by page', () => {
	expect(shown('[form]\nКуда\nКому\n[list]\n1. А\n2. Б\n[stamp]\nНЕ\nСЕКРЕТНО')).toEqual([
		...['|', 'form: Куда', 'form: Кому', 'list: 1. А', 'list: 2. Б', 'stamp: НЕ / СЕКРЕТНО']
	]);
	const numbers = items(edition('раз\nдва', 'Три')).flatMap((item) =>
		item.kind === 'block' ? ownLines(item.block).map(({ n }) => n) : []
	);
	expect(numbers).toEqual([1, 2, 1]);
});

const parts = (kinds: readonly RegionKind[]) => {
	const all = items(edition(kinds.map((kind) => `[${kind}]\nСлово.`).join('\n')));
	const { top, middle, end } = divide(all);
	const told = (some: typeof top) =>
		some.flatMap((item) => (item.kind === 'block' ? [item.block.kind] : []));
	return [told(top), told(middle), told(end)];
};

test.each<[RegionKind[], RegionKind[], RegionKind[], RegionKind[]]>([
	[['heading', 'form', 'body', 'signature'], ['heading', 'form'], ['body'], ['signature']],
	[
		['letterhead', 'stamp', 'body', 'stamp', 'page-number'],
		['letterhead', 'stamp'],
		['body'],
		['stamp', 'page-number']
	],
	[['body', 'heading', 'body'], [], ['body', 'heading', 'body'], []],
	[['form', 'stamp'], ['form', 'stamp'], [], []],
	[['signature'], [], ['signature'], []],
	[['form', 'body', 'form', 'heading', 'body'], ['form', 'body', 'form', 'heading'], ['body'], []]
])('of %j the opener is %j, the text %j, the closer %j', (kinds, top, middle, end) => {
	expect(parts(kinds)).toEqual([top, middle, end]);
});
