import type { Asked, Proposed } from '#lib/recognition/proposal.ts';
import type { Answer } from './send.ts';

export interface Shown {
	asked: Asked;
	/** As it was marked for asking; the bare word once there is an answer. */
	word: string;
	state: 'waiting' | 'offered' | 'none' | 'unreachable';
	found: Proposed | null;
}

/** The suggestions that are open, one word at a time. Nothing is taken by itself. */
export class Suggester {
	shown = $state.raw<Shown | null>(null);
	readonly #ask: (asked: Asked) => Promise<Answer<Proposed | null>>;

	constructor(ask: (asked: Asked) => Promise<Answer<Proposed | null>>) {
		this.#ask = ask;
	}

	async open(asked: Asked, word: string): Promise<void> {
		const waiting: Shown = { asked, word, state: 'waiting', found: null };
		this.shown = waiting;
		const answer = await this.#ask(asked);
		// Closed meanwhile, or asked for another word.
		if (this.shown !== waiting) return;
		this.shown = answered(waiting, answer);
	}

	close(): void {
		this.shown = null;
	}
}

function answered(waiting: Shown, answer: Answer<Proposed | null>): Shown {
	if (answer.kind !== 'done') return { ...waiting, state: 'unreachable' };
	const found = answer.value;
	const word = found?.word ?? waiting.word;
	const state = found && found.proposals.length > 0 ? 'offered' : 'none';
	return { ...waiting, word, state, found };
}
