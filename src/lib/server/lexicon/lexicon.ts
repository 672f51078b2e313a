/** What the Russian dictionary knows; answers come from a thread of its own. */
export interface Lexicon {
	/** For each word, in order: does the dictionary know it, as written or in small letters. */
	known(words: readonly string[]): Promise<boolean[]>;
	/** Known words that look like this one, likeliest first; at most fifteen. */
	suggest(word: string): Promise<string[]>;
	/** Opens it, where it is not, before it is asked. */
	wake(): void;
	stop(): Promise<void>;
}

export type Question = { id: number; known: readonly string[] } | { id: number; suggest: string };
export type Answer = { id: number; known?: boolean[]; suggested?: string[] };
