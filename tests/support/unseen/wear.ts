import { blur, each, type Damage, type Layers } from './damage.ts';
import { clouds } from './random.ts';

/** Scratches down a film: `count` hair lines nearly upright, light or dark, over part of the height. */
export const scratched =
	(count: number, dark: number): Damage =>
	(on, by) => {
		for (let k = 0; k < count; k++) {
			const [from, to] = [by.between(-0.2, 0.8), by.between(0.3, 1.2)];
			const [start, lean] = [by.next() * on.width, by.between(-0.01, 0.01)];
			const light = by.next() < 0.4;
			for (
				let y = Math.max(0, Math.round(from * on.height));
				y < Math.min(1, to) * on.height;
				y++
			) {
				const x = Math.round(start + lean * y);
				for (let wide = 0; wide < Math.max(1, on.dpi / 150); wide++) {
					const at = y * on.width + x + wide;
					if (x + wide < 0 || x + wide >= on.width) continue;
					if (light) on.ink[at]! *= 0.2;
					else on.paper[at]! *= 1 - dark;
				}
			}
		}
	};

/** Mould: groups of soft spots of a letter's size, `count` groups. */
export const mouldy =
	(count: number, dark: number): Damage =>
	(on, by) => {
		for (let k = 0; k < count; k++) {
			const [cx, cy] = [by.next() * on.width, by.next() * on.height];
			for (let spot = 0; spot < 40; spot++) {
				const [x0, y0] = [cx + by.normal() * 0.35 * on.dpi, cy + by.normal() * 0.35 * on.dpi];
				const size = by.between(0.01, 0.035) * on.dpi;
				const depth = dark * by.between(0.3, 1);
				const reach = Math.ceil(2.5 * size);
				for (let y = Math.max(0, Math.floor(y0 - reach)); y < Math.min(on.height, y0 + reach); y++)
					for (let x = Math.max(0, Math.floor(x0 - reach)); x < Math.min(on.width, x0 + reach); x++)
						on.paper[y * on.width + x]! *=
							1 - depth * Math.exp(-(((x - x0) ** 2 + (y - y0) ** 2) / size ** 2));
			}
		}
	};

/** Old sticky tape across the sheet: a band darker than the paper with sharp edges, the ink below it paler. */
export const taped =
	(count: number, dark: number): Damage =>
	(on, by) => {
		for (let k = 0; k < count; k++) {
			const [level, slope, high] = [by.next() * on.height, by.between(-0.05, 0.05), 0.7 * on.dpi];
			const cloudy = clouds(on.width, on.height, on.dpi / 3, by);
			each(on, (at, x, y) => {
				const off = y - level - slope * x;
				if (off < 0 || off > high) return;
				on.paper[at]! *= 1 - dark * (0.8 + 0.2 * cloudy[at]!);
				on.ink[at]! *= 0.8;
			});
		}
	};

/** Paper that was crumpled and flattened: shades that break at many small creases. */
export const crumpled =
	(strength: number): Damage =>
	(on, by) => {
		const knots = Array.from({ length: 60 }, () => ({
			x: by.next() * on.width,
			y: by.next() * on.height,
			dx: by.normal(),
			dy: by.normal()
		}));
		each(on, (at, x, y) => {
			let [first, second, shade] = [Infinity, Infinity, 0];
			for (const knot of knots) {
				const away = (knot.x - x) ** 2 + (knot.y - y) ** 2;
				if (away < first) {
					second = first;
					first = away;
					shade = (knot.dx * (x - knot.x) + knot.dy * (y - knot.y)) / on.dpi;
				} else if (away < second) second = away;
			}
			const edge = (Math.sqrt(second) - Math.sqrt(first)) / on.dpi;
			on.paper[at]! *=
				1 - strength * (0.25 + 0.35 * Math.tanh(shade) + 0.5 * Math.exp(-((edge / 0.012) ** 2)));
		});
	};

/** The camera moved: ink drawn out by `far` inches at `angle` degrees. */
export const shaken =
	(far: number, angle: number): Damage =>
	(on) => {
		const steps = Math.max(2, Math.round(far * on.dpi * 2));
		const from = on.ink.slice();
		const [dx, dy] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
		each(on, (at, x, y) => {
			let sum = 0;
			for (let k = 0; k < steps; k++) {
				const t = (k / (steps - 1) - 0.5) * far * on.dpi;
				const u = Math.min(on.width - 1, Math.max(0, Math.round(x + t * dx)));
				const v = Math.min(on.height - 1, Math.max(0, Math.round(y + t * dy)));
				sum += from[v * on.width + u]!;
			}
			on.ink[at] = sum / steps;
		});
	};

