import type { Difference, Place } from '#lib/collation/difference.ts';
import { done, refuse, type Outcome } from '#lib/outcome.ts';
import * as grapheme from '#lib/text/grapheme.ts';
import type { Annotation } from '#lib/transcription/annotation.ts';
import * as lineOf from '#lib/transcription/line.ts';
import { findLine, type Line } from '#lib/transcription/page.ts';
import type { Base, LineSave } from '#lib/transcription/save.ts';
import type { Sealed } from '#lib/workflow/audit.ts';
import type { Collated } from './collating.ts';
import * as collating from './collating.ts';
import * as deciding from './deciding.ts';
import type { Given, Job } from './deciding.ts';
import type { Workbench } from './workbench.ts';
import type { Desk } from './saving.ts';
import type { Sql } from './storage/store.ts';
import * as transcription from './transcription.ts';

/** A verdict that changes the text, with the lines as the person saw them. */
export interface Correction extends Omit<Given, 'kind'> {
	s: string;
	p: string;
	/** One for each place of the difference on the scan. */
	lines: { line: string; base: Base }[];
	/** Of the installation, and of this opening: a repeat of the same correction is one revision. */
	timeline: string;
	key: string;
}

/** How a place that cannot be read is marked. */
export const WAYS = ['unclear', 'gap', 'supplied'] as const;
export type Way = (typeof WAYS)[number];

/** What stands at a place after a correction. */
interface Replacement {
	place: Place;
	text: string;
	mark?: Omit<Annotation, 'id' | 'from' | 'to'>;
}

/** Verdict 1: the machine misread. `texts` is what the scan says at each place, by a person's eye. */
export async function correct(
	workbench: Workbench,
	record: string,
	given: Correction & { texts: string[] }
): Promise<Outcome<Job>> {
	return change(workbench, record, { ...given, kind: 'misread' }, (difference, lines) => {
		const replacements = difference.s.places.map((place, i) => ({
			place,
			text: (given.texts[i] ?? textAt(lines, place)).trim()
		}));
		const changed = replacements.some(({ place, text }) => text !== textAt(lines, place));
		return changed ? done(replacements) : refuse('reading_unchanged');
	});
}

/** Verdict 5: the scan cannot be read here; the place is marked, or supplied from the publication. */
export async function mark(
	workbench: Workbench,
	record: string,
	given: Correction & { way: Way }
): Promise<Outcome<Job>> {
	return change(workbench, record, { ...given, kind: 'illegible' }, (difference, lines) =>
		done(markings(difference, lines, given.way))
	);
}

function markings(difference: Difference, lines: Line[], way: Way): Replacement[] {
	const reason = 'illegible';
	return difference.s.places.map((place, i) => {
		const text = textAt(lines, place);
		if (way === 'unclear') return { place, text, mark: { kind: 'unclear', reason } };
		if (way === 'supplied') {
			const supplied = i > 0 ? '' : difference.p.text;
			return { place, text: supplied, mark: { kind: 'supplied', reason, source: 'P' } };
		}
		const quantity = Math.max(1, grapheme.length(text));
		return { place, text: '', mark: { kind: 'gap', reason, quantity, unit: 'character' } };
	});
}

/** Saves the lines by the desk's own rules, and gives the verdict on what stands there now, as one. */
async function change(
	workbench: Workbench,
	record: string,
	given: Correction & { kind: 'misread' | 'illegible' },
	replace: (difference: Difference, lines: Line[]) => Outcome<Replacement[]>
): Promise<Outcome<Job>> {
	const asked = await deciding.begin(workbench, record, 'verdict.change_text');
	if (!asked.ok) return asked;
	const collated = asked.value;
	const seen = deciding.seen(collated, given.difference, given);
	if (!seen.ok) return seen;
	const difference = seen.value;
	const page = deciding.pageOf(collated, difference);
	const content = collated.pages.find(({ id }) => id === page)!.content;
	const lines = difference.s.places.flatMap(({ line }) => findLine(content, line) ?? []);
	const replaced = replace(difference, lines);
	if (!replaced.ok) return replaced;
	const before = lines.map(({ id, text, annotations }) => ({ line: id, text, annotations }));
	let job = 0;
	const saved = await transcription.save(
		workbench,
		page,
		{
			...{ key: `${given.key}:${given.difference}`, timeline: given.timeline },
			...{ account: workbench.account!.id, reason: given.note },
			lines: savesOf(workbench, lines, replaced.value, given)
		},
		async ({ tx }, saved) => {
			const after = Object.fromEntries(saved.lines.map(({ line, base }) => [line, base]));
			const now = await today(workbench, tx, collated, difference, given.kind);
			const detail = { page, before, after, timeline: given.timeline };
			const all = [{ difference: now, given }];
			job = await deciding.write(workbench, tx, collated, all, 'verdict.change_text', detail);
		}
	);
	return saved.ok ? done({ job }) : saved;
}

