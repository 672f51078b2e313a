import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleEdition } from '../../../../tests/support/edition.ts';
import { textPage } from '../../../../tests/support/text-page.ts';
import {
	ANNOTATION_KINDS,
	type Annotation,
	type AnnotationKind
} from '#lib/transcription/annotation.ts';
import { parse } from '../xml/parse.ts';
import { check } from './check.ts';
import { linesOf, read } from './read.ts';
import { write } from './write.ts';

const LINE = 'Отправлена в П Е К И Н сего дня';

/** Lines of running text with the marks of each. */
function markedLines(
	lines: readonly { text: string; marks: readonly Annotation[] }[],
	published: string | null = 'печать'
) {
	const page = textPage(lines.map(({ text }) => text).join('\n'));
	page.regions[0]!.lines.forEach((line, i) => (line.annotations = [...lines[i]!.marks]));
	const [first] = sampleEdition().surfaces;
	return sampleEdition({
		...{ published, translation: null, differences: [], verdicts: [], beyondScan: null },
		collated: false,
		surfaces: [{ ...first!, page }]
	});
}

const marked = (marks: readonly Annotation[], text = LINE) => markedLines([{ text, marks }]);

/** The marks of each line, as they come back. */
function back(xml: string): Annotation[][] {
	return read(xml)[0]!.page.regions[0]!.lines.map(({ annotations }) => annotations);
}

function inside(form: 'edition' | 'reading', marks: readonly Annotation[], text = LINE): string {
	const xml = write(marked(marks, text), { form });
	return /<lb [^>]*\/>([\s\S]*?)<\/p>/.exec(xml)![1]!.replace(/ xml:id="[^"]*"/g, '');
}

const mark = (kind: AnnotationKind, parts: Partial<Annotation> = {}): Annotation => ({
	...{ id: 'm', kind, from: 0, to: 10 },
	...parts
});

/** Each kind of mark as the edition has it, and as the reading text has it. */
const ROWS: [what: string, mark: Annotation, edition: string, reading: string][] = [
	[
		'hard to read',
		mark('unclear', { reason: 'faded', certainty: 'low' }),
		'<unclear reason="faded" cert="low">Отправлена</unclear>',
		'<unclear reason="faded" cert="low">Отправлена</unclear>'
	],
	[
		'hard to read, no reason given',
		mark('unclear'),
		'<unclear reason="illegible">Отправлена</unclear>',
		'<unclear reason="illegible">Отправлена</unclear>'
	],
	[
		'not read, nothing in its place',
		mark('gap', { to: 0, reason: 'hole', quantity: 2, unit: 'word' }),
		'<gap reason="hole" unit="word" quantity="2"/>Отправлена',
		'<gap reason="hole" unit="word" quantity="2"/>Отправлена'
	],
	[
		'not read, letters stand in',
		mark('gap', { quantity: 3 }),
		'<seg type="gap"><gap reason="illegible" unit="character" quantity="3"/>Отправлена</seg>',
		'<gap reason="illegible" unit="character" quantity="3"/>'
	],
	[
		'redacted on release',
		mark('gap', { to: 0, reason: 'censored' }),
		'<gap reason="censored"/>Отправлена',
		'<gap reason="censored"/>Отправлена'
	],
	[
		'supplied from the publication',
		mark('supplied', { reason: 'damage', source: 'P', to: 10 }),
		'<supplied reason="damage" source="#P">Отправлена</supplied>',
		'<supplied reason="damage" source="#P">Отправлена</supplied>'
	],
	[
		'a reason of two words',
		mark('supplied', { reason: ' cut  off ' }),
		'<supplied reason="cut-off">Отправлена</supplied>',
		'<supplied reason="cut-off">Отправлена</supplied>'
	],
	[
		'struck out',
		mark('deleted'),
		'<del rend="overstrike">Отправлена</del>',
		'<del rend="overstrike">Отправлена</del>'
	],
	['added on the leaf', mark('added'), '<add>Отправлена</add>', '<add>Отправлена</add>'],
	[
		'underlined',
		mark('underlined'),
		'<hi rend="underline">Отправлена</hi>',
		'<hi rend="underline">Отправлена</hi>'
	],
	[
		'letter-spaced: closed up where nobody says how',
		mark('spaced', { from: 13, to: 22 }),
		'<choice><orig rend="spaced">П Е К И Н</orig><reg>ПЕКИН</reg></choice>',
		' в ПЕКИН сего'
	],
	[
		'letter-spaced, with the usual form',
		mark('spaced', { from: 13, to: 22, value: 'Пекин' }),
		'<choice><orig rend="spaced">П Е К И Н</orig><reg>Пекин</reg></choice>',
		' в Пекин сего'
	],
	[
		'an error of the typist',
		mark('sic', { value: 'Отправлено' }),
		'<choice><sic>Отправлена</sic><corr>Отправлено</corr></choice>',
		'Отправлено в'
	],
	[
		'an error that nobody mended: never a bare sic',
		mark('sic'),
		'<seg type="sic">Отправлена</seg>',
		'<seg type="sic">Отправлена</seg>'
	],
	[
		'an abbreviation',
		mark('abbreviation', { value: 'Отправлена' }),
		'<choice><abbr>Отправлена</abbr><expan>Отправлена</expan></choice>',
		'Отправлена в'
	],
	[
		'an abbreviation, not expanded',
		mark('abbreviation'),
		'<abbr>Отправлена</abbr>',
		'<abbr>Отправлена</abbr>'
	],
	[
		'a person by name',
		mark('person', { value: 'Молотов' }),
		'<persName ref="#person-1">Отправлена</persName>',
		'<persName ref="#person-1">Отправлена</persName>'
	],
	[
		'a person unknown',
		mark('person'),
		'<persName>Отправлена</persName>',
		'<persName>Отправлена</persName>'
	],
	[
		'a place',
		mark('place', { value: 'Пекин' }),
		'<placeName ref="#place-1">Отправлена</placeName>',
		'<placeName ref="#place-1">Отправлена</placeName>'
	],
	[
		'a date to the minute gets its seconds, no zone',
		mark('date', { value: '1953-07-04T21:20' }),
		'<date when="1953-07-04T21:20:00">Отправлена</date>',
		'<date when="1953-07-04T21:20:00">Отправлена</date>'
	],
	[
		'a date in words is a usual form',
		mark('date', { value: 'начало июля' }),
		'<date><choice><orig>Отправлена</orig><reg>начало июля</reg></choice></date>',
		'<date>начало июля</date>'
	],
	[
		'a number',
		mark('number', { value: '-1.5' }),
		'<num value="-1.5">Отправлена</num>',
		'<num value="-1.5">Отправлена</num>'
	],
	[
		'a number that is none for TEI',
		mark('number', { value: 'VII' }),
		'<num><choice><orig>Отправлена</orig><reg>VII</reg></choice></num>',
		'<num>VII</num>'
	],
	[
		'a passage with a note',
		mark('note', { value: 'так на листе' }),
		'<seg type="noted">Отправлена<note type="editorial">так на листе</note></seg>',
		'<seg type="noted">Отправлена<note type="editorial">так на листе</note></seg>'
	]
];

