import { collate } from '#lib/collation/collate.ts';
import type { Difference, DifferenceClass, Place } from '#lib/collation/difference.ts';
import type { Verdict, VerdictKind } from '#lib/collation/verdict.ts';
import { fromPages, fromPublished } from '#lib/collation/witness.ts';
import type { Edition, EditionSurface } from '#lib/encoding/edition.ts';
import * as grapheme from '#lib/text/grapheme.ts';
import { lines, type Page } from '#lib/transcription/page.ts';
import * as sample from './sample.ts';
import { textPage } from './text-page.ts';

/** The sample record as an edition: pages from ground truth, differences as the table of the sample says. */
export function sampleEdition(parts: Partial<Edition> = {}): Edition {
	const differences = sampleDifferences(sample.page(1));
	return {
		record: sample.description(),
		status: 'approved',
		date: '2026-11-23',
		surfaces: [1, 2, 3].map(surfaceOf),
		published: sample.published(),
		collated: true,
		translation: { text: sample.translation(), language: 'en' },
		differences,
		verdicts: differences.map((one) =>
			verdict(one, one.class === 'name' ? 'departs' : 'modernises')
		),
		beyondScan: { words: 326, text: 'на США. ...', leaves: 2 },
		profile: { name: 'modern spelling 1', hidden: { 'line-end-hyphen': 0, yo: 2 } },
		people: [
			{ id: 'oleg', credit: 'Олег', did: ['trc'] },
			{ id: 'anna', credit: null, did: ['edt', 'pfr'] },
			{ id: 'maria', credit: 'М. Орлова', did: ['archivist'] }
		],
		programs: [
			{ id: 'sverka', name: 'Sverka', version: '0.1.0' },
			{ id: 'tesseract', name: 'Tesseract', version: '7.0.0', models: { rus: 'ab12' } }
		],
		history: [
			{
				event: 3,
				at: '2026-11-20T09:00:00Z',
				who: 'tesseract',
				status: 'open',
				what: 'Page read.'
			},
			{ event: 17, at: '2026-11-21T10:00:00Z', who: 'oleg', status: 'review', what: 'Submitted.' },
			{ event: 31, at: '2026-11-22T10:00:00Z', who: 'maria', status: 'approved', what: 'Approved.' }
		],
		...parts
	};
}

function surfaceOf(ordinal: number): EditionSurface {
	return {
		surface: {
			id: `s${ordinal}`,
			record: sample.RECORD,
			ordinal,
			siglum: ordinal === 1 ? 'S' : 'P',
			name: `00${ordinal}.jpg`,
			sha256: 'cd34',
			mediaType: 'image/jpeg',
			frame: 0,
			width: 2480,
			height: 3508,
			dpi: 300
		},
		page: sample.page(ordinal)
	};
}

const SAMPLE: [s: string, p: string, kind: DifferenceClass][] = [
	['У Сю-цуня', 'У Сюшаня', 'name'],
	['следующее.', 'следующее:', 'punctuation'],
	['Правительство считает правильными', 'правительство считает правильными', 'case'],
	['Правительство согласно', 'правительство согласно', 'case'],
	['Пын Дэ-Хуэя', 'Пэн Цэхуая', 'name'],
	['Правительство считает, что', 'правительство считает, что', 'case']
];

/** The six differences of the sample's body, each at its place on the leaf. */
function sampleDifferences(page: Page): Difference[] {
	return SAMPLE.map(([s, p, kind]) => difference(page, s, p, kind));
}

/** A difference at the first place where a line of `page` holds `s`. */
export function difference(page: Page, s: string, p: string, kind: DifferenceClass): Difference {
	const line = lines(page).find(({ text }) => text.includes(s))!;
	const from = grapheme.length(line.text.slice(0, line.text.indexOf(s)));
	const place: Place = {
		surface: 's1',
		line: line.id,
		from,
		to: from + grapheme.length(s),
		zone: line.zone
	};
	return between([place], s, p, kind);
}

/** A difference with its places given. */
export function between(places: Place[], s: string, p: string, kind: DifferenceClass): Difference {
	return {
		key: `${kind}:${s}:${p}:${places.map(({ line, from }) => `${line}.${from}`).join('-')}`,
		class: kind,
		substantive: ['name', 'word', 'number', 'omission', 'addition'].includes(kind),
		hidden: false,
		s: { text: s, from: 0, to: 1, places },
		p: { text: p, from: 0, to: 1, places: [] },
		letters: null,
		context: { before: 'слово', after: 'другое' },
		family: kind,
		evidence: { label: 'undecided', rule: 'none', facts: [] }
	};
}

export function verdict({ key, s, p }: Difference, kind: VerdictKind, note = ''): Verdict {
	return {
		difference: key,
		kind,
		detail: null,
		note,
		by: 'anna',
		at: '2026-11-22T09:00:00Z',
		s: s.text,
		p: p.text,
		suggested: false
	};
}

/** The sample as it is really collated, hidden differences too; every shown one decided, or none. */
export function collatedEdition(parts: Partial<Edition> = {}, decided = true): Edition {
	const { differences } = collate(
		fromPages([{ surface: 's1', page: sample.page(1) }]),
		fromPublished(sample.published()),
		{ leavesWithoutPicture: 2 }
	);
	const verdicts = differences
		.filter(({ hidden }) => decided && !hidden)
		.map((one) => verdict(one, one.class === 'name' ? 'departs' : 'modernises'));
	return sampleEdition({ differences, verdicts, ...parts });
}

/** Lines of a scan and their publication, really collated; every difference gets the verdict given. */
export function collatedTexts(
	typed: string,
	published: string,
	kind: VerdictKind | null = 'departs'
): Edition {
	const page = textPage(typed);
	const { differences, outcome } = collate(
		fromPages([{ surface: 's1', page }]),
		fromPublished(published)
	);
	const [first] = sampleEdition().surfaces;
	return sampleEdition({
		...{ published, differences, collated: outcome === 'collated', beyondScan: null },
		surfaces: [{ ...first!, page }],
		verdicts: kind === null ? [] : differences.map((one) => verdict(one, kind))
	});
}
