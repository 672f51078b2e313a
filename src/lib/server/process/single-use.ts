import type { Allowance } from './allowance.ts';
import { Child, type Answer, type Keeping } from './child.ts';
import { Slots } from './slots.ts';

/** A started child that no file comes for is ended after this time, ms. */
const SPARE_MS = 120_000;

/**
 * A child for one untrusted file: started, asked once, ended. At most `count` live at once. While
 * one works and there is room, the next is started ahead and waits: it has seen no file yet.
 */
export class SingleUse {
	readonly #script: string;
	readonly #keeping: Keeping;
	readonly #count: number;
	readonly #slots: Slots;
	readonly #running = new Set<Child>();
	#spare: Child | undefined;
	#idle: NodeJS.Timeout | undefined;
	#stopped = false;

	constructor(script: string, keeping: Keeping, count: number) {
		this.#script = script;
		this.#keeping = keeping;
		this.#count = count;
		this.#slots = new Slots(count);
	}

	/** `allowance` is made when the child is asked, so that waiting for a slot costs nothing. */
	ask(
		json: unknown,
		blobs: readonly Uint8Array[],
		allowance: () => Allowance,
		signal?: AbortSignal
	): Promise<Answer> {
		return this.#slots.run(async () => {
			if (this.#stopped) return { ok: false, why: 'cancelled', detail: '' };
			const child = this.#take();
			this.#running.add(child);
			this.#startAhead();
			try {
				return await child.ask(json, blobs, allowance(), signal);
			} finally {
				this.#running.delete(child);
				child.kill('cancelled');
				this.#startAhead();
			}
		});
	}

	/** What waits for a slot is cancelled with what runs. */
	stop(): void {
		this.#stopped = true;
		for (const child of this.#running) child.kill('cancelled');
		this.#endSpare();
	}

	#take(): Child {
		const spare = this.#spare?.alive ? this.#spare : this.#start();
		this.#spare = undefined;
		clearTimeout(this.#idle);
		return spare;
	}

	#startAhead(): void {
		if (this.#stopped || this.#spare?.alive || this.#running.size >= this.#count) return;
		this.#spare = this.#start();
		clearTimeout(this.#idle);
		this.#idle = setTimeout(() => this.#endSpare(), SPARE_MS).unref();
	}

	#endSpare(): void {
		clearTimeout(this.#idle);
		this.#spare?.kill('cancelled');
		this.#spare = undefined;
	}

	#start(): Child {
		return new Child(this.#script, this.#keeping);
	}
}
