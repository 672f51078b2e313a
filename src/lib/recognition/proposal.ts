import { graphemes } from '#lib/text/grapheme.ts';
import type { Choice, Lattice } from './lattice.ts';

/**
 * Proposals for a doubtful word. Nothing here is ever applied: a person takes one or none, and each
 * says why it is made. The publication is no source of any of them.
 */
export const REASONS = [
	'second-choice',
	'second-reading',
	'confusion',
	'record-word',
	'dictionary'
] as const;
export type ReasonCode = (typeof REASONS)[number];

export interface Reason {
	code: ReasonCode;
	/**
	 * `letter`, `cost` for a choice of the machine; `read`, `right`, `count` for a confusion, of which
	 * `here` on this very page; `count` for a word of the record.
	 */
	facts: Record<string, string | number>;
}

export interface Proposal {
	text: string;
	reasons: Reason[];
}

/** A word of a line as it stands under somebody's hands, saved or not. */
export interface Asked {
	line: string;
	text: string;
	/** The lines around it, for a word that is cut at the end of one. */
	before?: string | undefined;
	after?: string | undefined;
	/** Graphemes of the text; `to` exclusive. */
	from: number;
	to: number;
}

/** The word without the signs around it, and what may stand there. Nothing is taken by itself. */
export interface Proposed {
	line: string;
	word: string;
	from: number;
	to: number;
	proposals: Proposal[];
}

/** A letter (or two) that people corrected before on this page or in this record. */
export interface Confusion {
	read: string;
	right: string;
	count: number;
	/** How many of them on this very page. */
	here?: number;
}

/** What is known about the word; `lattice` holds one entry a grapheme of it. */
export interface Doubtful {
	word: string;
	lattice: Lattice;
	/** What other readings of the same picture have at this place. */
	others?: readonly string[];
	confusions: readonly Confusion[];
	/** Words of the record that a person confirmed, in lower case, with how often. */
	recordWords: ReadonlyMap<string, number>;
}

/** Letters that take part in changes of two at once: the likeliest of all that may be replaced. */
const PAIRED = 24;
/** What a reason is worth: the machine's own doubt is the strongest, a dictionary alone the weakest. */
const WORTH: Record<ReasonCode, number> = {
	'second-choice': 3,
	'second-reading': 3,
	confusion: 2,
	'record-word': 2,
	dictionary: 1
};
/** What it takes from a proposal that no dictionary knows it, or that only its capitals differ. */
const LESS = { unknown: 2.5, capitals: 1 };

/** Words that the machine's choices, the confusions and the record offer, each with its reason. */
export function candidates(doubtful: Doubtful): Proposal[] {
	const found = new Map<string, Proposal>();
	const add = (text: string, reason: Reason) => {
		if (text === doubtful.word) return;
		const known = found.get(text) ?? { text, reasons: [] };
		if (!known.reasons.some(({ code }) => code === reason.code)) known.reasons.push(reason);
		found.set(text, known);
	};
	for (const source of [fromOthers, fromLattice, fromConfusions, fromRecord])
		for (const { text, reason } of source(doubtful)) add(text, reason);
	return [...found.values()];
}

/** Reasons that stand without a dictionary: a person, or the picture itself, has the whole word. */
const ENOUGH: readonly ReasonCode[] = ['record-word', 'second-reading'];

/** What the dictionary says of the word and of what is offered for it. */
export interface Verdicts {
	/** Those that it knows, the word itself perhaps among them. */
	known: ReadonlySet<string>;
	/** Its own proposals, likeliest first. */
	suggested: readonly string[];
	most?: number;
}

/**
 * The best `most` of the candidates: those that the dictionary, the record or another reading has,
 * then the dictionary's own. For a word that it knows only what the machine itself thought of is
 * offered: any word is a letter away from some other.
 */
export function choose(
	word: string,
	offered: readonly Proposal[],
	{ known, suggested, most = 5 }: Verdicts
): Proposal[] {
	const likely = (cost: unknown) => typeof cost === 'number' && cost < 0.5;
	const fits = ({ text, reasons }: Proposal) =>
		reasons.some(isEnough) ||
		(known.has(text) && (!known.has(word) || reasons.some(({ facts }) => likely(facts.cost)))) ||
		(isNumber(word) && reasons.some(({ facts }) => likely(facts.cost)));
	const ranked = offered
		.filter((one) => isWritten(one.text, word) && fits(one))
		.map(({ text, reasons }) => ({
			text,
			reasons: known.has(text) && !HAS_DIGIT.test(text) ? [...reasons, IN_DICTIONARY] : reasons
		}));
	const more = suggested
		.filter((text) => !known.has(word) && !text.includes(' '))
		.filter((text) => !ranked.some((proposal) => proposal.text === text))
		.map((text) => ({ text, reasons: [IN_DICTIONARY] }));
	const place = (text: string) => (suggested.indexOf(text) + 100) % 100;
	return [...ranked, ...more]
		.sort((a, b) => worth(b, word) - worth(a, word) || place(a.text) - place(b.text))
		.slice(0, most);
}

