import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { collatedEdition } from '../../../tests/support/edition.ts';
import { FORMATS } from '#lib/encoding/format.ts';
import { MADE, make } from './making.ts';
import type { Workbench } from './workbench.ts';

const bench = {
	files: { path: () => '' },
	images: { pyramid: async () => '', crop: async () => null }
} as unknown as Workbench;
const edition = collatedEdition({ status: 'draft' });

test('every format of the table can be made, and passes its own check', async () => {
	expect([...MADE].sort()).toEqual(Object.keys(FORMATS).sort());
	for (const format of MADE) {
		const made = await make(edition, bench, format);
		expect([format, made?.fault]).toEqual([format, null]);
		expect(made!.name).toContain('DRAFT');
		expect(made!.bytes.length).toBeGreaterThan(500);
	}
});

test.each(['page', 'alto', 'hocr'] as const)(
	'%s: a zip with a file a surface, or the one file',
	async (format) => {
		const several = (await make(edition, bench, format))!;
		const files = unzipSync(several.bytes);
		expect(several.mediaType).toBe('application/zip');
		expect(Object.keys(files)).toHaveLength(3);
		expect(strFromU8(Object.values(files)[0]!)).toContain('Посетите');
		const one = (await make(
			{ ...edition, surfaces: edition.surfaces.slice(0, 1) },
			bench,
			format
		))!;
		expect(one.mediaType).toBe(FORMATS[format].mediaType);
		expect(strFromU8(one.bytes)).toBe(strFromU8(files[one.name]!));
		expect((await make(edition, bench, format))!.bytes).toEqual(several.bytes);
	}
);

test('where nothing was read, formats of surfaces are not offered', async () => {
	const unread = { ...edition, surfaces: edition.surfaces.map((one) => ({ ...one, page: null })) };
	expect(await make(unread, bench, 'page')).toBeNull();
});

test('a PDF is said to have no check; every other format has one of its own', async () => {
	for (const format of MADE) {
		const made = (await make(edition, bench, format))!;
		expect([format, made.checked]).toEqual([format, format !== 'pdf']);
	}
});

test('a page without text beside pages with text keeps none of them from being offered', async () => {
	const [first, second] = edition.surfaces;
	const blank = { ...edition, surfaces: [first!, { ...second!, page: { regions: [] } }] };
	for (const format of ['page', 'alto', 'hocr', 'text'] as const)
		expect([format, (await make(blank, bench, format))!.fault]).toEqual([format, null]);
});

test('letters that a format cannot keep apart are a fault, and the file is not offered', async () => {
	const page = structuredClone(edition.surfaces[0]!.page!);
	page.regions[0]!.lines[0]!.text = 'одна\nдве';
	const broken = { ...edition, surfaces: [{ ...edition.surfaces[0]!, page }] };
	const made = (await make(broken, bench, 'text'))!;
	expect(made.fault).toBe('"одна\nдве" is read back as "одна"');
});
