import * as grapheme from '#lib/text/grapheme.ts';
import { canonical, ofLine } from './canonical.ts';
import { type Line, lines, type Page } from './page.ts';
import { between, type Replacement } from './replacement.ts';

/** What became of one line between two revisions of a page. */
export type LineChange =
	| {
			kind: 'changed';
			line: string;
			old: Line;
			fresh: Line;
			letters: Replacement[];
			marks: boolean;
	  }
	| { kind: 'added'; line: string; fresh: Line }
	| { kind: 'gone'; line: string; old: Line };

/** Lines that differ in text or marks, in the order of `fresh`, lines that went last. */
export function compare(old: Page, fresh: Page): LineChange[] {
	const before = new Map(lines(old, { refused: true }).map((line) => [line.id, line]));
	const after = lines(fresh, { refused: true });
	const names = new Set(after.map((line) => line.id));
	const gone = [...before.values()].filter((line) => !names.has(line.id));
	return [
		...after.flatMap((line) => change(before.get(line.id), line)),
		...gone.map((line): LineChange => ({ kind: 'gone', line: line.id, old: line }))
	];
}

function change(old: Line | undefined, fresh: Line): LineChange[] {
	const line = fresh.id;
	if (!old) return [{ kind: 'added', line, fresh }];
	if (ofLine(old) === ofLine(fresh)) return [];
	const marks = canonical(old.annotations) !== canonical(fresh.annotations);
	return [{ kind: 'changed', line, old, fresh, letters: between(old.text, fresh.text), marks }];
}

/** A stretch of a text, and whether the other text has something else there. */
export interface Piece {
	text: string;
	differs: boolean;
}

/** Where more than this share of the letters differ, single ones that are alike are chance. */
const UNLIKE = 0.4;

/** Two texts of one place cut where they differ; two that hardly have a letter in common differ whole. */
export function sideBySide(old: string, fresh: string) {
	const letters = between(old, fresh);
	const changed = letters.reduce(
		(sum, { from, to, text }) => sum + Math.max(to - from, grapheme.length(text)),
		0
	);
	const whole = { from: 0, to: grapheme.length(old), text: fresh };
	const unlike = changed > UNLIKE * Math.max(whole.to, grapheme.length(fresh));
	return pieces(old, unlike ? [whole] : letters);
}

/** Both texts of a change cut where they differ; joined again they are the texts. */
export function pieces(text: string, letters: readonly Replacement[]) {
	const all = grapheme.graphemes(text);
	const [old, fresh]: [Piece[], Piece[]] = [[], []];
	let at = 0;
	for (const { from, to, text: put } of letters) {
		for (const side of [old, fresh])
			side.push({ text: all.slice(at, from).join(''), differs: false });
		old.push({ text: all.slice(from, to).join(''), differs: true });
		fresh.push({ text: put, differs: true });
		at = to;
	}
	for (const side of [old, fresh]) side.push({ text: all.slice(at).join(''), differs: false });
	return { old, fresh };
}
