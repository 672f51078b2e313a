import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { as, installation, PEOPLE, seed } from '../../../tests/support/workbench.ts';
import * as facsimile from './facsimile.ts';
import type { Images } from './images/images.ts';
import type { Files } from './storage/files.ts';
import type { Installation } from './workbench.ts';

let here: Installation;
const calls: unknown[][] = [];
/** Says what it was asked for; nothing lies right of column 9. */
const images = {
	pyramid: async (master, frame) => `${master}:${frame}`,
	tile: async (...asked) => (calls.push(asked), asked[2] > 9 ? null : Buffer.from('tile')),
	crop: async (...asked) => (calls.push(asked), asked[1].ulx > 9_000 ? null : Buffer.from('crop'))
} as Images;
const files = { path: (sha256: string) => `/files/${sha256}` } as Files;
const place = { level: 12, column: 3, row: 4 };
const zone = { ulx: 0, uly: 0, lrx: 100, lry: 40 };

beforeAll(async () => {
	here = await installation({ images, files });
	await seed(here.store);
});
beforeEach(() => void calls.splice(0));
afterAll(() => here.store.close());

test('tiles and crops come from the pyramid of the surface’s own frame', async () => {
	const anna = as(here, PEOPLE.anna);
	expect(await facsimile.tile(anna, 's1', place)).toEqual({ ok: true, value: Buffer.from('tile') });
	expect(await facsimile.crop(anna, 's2', zone, 50_000)).toMatchObject({ ok: true });
	expect(await facsimile.crop(anna, 's1', zone, 300, 90)).toMatchObject({ ok: true });
	expect(calls).toEqual([
		['/files/b1:0', 12, 3, 4],
		['/files/b2:0', zone, facsimile.WIDEST_CROP, 'jpeg', 0],
		['/files/b1:0', zone, 300, 'jpeg', 90]
	]);
});

test('where nothing lies, nothing is found', async () => {
	const anna = as(here, PEOPLE.anna);
	const none = { refusal: { code: 'not_found' } };
	expect(await facsimile.tile(anna, 's1', { ...place, column: 10 })).toMatchObject(none);
	expect(await facsimile.crop(anna, 's1', { ...zone, ulx: 9_500 }, 10)).toMatchObject(none);
	expect(await facsimile.tile(anna, 's9', place)).toMatchObject(none);
});

describe('a visitor sees what is published, and cannot tell work from nothing', () => {
	const look = (surface: string) => facsimile.tile(as(here, null), surface, place);

	test('before', async () => {
		expect(await look('s1')).toEqual(await look('s9'));
		expect(calls).toEqual([]);
	});

	test('after', async () => {
		await here.store.sql.updateTable('record').set({ published: true }).execute();
		expect(await look('s1')).toMatchObject({ ok: true });
	});
});
