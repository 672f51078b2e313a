import * as edits from '#lib/text/edits.ts';
import { bareWords, placeOf } from '#lib/recognition/place.ts';
import type { Proposal } from '#lib/recognition/proposal.ts';
import { type Dictionary, type Lessons, propose } from '#lib/recognition/propose.ts';
import { asideKinds } from '#lib/recognition/running-text.ts';
import type { Result } from '#lib/recognition/run.ts';
import { doubt, expectedError } from '#lib/transcription/doubt.ts';
import { lines } from '#lib/transcription/page.ts';

/** What the proposals for a page (or a set) were worth; counts of words, never rates. */
export interface Proposed {
	words: number;
	/** Words that are not as the ground truth has them. */
	misread: number;
	/** Words marked "check" or "guess". */
	doubtful: number;
	/** Of the misread words, those that are marked. */
	found: number;
	/** Of the marked words, those that got a proposal. */
	answered: number;
	/** Of the misread ones among them: the first proposal is right; one of the five is. */
	first: number;
	five: number;
	/** Right words whose first proposal would spoil them. */
	spoilt: number;
	/** How many misread words the certainties promise. */
	expected: number;
}

export const NOTHING: Proposed = {
	...{ words: 0, misread: 0, doubtful: 0, found: 0, answered: 0 },
	...{ first: 0, five: 0, spoilt: 0, expected: 0 }
};

/** A word as read, with what the ground truth has at its place: nothing for a word that is not there. */
interface Judged {
	line: Result['page']['regions'][number]['lines'][number];
	word: Result['page']['regions'][number]['lines'][number]['words'][number];
	right: boolean;
	truths: ReadonlySet<string>;
}

/** Asks for proposals for each marked word of a page and holds them against its ground truth. */
export async function measureProposals(
	{ page, lattices, alternatives }: Pick<Result, 'page' | 'lattices' | 'alternatives'>,
	truth: string,
	dictionary: Dictionary,
	lessons: Lessons = { confusions: [], words: new Map() }
): Promise<Proposed> {
	const judged = judge(page, truth);
	const all = lines(page);
	const between = new Map(
		all.map(({ id, text }, at) => [
			id,
			{ before: all[at - 1]?.text, text, after: all[at + 1]?.text }
		])
	);
	const found: Proposed = { ...NOTHING, words: judged.length };
	for (const { line, word, right, truths } of judged) {
		found.expected += expectedError(word, line);
		if (!right) found.misread++;
		if (doubt(word, line) === 'sure') continue;
		found.doubtful++;
		if (!right) found.found++;
		const others = (alternatives[line.id] ?? []).map(({ text }) => text);
		const reading = { lattice: lattices[line.id] ?? [], others };
		const place = placeOf(between.get(line.id)!, word, reading);
		count(found, place ? await propose(place, lessons, dictionary) : [], right, truths);
	}
	return found;
}

function count(found: Proposed, proposals: Proposal[], right: boolean, truths: Judged['truths']) {
	const [first] = proposals;
	if (!first) return;
	found.answered++;
	if (right) found.spoilt++;
	else {
		if (truths.has(first.text)) found.first++;
		if (proposals.some(({ text }) => truths.has(text))) found.five++;
	}
}

/**
 * Words of the running text paired with those of the ground truth. A misread word may be any of the
 * truth's words between the nearest two that agree.
 */
function judge(page: Result['page'], truth: string): Judged[] {
	const read = page.regions
		.filter(({ kind }) => !asideKinds.includes(kind))
		.flatMap(({ lines }) => lines.filter(({ refused }) => refused === undefined))
		.flatMap((line) =>
			line.words.flatMap((word) => {
				const place = placeOf(line, word, null);
				return place ? [{ line, word, bare: place.word }] : [];
			})
		);
	const expected = bareWords(truth).map(({ word }) => word);
	const judged: Judged[] = [];
	let between = new Set<string>();
	for (const [a, b] of edits.path(
		expected,
		read.map(({ bare }) => bare)
	)) {
		const [there, here] = [expected[a], read[b]];
		const right = there !== undefined && there === here?.bare;
		if (right) between = new Set();
		else if (there !== undefined) between.add(there);
		if (here) judged.push({ line: here.line, word: here.word, right, truths: between });
	}
	return judged;
}

/** The figures of several pages, added up. */
export function total(parts: readonly Proposed[]): Proposed {
	const sum = { ...NOTHING };
	for (const part of parts)
		for (const key of Object.keys(sum) as (keyof Proposed)[]) sum[key] += part[key];
	return sum;
}

/** The figures in sentences. */
export function told(found: Proposed): string[] {
	const { words, misread, doubtful, answered, first, five, spoilt, expected } = found;
	return [
		`doubtful words: ${doubtful} of ${words}; ${found.found} of the ${misread} misread are among them (${expected.toFixed(0)} misread were expected)`,
		`proposals: for ${answered} of ${doubtful}; of the ${found.found} misread, the first is right for ${first}, one of five for ${five}`,
		`right words that would be spoilt if the first proposal were taken unseen: ${spoilt} of ${doubtful - found.found}`
	];
}
