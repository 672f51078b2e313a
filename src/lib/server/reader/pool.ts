import type { Warm } from '../process/warm.ts';

/** Lends warm children, one piece of work each; who comes first is served first. */
export class Pool {
	readonly #all: readonly Warm[];
	readonly #idle: Warm[];
	readonly #waiting: ((child: Warm) => void)[] = [];

	constructor(children: readonly Warm[]) {
		this.#all = children;
		this.#idle = [...children];
	}

	async lend<T>(work: (child: Warm) => Promise<T>): Promise<T> {
		const child = this.#idle.pop() ?? (await new Promise<Warm>((take) => this.#waiting.push(take)));
		try {
			return await work(child);
		} finally {
			const next = this.#waiting.shift();
			if (next) next(child);
			else this.#idle.push(child);
		}
	}

	end(): void {
		for (const child of this.#all) child.end();
	}
}