/** A ribbon set too low: the upper part of each line's letters is `pale`, 0 to 1, of the lower. */
export const halfStruck =
	(lines: readonly { y: number }[], em: number, pale: number): Damage =>
	(on) => {
		for (const { y } of lines)
			for (let row = Math.round(y - em); row < y - 0.28 * em; row++)
				for (let x = 0; x < on.width; x++)
					if (row >= 0 && row < on.height) on.ink[row * on.width + x]! *= pale;
	};

/** Ink that ran in damp: letters spread in clouds, with a halo. */
export const ran =
	(strength: number): Damage =>
	(on, by) => {
		const wet = clouds(on.width, on.height, on.dpi * 0.9, by);
		const spread = blur(on.ink, on.width, on.height, on.dpi * 0.016);
		each(on, (at) => {
			const share = Math.max(0, wet[at]!) * strength;
			on.ink[at] = Math.max(on.ink[at]! * (1 - share), 0.9 * share * spread[at]!);
		});
	};

/** A copy of a copy: softened and parted again, `times`; thin strokes go, dirt of the glass comes. */
export const copied =
	(times: number, at: number): Damage =>
	(on, by) => {
		for (let k = 0; k < times; k++) {
			const soft = blur(on.ink, on.width, on.height, on.dpi * 0.0035);
			const grain = clouds(on.width, on.height, Math.max(1, on.dpi / 150), by);
			each(on, (pixel) => {
				const dark = soft[pixel]! + 0.22 * grain[pixel]! * (soft[pixel]! > 0.05 ? 1 : 0);
				on.ink[pixel] = 1 / (1 + Math.exp(-14 * (dark - at)));
			});
		}
	};

/** Corners torn away and the edge ragged: the scanner's black lid is seen. */
export const torn =
	(deep: number): Damage =>
	(on, by) => {
		const ragged = clouds(on.width, on.height, on.dpi / 6, by);
		const corners = [by.next() < 0.5 ? 0 : 1, by.next() < 0.5 ? 0 : 1];
		each(on, (at, x, y) => {
			const left = (corners[0] ? on.width - x : x) / on.dpi;
			const top = (corners[1] ? on.height - y : y) / on.dpi;
			if (left + top < deep + 0.12 * ragged[at]!) on.paper[at]! *= 0.1;
		});
	};

/** Notes between the lines by a pen: small loops, dark, `count` of them, close to the text. */
export const annotated =
	(
		lines: readonly { left: number; right: number; y: number }[],
		count: number,
		dark: number
	): Damage =>
	(on, by) => {
		for (let k = 0; k < count; k++) {
			const line = by.pick(lines);
			const from = by.between(line.left, line.right - on.dpi);
			const size = 0.045 * on.dpi;
			const phase = by.next() * 9;
			pen(
				on,
				(t) => [
					from + size * (1.3 * t + 0.8 * Math.sin(3.3 * t + phase)),
					line.y -
						0.17 * on.dpi +
						size * (0.9 * Math.sin(4.7 * t) + 0.4 * Math.sin(1.9 * t + phase))
				],
				dark
			);
		}
	};

/** A margin's stroke and a tick by a coloured pencil, beside and over the beginnings of lines. */
export const ticked =
	(count: number, dark: number): Damage =>
	(on, by) => {
		for (let k = 0; k < count; k++) {
			const [x, y] = [by.between(0.35, 0.6) * on.dpi, by.between(0.15, 0.75) * on.height];
			const high = by.between(0.4, 1.1) * on.dpi;
			pen(on, (t) => [x + 0.02 * on.dpi * Math.sin(t), y + (t / 14) * high], dark, 0.012);
		}
	};

function pen(on: Layers, at: (t: number) => [number, number], dark: number, radius = 0.006): void {
	const r = Math.max(0.7, radius * on.dpi);
	const cover = new Map<number, number>();
	for (let t = 0; t < 14; t += 0.004) {
		const [cx, cy] = at(t);
		for (let y = Math.floor(cy - r); y <= cy + r; y++)
			for (let x = Math.floor(cx - r); x <= cx + r; x++) {
				if (x < 0 || y < 0 || x >= on.width || y >= on.height) continue;
				const c = Math.min(1, Math.max(0, r + 0.5 - Math.hypot(x - cx, y - cy)));
				const key = y * on.width + x;
				cover.set(key, Math.max(cover.get(key) ?? 0, c));
			}
	}
	for (const [key, c] of cover) on.paper[key]! *= 1 - dark * c;
}
