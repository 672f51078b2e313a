import { cores, textsOf } from './doubt.ts';
import type { ReadLine } from './hocr.ts';
import type { PlannedLine } from './plan.ts';

/** Why a fragment is taken for no text; the sentence of each stands in the catalogue of words. */
export type FragmentReason = 'no-letters' | 'unsure' | 'faint' | 'size';

/** Letters or marks that chance may bring together. */
const FEW = 3;
/** A patch wider than this is more than a bare stroke, in x-heights; one lower than this is no digit. */
const SLIM = 0.25;
const LOW = 1.1;
/** A patch as high as this is no sign. */
const HIGH = 0.5;
/** So many marks of the page's own size and darkness are a line of writing, however badly it is read. */
const LINE = { marks: 20, size: [0.8, 1.3], darkness: 0.8 } as const;
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
	/** Its patches are upright strokes and nothing else. */
	bare: boolean;
	text: string;
}

/** Rules from the plainest on; the first that holds refuses the fragment. */
const RULES: { reason: FragmentReason; holds: (of: Evidence) => boolean }[] = [
	{ reason: 'no-letters', holds: ({ letters }) => letters === 0 },
	{
		reason: 'no-letters',
		holds: ({ letters, bare, size, beside }) => letters <= 1 && bare && (beside || size < LOW)
	},
	{
		reason: 'unsure',
		holds: (of) =>
			!FOLIO.test(of.text) &&
			of.known < 0.3 &&
			of.confidence < (of.marks > FEW || of.beside ? 0.25 : 0.5) &&
			!isLine(of)
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

/** What a line stands in. */
export interface Setting {
	/** A long line stands in the same row. */
	beside?: boolean;
	/** Height of small letters, in pixels of the line's picture. */
	xHeight: number;
}

/** The reason why what was read is no text, or none. Evidence only: no text is refused for its words. */
export function reasonAgainst(
	line: PlannedLine,
	read: ReadLine,
	known: ReadonlySet<string>,
	{ beside = false, xHeight }: Setting
): FragmentReason | undefined {
	const { size, darkness, marks } = line;
	const evidence: Evidence = {
		letters: lettersOf(read),
		known: shareKnown(read, known),
		confidence: read.confidence,
		...{ size, darkness, marks, beside },
		bare: isBare(line, xHeight),
		text: read.text
	};
	return RULES.find((rule) => rule.holds(evidence))?.reason;
}

/** An edge or a fold of the sheet beside the text: it is read as `1`, and surely. */
function isBare({ ink }: PlannedLine, xHeight: number): boolean {
	const high = ink.filter((patch) => patch.high >= HIGH);
	return high.length > 0 && high.every(({ left, right }) => right - left < SLIM * xHeight);
}

function isLine({ marks, size, darkness, letters }: Evidence): boolean {
	const [least, most] = LINE.size;
	const alike = size >= least && size <= most && darkness >= LINE.darkness;
	return marks >= LINE.marks && letters >= marks / 2 && alike;
}

function lettersOf(read: ReadLine): number {
	return (read.text.match(/[\p{L}\p{N}]/gu) ?? []).length;
}

/** Of the letters and digits, those in words of three letters or more that the dictionary knows. */
export function shareKnown(read: ReadLine, known: ReadonlySet<string>): number {
	const letters = lettersOf(read);
	const inWords = textsOf(read)
		.flatMap(cores)
		.filter((word) => word.length > 2 && known.has(word))
		.reduce((sum, word) => sum + word.length, 0);
	return letters === 0 ? 0 : inWords / letters;
}
