import { describe, expect, test } from 'vitest';
import type { Surface } from '#lib/facsimile/surface.ts';
import { done } from '#lib/outcome.ts';
import type { Region } from '#lib/transcription/page.ts';
import { reading, scripted } from '../../../tests/support/reading.ts';
import type { Images } from './images/images.ts';
import { allLanguages, engineOf, read } from './page-reading.ts';
import type { Reader } from './reader/reader.ts';
import type { Installation } from './workbench.ts';

const region = (more: Partial<Region>): Region => ({
	...{ id: 'r1', kind: 'stamp', lines: [], laid: 'anna', languages: 'eng' },
	...{ zone: { ulx: 0, uly: 190, lrx: 600, lry: 260 } },
	...more
});

/**
 * Reads the two lines of a page, doubtful ones twice, those of `early` before the plan is whole; gives
 * the languages each picture was read with.
 */
async function languagesOf(regions: readonly Region[], confidence = 0.95, early = false) {
	const parts = scripted([
		done([reading('Куда', 1, confidence), reading('Sinanju', 2, confidence)])
	]);
	const asked: [string, string][] = [];
	const reader: Reader = {
		...parts.reader,
		read: (pictures, options) => {
			asked.push(...pictures.map(({ id, languages }) => [id, languages] as [string, string]));
			return parts.reader.read(pictures, options);
		}
	};
	const images: Pick<Images, 'plan' | 'others'> = {
		...parts.images,
		plan: (master, settings, signal, onCut) => {
			if (early) onCut?.(parts.planned.lines);
			return parts.images.plan(master, settings, signal);
		}
	};
	const here = { ...parts, images, reader } as unknown as Installation;
	const outcome = await read(here, { sha256: 's', frame: 0, name: 'x.jpg' } as Surface, {
		...{ settings: { languages: 'rus', turn: 0 }, regions, halved: false, prefix: 'x' },
		...{ signal: new AbortController().signal, onProgress: () => undefined }
	});
	expect(outcome.ok).toBe(true);
	return asked;
}

describe('a line is read with the languages of the region that it lies in', () => {
	test.each<[string, Region[], string]>([
		['laid out by a person', [region({})], 'eng'],
		['with none of its own: as its page', [region({ languages: undefined! })], 'rus'],
		['laid out by the machine: as its page', [region({ laid: undefined! })], 'rus'],
		['elsewhere: as its page', [region({ zone: { ulx: 0, uly: 300, lrx: 600, lry: 400 } })], 'rus']
	])('%s', async (_, regions, second) => {
		expect(await languagesOf(regions)).toEqual([
			['line-1', 'rus'],
			['line-2', second]
		]);
	});

	test('also where it is read before the plan is whole', async () => {
		expect(await languagesOf([region({})], 0.95, true)).toEqual([
			['line-1', 'rus'],
			['line-2', 'eng']
		]);
	});

	test('its other pictures too', async () => {
		const own = [
			['line-1', 'rus'],
			['line-2', 'eng']
		];
		expect(await languagesOf([region({})], 0.5)).toEqual([...own, ...own, ...own]);
	});
});

test('what a reading was made by names every model that read a part of it, each once', () => {
	const regions = [region({}), region({ languages: 'rus+eng' }), region({ languages: undefined! })];
	expect(allLanguages('rus', regions)).toBe('rus+eng');
	expect(allLanguages('rus', [])).toBe('rus');
	const models = { rus: 'sum', eng: 'other', deu: 'third' };
	expect(engineOf({ models }, allLanguages('rus', regions)).models).toEqual({
		...{ rus: 'sum', eng: 'other' }
	});
});
