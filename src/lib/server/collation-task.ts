import { collate, type Collation } from '#lib/collation/collate.ts';
import { leavesWithoutPicture } from '#lib/collation/coverage.ts';
import { DEFAULT_PROFILE } from '#lib/collation/classify.ts';
import type { Empty } from '#lib/collation/desk.ts';
import { comparedOf, tokensOf, type Ends } from '#lib/collation/ends.ts';
import type { EvidenceSources } from '#lib/collation/signal.ts';
import { passagesOf } from '#lib/collation/passage.ts';
import { fromPages, fromPublished } from '#lib/collation/witness.ts';
import type { Result } from '#lib/recognition/run.ts';
import { lines, type Page } from '#lib/transcription/page.ts';
import type { Found } from './collating.ts';

/** All that a collation is made of: values, so that a thread can take it. */
export interface Task {
	pages: { surface: string; page: Page }[];
	/** Text of P; null where the record has none. */
	published: string | null;
	/** Leaves that the signature names. */
	leaves: string;
	/** What the newest reading of each page left: alternatives by letter, other readings by line. */
	readings: (Pick<Result, 'lattices' | 'alternatives'> | null)[];
	/** Words of both texts that the dictionary knows. */
	known: ReadonlySet<string>;
	/** Confusions that people confirmed in this record. */
	confusions: { read: string; right: string; count: number }[];
	translation: string | null;
	/** What of P is compared, where a person chose it. */
	ends: Ends | null;
}

const EMPTY: Record<Exclude<Collation['outcome'], 'collated' | 'unlike'>, Empty> = {
	'empty-scan': { why: 'not-read' },
	'empty-publication': { why: 'no-publication' }
};

/** Collates the scan's pages with the publication; pure, so that it may run anywhere. */
export function collateTask(task: Task): Found {
	const { pages, published, leaves, known } = task;
	const [s, p] = [fromPages(pages), fromPublished(published ?? '')];
	const withoutPicture = leavesWithoutPicture(leaves, pages.length);
	const lexicon = { knows: (word: string) => known.has(word) };
	const ends = task.ends && tokensOf(p, task.ends);
	const collation = collate(s, p, {
		...{ leavesWithoutPicture: withoutPicture, lexicon, ends },
		evidence: sourcesOf(task)
	});
	const { differences, matches, ledger } = collation;
	const hidden = Object.entries(ledger).flatMap(([name, count]) =>
		count.hidden > 0 ? [[name, count.hidden] as const] : []
	);
	return {
		empty:
			task.ends && !ends ? { why: 'too-different', percent: 0 } : emptyOf(collation, published),
		compared: comparedOf(p, collation.coverage.p),
		differences,
		passages: passagesOf(s, p, differences, matches),
		beyondScan: beyondOf(collation, withoutPicture),
		profile: { name: DEFAULT_PROFILE.name, hidden: Object.fromEntries(hidden) }
	};
}

/** A hyphen that may only cut a word at the end of its line. */
const LINE_END = /[-\u00ac\u2e17]\n/gu;
const WORD = /[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu;

/** The words of both texts: as they stand, those cut at a line end whole, and their parts. */
export function wordsOf({ pages, published }: Pick<Task, 'pages' | 'published'>): string[] {
	const written = [...pages.flatMap(({ page }) => lines(page).map(({ text }) => text)), published];
	const text = written.join('\n');
	const readings = [text, text.replace(LINE_END, ''), text.replace(LINE_END, '-')];
	const whole = readings.flatMap((reading) => reading.match(WORD) ?? []);
	return [...new Set(whole.flatMap((word) => [word, ...word.split('-')]))];
}

/** The evidence is of the scan's own reading: nothing in it comes from the publication. */
function sourcesOf({ pages, readings, known, confusions, translation }: Task): EvidenceSources {
	const read = pages.flatMap(({ page }) => lines(page));
	return {
		lattices: Object.assign({}, ...readings.map((one) => one?.lattices)),
		alternatives: Object.assign({}, ...readings.map((one) => one?.alternatives)),
		readByPerson: new Set(
			read.filter(({ by, seen }) => by !== 'tesseract' || seen.length > 0).map(({ id }) => id)
		),
		...(known.size > 0 && { lexicon: { knows: (word: string) => known.has(word) } }),
		confusions,
		...(translation !== null && { translation })
	};
}

function emptyOf({ outcome, alike }: Collation, published: string | null): Empty | null {
	if (published === null) return { why: 'no-publication' };
	if (outcome === 'collated') return null;
	if (outcome === 'unlike') return { why: 'too-different', percent: Math.round(alike * 100) };
	return EMPTY[outcome];
}

function beyondOf({ coverage }: Collation, leaves: number): Found['beyondScan'] {
	const last = coverage.beyondScan.findLast(({ reading }) => reading.from >= coverage.p![1]);
	return last ? { words: last.words, text: last.reading.text, leaves } : null;
}
