import { expect, test } from 'vitest';
import { layerOf, LAYERS, textIn } from '#lib/record/reading-view.ts';
import { sampleEdition } from '../../../../tests/support/edition.ts';
import { readingView } from './reading-view.ts';
import { write } from './write.ts';

const view = readingView(write(sampleEdition(), { form: 'edition' }));
const textOf = (at: number, layer: (typeof LAYERS)[number]) =>
	view.blocks[at]!.runs.map((run) => textIn(run, layer)).join('');
const paragraph = (start: string) =>
	view.blocks.findIndex(({ runs }) =>
		runs
			.map(({ typed }) => typed)
			.join('')
			.startsWith(start)
	);

test('the kinds of block are those of the leaf', () => {
	const kinds = view.blocks.map(({ kind }) => kind);
	expect(new Set(kinds)).toEqual(
		new Set(['page-break', 'note', 'stamp', 'field', 'heading', 'paragraph', 'page-number'])
	);
	expect(view.blocks.find(({ kind }) => kind === 'stamp')?.runs[0]?.typed).toBe('НЕ СЕКРЕТНО');
});

test('as typed a line ends where the leaf’s does; normalised it runs on, cut words joined', () => {
	const at = paragraph('2. Советское');
	expect(textOf(at, 'typed').split('\n')).toHaveLength(6);
	expect(textOf(at, 'normal')).not.toContain('\n');
	expect(textOf(at, 'normal')).toContain('переговоров о перемирии свидетельствует');
});

test('a difference is one run with what the publication prints', () => {
	const runs = view.blocks.flatMap((block) => block.runs).filter((run) => run.publication);
	expect(runs.map(({ typed, publication }) => [typed, publication])).toContainEqual([
		'У Сю-цуня',
		{ text: 'У Сюшаня', substantive: true }
	]);
	expect(runs).toHaveLength(6);
	expect(textOf(paragraph('1211'), 'publication')).toBe(
		'1211-1220. Посетите У Сюшаня и сообщите ему следующее:'
	);
});

test('the end of the scan is marked, and the translation stands beside', () => {
	const marks = view.blocks.flatMap(({ runs }) => runs.map(({ mark }) => mark));
	expect(marks).toContain('not-on-scan');
	expect(view.translation[0]).toBe('Ciphered Telegram # 13464');
	expect(view.translationLanguage).toBe('en');
});

test.each([
	['<choice><sic>мнениеем</sic><corr>мнением</corr></choice>', 'мнениеем', 'мнением', null],
	['<choice><abbr>тов.</abbr><expan>тов<ex>арищ</ex></expan></choice>', 'тов.', 'товарищ', null],
	['<unclear reason="faded">Ким</unclear>', 'Ким', 'Ким', 'unclear'],
	['<supplied reason="illegible" source="#P">Ким</supplied>', 'Ким', 'Ким', 'supplied'],
	['<del>не</del>', 'не', 'не', 'deleted'],
	['<hi rend="underline">не</hi>', 'не', 'не', 'underlined'],
	['<gap reason="illegible"/>', '', '', 'gap'],
	['ки<pc force="weak">-</pc>\n<lb break="no"/>тай', 'ки-\nтай', 'китай', null]
])('%s reads as it should', (inside, typed, normal, mark) => {
	const xml = `<TEI><text><body><div type="edition"><p><lb/>${inside}</p></div></body></text></TEI>`;
	const { runs } = readingView(xml).blocks[0]!;
	expect(runs.map((run) => run.typed).join('')).toBe(typed);
	expect(runs.map((run) => run.normal).join('')).toBe(normal);
	expect(runs[0]!.mark).toBe(mark);
});

test('a file without an edition has nothing to read; an address names a layer or none', () => {
	expect(readingView('<TEI><text><body/></text></TEI>').blocks).toEqual([]);
	expect(['normal', 'x', null].map(layerOf)).toEqual(['normal', 'typed', 'typed']);
});

test('a page’s end and number inside a sentence are told after it; an editor’s note is no part of it', () => {
	const leaf = '<fw type="pageNum"><lb/>- 2 -</fw><note type="handwritten"><lb/>№85</note>';
	const inside = `<lb/>до<pb/>${leaf}<lb/>по<seg type="noted">сле<note type="editorial">sic</note></seg>`;
	const xml = `<TEI><text><body><div type="edition"><p>${inside}</p></div></body></text></TEI>`;
	const told = readingView(xml).blocks.map(({ kind, runs }) => [
		kind,
		runs.map(({ typed }) => typed).join('')
	]);
	expect(told).toEqual([
		['paragraph', 'до\nпосле'],
		['page-break', ''],
		['page-number', '- 2 -'],
		['note', '№85']
	]);
});

test('a stamp among paragraphs is a stamp, with no empty paragraph around it', () => {
	const stamp = '<ab type="stamp"><stamp><mentioned><lb/>НЕ СЕКРЕТНО</mentioned></stamp></ab>';
	const xml = `<TEI><text><body><div type="edition"><p><lb/>да</p>${stamp}</div></body></text></TEI>`;
	expect(readingView(xml).blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'stamp']);
});
