import type { Annotation, AnnotationKind } from '#lib/transcription/annotation.ts';
import { type Doubt, doubt } from '#lib/transcription/doubt.ts';
import type { Line } from '#lib/transcription/page.ts';
import * as grapheme from '#lib/text/grapheme.ts';

/** A stretch of a line under one set of marks and one degree of doubt; for the picture of the text. */
export interface Segment {
	text: string;
	doubt: Doubt;
	/** The doubtful word begins here: the place of its sign. */
	begins: boolean;
	kinds: AnnotationKind[];
	/** A gap without letters stands before this stretch. */
	gap: boolean;
}

/** The line cut at every edge of a mark or of a doubtful word; joined again it is the line's text. */
export function segments(line: Line): Segment[] {
	const letters = grapheme.graphemes(line.text);
	const doubts = line.words
		.map((word) => ({ ...word, doubt: doubt(word, line) }))
		.filter((word) => word.doubt !== 'sure');
	const edges = new Set([0, letters.length]);
	for (const { from, to } of [...line.annotations, ...doubts]) edges.add(from).add(to);
	const places = [...edges].filter((at) => at <= letters.length).sort((a, b) => a - b);
	const found = places.map((from, i): Segment => {
		const to = places[i + 1] ?? from;
		const word = doubts.find((one) => one.from <= from && from < one.to);
		return {
			text: letters.slice(from, to).join(''),
			doubt: word?.doubt ?? 'sure',
			begins: word?.from === from,
			kinds: kindsAt(line.annotations, from),
			gap: line.annotations.some((mark) => mark.from === mark.to && mark.from === from)
		};
	});
	return found.filter((segment) => segment.text !== '' || segment.gap);
}

function kindsAt(marks: readonly Annotation[], at: number): AnnotationKind[] {
	return marks.filter((mark) => mark.from <= at && at < mark.to).map(({ kind }) => kind);
}
