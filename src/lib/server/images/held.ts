/**
 * Pages whose strips are held at most, and pixels of them: of a page of 300 dpi there are 9 million.
 * Two pages are read at once, and others may go by while one of them is still read.
 */
const MOST = { pages: 4, pixels: 40_000_000 };

/** Is a picture of so many pixels held at all? */
export const isHeld = (pixels: number): boolean => pixels <= MOST.pixels;

/**
 * What was last made, by name, to be gone on with: a memory only, for whatever is no longer held can
 * be made again. A page larger than all that may be held is not held at all.
 */
export class Held<T> {
	readonly #kept = new Map<string, { value: T; pixels: number }>();

	get(name: string): T | undefined {
		return this.#kept.get(name)?.value;
	}

	/** Holds it instead of the oldest ones for which there is no room then. */
	put(name: string, value: T, pixels: number): void {
		this.#kept.delete(name);
		if (!isHeld(pixels)) return;
		this.#kept.set(name, { value, pixels });
		for (const oldest of this.#kept.keys()) {
			if (this.#fits()) return;
			this.#kept.delete(oldest);
		}
	}

	#fits(): boolean {
		const pixels = [...this.#kept.values()].reduce((sum, each) => sum + each.pixels, 0);
		return this.#kept.size <= MOST.pages && pixels <= MOST.pixels;
	}
}
