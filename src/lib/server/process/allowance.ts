/** Why a child was stopped, or why there is no answer. */
export type Stop = 'cpu' | 'wall' | 'memory' | 'died' | 'cancelled' | 'start' | 'answer';

/** What one piece of work may use, wherever it runs; shared by the children that do it. */
export class Allowance {
	readonly cpuSeconds: number;
	readonly wallSeconds: number;
	readonly #since: number;
	readonly #now: () => number;
	readonly #spent = new Map<symbol, number>();
	#sum = 0;

	/** `now` in milliseconds. The wall clock starts with the allowance. */
	constructor(
		cpuSeconds: number,
		wallSeconds: number,
		now: () => number = () => performance.now()
	) {
		this.cpuSeconds = cpuSeconds;
		this.wallSeconds = wallSeconds;
		this.#now = now;
		this.#since = now();
	}

	/** Says how many CPU seconds the part named `part` has used until now. */
	spend(part: symbol, cpuSeconds: number): void {
		this.#sum += cpuSeconds - (this.#spent.get(part) ?? 0);
		this.#spent.set(part, cpuSeconds);
	}

	get spentSeconds(): number {
		return this.#sum;
	}

	/** The limit that is passed; null for none. */
	over(): 'cpu' | 'wall' | null {
		if (this.spentSeconds > this.cpuSeconds) return 'cpu';
		return this.#now() - this.#since > this.wallSeconds * 1000 ? 'wall' : null;
	}
}
