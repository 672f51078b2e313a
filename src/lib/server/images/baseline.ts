/** Where a line of writing stands: v = a + b u + c u², in the coordinates along the lines. */
export interface Baseline {
	a: number;
	b: number;
	c: number;
}

/** The foot of a letter. */
export interface Foot {
	u: number;
	v: number;
}

/** The feet of the letters: a level for few, a slope for many, a bend for a long line. */
export function fit(feet: readonly Foot[], xHeight: number): Baseline {
	const level = lowerMiddle(feet.map((foot) => foot.v));
	const long = feet.at(-1)!.u - feet[0]!.u > 12 * xHeight;
	let line: Baseline = { a: level, b: 0, c: 0 };
	if (feet.length < 8 || !long) return line;
	for (const [bend, reach] of [
		[false, 0.6],
		[true, 0.35],
		[true, 0.25]
	] as const) {
		const near = feet.filter((foot) => Math.abs(foot.v - at(line, foot.u)) < reach * xHeight);
		if (near.length >= 8) line = leastSquares(near, bend && near.length >= 20);
	}
	return line;
}

/** Feet of letters on the line stand at the median or a little above: descenders pull down. */
function lowerMiddle(values: number[]): number {
	values.sort((a, b) => a - b);
	return values[Math.floor(values.length * 0.45)] ?? 0;
}

export function at({ a, b, c }: Baseline, u: number): number {
	return a + b * u + c * u * u;
}

/** Least squares of v on u, about the middle of u so that the sums stay small. */
function leastSquares(points: readonly Foot[], bend: boolean): Baseline {
	const n = points.length;
	const mean = points.reduce((sum, { u }) => sum + u, 0) / n;
	const s = [0, 0, 0, 0, 0];
	const t = [0, 0, 0];
	for (const { u, v } of points) {
		for (let k = 0, power = 1; k < 5; k++, power *= u - mean) {
			s[k]! += power;
			if (k < 3) t[k]! += power * v;
		}
	}
	const [a, b, c] = bend ? solveThree(s, t) : [...solveTwo(s, t), 0];
	return { a: a! - b! * mean + c! * mean * mean, b: b! - 2 * c! * mean, c: c! };
}

function solveTwo(s: number[], t: number[]): [number, number] {
	const det = s[0]! * s[2]! - s[1]! * s[1]!;
	if (det === 0) return [t[0]! / s[0]!, 0];
	return [(t[0]! * s[2]! - t[1]! * s[1]!) / det, (s[0]! * t[1]! - s[1]! * t[0]!) / det];
}

/** Cramer's rule on the three normal equations. */
function solveThree(s: number[], t: number[]): [number, number, number] {
	const rows = [0, 1, 2].map((k) => [s[k]!, s[k + 1]!, s[k + 2]!]);
	const det = determinant(rows);
	if (Math.abs(det) < 1e-9) return [...solveTwo(s, t), 0];
	const solve = (column: number) =>
		determinant(rows.map((row, k) => row.map((value, j) => (j === column ? t[k]! : value)))) / det;
	return [solve(0), solve(1), solve(2)];
}

function determinant(m: number[][]): number {
	const [[a, b, c], [d, e, f], [g, h, i]] = m as [number[], number[], number[]];
	return a! * (e! * i! - f! * h!) - b! * (d! * i! - f! * g!) + c! * (d! * h! - e! * g!);
}

export function middle(values: number[]): number {
	values.sort((a, b) => a - b);
	return values[values.length >> 1] ?? 0;
}
