import { graphemes } from '#lib/text/grapheme.ts';
import type { Lattice } from './lattice.ts';

/**
 * Proposals for a doubtful word. Nothing here is ever applied: a person takes one or none, and each
 * says why it is made. The publication is no source of any of them.
 */
export const REASONS = ['second-choice', 'confusion', 'record-word', 'dictionary'] as const;
export type ReasonCode = (typeof REASONS)[number];

export interface Reason {
	code: ReasonCode;
	/** `read`, `right`, `count` for a confusion; `letter`, `rank` for a choice of the machine. */
	facts: Record<string, string | number>;
}

export interface Proposal {
	text: string;
	reasons: Reason[];
}

/** A letter (or two) that people corrected before on this page or in this record. */
export interface Confusion {
	read: string;
	right: string;
	count: number;
}

/** What is known about the word; `lattice` holds one entry a grapheme of it. */
export interface Doubtful {
	word: string;
	lattice: Lattice;
	confusions: readonly Confusion[];
	/** Words of the record that a person confirmed, with how often. */
	recordWords: ReadonlyMap<string, number>;
}

/** Places changed at once by the machine's own choices: beyond two a word is not that word any more. */
const CHANGED_AT_ONCE = 2;
/** Words tried: 2 places of 20 with 5 choices each make 5,000; the likeliest come first. */
const TRIED = 400;
/** What a reason is worth: the machine's own doubt is the strongest, a dictionary alone the weakest. */
const WORTH: Record<ReasonCode, number> = {
	'second-choice': 3,
	confusion: 2,
	'record-word': 2,
	dictionary: 1
};

/** Words that the machine's choices, the confusions and the record offer, each with its reason. */
export function candidates(doubtful: Doubtful): Proposal[] {
	const found = new Map<string, Proposal>();
	const add = (text: string, reason: Reason) => {
		if (text === doubtful.word) return;
		const known = found.get(text) ?? { text, reasons: [] };
		if (!known.reasons.some(({ code }) => code === reason.code)) known.reasons.push(reason);
		found.set(text, known);
	};
	for (const { text, reason } of fromLattice(doubtful)) add(text, reason);
	for (const { text, reason } of fromConfusions(doubtful)) add(text, reason);
	for (const { text, reason } of fromRecord(doubtful)) add(text, reason);
	return [...found.values()];
}

/**
 * The best `most` of the candidates: those that the dictionary or the record knows, then the
 * dictionary's own suggestions. `suggested` comes likeliest first.
 */
export function choose(
	offered: readonly Proposal[],
	{
		known,
		suggested,
		most = 5
	}: { known: ReadonlySet<string>; suggested: readonly string[]; most?: number }
): Proposal[] {
	const ranked = offered
		.filter(
			({ text, reasons }) => known.has(text) || reasons.some(({ code }) => code === 'record-word')
		)
		.map((proposal) => withDictionary(proposal, suggested));
	const more = suggested
		.filter((text) => !ranked.some((proposal) => proposal.text === text) && !text.includes(' '))
		.map((text) => ({ text, reasons: [{ code: 'dictionary' as const, facts: {} }] }));
	const place = (text: string) =>
		suggested.includes(text) ? suggested.indexOf(text) : suggested.length;
	return [...ranked, ...more]
		.sort((a, b) => worth(b) - worth(a) || place(a.text) - place(b.text))
		.slice(0, most);
}

function withDictionary(proposal: Proposal, suggested: readonly string[]): Proposal {
	if (!suggested.includes(proposal.text)) return proposal;
	return { ...proposal, reasons: [...proposal.reasons, { code: 'dictionary', facts: {} }] };
}

function worth({ reasons }: Proposal): number {
	return reasons.reduce(
		(sum, { code, facts }) => sum + WORTH[code] - Number(facts.rank ?? 0) / 10,
		0
	);
}

interface Found {
	text: string;
	reason: Reason;
}

/** The word with one or two letters replaced by the machine's other choices for them. */
function fromLattice({ word, lattice }: Doubtful): Found[] {
	const letters = graphemes(word);
	const found: Found[] = [];
	const replace = (start: number, now: string[], changed: number, rank: number, letter: string) => {
		if (changed > 0) {
			found.push({
				text: now.join(''),
				reason: { code: 'second-choice', facts: { letter, rank } }
			});
		}
		if (changed === CHANGED_AT_ONCE) return;
		for (let i = start; i < now.length && found.length < TRIED; i++) {
			(lattice[i] ?? []).slice(1).forEach(([text], choice) => {
				if (text === letters[i]) return;
				const next = [...now];
				next[i] = text;
				replace(
					i + 1,
					next,
					changed + 1,
					rank + choice + 1,
					letter === '' ? text : `${letter}, ${text}`
				);
			});
		}
	};
	replace(0, letters, 0, 0, '');
	return found;
}

/** The word with a confirmed confusion mended at one place. */
function fromConfusions({ word, confusions }: Doubtful): Found[] {
	return confusions.flatMap(({ read, right, count }) => {
		const found: Found[] = [];
		for (let at = word.indexOf(read); read !== '' && at !== -1; at = word.indexOf(read, at + 1)) {
			const text = word.slice(0, at) + right + word.slice(at + read.length);
			found.push({ text, reason: { code: 'confusion', facts: { read, right, count } } });
		}
		return found;
	});
}

/** Confirmed words of the record that are as long and differ in one letter, two from six letters on. */
function fromRecord({ word, recordWords }: Doubtful): Found[] {
	const letters = graphemes(word);
	const allowed = letters.length >= 6 ? 2 : 1;
	return [...recordWords]
		.filter(([other]) => other !== word && unlike(letters, graphemes(other)) <= allowed)
		.map(([text, count]) => ({ text, reason: { code: 'record-word', facts: { count } } }));
}

function unlike(a: readonly string[], b: readonly string[]): number {
	if (a.length !== b.length) return Infinity;
	return a.reduce((sum, letter, i) => sum + (letter === b[i] ? 0 : 1), 0);
}
