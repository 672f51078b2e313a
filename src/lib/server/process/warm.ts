import type { Allowance } from './allowance.ts';
import { Child, type Answer, type Keeping } from './child.ts';

/** When a warm child is ended and a fresh one takes its place. */
export interface Recycling {
	/** Sum of the weights of its answers. */
	work: number;
	residentBytes: number;
	idleMs: number;
}

/** A child kept warm between questions; any error, limit or long idleness ends it. */
export class Warm {
	readonly #script: string;
	readonly #keeping: Keeping;
	readonly #recycling: Recycling;
	readonly #args: readonly string[];
	#child: Child | undefined;
	#done = 0;
	#idle: NodeJS.Timeout | undefined;

	constructor(
		script: string,
		keeping: Keeping,
		recycling: Recycling,
		args: readonly string[] = []
	) {
		this.#script = script;
		this.#keeping = keeping;
		this.#recycling = recycling;
		this.#args = args;
	}

	/** One question at a time; the next child is started by the next question. */
	async ask(
		json: unknown,
		blobs: readonly Uint8Array[],
		allowance: Allowance,
		{ signal, weight = 1 }: { signal?: AbortSignal; weight?: number } = {}
	): Promise<Answer> {
		clearTimeout(this.#idle);
		const child = this.#ready();
		const answer = await child.ask(json, blobs, allowance, signal);
		this.#done += weight;
		if (!answer.ok || isError(answer.json) || this.#spent(child)) this.end();
		else this.#rest();
		return answer;
	}

	/** Starts the child, if there is none, before it is asked; not while it answers. */
	wake(): void {
		this.#ready();
		this.#rest();
	}

	/** Ends the child, if there is one; a question under way is answered as cancelled. */
	end(): void {
		clearTimeout(this.#idle);
		this.#child?.kill('cancelled');
		this.#child = undefined;
	}

	#ready(): Child {
		if (this.#child?.alive) return this.#child;
		this.#done = 0;
		this.#child = new Child(this.#script, this.#keeping, this.#args);
		return this.#child;
	}

	#rest(): void {
		clearTimeout(this.#idle);
		this.#idle = setTimeout(() => this.end(), this.#recycling.idleMs).unref();
	}

	#spent(child: Child): boolean {
		if (this.#done >= this.#recycling.work) return true;
		return child.residentBytes > this.#recycling.residentBytes;
	}
}

/** What `serve` sends when the work threw. */
export function isError(json: unknown): json is { error: string } {
	return typeof json === 'object' && json !== null && 'error' in json;
}
