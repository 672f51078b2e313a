import { describe, expect, test } from 'vitest';
import { running } from '../../../tests/support/russian.ts';
import { collateTexts, scan, told } from '../../../tests/support/witnesses.ts';
import { collate } from './collate.ts';
import { fromPublished } from './witness.ts';

/** Rows of sections 4, 5, 8, 9 and 15 of the design that stand on text alone. */
const WORDS = running(200);
const text = (from: number, to: number) => WORDS.slice(from, to).join(' ');
const compare = (s: string, p: string) => told(collateTexts(s, p).differences);
const classes = (s: string, p: string, options = {}) =>
	collateTexts(s, p, options).differences.map((one) => one.class);
const aside = (p: string) =>
	fromPublished(p)
		.lines.filter((line) => line.aside !== null)
		.map((line) => `${line.aside}: ${line.text.trim()}`);

describe('set aside (4)', () => {
	const body = `${text(0, 12)}\n\n${text(12, 24)}.`;

	test.each([
		['- 1039 -', 'page-number: - 1039 -'],
		['– 1039 –', 'page-number: – 1039 –'],
		['1040', 'page-number: 1040'],
		['[3]', 'page-number: [3]']
	])('a page number %s at the foot of the scan', (line, found) => {
		const s = scan(`${text(0, 12)}\n${line}`);
		const set = collate(s, fromPublished(text(0, 12))).setAside.s;
		expect(set.map(({ why, text: said }) => `${why}: ${said}`)).toEqual([found]);
	});

	test.each(['12345', '- 1039', '1039 г.', '№ 3', '3)'])('%s is no page number', (line) => {
		const s = scan(`${text(0, 12)}\n${line}`);
		expect(s.lines.filter((one) => one.aside !== null)).toEqual([]);
	});

	test.each(['stamp', 'handwriting', 'margin', 'letterhead', 'form', 'list', 'footnote', 'noise'])(
		'a region of kind %s takes no part, is counted, and keeps its place',
		(kind) => {
			const s = scan(`${text(0, 12)}\n[${kind}]\nПЕЧАТЬ\n[body]\n${text(12, 24)}`);
			const collation = collate(s, fromPublished(text(0, 24)));
			expect(collation.differences).toEqual([]);
			expect(collation.setAside.s).toEqual([
				{ line: expect.any(String), surface: 's1', text: 'ПЕЧАТЬ', why: kind }
			]);
			expect(collation.counts.s).toBe(24);
			expect(s.lines.map((line) => line.text)[1]).toBe('ПЕЧАТЬ');
		}
	);

	test('number, title, dateline and source note of a volume are the publisher’s own', () => {
		const p = `№ 338\n\nТелеграмма посла\n\n4 июля 1953 г.\n\n${body}\n\nПеч. по: АВП РФ. Ф. 3.`;
		expect(aside(p)).toEqual([
			'number: № 338',
			'title: Телеграмма посла',
			'dateline: 4 июля 1953 г.',
			'source-note: Печ. по: АВП РФ. Ф. 3.'
		]);
		expect(compare(text(0, 24) + '.', p)).toEqual([]);
	});

	test.each([
		['*', '* Примечание.'],
		['1)', '1) Примечание.'],
		['¹', '¹ Примечание.'],
		['**', '** Примечание.']
	])('a marker %s glued to a word, with its note', (marker, note) => {
		const p = `${text(0, 6)}${marker} ${text(6, 12)}.\n\n${note}`;
		expect(aside(p)).toContain(`footnote: ${note}`);
		expect(compare(`${text(0, 12)}.`, p)).toEqual([]);
	});

	test.each([
		['a number', 'пункт 21) дальше', '1) Примечание.'],
		['a power', 'слово** дальше', '* Примечание.'],
		['a sign that stands free', 'слово * дальше', '* Примечание.']
	])('%s is not cut for a marker', (_, words, note) => {
		const p = fromPublished(`слово1) и слово* и ${words}.\n\n${note}`);
		const cut = [...p.tokens].filter((one) => one.aside === 'marker').map((one) => one.t);
		expect(cut.join('')).toBe(note.slice(0, note.indexOf(' ')));
	});

	test('a line put back takes part again', () => {
		const p = fromPublished(`${text(0, 12)}\n\n- 12 -\n\n${text(12, 24)}`);
		const line = p.lines.find((one) => one.aside === 'page-break')!;
		const restored = fromPublished(`${text(0, 12)}\n\n- 12 -\n\n${text(12, 24)}`, {
			restored: new Set([line.id])
		});
		expect(restored.lines.every((one) => one.aside === null)).toBe(true);
		const s = scan(text(0, 24));
		expect(collate(s, p).differences).toEqual([]);
		expect(collate(s, restored).differences.map((one) => one.class)).toEqual(['addition']);
	});
});

