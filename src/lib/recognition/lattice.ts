/**
 * The machine's own alternatives, one entry a grapheme of the line as read: the read letter first,
 * then what else it thought of, with certainty 0 to 100. Compact on purpose: it is stored per line.
 */
export type Choice = [text: string, certainty: number];
export type Lattice = Choice[][];
