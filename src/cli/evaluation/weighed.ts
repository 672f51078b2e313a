/** How well the label of a difference tells misreadings from variants, page by page and in sum. */
import { collate } from '#lib/collation/collate.ts';
import type { Difference, Label } from '#lib/collation/difference.ts';
import { likeness } from '#lib/collation/pairing.ts';
import { SignalBox, type EvidenceSources } from '#lib/collation/signal.ts';
import { fromPages, fromPublished, type Witness } from '#lib/collation/witness.ts';
import { wordsOf } from '#lib/server/collation-task.ts';
import { tokenise } from '#lib/text/token.ts';
import { areaUnderCurve, asPrinted, causeOf, plant, slip } from './planted.ts';
import type { Cause, Language, Reading } from './planted.ts';

/** One difference of words: why it is there, and what the evidence made of it. */
export interface Weighed {
	cause: Cause;
	label: Label;
	/** Higher: rather a misreading. By the label, within one label by the machine's alternatives. */
	rank: number;
	/** The readings are one word, more or less: half of the letters are equal. */
	alike: boolean;
}

/** The design's "error" and "variant" are of words: capitals, signs and lost lines are not weighed. */
const OF_WORDS: ReadonlySet<Difference['class']> = new Set(['word', 'word-form', 'name', 'number']);
/** Tokens of P, or letters of S, around a misreading in which nothing is planted. */
const [AROUND, LETTERS] = [4, 12];

type Known = (words: readonly string[]) => Promise<boolean[]>;

/** Plants variants and slips into what was read right, and collates; null for an unlike reading. */
export async function weighPage(
	read: Reading,
	truth: string,
	language: Language,
	tools: { known: Known; chance: () => number }
): Promise<Weighed[] | null> {
	const printed = asPrinted(truth);
	const first = collateWith(read, printed);
	if (first.outcome !== 'collated') return null;
	const slipped = slip(read, readRight(first.differences), tools.chance);
	const second = collateWith(slipped, printed);
	const mayChange = matchedAlone(tokenise(printed).length, second);
	const planted = plant(printed, language, mayChange, tools.chance);
	const task = { pages: [{ surface: 's', page: slipped.page }], published: planted.text };
	const words = wordsOf(task);
	const answers = await tools.known(words);
	const known = new Set(words.filter((_, i) => answers[i]));
	const lexicon = { knows: (word: string) => known.has(word) };
	const sources: EvidenceSources = { ...slipped, lexicon };
	const { differences, s } = collateWith(slipped, planted.text, sources);
	const box = new SignalBox(s, differences, sources);
	return differences
		.filter((one) => OF_WORDS.has(one.class))
		.map((one): Weighed => {
			const isSlip = slipped.slips.has(one.s.text.replace(/[^а-яё]/gu, ''));
			const { support, unknownS, unknownP } = box.signalsOf(one);
			const noWord = (unknownS?.length ?? 0) > 0 && unknownP?.length === 0;
			const { label } = one.evidence;
			return {
				cause: isSlip ? 'slip' : causeOf(one, planted),
				...{ label, rank: RANKS[label] + (noWord ? 1 : 0) - (support?.ratio ?? 1) / 2 },
				alike: likeness(one.s.text, one.p.text) >= 0.5
			};
		});
}

const RANKS: Record<Label, number> = { misreading: 4, undecided: 2, variant: 0 };

function collateWith(read: Reading, published: string, evidence?: EvidenceSources) {
	const s: Witness = fromPages([{ surface: 's', page: read.page }]);
	const options = evidence ? { evidence, lexicon: evidence.lexicon! } : {};
	return { s, ...collate(s, fromPublished(published), options) };
}

/** Graphemes of S that no misreading stands near. */
function readRight(differences: readonly Difference[]) {
	const places = differences.flatMap(({ s }) => s.places);
	return (line: string, from: number, to: number) =>
		!places.some(
			(place) => place.line === line && place.from - LETTERS < to && from < place.to + LETTERS
		);
}

/** Tokens of P that have a partner in S and no difference near. */
function matchedAlone(count: number, { matches, differences }: ReturnType<typeof collateWith>) {
	const alone = new Uint8Array(count);
	for (let i = 2; i < matches.length; i += 4) alone.fill(1, matches[i], matches[i + 1]);
	for (const { p } of differences)
		alone.fill(0, Math.max(0, p.from - AROUND), Math.max(0, p.to + AROUND));
	return (token: number) => alone[token] === 1;
}

/** One row of the table: some differences of one cause by their label. */
export interface Tally {
	cause: Cause;
	count: number;
	misreading: number;
	variant: number;
	undecided: number;
}

export interface Figures {
	rows: Tally[];
	/** Misreadings against variants; null where one of them is missing. */
	auc: number | null;
}

/** Sums over all pages, never means of pages. */
export function figuresOf(all: readonly Weighed[]): Figures {
	const of = (cause: Cause) => all.filter((one) => one.cause === cause);
	const rows = (['misreading', 'variant', 'slip'] as const).map((cause): Tally => {
		const count = (label: Label) => of(cause).filter((one) => one.label === label).length;
		const labels = { misreading: count('misreading'), variant: count('variant') };
		return { cause, count: of(cause).length, ...labels, undecided: count('undecided') };
	});
	const ranks = (cause: Cause) => of(cause).map(({ rank }) => rank);
	return { rows, auc: areaUnderCurve(ranks('misreading'), ranks('variant')) };
}