const HAS_DIGIT = /\p{N}/u;
const CAPITAL_INSIDE = /\p{Ll}\p{M}*\p{Lu}|^\p{Lu}{2,}\p{Ll}/u;

/** Half of it digits, or more: no dictionary has an opinion of it. */
function isNumber(word: string): boolean {
	return (word.match(/\p{N}/gu)?.length ?? 0) * 2 >= graphemes(word).length;
}

/** Capitals stand at the head of a word or all through it, unless they do so in the word as read. */
function isWritten(text: string, word: string): boolean {
	return !CAPITAL_INSIDE.test(text) || CAPITAL_INSIDE.test(word);
}

const IN_DICTIONARY: Reason = { code: 'dictionary', facts: {} };

function isEnough({ code }: Reason): boolean {
	return ENOUGH.includes(code);
}

function worth({ text, reasons }: Proposal, word: string): number {
	const sum = reasons.reduce(
		(all, { code, facts }) => all + WORTH[code] - Number(facts.cost ?? 0),
		0
	);
	const unknown = reasons.includes(IN_DICTIONARY) || reasons.some(isOfPeople) ? 0 : LESS.unknown;
	const capitals = text.toLowerCase() === word.toLowerCase() ? LESS.capitals : 0;
	return sum - unknown - capitals;
}

function isOfPeople({ code }: Reason): boolean {
	return code === 'record-word' || code === 'confusion';
}

interface Found {
	text: string;
	reason: Reason;
}

/** One letter of the word as the machine might have read it. */
interface Swap {
	at: number;
	letter: string;
	/** 0.3 and less: the machine thought of it; 0.6 and more: it gave it no chance. */
	cost: number;
}

/** The word with one or two letters replaced by the machine's other choices for them. */
function fromLattice({ word, lattice }: Doubtful): Found[] {
	const letters = graphemes(word);
	const swaps = letters
		.flatMap((own, at) => swapsAt(own, at, lattice[at] ?? []))
		.sort((a, b) => a.cost - b.cost);
	const likeliest = swaps.slice(0, PAIRED);
	const pairs = likeliest.flatMap((one, i) =>
		likeliest.slice(i + 1).flatMap((two) => (one.at === two.at ? [] : [[one, two]]))
	);
	return [...swaps.map((one) => [one]), ...pairs].map((changes) => found(letters, changes));
}

function swapsAt(own: string, at: number, choices: readonly Choice[]): Swap[] {
	return choices.slice(1).flatMap(([letter, certainty], rank) => {
		const cost = (certainty > 0 ? 0.2 : 0.6) + rank / 20;
		return letter === own ? [] : [{ at, letter, cost }];
	});
}

function found(letters: readonly string[], changes: readonly Swap[]): Found {
	const now = [...letters];
	for (const { at, letter } of changes) now[at] = letter;
	const letter = changes.map((one) => one.letter).join(', ');
	// Two letters wrong at once are rarer than one.
	const cost = changes.reduce((sum, one) => sum + one.cost, (changes.length - 1) * 0.5);
	return { text: now.join(''), reason: { code: 'second-choice', facts: { letter, cost } } };
}

/** What other readings of the picture have here, as they have it. */
function fromOthers({ others = [] }: Doubtful): Found[] {
	return others.map((text) => ({ text, reason: { code: 'second-reading', facts: {} } }));
}

/** The word with a confirmed confusion mended at one place. */
function fromConfusions({ word, confusions }: Doubtful): Found[] {
	return confusions.flatMap(({ read, right, count, here = 0 }) => {
		const found: Found[] = [];
		for (let at = word.indexOf(read); read !== '' && at !== -1; at = word.indexOf(read, at + 1)) {
			const text = word.slice(0, at) + right + word.slice(at + read.length);
			found.push({ text, reason: { code: 'confusion', facts: { read, right, count, here } } });
		}
		return found;
	});
}

/** Confirmed words of the record that are as long and differ in one letter, two from six letters on. */
function fromRecord({ word, recordWords }: Doubtful): Found[] {
	const letters = graphemes(word.toLowerCase());
	const allowed = letters.length >= 6 ? 2 : 1;
	return [...recordWords]
		.filter(([other]) => unlike(letters, graphemes(other)) <= allowed)
		.map(([other, count]) => ({
			text: writtenLike(word, other),
			reason: { code: 'record-word', facts: { count } }
		}));
}

/** A word in lower case with the capitals of another: all of them, the first one, or none. */
export function writtenLike(model: string, word: string): string {
	const [first = ''] = graphemes(model);
	if (first === first.toLowerCase()) return word;
	if (model === model.toUpperCase() && graphemes(model).length > 1) return word.toUpperCase();
	const [head = '', ...rest] = graphemes(word);
	return head.toUpperCase() + rest.join('');
}

function unlike(a: readonly string[], b: readonly string[]): number {
	if (a.length !== b.length) return Infinity;
	return a.reduce((sum, letter, i) => sum + (letter === b[i] ? 0 : 1), 0);
}