describe.each(ROWS)('%s', (_what, one, edition, reading) => {
	test('in the edition', () => expect(inside('edition', [one])).toContain(edition));
	test('in the reading text', () => expect(inside('reading', [one])).toContain(reading));
});

test('every row is valid, and comes back', () => {
	const edition = markedLines(
		ROWS.map(([, one], i) => ({ text: LINE, marks: [{ ...one, id: `m${i}` }] }))
	);
	const xml = write(edition, { form: 'edition' });
	expect(check(xml, edition)).toEqual([]);
	expect(check(write(edition, { form: 'reading' }))).toEqual([]);
	const places = (all: readonly Annotation[]) =>
		all.map(({ kind, from, to }) => ({ kind, from, to }));
	expect(back(xml).map(places)).toEqual(ROWS.map(([, one]) => places([one])));
});

test('every kind of mark has its row', () => {
	expect(new Set(ROWS.map(([, { kind }]) => kind))).toEqual(new Set(ANNOTATION_KINDS));
});

/** Two marks of which neither holds the other, each pair of kinds: one is cut and tied. */
const PAIRS = ANNOTATION_KINDS.flatMap((a) =>
	ANNOTATION_KINDS.map((b): [AnnotationKind, AnnotationKind] => [a, b])
);

test('any two kinds that overlap are well-formed, valid, tied, and come back as they were', () => {
	const lines = PAIRS.map(([a, b], i) => ({
		text: LINE,
		marks: [
			mark(a, { id: `a${i}`, from: 2, to: 12, ...valueFor(a) }),
			mark(b, { id: `b${i}`, from: 6, to: 20, ...valueFor(b) })
		]
	}));
	const edition = markedLines(lines);
	const xml = write(edition, { form: 'edition' });
	expect(check(xml, edition)).toEqual([]);
	const places = (all: readonly Annotation[]) =>
		all.map(({ id, kind, from, to }) => `${id} ${kind} ${from} ${to}`).sort();
	expect(back(xml).map(places)).toEqual(lines.map(({ marks }) => places(marks)));
	const ties = xml.match(/ next="/g)!.length;
	expect(ties).toBeGreaterThanOrEqual(PAIRS.length);
	expect(xml.match(/ prev="/g)).toHaveLength(ties);
});

const VALUED = ['sic', 'abbreviation', 'spaced', 'person', 'place', 'note'];

function valueFor(kind: AnnotationKind, value = 'значение'): Partial<Annotation> {
	return VALUED.includes(kind) ? { value } : {};
}

test('marks that do not overlap are cut nowhere; equal ones lie one in the other', () => {
	const apart = [mark('added', { id: 'a', to: 4 }), mark('deleted', { id: 'b', from: 4, to: 8 })];
	expect(inside('edition', apart)).toContain('<add>Отпр</add><del rend="overstrike">авле</del>');
	const equal = [mark('underlined', { id: 'a' }), mark('person', { id: 'b' })];
	expect(inside('edition', equal)).toContain(
		'<persName><hi rend="underline">Отправлена</hi></persName>'
	);
});

/** What breaks markup that is joined from strings, and letters of more than one code unit. */
const HOSTILE = [
	'<',
	'&',
	']]>',
	'"',
	"'",
	'--',
	'-->',
	'&amp;',
	'<lb/>',
	'</p>',
	'𝒜',
	'🂡',
	'e\u0301'
];

test.each(HOSTILE)('%j stands unharmed in text, in every mark and in every attribute', (given) => {
	const sign = given.normalize('NFC');
	const text = `до ${sign} после`;
	const lines = ANNOTATION_KINDS.map((kind) => ({
		text,
		marks: [
			mark(kind, { id: kind, from: 3, to: 4, reason: sign, ...valueFor(kind, `${sign} ${sign}`) })
		]
	}));
	const edition = markedLines(lines);
	const xml = write(edition, { form: 'edition' });
	expect(check(xml, edition)).toEqual([]);
	expect(check(write(edition, { form: 'reading' }))).toEqual([]);
	expect([...linesOf(xml).values()]).toEqual(lines.map(() => text));
	for (const [one] of back(xml)) {
		if (VALUED.includes(one!.kind))
			expect([one!.kind, one!.value]).toEqual([one!.kind, `${sign} ${sign}`]);
		if (['unclear', 'supplied', 'gap'].includes(one!.kind))
			expect([one!.kind, one!.reason]).toEqual([one!.kind, sign]);
	}
});

test('the same person named twice is one entry, another person another', () => {
	const edition = marked([
		mark('person', { id: 'a', to: 4, value: 'Молотов' }),
		mark('person', { id: 'b', from: 5, to: 8, value: 'Молотов' }),
		mark('person', { id: 'c', from: 9, to: 12, value: 'Кузнецов' })
	]);
	const xml = write(edition, { form: 'edition' });
	const list = /<listPerson>[\s\S]*<\/listPerson>/.exec(xml)![0];
	expect([...list.matchAll(/<persName>([^<]*)</g)].map(([, name]) => name)).toEqual([
		'Молотов',
		'Кузнецов'
	]);
	expect([...xml.matchAll(/ref="#(person-\d)"/g)].map(([, id]) => id)).toEqual([
		'person-1',
		'person-1',
		'person-2'
	]);
	expect(parse(xml).name).toBe('TEI');
});

test('any marks on any letters: valid, the line whole, each mark once', () => {
	const marks = fc.array(
		fc.record({
			kind: fc.constantFrom(...ANNOTATION_KINDS),
			a: fc.nat(31),
			b: fc.nat(31)
		}),
		{ maxLength: 6 }
	);
	const law = fc.property(marks, (all) => {
		const given = all.map(({ kind, a, b }, i) =>
			mark(kind, {
				id: `m${i}`,
				from: Math.min(a, b),
				to: Math.max(a, b),
				...(kind === 'spaced' && { value: 'х' })
			})
		);
		const edition = marked(given);
		const xml = write(edition, { form: 'edition' });
		expect(check(xml, edition)).toEqual([]);
		const ids = back(xml)[0]!.map(({ id }) => id);
		expect(ids.sort()).toEqual(given.map(({ id }) => id).sort());
	});
	fc.assert(law, { numRuns: 30 });
});

test('a source that the record does not have is not pointed to', () => {
	for (const source of ['P', 'T'] as const) {
		const edition = markedLines([{ text: LINE, marks: [mark('supplied', { source })] }], null);
		const xml = write(edition, { form: 'edition' });
		expect(xml).toContain('<supplied xml:id="m" reason="illegible">');
		expect(check(xml, edition)).toEqual([]);
	}
});
