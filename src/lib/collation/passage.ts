/** A stretch of a witness's text as the desk prints it. */
export interface Piece {
	text: string;
	/** Key of the difference that it is a reading of; null where the witnesses agree. */
	difference: string | null;
}

/** A row of the two columns: a paragraph side by side, or a block that one witness has alone. */
export type Passage =
	| { kind: 'both'; s: Piece[]; p: Piece[] }
	| {
			kind: 'scan-only' | 'publication-only' | 'beyond-scan';
			text: string;
			/** Number of words. */
			words: number;
	  };
