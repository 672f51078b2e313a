import { expect, test } from 'vitest';
import type { ReadLine } from './hocr.ts';
import { judge, type WholePagePlan } from './whole-page.ts';

const plan: WholePagePlan = { scale: 0.5, mean: 200, spread: 40, ms: 12 };
const line = (text: string, confidence: number): ReadLine => ({
	text,
	confidence,
	zone: { ulx: 10, uly: 20, lrx: 110, lry: 41 },
	words: [{ from: 0, to: text.length, zone: { ulx: 10, uly: 20, lrx: 60, lry: 41 }, confidence }],
	lattice: [...text].map((letter) => [[letter, 90]])
});

test('lines, words and letters come back in pixels of the master', () => {
	const { page, lattices, state, confidence } = judge(plan, [line('мир', 0.9)], 'run1');
	const [region] = page.regions;
	expect(state).toBe('ok');
	expect(confidence).toBeCloseTo(0.9);
	expect(region).toMatchObject({ id: 'run1-r1', kind: 'body' });
	expect(region!.lines[0]).toMatchObject({
		id: 'run1-l1',
		zone: { ulx: 20, uly: 40, lrx: 220, lry: 82 },
		words: [{ zone: { ulx: 20, uly: 40, lrx: 120, lry: 82 } }],
		by: 'tesseract'
	});
	expect(lattices['run1-l1']).toHaveLength(3);
});

test.each<[string, ReadLine[], number, string]>([
	['text', [line('мир', 0.9)], 40, 'ok'],
	['rubbish', [line('Ъы', 0.2), line('шщ', 0.3)], 40, 'unreadable'],
	['nothing on paper', [], 2, 'no_text'],
	['nothing, though there is ink', [], 40, 'failed'],
	['empty lines on paper', [line('', 0.9)], 2, 'no_text']
])('%s', (_what, read, spread, state) => {
	expect(judge({ ...plan, spread }, read, 'r').state).toBe(state);
});

test('a line below the threshold is kept, and left out of the text with the reason', () => {
	const { page } = judge(plan, [line('мир', 0.95), line('шщ', 0.2)], 'r');
	expect(page.regions[0]!.lines.map(({ refused }) => refused)).toEqual([undefined, 'confidence']);
});

test('the mean counts letters, not lines', () => {
	const long = line('а'.repeat(90), 0.9);
	expect(judge(plan, [long, line('б'.repeat(10), 0.1)], 'r').confidence).toBeCloseTo(0.82);
});
