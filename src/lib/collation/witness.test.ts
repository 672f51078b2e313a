import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scan } from '../../../tests/support/witnesses.ts';
import { textPage } from '../../../tests/support/text-page.ts';
import { REGION_KINDS } from '#lib/transcription/page.ts';
import * as witness from './witness.ts';

const asides = (one: witness.Witness) =>
	one.lines.filter((line) => line.aside !== null).map((line) => `${line.aside}: ${line.text}`);

describe('witness of the scan', () => {
	test.each([...REGION_KINDS])('region %s keeps its kind', (kind) => {
		const [line] = scan(`[${kind}]\nстрока`).lines;
		const inText = ['body', 'heading', 'signature', 'table'].includes(kind);
		expect(line).toMatchObject({ kind, aside: inText ? null : kind });
	});

	test('a page number at head or foot is set aside, one inside is not', () => {
		expect(asides(scan('- 12 -\nтекст\n13\nтекст\n14'))).toEqual([
			'page-number: - 12 -',
			'page-number: 14'
		]);
	});

	test('a refused line is kept, set aside', () => {
		const page = textPage('текст\nсор');
		page.regions[0]!.lines[1]!.refused = 'specks';
		const s = witness.fromPages([{ surface: 's1', page }]);
		expect(asides(s)).toEqual(['refused: сор']);
		expect(witness.rebuild(s)).toEqual(['текст', 'сор']);
	});

	test('a person puts a line back, or sets one aside', () => {
		const text = 'текст\n[stamp]\nПЕЧАТЬ';
		expect(asides(scan(text, { restored: new Set(['l2']) }))).toEqual([]);
		expect(asides(scan(text, { setAside: new Set(['l0']) }))).toEqual([
			'margin: текст',
			'stamp: ПЕЧАТЬ'
		]);
	});
});

describe('witness of the publication', () => {
	test('a marker glued to a word is set aside, the sign alone is not', () => {
		const p = witness.fromPublished('21.20* и * вне.\n\n* Время.');
		const marks = [...p.tokens].filter((one) => one.aside === 'marker');
		expect(marks.map((one) => [one.t, one.from])).toEqual([['*', 5]]);
		expect(asides(p)).toEqual(['footnote: * Время.']);
	});

	test('a paragraph cut by a page number does not end there', () => {
		const { lines } = witness.fromPublished('положения, на\n\n- 5 -\n\nвойну.\n\nДальше.');
		expect(
			lines.filter((line) => line.endsParagraph && !line.aside).map((line) => line.text)
		).toEqual(['войну.', 'Дальше.']);
	});

	test('a publication with line breaks of its own keeps them', () => {
		const text = 'первая стро-\nка и вторая\r\n\r\n  третья\t строка \n';
		expect(witness.rebuild(witness.fromPublished(text)).join('\n')).toBe(text);
	});
});

test('both witnesses are rebuilt byte for byte, whatever is in them', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			expect(witness.rebuild(witness.fromPublished(text)).join('\n')).toBe(text);
			const clean = text.normalize('NFC');
			const lines = clean.split('\n').filter((one) => one !== '' && !/^\[[a-z-]+\]$/.test(one));
			expect(witness.rebuild(scan(clean))).toEqual(lines);
		})
	);
});
