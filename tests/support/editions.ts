import fc from 'fast-check';
import type { Place } from '#lib/collation/difference.ts';
import { DIFFERENCE_CLASSES } from '#lib/collation/difference.ts';
import { VERDICTS } from '#lib/collation/verdict.ts';
import type { Edition } from '#lib/encoding/edition.ts';
import * as grapheme from '#lib/text/grapheme.ts';
import { ANNOTATION_KINDS, type Annotation } from '#lib/transcription/annotation.ts';
import { REGION_KINDS, type Line, type Region } from '#lib/transcription/page.ts';
import { between, sampleEdition, verdict } from './edition.ts';

/** Letters that break what is joined from strings: markup, quotes, marks, letters beyond the BMP. */
const ALPHABET = [
	'а',
	'Б',
	'ё',
	'й',
	'1',
	' ',
	'<',
	'>',
	'&',
	'"',
	"'",
	']]>',
	'--',
	'-->',
	'-',
	'𝒜',
	'🂡',
	'и\u0306',
	'о\u0301',
	'\u0301',
	'\u00a0',
	'.',
	':',
	'&amp;',
	'<lb/>',
	'\u2028',
	'\u0085',
	'א',
	'№',
	'['
];

const words = (maxLength: number) =>
	fc
		.array(fc.constantFrom(...ALPHABET), { minLength: 1, maxLength })
		.map((parts) => parts.join(''));

/** NFC, one line, no white space at either end, something in it. */
const lineText = words(14).map((text) => text.normalize('NFC').trim() || 'а');

const zone = fc
	.tuple(
		fc.nat(2000),
		fc.nat(3000),
		fc.integer({ min: 1, max: 480 }),
		fc.integer({ min: 1, max: 90 })
	)
	.map(([ulx, uly, width, height]) => ({ ulx, uly, lrx: ulx + width, lry: uly + height }));

/** Marks as an import gives them back: only what a kind of mark can carry. */
function annotation(length: number): fc.Arbitrary<Omit<Annotation, 'id'>> {
	const base = fc.record({
		kind: fc.constantFrom(...ANNOTATION_KINDS),
		a: fc.nat(length),
		b: fc.nat(length),
		value: words(5),
		date: fc.constantFrom('1953', '1953-07', '1953-07-04', '1953-07-04T21:20:00'),
		number: fc.integer().map(String),
		bare: fc.boolean(),
		quantity: fc.nat(9)
	});
	return base.map(({ kind, a, b, value, date, number, bare, quantity }) => {
		const range = { kind, from: Math.min(a, b), to: Math.max(a, b) };
		switch (kind) {
			case 'unclear':
				return { ...range, reason: 'faded', certainty: 'low' as const };
			case 'supplied':
				return { ...range, reason: 'damage', source: 'P' as const };
			case 'gap':
				return { ...range, reason: 'hole', quantity, unit: 'word' as const };
			case 'deleted':
			case 'added':
			case 'underlined':
				return range;
			case 'date':
				return bare ? range : { ...range, value: quantity < 5 ? date : value };
			case 'number':
				return bare ? range : { ...range, value: quantity < 5 ? number : value };
			case 'spaced':
				return { ...range, value };
			default:
				return bare ? range : { ...range, value };
		}
	});
}

function line(id: string): fc.Arbitrary<Line> {
	return lineText.chain((text) =>
		fc
			.record({
				zone,
				marks: fc.array(annotation(grapheme.length(text)), { maxLength: 4 }),
				ends: fc.boolean()
			})
			.map(({ zone, marks, ends }) => ({
				id,
				zone,
				text,
				annotations: marks.map((mark, i) => ({ id: `${id}-a${i}`, ...mark })),
				words: [],
				confidence: null,
				revision: 1,
				by: 'oleg',
				seen: [],
				...(ends && { endsParagraph: true })
			}))
	);
}

function region(id: string): fc.Arbitrary<Region> {
	const weighted = [...REGION_KINDS, 'body', 'body', 'body', 'body'] as const;
	return fc
		.record({
			kind: fc.constantFrom(...weighted),
			zone,
			languages: fc.constantFrom(undefined, undefined, 'rus', 'eng', 'deu', 'rus+eng'),
			lines: fc
				.integer({ min: 0, max: 4 })
				.chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => line(`${id}-l${i}`))))
		})
		.map(({ languages, ...parts }) => ({ id, ...parts, ...(languages && { languages }) }));
}

const page = (name: string) =>
	fc
		.integer({ min: 0, max: 5 })
		.chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => region(`${name}-r${i}`))))
		.map((regions) => ({ regions }));

interface Cut {
	at: number;
	length: number;
	from: number;
	to: number;
	p: string;
	kind: (typeof DIFFERENCE_CLASSES)[number];
	verdict: (typeof VERDICTS)[number] | null;
	empty: boolean;
}

const cut: fc.Arbitrary<Cut> = fc.record({
	at: fc.nat(),
	length: fc.integer({ min: 1, max: 3 }),
	from: fc.nat(12),
	to: fc.nat(12),
	p: fc.oneof(fc.constant(''), words(6)),
	kind: fc.constantFrom(...DIFFERENCE_CLASSES),
	verdict: fc.option(fc.constantFrom(...VERDICTS)),
	empty: fc.boolean()
});

/** Differences over lines that follow each other, over paragraphs' and pages' ends, too. */
function differenceAt(cut: Cut, all: readonly { surface: string; line: Line }[]) {
	const first = cut.at % all.length;
	const touched = all.slice(first, first + (cut.empty ? 1 : cut.length));
	const places = touched.map(({ surface, line }, i): Place => {
		const length = grapheme.length(line.text);
		const from = i === 0 ? Math.min(cut.from, length - 1) : 0;
		const to = i === touched.length - 1 ? Math.min(from + 1 + cut.to, length) : length;
		return { surface, line: line.id, from, to, zone: line.zone };
	});
	const s = places
		.map((place, i) => grapheme.slice(touched[i]!.line.text, place.from, place.to))
		.join(' ');
	return between(places, cut.empty ? '' : s, cut.p, cut.kind);
}

/** Editions with two pages of the scan, marks and differences that overlap in every way. */
export const editions: fc.Arbitrary<Edition> = fc
	.record({
		first: page('x'),
		second: page('y'),
		cuts: fc.array(cut, { maxLength: 4 }),
		beyond: fc.boolean(),
		title: words(8)
	})
	.map(({ first, second, cuts, beyond, title }) => {
		const model = sampleEdition();
		const surfaces = [first, second].map((page, i) => ({
			surface: { ...model.surfaces[0]!.surface, id: `s${i}`, ordinal: i + 1, name: `${title}.jpg` },
			page
		}));
		const all = surfaces.flatMap(({ surface, page }) =>
			page.regions.flatMap(({ lines }) => lines.map((line) => ({ surface: surface.id, line })))
		);
		const differences = all.length === 0 ? [] : cuts.map((one) => differenceAt(one, all));
		return {
			...model,
			record: { ...model.record, title: { ru: title } },
			surfaces: [...surfaces, model.surfaces[1]!],
			differences,
			verdicts: differences.flatMap((one, i) => {
				const kind = cuts[i]!.verdict;
				return kind === null ? [] : [verdict(one, kind, cuts[i]!.p)];
			}),
			beyondScan: beyond ? model.beyondScan : null
		};
	});
