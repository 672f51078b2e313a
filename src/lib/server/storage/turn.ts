/** Long enough for any honest transaction; past it somebody waits for himself. */
const PATIENCE = 30_000;

/**
 * One at a time, in the order of asking: the embedded database has a single connection, and a
 * transaction holds it to its end.
 */
export class Turn {
	#held = false;
	#waiting: (() => void)[] = [];
	readonly #patience: number;

	/** `patience` in milliseconds. */
	constructor(patience = PATIENCE) {
		this.#patience = patience;
	}

	/** Waits for the turn; the answer gives it back, and does so once. */
	async take(): Promise<() => void> {
		if (this.#held) await this.#wait();
		this.#held = true;
		let given = false;
		return () => {
			if (given) return;
			given = true;
			this.#pass();
		};
	}

	async run<T>(work: () => Promise<T>): Promise<T> {
		const release = await this.take();
		try {
			return await work();
		} finally {
			release();
		}
	}

	#wait(): Promise<void> {
		return new Promise((resolve, reject) => {
			const timer = setTimeout(() => {
				this.#waiting = this.#waiting.filter((other) => other !== go);
				reject(new Error(`waited ${this.#patience} ms for the database: ${HINT}`));
			}, this.#patience);
			const go = () => {
				clearTimeout(timer);
				resolve();
			};
			this.#waiting.push(go);
		});
	}

	/** Hands over without letting go in between, so that nobody can push in. */
	#pass(): void {
		const next = this.#waiting.shift();
		if (next) next();
		else this.#held = false;
	}
}

const HINT =
	'a transaction holds it; inside a transaction every statement goes through the transaction';
