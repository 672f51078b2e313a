import { cardsOf } from '#lib/collation/card.ts';
import { underRules } from '#lib/collation/house-rule.ts';
import type { Edition } from '#lib/encoding/edition.ts';
import type { Fault } from '#lib/encoding/tei/fault.ts';
import { read } from '#lib/encoding/tei/read.ts';
import { write } from '#lib/encoding/tei/write.ts';
import { lines } from '#lib/transcription/page.ts';
import type { Measured } from '#lib/workflow/check.ts';
import { faultsOf } from './checking.ts';
import type { Collated } from './collating.ts';
import { assemble } from './edition.ts';
import { sha256 } from './sealed-files.ts';
import type { Workbench } from './workbench.ts';
import * as verdicts from './storage/verdict.ts';

/** A record as it would be sealed now: what the approver reads, and what he names by approving. */
export interface Prepared {
	edition: Edition;
	/** The TEI of the working text, said to be a draft. */
	tei: string;
	sight: Sight;
	faults: Fault[];
	measured: Measured;
}

/** What a person saw: every page's revision and hash, the verdicts, and the SHA-256 of the TEI. */
export interface Sight {
	/** `page number sha256`, in order of the pages. */
	revisions: string[];
	/** Ids of the verdicts that stand, in order of their giving. */
	verdicts: string[];
	tei: string;
}

/** Writes and checks the working text as it would be sealed. */
export async function prepare(workbench: Workbench, collated: Collated): Promise<Prepared> {
	const { sql } = workbench.store;
	const edition = await assemble(sql, collated, { status: 'draft' });
	const tei = write(edition, { form: 'edition' });
	const faults = await faultsOf(tei, edition);
	const sight = {
		revisions: collated.pages.map(({ id, head, sha256 }) => `${id} ${head} ${sha256}`),
		verdicts: (await verdicts.standing(sql, collated.record)).map(({ id }) => id),
		tei: sha256(tei)
	};
	const measured = await measure(workbench, collated, { edition, tei, faults });
	return { edition, tei, sight, faults, measured };
}

export function sameSight(one: Sight, other: Sight): boolean {
	const text = ({ revisions, verdicts, tei }: Sight) => JSON.stringify([revisions, verdicts, tei]);
	return text(one) === text(other);
}

async function measure(
	workbench: Workbench,
	collated: Collated,
	{ edition, tei, faults }: Pick<Prepared, 'edition' | 'tei' | 'faults'>
): Promise<Measured> {
	const given = await verdicts.standing(workbench.store.sql, collated.record);
	const cards = cardsOf(underRules(collated.differences, given).differences, given);
	const inState = (...states: string[]) =>
		cards.filter(({ state }) => states.includes(state)).length;
	const all = collated.pages.flatMap(({ content }) => lines(content));
	const reviewed = collated.pages.filter(
		({ state }) => state === 'reviewed' || state === 'approved'
	);
	return {
		pages: collated.pages.length,
		unreviewed: collated.pages.length - reviewed.length,
		undecided: inState('open', 'suggested'),
		...{
			contested: inState('contested'),
			outdated: inState('outdated'),
			decided: inState('decided')
		},
		unconfirmed: all.filter(({ by, seen }) => by === 'tesseract' && seen.length === 0).length,
		lines: all.length,
		faults: faults.length,
		departing: faults.length > 0 ? 0 : departing(collated, tei),
		damaged: await damaged(workbench, edition),
		scans: edition.surfaces.length,
		uncredited: edition.people.filter(({ credit }) => credit === null).length,
		profile: edition.profile.name
	};
}

/** Lines of the file that are not, letter for letter, the lines on the screen; in both directions. */
function departing(collated: Collated, tei: string): number {
	const written = read(tei).flatMap(({ page }) => lines(page).map(({ text }) => text));
	const shown = collated.pages.flatMap(({ content }) => lines(content).map(({ text }) => text));
	const length = Math.max(written.length, shown.length);
	return Array.from({ length }, (_, i) => written[i] === shown[i]).filter((same) => !same).length;
}

/** Masters whose bytes are no longer those of their deposit, or are not there. */
async function damaged({ files }: Workbench, { surfaces }: Edition): Promise<number> {
	const sums = new Set(surfaces.map(({ surface }) => surface.sha256));
	let found = 0;
	for (const sum of sums)
		if (!(await files.has(sum)) || sha256(await files.get(sum)) !== sum) found++;
	return found;
}