describe('hyphens at line ends (5)', () => {
	test.each(['-', '¬', '⸗', '\u00ad', '‐'])('joined over %j, whatever syllables say', (sign) => {
		for (const [head, tail] of [
			...[
				['продо', 'лжение'],
				['междунаро', 'дного'],
				['вое', 'нной']
			]
		]) {
			const s = `${text(0, 8)} ${head}${sign}\n${tail} ${text(8, 16)}`;
			const found = collateTexts(s, `${text(0, 8)} ${head}${tail} ${text(8, 16)}`).differences;
			expect(found.every((one) => one.hidden)).toBe(true);
			expect(found.length).toBeLessThanOrEqual(1);
		}
	});

	test('a hard hyphen at a line end is no difference from the same hyphen inside a line', () => {
		const s = `${text(0, 8)} китайско-\nкорейская ${text(8, 16)}`;
		expect(compare(s, `${text(0, 8)} китайско-корейская ${text(8, 16)}`)).toEqual([]);
		expect(compare(s, `${text(0, 8)} китайскокорейская ${text(8, 16)}`)).toEqual([
			'~line-end-hyphen: китайско-\nкорейская / китайскокорейская'
		]);
	});

	test('joined over a page, its number passed over', () => {
		const s = `${text(0, 8)} прави-\n[page-number]\n- 12 -\n[body]\nтельство ${text(8, 16)}`;
		expect(compare(s, `${text(0, 8)} правительство ${text(8, 16)}`)).toEqual([
			'~line-end-hyphen: прави-\nтельство / правительство'
		]);
	});

	test.each([
		['a capital', 'Москва-\nПекин', 'Москва-Пекин'],
		['digits', '1041-\n1043', '1041-1043']
	])('%s after the line end joins nothing and is no difference', (_, cut, whole) => {
		const s = `${text(0, 8)} ${cut} ${text(8, 16)}`;
		expect(compare(s, `${text(0, 8)} ${whole} ${text(8, 16)}`)).toEqual([]);
	});
});

describe('moved (8)', () => {
	const block = text(100, 112);

	test('eight words are a move, told once with both places', () => {
		const s = `${text(0, 30)} ${block} ${text(30, 60)}`;
		const p = `${text(0, 30)} ${text(30, 60)} ${block}`;
		const found = collateTexts(s, p).differences;
		expect(found.map((one) => [one.class, one.s.text, one.p.text])).toEqual([
			['moved', block, block]
		]);
		expect(found[0]!.p.from).toBe(60);
	});

	test('seven words are no move', () => {
		const short = text(100, 107);
		const s = `${text(0, 30)} ${short} ${text(30, 60)}`;
		const p = `${text(0, 30)} ${text(30, 60)} ${short}`;
		expect(classes(s, p)).not.toContain('moved');
	});

	test('halves swapped are one move, not two walls of colour', () => {
		const found = classes(`${text(0, 80)} ${text(80, 160)}`, `${text(80, 160)} ${text(0, 80)}`);
		expect(found).toEqual(['moved']);
	});

	test('what differs inside a moved passage is told of its own', () => {
		const s = `${text(0, 30)} ${block} ${text(30, 60)}`;
		const p = `${text(0, 60)} ${block.replace(WORDS[105]!, 'чужбинный')}`;
		expect(classes(s, p).sort()).toEqual(['moved', 'word']);
	});
});

describe('coverage (9)', () => {
	test.each([
		['leaves without picture', 2, 'beyond-scan'],
		['all leaves imaged', 0, 'addition']
	])('the publication goes on, %s', (_, leavesWithoutPicture, name) => {
		const found = collateTexts(text(0, 40), text(0, 80), { leavesWithoutPicture });
		expect(found.differences.map((one) => [one.class, one.p.text])).toEqual([[name, text(40, 80)]]);
		if (name === 'beyond-scan')
			expect(found.coverage.beyondScan[0]).toMatchObject({ words: 40, tokens: 40 });
	});

	test('the publication begins before the scan', () => {
		const found = collateTexts(text(40, 80), text(0, 80), { leavesWithoutPicture: 1 });
		expect(found.differences.map((one) => [one.class, one.p.text])).toEqual([
			['beyond-scan', text(0, 40)]
		]);
	});

	test('the scan has more at both ends: said as blocks, no verdict asked', () => {
		const found = collateTexts(`${text(0, 20)}\n${text(20, 60)}\n${text(60, 80)}`, text(20, 60));
		expect(found.differences.map((one) => [one.class, one.s.text])).toEqual([
			['not-in-publication', text(0, 20)],
			['not-in-publication', text(60, 80)]
		]);
		expect(found.coverage.s).toEqual([20, 60]);
	});

	test.each([
		['<...>', 31, 'excerpt'],
		['[...]', 31, 'excerpt'],
		['...', 31, 'excerpt'],
		['…', 31, 'excerpt'],
		['', 31, 'excerpt'],
		['<...>', 30, 'omission'],
		['', 30, 'omission']
	])('a hole marked %j of %i words is one %s', (marker, words, name) => {
		const p = [text(0, 40), marker, text(40 + words, 150)].filter(Boolean).join(' ');
		expect(classes(text(0, 150), p)).toEqual([name]);
	});
});

