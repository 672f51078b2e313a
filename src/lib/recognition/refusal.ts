import { cores, textOf } from './doubt.ts';
import type { ReadLine } from './hocr.ts';
import type { PlannedLine } from './plan.ts';

/** Why a fragment is taken for no text; the sentence of each stands in the catalogue of words. */
export type FragmentReason = 'no-letters' | 'unsure' | 'faint' | 'size' | 'mixed';

/** Letters or marks that chance may bring together. */
const FEW = 3;
/** A page number between dashes. */
const FOLIO = /^[-–—]\s*\S{1,5}\s*[-–—]$/u;

interface Evidence {
	letters: number;
	/** Of the letters, those in words of three or more that the dictionary knows. */
	known: number;
	confidence: number;
	size: number;
	darkness: number;
	marks: number;
	/** A long line stands in the same row. */
	beside: boolean;
	text: string;
}

/** Rules from the plainest on; the first that holds refuses the fragment. */
const RULES: { reason: FragmentReason; holds: (of: Evidence) => boolean }[] = [
	{ reason: 'no-letters', holds: ({ letters }) => letters === 0 },
	{
		reason: 'unsure',
		holds: ({ confidence, known, marks, beside, text }) =>
			!FOLIO.test(text) && known < 0.3 && confidence < (marks > FEW || beside ? 0.25 : 0.5)
	},
	{
		reason: 'unsure',
		holds: ({ confidence, known, letters, beside, text }) =>
			letters <= FEW && known === 0 && confidence < 0.75 && !beside && !FOLIO.test(text)
	},
	{
		reason: 'faint',
		holds: ({ darkness, confidence, known }) => darkness < 0.6 && confidence < 0.8 && known < 0.4
	},
	{
		reason: 'size',
		holds: ({ size, confidence, known }) =>
			(size < 0.6 || size > 2.2) && confidence < 0.8 && known < 0.4
	}
];

/** The reason why what was read is no text, or none. Evidence only: no text is refused for its words. */
export function reasonAgainst(
	line: PlannedLine,
	read: ReadLine,
	known: ReadonlySet<string>,
	beside = false
): FragmentReason | undefined {
	const evidence = { ...weigh(line, read, known), beside };
	return RULES.find((rule) => rule.holds(evidence))?.reason;
}

function weigh(
	line: PlannedLine,
	read: ReadLine,
	known: ReadonlySet<string>
): Omit<Evidence, 'beside'> {
	const letters = lettersOf(read);
	const { size, darkness, marks } = line;
	return {
		letters,
		known: shareKnown(read, known),
		confidence: read.confidence,
		size,
		darkness,
		marks,
		text: read.text
	};
}

function lettersOf(read: ReadLine): number {
	return (read.text.match(/[\p{L}\p{N}]/gu) ?? []).length;
}

/** Of the letters and digits, those in words of three letters or more that the dictionary knows. */
export function shareKnown(read: ReadLine, known: ReadonlySet<string>): number {
	const letters = lettersOf(read);
	const inWords = read.words
		.flatMap((word) => cores(textOf(read, word)))
		.filter((word) => word.length > 2 && known.has(word))
		.reduce((sum, word) => sum + word.length, 0);
	return letters === 0 ? 0 : inWords / letters;
}
