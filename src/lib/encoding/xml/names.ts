/**
 * What may not stand in an `xml:id`. Latin and Russian letters alone: editions of XML differ on all
 * others, and validators follow the oldest.
 */
const STRANGE = /[^A-Za-zÀ-ÖØ-öø-ÿА-яЁё\d._-]/gu;
const START = /^[^\d.-]/u;

/** Ids that the writer of TEI itself gives, whatever it writes: nothing of a page may take one. */
const OURS =
	/^(record|S|P|T|facs|ms|vol|transl|ed|diff|verdicts|av-(text|images)|hand-written|[dv]-[a-z-]+)$/;

/**
 * Gives out `xml:id`s: the wished one where it is free and legal, else the nearest that is. The
 * same things asked for in the same order get the same ids, so that bytes repeat.
 */
export class Names {
	readonly #given = new Map<string, string>();
	readonly #taken = new Set<string>();

	/** The id of a thing, made on first asking; `key` is what it is, `wish` what it would be called. */
	of(key: string, wish: string): string {
		const given = this.#given.get(key);
		if (given !== undefined) return given;
		const id = this.#free(legal(wish));
		this.#taken.add(id);
		this.#given.set(key, id);
		return id;
	}

	#free(id: string): string {
		if (!OURS.test(id) && !this.#taken.has(id)) return id;
		let number = 2;
		while (this.#taken.has(`${id}-${number}`)) number++;
		return `${id}-${number}`;
	}
}

function legal(wish: string): string {
	const cleaned = wish.normalize('NFC').replace(STRANGE, '-');
	return START.test(cleaned) ? cleaned : `x-${cleaned}`;
}