describe('edge cases (15)', () => {
	test('a page break of the publication inside a sentence', () => {
		const p = `${text(0, 20)}, на\n\n- 1040 -\n\nвойну ${text(20, 40)}`;
		expect(compare(`${text(0, 20)}, на войну ${text(20, 40)}`, p)).toEqual([]);
		expect(aside(p)).toEqual(['page-break: - 1040 -']);
	});

	test('a number of a list between its lines is text', () => {
		const p = `${text(0, 10)}.\n12\n${text(10, 20)}.`;
		expect(aside(p)).toEqual([]);
	});

	test('below a tenth of equal words it is another text, with the figure', () => {
		const other = `${WORDS[0]} ${running(400).slice(260, 300).join(' ')} ${WORDS[1]}`;
		const { outcome, alike, differences } = collateTexts(text(0, 40), other);
		expect(outcome).toBe('unlike');
		expect(alike).toBeGreaterThan(0);
		expect(alike).toBeLessThan(0.1);
		expect(differences).toEqual([]);
	});

	test('a short scan of a long publication is not another text', () => {
		expect(collateTexts(text(60, 75), text(0, 200)).outcome).toBe('collated');
	});

	test('the same paragraph stamped twice is one addition at its own paragraph', () => {
		const found = collateTexts(
			`${text(0, 20)}\n${text(20, 40)}`,
			`${text(0, 20)}\n\n${text(0, 20)}\n\n${text(20, 40)}`
		).differences;
		expect(found.map((one) => [one.class, one.p.text])).toEqual([['addition', text(0, 20)]]);
	});

	test.each([
		['П Е К И Н', 'ПЕКИН'],
		['С Е К Р Е Т Н О', 'СЕКРЕТНО'],
		['п р и к а з', 'приказ']
	])('spaced letters %s are one word', (spaced, word) => {
		const found = compare(
			`${text(0, 8)} ${spaced} ${text(8, 16)}`,
			`${text(0, 8)} ${word} ${text(8, 16)}`
		);
		expect(found).toEqual([`~space: ${spaced} / ${word}`]);
	});

	test('two letters in a row are two words', () => {
		const found = classes(`${text(0, 8)} и о ${text(8, 16)}`, `${text(0, 8)} ио ${text(8, 16)}`);
		expect(found).toEqual(['space']);
	});

	test('two lines swapped by the layout: a move with the hint at the reading order', () => {
		const [one, two] = [text(10, 20), text(20, 30)];
		const s = `${text(0, 10)}\n${two}\n${one}\n${text(30, 40)}`;
		const [found, ...more] = collateTexts(s, text(0, 40)).differences;
		expect(found).toMatchObject({ class: 'moved', hint: 'reading-order' });
		expect(more).toEqual([]);
	});

	test('part of a line moved gives no such hint', () => {
		const s = `${text(0, 10)} ${text(20, 30)}\n${text(10, 20)} ${text(30, 40)}`;
		const [found] = collateTexts(s, text(0, 40)).differences;
		expect(found!.class).toBe('moved');
		expect(found).not.toHaveProperty('hint');
	});

	test('several publications agree and differ each for itself', () => {
		const s = text(0, 40);
		const [first, second] = [s.replace(WORDS[7]!, 'чужбинный'), s.replace(WORDS[9]!, 'сторонний')];
		const keys = [first, second, first].map((p) =>
			collateTexts(s, p).differences.map((d) => d.key)
		);
		expect(keys[0]).toEqual(keys[2]);
		expect(keys[0]).not.toEqual(keys[1]);
		expect(keys.map((one) => one.length)).toEqual([1, 1, 1]);
	});

	test('a publication that is itself a scan has its own hyphens, and they are joined', () => {
		const p = `${text(0, 8)} прави-\nтельство ${text(8, 16)}`;
		expect(compare(`${text(0, 8)} правительство ${text(8, 16)}`, p)).toEqual([
			'~line-end-hyphen: правительство / прави-\nтельство'
		]);
		expect(compare(`${text(0, 8)} пра-\nвительство ${text(8, 16)}`, p)).toHaveLength(1);
	});
});
