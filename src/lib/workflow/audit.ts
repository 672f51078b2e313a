/** One entry of the audit trail, as it is sealed into the chain. */
export interface Entry {
	/** UTC, ISO 8601 with milliseconds. */
	at: string;
	/** Account id, or an agent's name. */
	who: string;
	action: string;
	/** What it was done to: `page:…`, `record:…`, `account:…`. */
	object: string;
	record: string | null;
	/** State before and after; null where the action moved nothing. */
	was: string | null;
	became: string | null;
	detail: Record<string, unknown>;
}

/** An entry in its place: each hash covers the one before it. */
export interface Sealed extends Entry {
	number: number;
	previousHash: string;
	hash: string;
}

/** What the first entry of a chain names as the one before it. */
export const BEGINNING = '0'.repeat(64);

/**
 * The text whose SHA-256 is the entry's hash. Keys are sorted at every depth, since a database
 * does not keep their order; the number is left out, since it is given only when the row is stored.
 */
export function sealText(entry: Entry, previousHash: string): string {
	const { at, who, action, object, record, was, became, detail } = entry;
	return canonical([previousHash, at, who, action, object, record, was, became, detail]);
}

/** JSON with sorted keys and without keys that have no value: the same text for the same value. */
export function canonical(value: unknown): string {
	return JSON.stringify(value, (_key, inner: unknown) =>
		inner !== null && typeof inner === 'object' && !Array.isArray(inner)
			? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
			: inner
	);
}

/** Number of the first entry that does not fit the one before it or its own hash; null: all fit. */
export function firstBreak(
	entries: Iterable<Sealed>,
	sha256: (text: string) => string,
	previous = BEGINNING
): number | null {
	for (const entry of entries) {
		const fits = entry.previousHash === previous;
		if (!fits || sha256(sealText(entry, previous)) !== entry.hash) return entry.number;
		previous = entry.hash;
	}
	return null;
}
