/**
 * Keys of differences that outlive new readings: what P prints around (it does not change when S is
 * corrected), the normal forms of both sides, and which of several equals it is.
 * Shape: `d-<place>-<p>-<s>-<n>`; a valid `xml:id`.
 */
import { normal } from '#lib/text/normal.ts';

export interface KeyParts {
	/** Three tokens of P on each side. */
	before: readonly string[];
	after: readonly string[];
	s: string;
	p: string;
}

/** Makes keys in order of the text; equals are counted. */
export class Keys {
	#seen = new Map<string, number>();
	/** Context words come back: each is folded once. */
	#forms = new Map<string, string>();

	next({ before, after, s, p }: KeyParts): string {
		const place = hash([...before, '|', ...after].map((one) => this.#formOf(one)).join(' '));
		const key = `d-${place}-${hash(normal(p))}-${hash(normal(s))}`;
		const earlier = this.#seen.get(key) ?? 0;
		this.#seen.set(key, earlier + 1);
		return `${key}-${earlier}`;
	}

	#formOf(text: string): string {
		const known = this.#forms.get(text);
		if (known !== undefined) return known;
		const form = normal(text);
		this.#forms.set(text, form);
		return form;
	}
}

export interface ParsedKey {
	place: string;
	p: string;
	s: string;
	count: string;
}

/** The parts of a key as hashes; undefined for a text that is no key. */
export function parse(key: string): ParsedKey | undefined {
	const found = /^d-([0-9a-z]+)-([0-9a-z]+)-([0-9a-z]+)-(\d+)$/.exec(key);
	return found ? { place: found[1]!, p: found[2]!, s: found[3]!, count: found[4]! } : undefined;
}

/** Two 32-bit FNV-1a sums of the text as letters and digits. */
function hash(text: string): string {
	let [one, two] = [0x811c9dc5, 0x1000193];
	for (let i = 0; i < text.length; i++) {
		one = Math.imul(one ^ text.charCodeAt(i), 0x01000193);
		two = Math.imul(two ^ text.charCodeAt(i), 0x5bd1e995) + i;
	}
	return (one >>> 0).toString(36) + (two >>> 0).toString(36);
}
