/** Chance that can be repeated: the same seed gives the same numbers (mulberry32). */
export interface Chance {
	/** 0 to 1, 1 excluded. */
	next(): number;
	/** From `least` to `most`. */
	between(least: number, most: number): number;
	/** About 0, standard deviation 1. */
	normal(): number;
	pick<T>(of: readonly T[]): T;
}

export function chance(seed: number): Chance {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
	return {
		next,
		between: (least, most) => least + (most - least) * next(),
		normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
		pick: (of) => of[Math.floor(next() * of.length)]!
	};
}

/** A field of `width` by `height` values about 0 (at most 1 away) that changes over `size` pixels. */
export function clouds(width: number, height: number, size: number, by: Chance): Float32Array {
	const columns = Math.ceil(width / size) + 2;
	const rows = Math.ceil(height / size) + 2;
	const knots = Float32Array.from({ length: columns * rows }, () => by.between(-1, 1));
	const field = new Float32Array(width * height);
	const ease = (t: number) => t * t * (3 - 2 * t);
	for (let y = 0, at = 0; y < height; y++) {
		const row = Math.floor(y / size);
		const down = ease(y / size - row);
		for (let x = 0; x < width; x++, at++) {
			const column = Math.floor(x / size);
			const aside = ease(x / size - column);
			const knot = row * columns + column;
			const upper = knots[knot]! * (1 - aside) + knots[knot + 1]! * aside;
			const lower = knots[knot + columns]! * (1 - aside) + knots[knot + columns + 1]! * aside;
			field[at] = upper * (1 - down) + lower * down;
		}
	}
	return field;
}
