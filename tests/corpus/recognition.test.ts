import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { MeasuredPage } from '../../src/cli/evaluation/measured-page.ts';
import { run, type Pair } from '../../src/cli/evaluation/bench.ts';

const here = (name: string) => path.resolve(import.meta.dirname, name);
const page = (name: string): Pair => ({
	picture: here(`pages/${name}.jpg`),
	truth: here(`pages/${name}.gt.txt`)
});

/** One page a kind of damage; the whole sets are `npm run bench`. Bounds: the bars of the design. */
const BOUNDS: [Pair, number][] = [
	[page('03-typed-carbon'), 0.001],
	[page('06-typed-lowres'), 0.0022],
	[page('08-print-heavy'), 0.03],
	[
		{
			picture: here('../../scans/molotov-1953-07-04/001.jpg'),
			truth: here('sample/001.txt')
		},
		0.06
	]
];

let pages: MeasuredPage[];
beforeAll(async () => {
	pages = await run({ pairs: BOUNDS.map(([pair]) => pair), languages: 'rus', peer: false });
});

describe('reading by the product’s own processes', () => {
	test.each(BOUNDS.map(([{ picture }, bound], at) => [path.basename(picture), bound, at] as const))(
		'%s: at most %f of its letters wrong',
		(_, bound, at) => {
			const { state, accuracy } = pages[at]!;
			expect(state).toBe('ok');
			expect(accuracy.characters.rate).toBeLessThanOrEqual(bound);
		}
	);

	test('no process grew past its limit', () => {
		for (const { resident } of pages) expect(resident ?? 0).toBeLessThan(500e6);
	});

	test('on the sample’s first page stamp, form, list and page number are told from the text', () => {
		const { lines } = pages.at(-1)!;
		const kind = (text: string) => lines.find((line) => line.text.includes(text))?.kind;
		expect(kind('- 1039 -')).toBe('page-number');
		expect(kind('НЕ СЕКРЕТНО')).toBe('stamp');
		expect(kind('Десятый Отдел')).toBe('form');
		expect(kind('5. Тов.')).toBe('list');
		expect(kind('волю к миру')).toBe('body');
		// Short, and flush with the list's heading far under it.
		expect(kind('возлагается теперь')).toBe('body');
		expect(kind('Копии:')).toBe('list');
	});
});
