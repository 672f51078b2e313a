import type { Warm } from './warm.ts';

interface Waiting {
	turn: number;
	take: (child: Warm) => void;
}

/** Lends warm children, one piece of work each; the lowest turn is served first, then who came first. */
export class Pool {
	readonly #all: readonly Warm[];
	readonly #idle: Warm[];
	readonly #waiting: Waiting[] = [];

	constructor(children: readonly Warm[]) {
		this.#all = children;
		this.#idle = [...children];
	}

	async lend<T>(turn: number, work: (child: Warm) => Promise<T>): Promise<T> {
		const child = this.#idle.pop() ?? (await this.#wait(turn));
		try {
			return await work(child);
		} finally {
			const next = this.#waiting.shift();
			if (next) next.take(child);
			else this.#idle.push(child);
		}
	}

	/** Starts idle ones that do not run, those that are lent next, so that they are ready when work comes. */
	wake(count = Infinity): void {
		for (const child of this.#idle.slice(-count)) child.wake();
	}

	end(): void {
		for (const child of this.#all) child.end();
	}

	#wait(turn: number): Promise<Warm> {
		return new Promise((take) => {
			const after = this.#waiting.findIndex((other) => other.turn > turn);
			this.#waiting.splice(after < 0 ? this.#waiting.length : after, 0, { turn, take });
		});
	}
}
