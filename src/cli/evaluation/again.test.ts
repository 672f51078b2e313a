import { expect, test } from 'vitest';
import { measure } from '#lib/collation/accuracy.ts';
import type { Read } from '#lib/recognition/pipeline.ts';
import { lines } from '#lib/transcription/page.ts';
import * as sample from '../../../tests/support/sample.ts';
import { plannedPage } from '../../../tests/support/reading.ts';
import { readLinesAgain, toldAgain } from './again.ts';
import type { Product } from './product.ts';

const page = sample.page(1);
const result = { page, turned: 180, measures: {} } as Read;

test('every line is read in its place, as its page was, and its text put where the old one stood', async () => {
	const asked: Parameters<Product['readZone']>[1][] = [];
	const product = {
		readZone: async (_picture, zone) => {
			asked.push(zone);
			return { lines: [{ text: `строка ${asked.length}` }] };
		}
	} as Product;
	const plan = { ...plannedPage(), width: 100, height: 200 };
	const again = await readLinesAgain(product, 'x.jpg', { result, plan }, 'rus');
	const before = lines(page);
	expect(asked.map(({ part }) => part.zone)).toEqual(before.map(({ zone }) => zone));
	expect(asked[0]).toMatchObject({
		sheet: { ulx: 0, uly: 0, lrx: 100, lry: 200 },
		part: { shape: 'line', digits: false },
		settings: { languages: 'rus', turn: 180 }
	});
	expect(lines(again).map(({ id, text }) => [id, text])).toEqual(
		before.map(({ id }, at) => [id, `строка ${at + 1}`])
	);
});

test('both rates are told with what they rest on; nothing where nothing was read again', () => {
	const [accuracy, again] = [measure('дело дело', 'доло дело'), measure('дело дело', 'дело дело')];
	expect(
		toldAgain([
			{ accuracy, again },
			{ accuracy, again: null }
		])
	).toEqual([
		'',
		'each line read again alone: CER 0.00 % (0 of 9 letters); as its page: 11.11 % (1 of 9 letters)'
	]);
	expect(toldAgain([{ accuracy, again: null }])).toEqual([]);
});
