import type { Warm } from './warm.ts';

interface Waiting {
	turn: number;
	/** The one child that will do. */
	only: Warm | undefined;
	take: (child: Warm) => void;
}

/**
 * Lends warm children, one piece of work each; the lowest turn is served first, then who came first.
 * Who wants one child alone waits for that.
 */
export class Pool {
	readonly #all: readonly Warm[];
	readonly #idle: Warm[];
	readonly #waiting: Waiting[] = [];

	constructor(children: readonly Warm[]) {
		this.#all = children;
		this.#idle = [...children];
	}

	async lend<T>(turn: number, work: (child: Warm) => Promise<T>, only?: Warm): Promise<T> {
		const child = this.#idleOne(only) ?? (await this.#wait(turn, only));
		try {
			return await work(child);
		} finally {
			const next = this.#waiting.findIndex(({ only }) => only === undefined || only === child);
			if (next >= 0) this.#waiting.splice(next, 1)[0]!.take(child);
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

	#idleOne(only: Warm | undefined): Warm | undefined {
		const at = only ? this.#idle.indexOf(only) : this.#idle.length - 1;
		return at < 0 ? undefined : this.#idle.splice(at, 1)[0];
	}

	#wait(turn: number, only: Warm | undefined): Promise<Warm> {
		return new Promise((take) => {
			const after = this.#waiting.findIndex((other) => other.turn > turn);
			this.#waiting.splice(after < 0 ? this.#waiting.length : after, 0, { turn, only, take });
		});
	}
}
