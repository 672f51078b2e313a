import { done, type Outcome } from '#lib/outcome.ts';
import { fieldsOf, type Preparation } from '#lib/recognition/preparation.ts';
import type { FrameOfMaster, Preview } from './images.ts';

/** Bytes of pictures kept: some dozens, so that going to and fro between two settings costs nothing. */
const KEPT = 24_000_000;

/** Prepared pictures made on demand; in memory alone, the ones asked for longest ago leave first. */
export class Previews {
	readonly #make: (master: FrameOfMaster, settings: Preparation) => Promise<Outcome<Preview>>;
	readonly #room: number;
	/** In the order in which they were last asked for. */
	readonly #kept = new Map<string, Preview>();
	readonly #making = new Map<string, Promise<Outcome<Preview>>>();

	constructor(
		make: (master: FrameOfMaster, settings: Preparation) => Promise<Outcome<Preview>>,
		room = KEPT
	) {
		this.#make = make;
		this.#room = room;
	}

	/** `fresh` is asked before a picture is made, not where it is at hand or being made. */
	of(
		master: FrameOfMaster,
		settings: Preparation,
		fresh: () => Outcome<null> = () => done(null)
	): Promise<Outcome<Preview>> {
		const key = `${master.frame} ${master.path} ${JSON.stringify(fieldsOf(settings))}`;
		const kept = this.#kept.get(key);
		if (kept) {
			this.#keep(key, kept);
			return Promise.resolve(done(kept));
		}
		const making = this.#making.get(key);
		if (making) return making;
		const may = fresh();
		if (!may.ok) return Promise.resolve(may);
		const made = this.#made(key, master, settings).finally(() => this.#making.delete(key));
		this.#making.set(key, made);
		return made;
	}

	async #made(key: string, master: FrameOfMaster, settings: Preparation) {
		const outcome = await this.#make(master, settings);
		if (outcome.ok) this.#keep(key, outcome.value);
		return outcome;
	}

	#keep(key: string, preview: Preview): void {
		this.#kept.delete(key);
		this.#kept.set(key, preview);
		let bytes = [...this.#kept.values()].reduce((sum, { jpeg }) => sum + jpeg.byteLength, 0);
		for (const [oldest, { jpeg }] of this.#kept) {
			if (bytes <= this.#room) break;
			this.#kept.delete(oldest);
			bytes -= jpeg.byteLength;
		}
	}
}