function savesOf(
	workbench: Workbench,
	lines: Line[],
	replacements: Replacement[],
	given: Correction
): LineSave[] {
	return lines.map((line) => {
		const base = given.lines.find((one) => one.line === line.id)?.base ?? {
			revision: 0,
			sha256: ''
		};
		const here = replacements
			.filter(({ place }) => place.line === line.id)
			.sort((a, b) => b.place.from - a.place.from);
		const fresh = here.reduce((now, one) => replacedAt(workbench, now, one), line);
		return { line: line.id, base, text: fresh.text, annotations: fresh.annotations, confirm: true };
	});
}

function replacedAt(workbench: Workbench, line: Line, { place, text, mark }: Replacement): Line {
	const { from, to } = place;
	const unchanged = text === grapheme.slice(line.text, from, to);
	const [before, after] = from === to && text !== '' ? spacesAround(line.text, from) : ['', ''];
	const fresh = unchanged ? line : lineOf.replace(line, { from, to, text: before + text + after });
	if (!mark) return fresh;
	const start = from + before.length;
	const annotation = {
		...mark,
		id: workbench.newId(),
		from: start,
		to: start + grapheme.length(text)
	};
	return { ...fresh, annotations: [...fresh.annotations, annotation] };
}

/** The spaces that keep words apart where some are put in before grapheme `at`. */
function spacesAround(text: string, at: number): [before: string, after: string] {
	const [before, after] = [grapheme.slice(text, 0, at), grapheme.slice(text, at)];
	return [/\S$/u.test(before) ? ' ' : '', /^[\p{L}\p{N}]/u.test(after) ? ' ' : ''];
}

function textAt(lines: readonly Line[], { line, from, to }: Place): string {
	const text = lines.find(({ id }) => id === line)?.text ?? '';
	return grapheme.slice(text, from, to);
}

/** A mark leaves a difference where it was, perhaps under another key: the verdict is on that one. */
async function today(
	workbench: Workbench,
	tx: Sql,
	before: Collated,
	difference: Difference,
	kind: 'misread' | 'illegible'
): Promise<Difference> {
	if (kind === 'misread') return difference;
	const now = await collating.of(workbench, before.record, tx);
	const place = difference.s.places[0];
	const there = now?.differences.find(({ s }) =>
		s.places.some(
			({ line, from, to }) => line === place?.line && from <= place.to && place.from <= to
		)
	);
	return there ?? difference;
}

interface Changed {
	page: string;
	before: { line: string; text: string; annotations: Annotation[] }[];
	after: Record<string, Base>;
	timeline: string;
}

/**
 * Gives the lines of a correction their earlier text back, unless somebody wrote there since, and
 * does `also` in the same transaction.
 */
export async function takeBack(
	workbench: Workbench,
	entry: Sealed,
	also: (desk: Desk) => Promise<void>
): Promise<Outcome<null>> {
	const { page, before, after, timeline } = entry.detail as unknown as Changed;
	const saved = await transcription.save(
		workbench,
		page,
		{
			...{ key: `undo:${entry.number}`, timeline, account: workbench.account!.id },
			lines: before.map(({ line, text, annotations }) => ({
				...{ line, text, annotations, confirm: false },
				base: after[line] ?? { revision: 0, sha256: '' }
			}))
		},
		also
	);
	return saved.ok ? done(null) : saved;
}
