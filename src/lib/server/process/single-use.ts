import type { Allowance } from './allowance.ts';
import { Child, type Answer, type Keeping } from './child.ts';
import { Slots } from './slots.ts';

/** A child for one untrusted file: started, asked once, ended. At most `count` live at once. */
export class SingleUse {
	readonly #script: string;
	readonly #keeping: Keeping;
	readonly #slots: Slots;
	readonly #running = new Set<Child>();

	constructor(script: string, keeping: Keeping, count: number) {
		this.#script = script;
		this.#keeping = keeping;
		this.#slots = new Slots(count);
	}

	/** `allowance` is made when the child starts, so that waiting for a slot costs nothing. */
	ask(
		json: unknown,
		blobs: readonly Uint8Array[],
		allowance: () => Allowance,
		signal?: AbortSignal
	): Promise<Answer> {
		return this.#slots.run(async () => {
			const child = new Child(this.#script, this.#keeping);
			this.#running.add(child);
			try {
				return await child.ask(json, blobs, allowance(), signal);
			} finally {
				this.#running.delete(child);
				child.kill('cancelled');
			}
		});
	}

	stop(): void {
		for (const child of this.#running) child.kill('cancelled');
	}
}
