import { clouds, type Chance } from './random.ts';

/** Two layers of a sheet, both 0 to 1: how much ink there is, how light the paper is. */
export interface Layers {
	width: number;
	height: number;
	dpi: number;
	ink: Float32Array;
	paper: Float32Array;
}

/** One kind of damage; changes the layers. Sizes are in inches, so that they suit every resolution. */
export type Damage = (on: Layers, by: Chance) => void;

/** Does something at each place. */
export const each = ({ width, height }: Layers, to: (at: number, x: number, y: number) => void) => {
	for (let y = 0, at = 0; y < height; y++) for (let x = 0; x < width; x++, at++) to(at, x, y);
};

/** Ink that was never quite full: `full` is its share of blackness; the ribbon fades from word to word. */
export const faded =
	(full: number, sway = 0.25): Damage =>
	(on, by) => {
		const wide = clouds(on.width, on.height, on.dpi * 1.5, by);
		each(on, (at) => (on.ink[at]! *= full * (1 + sway * wide[at]!)));
	};

/** Fades across the sheet, from `from` at one side to `to` at the other. */
export const gradient =
	(from: number, to: number): Damage =>
	(on, by) => {
		const angle = by.between(0, 2 * Math.PI);
		const [dx, dy] = [Math.cos(angle) / on.width, Math.sin(angle) / on.height];
		each(on, (at, x, y) => {
			const t = 0.5 + ((x - on.width / 2) * dx + (y - on.height / 2) * dy) * 0.8;
			on.ink[at]! *= from + (to - from) * Math.min(1, Math.max(0, t));
		});
	};

/** The weave of ribbon and paper inside the strokes. */
export const weave =
	(strength: number): Damage =>
	(on, by) => {
		const fine = clouds(on.width, on.height, Math.max(1, on.dpi / 110), by);
		const coarse = clouds(on.width, on.height, on.dpi / 30, by);
		each(on, (at) => {
			if (on.ink[at]! > 0) on.ink[at]! *= 1 - strength * Math.max(0, fine[at]! + 0.6 * coarse[at]!);
		});
	};

/** Gaussian blur of the ink, `size` in inches: carbon copies, a picture out of focus. */
export const blurred =
	(size: number): Damage =>
	(on) => {
		on.ink = blur(on.ink, on.width, on.height, size * on.dpi);
	};

export function blur(of: Float32Array, width: number, height: number, sigma: number): Float32Array {
	const reach = Math.max(1, Math.ceil(2.5 * sigma));
	const kernel = Float32Array.from({ length: 2 * reach + 1 }, (_, k) =>
		Math.exp(-((k - reach) ** 2) / (2 * sigma * sigma))
	);
	const sum = kernel.reduce((a, b) => a + b, 0);
	const pass = (from: Float32Array, step: number, length: number, size: number) => {
		const to = new Float32Array(from.length);
		for (let at = 0; at < from.length; at++) {
			const place = Math.floor(at / step) % length;
			let value = 0;
			for (let k = -reach; k <= reach; k++) {
				const near = Math.min(size - 1, Math.max(0, place + k));
				value += kernel[k + reach]! * from[at + (near - place) * step]!;
			}
			to[at] = value / sum;
		}
		return to;
	};
	return pass(pass(of, 1, width, width), width, height, height);
}

/** The other side of the leaf, mirrored, unsharp, upside down or not. */
export const shownThrough =
	(strength: number): Damage =>
	(on) => {
		const back = blur(on.ink, on.width, on.height, on.dpi / 90);
		const shift = Math.round(on.dpi * 0.11);
		each(on, (at, x, y) => {
			const there = Math.min(on.height - 1, y + shift) * on.width + on.width - 1 - x;
			on.paper[at]! *= 1 - strength * back[there]!;
		});
	};

/** Light that falls off, and paper that has yellowed in clouds. */
export const unevenLight =
	(strength: number): Damage =>
	(on, by) => {
		const wide = clouds(on.width, on.height, on.dpi * 2.2, by);
		const [cx, cy] = [by.between(0.2, 0.8) * on.width, by.between(0.2, 0.8) * on.height];
		each(on, (at, x, y) => {
			const away = Math.hypot((x - cx) / on.width, (y - cy) / on.height);
			on.paper[at]! *= 1 - strength * (0.7 * away + 0.3 * (wide[at]! + 1) * 0.5);
		});
	};

/** Rings and patches of damp with a darker edge. */
export const stains =
	(count: number, strength: number): Damage =>
	(on, by) => {
		for (let k = 0; k < count; k++) {
			const [cx, cy] = [by.next() * on.width, by.next() * on.height];
			const [rx, ry] = [by.between(0.3, 1.1) * on.dpi, by.between(0.3, 1.1) * on.dpi];
			const ragged = clouds(on.width, on.height, on.dpi / 4, by);
			each(on, (at, x, y) => {
				const r = Math.hypot((x - cx) / rx, (y - cy) / ry) + 0.08 * ragged[at]!;
				if (r > 1) return;
				const edge = Math.exp(-(((1 - r) / 0.04) ** 2));
				on.paper[at]! *= 1 - strength * (0.45 + 0.55 * edge);
			});
		}
	};

