import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MeasuredPage } from '../../src/cli/evaluation/measured-page.ts';
import { pairsIn, run } from '../../src/cli/evaluation/bench.ts';
import { make, RECIPES, write, type Recipe } from '../support/unseen/recipes.ts';
import { pencilled } from '../support/unseen/damage.ts';

/** Kinds of pages made by a seed, with what may be wrong of their letters; all: `npm run evaluate:unseen`. */
const BOUNDS: [kind: string, bound: number][] = [
	['typed-grain', 0.02],
	['typed-through', 0.01],
	['print-columns', 0.01],
	['print-curl', 0.01],
	['film-negative', 0.02],
	['film-scratched', 0.03]
];

describe('pages that nobody fitted anything to', () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'unseen-'));
	let pages: MeasuredPage[];
	beforeAll(async () => {
		for (const [kind] of BOUNDS) await write(folder, 1953, 1, kind);
		pages = await run({ pairs: pairsIn(folder), languages: 'rus', peer: false });
	});
	afterAll(() => rmSync(folder, { recursive: true }));

	test.each(BOUNDS)('%s: at most %f of its letters wrong', (kind, bound) => {
		const { state, accuracy } = pages.find(({ name }) => name === `${kind}-1`)!;
		expect(state).toBe('ok');
		expect(accuracy.characters.rate).toBeLessThanOrEqual(bound);
	});

	test('two columns are two regions of running text', () => {
		const { lines } = pages.find(({ name }) => name === 'print-columns-1')!;
		expect(new Set(lines.map(({ kind }) => kind))).toEqual(new Set(['body']));
	});
});

describe('pages laid wrong, and pages that hold no print', () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'unseen-'));
	const few: Recipe = {
		face: 'pt-mono',
		manner: { dpi: 150, typed: true, filled: 0.35 },
		damages: () => [],
		camera: { noise: 3, jpeg: 90 }
	};
	const KINDS: Record<string, Recipe> = {
		'turned-90': { ...few, camera: { ...few.camera, turn: 90 } },
		'turned-180': { ...few, camera: { ...few.camera, turn: 180 } },
		'turned-270': { ...few, camera: { ...few.camera, turn: 270 } },
		handwriting: {
			...few,
			manner: { ...few.manner, filled: 0 },
			damages: () => [pencilled(5, 0.9)]
		}
	};
	let pages: MeasuredPage[];
	beforeAll(async () => {
		for (const [name, recipe] of Object.entries(KINDS)) {
			const { picture, truth } = await make(recipe, 7);
			writeFileSync(path.join(folder, `${name}.jpg`), picture);
			writeFileSync(path.join(folder, `${name}.gt.txt`), truth);
		}
		pages = await run({ pairs: pairsIn(folder), languages: 'rus', peer: false });
	});
	afterAll(() => rmSync(folder, { recursive: true }));

	test.each([90, 180, 270])(
		'a page turned by %i degrees, of which nothing tells, is read',
		(turn) => {
			const { state, accuracy } = pages.find(({ name }) => name === `turned-${turn}`)!;
			expect(state).toBe('ok');
			expect(accuracy.characters.rate).toBeLessThanOrEqual(0.02);
		}
	);

	test('a page of handwriting alone is no draft', () => {
		const { state, text } = pages.find(({ name }) => name === 'handwriting')!;
		expect(state).toBe('handwriting');
		expect(text.length).toBeLessThan(30);
	});
});

test('the same seed makes the same page, another seed another', async () => {
	const recipe = RECIPES['typed-low']!;
	const [first, again, other] = await Promise.all([1, 1, 2].map((seed) => make(recipe, seed)));
	expect(again).toEqual(first);
	expect(other!.truth).not.toBe(first!.truth);
	expect(first!.truth.split('\n').length).toBeGreaterThan(10);
});
