import type { Annotation, AnnotationKind } from '#lib/transcription/annotation.ts';
import * as grapheme from '#lib/text/grapheme.ts';

/** One choice of the menu: the digit, what it marks, and what it asks for besides. */
export interface Mark {
	digit: string;
	kind: AnnotationKind;
	/** The mark says something in words: the right form, the full form, a note. */
	asks?: true;
	/** Given to the mark at once. */
	preset?: Partial<Annotation>;
	/** What it is called in the menu, where the name of its kind does not tell it. */
	name?: 'letters' | 'words' | 'lines' | 'name' | 'lettering';
	/** Asked before anything is marked: which of these. */
	choices?: readonly Mark[];
}

/** The menu of marks, by digit. */
export const MARKS: readonly Mark[] = [
	{ digit: '1', kind: 'unclear' },
	{
		digit: '2',
		kind: 'gap',
		choices: (
			[
				['1', 'letters', 'character'],
				['2', 'words', 'word'],
				['3', 'lines', 'line']
			] as const
		).map(([digit, name, unit]) => ({
			...{ digit, name, kind: 'gap' as const },
			preset: { reason: 'illegible', unit }
		}))
	},
	{ digit: '3', kind: 'supplied', preset: { source: 'editor' } },
	{ digit: '4', kind: 'deleted' },
	{ digit: '5', kind: 'added' },
	{
		digit: '6',
		kind: 'underlined',
		name: 'lettering',
		choices: [
			{ digit: '1', kind: 'underlined' },
			{ digit: '2', kind: 'spaced' }
		]
	},
	{ digit: '7', kind: 'sic', asks: true },
	{ digit: '8', kind: 'abbreviation', asks: true },
	{ digit: '9', kind: 'note', asks: true },
	{
		digit: '0',
		kind: 'person',
		name: 'name',
		choices: [
			{ digit: '1', kind: 'person' },
			{ digit: '2', kind: 'place' },
			{ digit: '3', kind: 'date', asks: true },
			{ digit: '4', kind: 'number', asks: true }
		]
	}
];

/** Letters of a line that a mark is for; `to` exclusive. */
export interface Stretch {
	from: number;
	to: number;
}

/** The selection, or without one the word at the caret; a gap may stand between two letters. */
export function stretch(text: string, { from, to }: Stretch, kind: AnnotationKind): Stretch {
	if (from < to || kind === 'gap') return { from, to };
	const letters = grapheme.graphemes(text);
	let [start, end] = [from, to];
	while (start > 0 && letters[start - 1] !== ' ') start--;
	while (end < letters.length && letters[end] !== ' ') end++;
	return { from: start, to: end };
}

/** The mark as a value; null where there is nothing to mark. */
export function markOf(
	{ kind, preset }: Mark,
	text: string,
	selection: Stretch,
	{ id, value }: { id: string; value?: string }
): Annotation | null {
	const { from, to } = stretch(text, selection, kind);
	if (from === to && kind !== 'gap') return null;
	const letters = kind === 'gap' && preset?.unit === 'character';
	const quantity = kind === 'gap' ? { quantity: letters ? Math.max(1, to - from) : 1 } : {};
	return { id, kind, from, to, ...preset, ...quantity, ...(value ? { value } : {}) };
}

/** Marks at the caret, the innermost first: what "take away" offers. */
export function marksAt(marks: readonly Annotation[], { from, to }: Stretch): Annotation[] {
	return marks
		.filter((mark) => mark.from <= to && mark.to >= from)
		.sort((a, b) => a.to - a.from - (b.to - b.from));
}