/** Creases: a dark line with a light one beside it, and ink gone along it. */
export const folds =
	(down: number, across: number): Damage =>
	(on, by) => {
		const crease = (level: number, slope: number, upright: boolean) =>
			each(on, (at, x, y) => {
				const off = upright ? x - level - slope * y : y - level - slope * x;
				const inches = off / on.dpi;
				on.paper[at]! *=
					1 -
					0.3 * Math.exp(-((inches / 0.012) ** 2)) +
					0.04 * Math.exp(-(((inches - 0.03) / 0.02) ** 2));
				on.ink[at]! *= 1 - 0.6 * Math.exp(-((inches / 0.014) ** 2));
			});
		for (let k = 1; k <= across; k++)
			crease((k / (across + 1)) * on.height, by.between(-0.01, 0.01), false);
		for (let k = 1; k <= down; k++)
			crease((k / (down + 1)) * on.width, by.between(-0.01, 0.01), true);
	};

/** Specks of dirt, `dense` a square inch, up to a point's size. */
export const specks =
	(dense: number, dark = 0.8): Damage =>
	(on, by) => {
		const count = Math.round((dense * on.width * on.height) / on.dpi ** 2);
		for (let k = 0; k < count; k++) {
			const radius = (by.next() ** 2 * 0.011 + 0.003) * on.dpi;
			disc(on, by.next() * on.width, by.next() * on.height, radius, by.between(0.3, 1) * dark);
		}
	};

function disc(on: Layers, cx: number, cy: number, radius: number, dark: number): void {
	for (let y = Math.floor(cy - radius); y <= cy + radius; y++) {
		for (let x = Math.floor(cx - radius); x <= cx + radius; x++) {
			if (x < 0 || y < 0 || x >= on.width || y >= on.height) continue;
			const cover = Math.min(1, Math.max(0, radius + 0.5 - Math.hypot(x + 0.5 - cx, y + 0.5 - cy)));
			on.paper[y * on.width + x]! *= 1 - dark * cover;
		}
	}
}

/** Holes of a binder at the left edge: black where the scanner's lid is. */
export const punched: Damage = (on) => {
	for (const part of [0.3, 0.7]) disc(on, 0.22 * on.dpi, part * on.height, 0.11 * on.dpi, 0.92);
};

/** The black around a leaf smaller than the scanner's glass. */
export const borders =
	(wide: number): Damage =>
	(on, by) => {
		const sides = [0, 1, 2, 3].map(() => by.between(0.3, 1) * wide * on.dpi);
		const lean = by.between(-0.01, 0.01);
		each(on, (at, x, y) => {
			const out =
				x < sides[0]! + lean * y ||
				y < sides[1]! - lean * x ||
				x > on.width - sides[2]! + lean * y ||
				y > on.height - sides[3]! - lean * x;
			if (out) on.paper[at]! *= 0.08;
		});
	};

/** A pencil's note: loops that nobody can read, grey, at the foot and over the text. */
export const pencilled =
	(count: number, dark: number): Damage =>
	(on, by) => {
		for (let k = 0; k < count; k++) {
			const [left, top] = [
				by.between(0.1, 0.6) * on.width,
				(k === 0 ? 0.93 : by.between(0.2, 0.8)) * on.height
			];
			const size = by.between(0.08, 0.14) * on.dpi;
			const phase = by.next() * 9;
			for (let t = 0; t < 14; t += 0.004) {
				const x = left + size * (1.1 * t + 0.9 * Math.sin(3.1 * t + phase));
				const y =
					top + size * (Math.sin(4.3 * t) + 0.6 * Math.sin(1.7 * t + phase)) - 0.2 * t * size * 0.3;
				disc(on, x, y, 0.006 * on.dpi, dark * 0.35);
			}
		}
	};

/** Rules: underlines of some lines, or lines of a form right across. */
export const ruled =
	(lines: readonly { left: number; right: number; y: number }[], share: number): Damage =>
	(on, by) => {
		for (const { left, right, y } of lines) {
			if (by.next() > share) continue;
			const [from, to] = [left + by.next() * (right - left) * 0.5, right];
			for (let x = Math.max(0, Math.floor(from)); x < Math.min(on.width, to); x++) {
				for (let row = 0; row < Math.max(1, 0.008 * on.dpi); row++) {
					const at = Math.round(y + 0.045 * on.dpi + row) * on.width + x;
					if (at < on.ink.length) on.ink[at] = Math.max(on.ink[at]!, 0.85);
				}
			}
		}
	};
