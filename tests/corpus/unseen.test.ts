import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MeasuredPage } from '../../src/cli/evaluation/measured-page.ts';
import { pairsIn, run } from '../../src/cli/evaluation/bench.ts';
import { make, RECIPES, write } from '../support/unseen/recipes.ts';

/** Kinds of pages made by a seed, with what may be wrong of their letters; all: `npm run evaluate:unseen`. */
const BOUNDS: [kind: string, bound: number][] = [
	['typed-grain', 0.02],
	['typed-through', 0.01],
	['print-columns', 0.01],
	['print-curl', 0.01]
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

test('the same seed makes the same page, another seed another', async () => {
	const recipe = RECIPES['typed-low']!;
	const [first, again, other] = await Promise.all([1, 1, 2].map((seed) => make(recipe, seed)));
	expect(again).toEqual(first);
	expect(other!.truth).not.toBe(first!.truth);
	expect(first!.truth.split('\n').length).toBeGreaterThan(10);
});
