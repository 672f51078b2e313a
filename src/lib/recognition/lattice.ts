import * as edits from '#lib/text/edits.ts';
import * as grapheme from '#lib/text/grapheme.ts';

/**
 * The machine's own alternatives, one entry a grapheme of the line as read: the read letter first,
 * then what else it thought of, with certainty 0 to 100. Compact on purpose: it is stored per line.
 */
export type Choice = [text: string, certainty: number];
export type Lattice = Choice[][];

/** What it costs to spell one letter of another reading. */
export const COSTS = {
	/** The letter that was read. */
	read: 0,
	/** An alternative with some certainty. */
	likely: 0.3,
	/** An alternative with none. */
	possible: 0.6,
	/** None of the alternatives; a letter lost or added. */
	none: 1
} as const;

export interface Support {
	/** Sum of the costs of the letters. */
	cost: number;
	/** Plain edit distance between the reading and the other text, in graphemes. */
	distance: number;
	/** `cost / distance`: 0.3 and less, the machine thought of it itself; 1, it never did. */
	ratio: number;
	/** Per letter of the other reading: its rank among the alternatives, 0 the read one, -1 none. */
	ranks: number[];
}

/**
 * How well the machine's alternatives for graphemes `from` to `to` (exclusive) of a line support
 * `text`: the cheapest way to spell it out of them. Null where nothing differs.
 */
export function support(lattice: Lattice, from: number, to: number, text: string): Support | null {
	const cells = lattice.slice(from, to);
	const letters = grapheme.graphemes(text);
	const read = cells.map((choices) => choices[0]?.[0] ?? '');
	const distance = edits.distance(read, letters);
	if (distance === 0) return null;
	const table = costTable(cells, letters);
	const cost = table[cells.length]![letters.length]!;
	return { cost, distance, ratio: cost / distance, ranks: ranksOf(table, cells, letters) };
}

function costTable(cells: Lattice, letters: readonly string[]): number[][] {
	const table = [letters.reduce((row, _, j) => [...row, (j + 1) * COSTS.none], [0])];
	for (let i = 1; i <= cells.length; i++) {
		const row = [i * COSTS.none];
		for (let j = 1; j <= letters.length; j++) {
			const spelt = table[i - 1]![j - 1]! + costOf(cells[i - 1]!, letters[j - 1]!);
			row.push(Math.min(spelt, table[i - 1]![j]! + COSTS.none, row[j - 1]! + COSTS.none));
		}
		table.push(row);
	}
	return table;
}

function costOf(choices: readonly Choice[], letter: string): number {
	const rank = choices.findIndex(([text]) => text === letter);
	if (rank < 0) return COSTS.none;
	if (rank === 0) return COSTS.read;
	return choices[rank]![1] > 0 ? COSTS.likely : COSTS.possible;
}

/** Walks the cheapest path back and notes the rank of each letter. */
function ranksOf(table: number[][], cells: Lattice, letters: readonly string[]): number[] {
	const ranks = letters.map(() => -1);
	let [i, j] = [cells.length, letters.length];
	while (i > 0 && j > 0) {
		const here = table[i]![j]!;
		const [cell, letter] = [cells[i - 1]!, letters[j - 1]!];
		if (Math.abs(here - table[i - 1]![j - 1]! - costOf(cell, letter)) < 1e-9) {
			ranks[j - 1] = cell.findIndex(([text]) => text === letter);
			[i, j] = [i - 1, j - 1];
		} else if (Math.abs(here - table[i - 1]![j]! - COSTS.none) < 1e-9) i--;
		else j--;
	}
	return ranks;
}
