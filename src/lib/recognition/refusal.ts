import { cores, textOf } from './doubt.ts';
import type { ReadLine } from './hocr.ts';
import type { PlannedLine } from './plan.ts';

/** Why a fragment is taken for no text; the sentence of each stands in the catalogue of words. */
export type FragmentReason = 'no-letters' | 'unsure' | 'faint' | 'size' | 'mixed';

interface Evidence {
	letters: number;
	/** Of the letters, those in words of three or more that the dictionary knows. */
	known: number;
	confidence: number;
	size: number;
	darkness: number;
	marks: number;
}

/** Rules from the plainest on; the first that holds refuses the fragment. */
const RULES: { reason: FragmentReason; holds: (of: Evidence) => boolean }[] = [
	{ reason: 'no-letters', holds: ({ letters }) => letters === 0 },
	{ reason: 'unsure', holds: ({ confidence, known }) => confidence < 0.5 && known < 0.3 },
	{
		reason: 'unsure',
		holds: ({ confidence, known, letters }) => letters <= 3 && known === 0 && confidence < 0.75
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
	known: ReadonlySet<string>
): FragmentReason | undefined {
	const evidence = weigh(line, read, known);
	return RULES.find((rule) => rule.holds(evidence))?.reason;
}

function weigh(line: PlannedLine, read: ReadLine, known: ReadonlySet<string>): Evidence {
	const letters = lettersOf(read);
	const { size, darkness, marks } = line;
	return {
		letters,
		known: shareKnown(read, known),
		confidence: read.confidence,
		size,
		darkness,
		marks
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
