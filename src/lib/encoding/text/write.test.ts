import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleEdition } from '../../../../tests/support/edition.ts';
import { editions } from '../../../../tests/support/editions.ts';
import { textPage } from '../../../../tests/support/text-page.ts';
import { fault, write } from './write.ts';

test('the leaf’s lines in reading order, with an empty line between its parts', () => {
	const blocks = write(sampleEdition()).split('\n\n');
	expect(blocks[0]).toBe('№85, I - 2 96');
	expect(blocks).toContain('1211-1220. Посетите У Сю-цуня и сообщите ему следующее.');
	const second = blocks.find((one) => one.startsWith('2. Советское'))!.split('\n');
	expect(second).toHaveLength(6);
	expect(second.at(-1)).toBe('государственные интересы.');
	expect(blocks.at(-1)).toBe('- 1039 -\n');
});

test('refused fragments and noise are left out; a page break stands between pages', () => {
	const edition = sampleEdition();
	const [first, second] = [edition.surfaces[0]!, edition.surfaces[1]!];
	first.page!.regions[0]!.lines[0]!.refused = 'no letters';
	first.page!.regions[1]!.kind = 'noise';
	second.surface.siglum = 'S';
	const [leaf, next] = write(edition).split('\f\n');
	expect(leaf!.startsWith('МИД СССР\n')).toBe(true);
	expect(next!.startsWith('№ 338\n')).toBe(true);
});

test('a record that was not read has no text', () => {
	expect(write(sampleEdition({ surfaces: [] }))).toBe('');
});

/** Leaves of the scan in the notation of `textPage`. */
const leaves = (...texts: string[]) => {
	const [first] = sampleEdition().surfaces;
	const surfaces = texts.map((text, i) => ({
		surface: { ...first!.surface, id: `s${i}`, ordinal: i + 1 },
		page: textPage(text, `p${i}l`)
	}));
	return sampleEdition({ surfaces });
};

test.each([
	['one line', ['раз'], 'раз\n'],
	['two lines of one paragraph', ['раз без конца и\nдва'], 'раз без конца и\nдва\n'],
	['two regions', ['Раз.\n\nДва.'], 'Раз.\n\nДва.\n'],
	['two leaves', ['Раз.', 'Два.'], 'Раз.\n\f\nДва.\n'],
	['an empty leaf between two', ['Раз.', '', 'Два.'], 'Раз.\n\f\n\f\nДва.\n'],
	['a stamp of two lines, which is one thing', ['[stamp]\nНе.\nДа.'], 'Не.\nДа.\n'],
	['rules and noise', ['[rule]\n—\n[noise]\nх'], ''],
	['hyphens at line ends, which stay', ['сло-\nво'], 'сло-\nво\n'],
	['letters of any kind', ['𝒜 о\u0301 <&>'], '𝒜 о\u0301 <&>\n']
])('%s', (_what, texts, wanted) => {
	expect(write(leaves(...texts))).toBe(wanted);
});

test.each([
	['as it was written', (text: string) => text, null],
	['a letter changed', (text: string) => text.replace('два', 'двa'), '"два" is read back as "двa"'],
	['a line gone', (text: string) => text.replace('два\n', ''), '"два" is read back as "три"'],
	['the last line gone', (text: string) => text.replace('три\n', ''), '"три" is read back as ""'],
	['a line too many', (text: string) => `${text}ещё\n`, '"" is read back as "ещё"'],
	['lines exchanged', () => 'два\nраз\n\f\nтри\n', '"раз" is read back as "два"'],
	['another empty line', (text: string) => text.replace('\n', '\n\n\n'), null]
])('held against its edition, %s: %s', (_what, change, said) => {
	const edition = leaves('раз\nдва', 'три');
	expect(fault(change(write(edition)), edition)).toBe(said);
});

test('whatever the leaves hold, the file has no fault', () => {
	const law = fc.property(editions, (edition) => {
		expect(fault(write(edition), edition)).toBeNull();
	});
	fc.assert(law, { numRuns: 60 });
});
