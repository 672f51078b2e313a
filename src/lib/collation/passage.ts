import { countWords } from '#lib/text/token.ts';
import { isBlock } from './decision.ts';
import type { Difference } from './difference.ts';
import type { Witness } from './witness.ts';

/** A stretch of a witness's text as the desk prints it. */
export interface Piece {
	text: string;
	/** Key of the difference that it is a reading of; null where the witnesses agree. */
	difference: string | null;
}

/** What one witness has alone, by why the other lacks it. */
export type Block = 'scan-only' | 'publication-only' | 'beyond-scan';

/** A row of the two columns: a paragraph side by side, or a block that one witness has alone. */
export type Passage =
	| { kind: 'both'; s: Piece[]; p: Piece[] }
	/** `words`: their number. */
	| { kind: Block; text: string; words: number };

/** Tokens of one witness that stand in one passage, ends exclusive. */
type Span = { from: number; to: number };

/**
 * Both texts as rows of the two columns, in the order of the publication: its paragraphs, each with
 * the stretch of the scan that stands beside it. `matches` holds the partners found by the
 * alignment, four token numbers a pair: S from, S to, P from, P to.
 */
export function passagesOf(
	s: Witness,
	p: Witness,
	differences: readonly Difference[],
	matches: Int32Array
): Passage[] {
	const rows = rowsOf(p, differences);
	const lit = differences.filter((one) => !isBlock(one));
	const besides = besidesOf(s, rows, differences, matches);
	const passages: Passage[] = besides.alone(-1).map((span) => block(s, span, 'scan-only'));
	rows.forEach((row, at) => {
		if (row.kind === 'both') {
			const spans = besides.row(at);
			passages.push({
				kind: 'both',
				s: spans.flatMap((span) => piecesOf(s, span, lit, 's')),
				p: piecesOf(p, row, lit, 'p')
			});
		} else passages.push(block(p, row, row.kind));
		passages.push(...besides.alone(at).map((span) => block(s, span, 'scan-only')));
	});
	return passages.filter((passage) => passage.kind === 'both' || passage.words > 0);
}

interface Row extends Span {
	kind: 'both' | 'publication-only' | 'beyond-scan';
}

/** The publication cut at its paragraphs, and where it stands alone. */
function rowsOf(p: Witness, differences: readonly Difference[]): Row[] {
	const beyond = differences.filter((one) => one.class === 'beyond-scan');
	const kindOf = (at: number): Row['kind'] => {
		if (beyond.some((one) => one.p.from <= at && at < one.p.to)) return 'beyond-scan';
		return !p.tokens.isAside(at) ? 'both' : 'publication-only';
	};
	const rows: Row[] = [];
	for (let at = 0; at < p.tokens.length; at++) {
		const [kind, last] = [kindOf(at), rows.at(-1)];
		const ended = at > 0 && paragraphEnds(p, p.tokens.line[at - 1]!, p.tokens.line[at]!);
		if (last?.kind === kind && !(kind === 'both' && ended)) last.to = at + 1;
		else rows.push({ kind, from: at, to: at + 1 });
	}
	return rows;
}

/** A paragraph ends between two lines; never between tokens of one line. */
function paragraphEnds({ lines }: Witness, before: number, line: number): boolean {
	for (let at = before; at < line; at++) if (lines[at]!.endsParagraph) return true;
	return false;
}

/** Which row each stretch of the scan stands beside; -1 is before the first. */
function besidesOf(
	s: Witness,
	rows: readonly Row[],
	differences: readonly Difference[],
	matches: Int32Array
) {
	const rowAt = (token: number) => rows.findIndex(({ from, to }) => from <= token && token < to);
	const partner = new Map<number, number>();
	for (let i = 0; i < matches.length; i += 4)
		for (let at = matches[i]!; at < matches[i + 1]!; at++) partner.set(at, matches[i + 2]!);
	const alone = new Set<number>();
	for (const { class: name, s: reading } of differences)
		if (name === 'not-in-publication')
			for (let at = reading.from; at < reading.to; at++) alone.add(at);
	const beside = new Map<number, Span[]>();
	const lonely = new Map<number, Span[]>();
	let row = -1;
	for (let at = 0; at < s.tokens.length; at++) {
		const apart = s.tokens.isAside(at) || alone.has(at);
		const here = partner.get(at);
		if (!apart) row = Math.max(row, here === undefined ? firstText(rows, row) : rowAt(here));
		lengthen(apart ? lonely : beside, row, at);
	}
	return {
		row: (at: number) => beside.get(at) ?? [],
		alone: (at: number) => lonely.get(at) ?? []
	};
}

/** A token without partner stays in the row at hand; before any, it goes to the first paragraph. */
function firstText(rows: readonly Row[], row: number): number {
	return row >= 0
		? row
		: Math.max(
				0,
				rows.findIndex(({ kind }) => kind === 'both')
			);
}

function lengthen(spans: Map<number, Span[]>, row: number, at: number): void {
	const here = spans.get(row) ?? [];
	const last = here.at(-1);
	if (last?.to === at) last.to = at + 1;
	else here.push({ from: at, to: at + 1 });
	spans.set(row, here);
}

/** The pieces of a span: each reading of a difference, and what lies between them. */
function piecesOf(
	witness: Witness,
	{ from, to }: Span,
	differences: readonly Difference[],
	side: 's' | 'p'
): Piece[] {
	const here = differences.filter((one) => one[side].from < to && one[side].to >= from);
	const pieces: Piece[] = [];
	const add = (text: string, difference: string | null) => {
		const last = pieces.at(-1);
		if (last && last.difference === difference) last.text += text;
		else pieces.push({ text, difference });
	};
	for (let at = from; at < to; at++) {
		const empty = here.filter((one) => one[side].from === at && one[side].to === at);
		for (const { key } of empty) pieces.push({ text: '', difference: key });
		const key = here.find((one) => one[side].from <= at && at < one[side].to)?.key ?? null;
		const inside = key !== null && pieces.at(-1)?.difference === key;
		if (at > from) add(gap(witness, at), inside ? key : null);
		add(witness.tokens.t(at), key);
	}
	const after = here.filter((one) => one[side].from === to && one[side].to === to);
	for (const { key } of after) pieces.push({ text: '', difference: key });
	return pieces.filter((piece) => piece.difference !== null || piece.text !== '');
}

/** What stands between a token and the one before it; a line end is kept as one. */
function gap({ tokens, lines }: Witness, at: number): string {
	const line = tokens.line[at]!;
	if (tokens.line[at - 1] !== line) return '\n';
	return lines[line]!.text.slice(tokens.to[at - 1], tokens.from[at]);
}

function block(witness: Witness, { from, to }: Span, kind: Block): Passage {
	let text = '';
	for (let at = from; at < to; at++)
		text += (at > from ? gap(witness, at) : '') + witness.tokens.t(at);
	return { kind, text, words: countWords(text) };
}
