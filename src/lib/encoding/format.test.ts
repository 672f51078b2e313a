import { describe, expect, test } from 'vitest';
import { sampleEdition } from '../../../tests/support/edition.ts';
import { fileName, FORMATS, type Format, type FormatName } from './format.ts';

const NAMES = Object.keys(FORMATS) as FormatName[];
const rows = NAMES.map((name): [FormatName, Format] => [name, FORMATS[name]]);

/** What each format is called in a folder, whose media type it bears, and of what it is written. */
const TABLE: [FormatName, extension: string, mediaType: string, scope: string][] = [
	['tei-edition', 'xml', 'application/tei+xml', 'record'],
	['tei-reading', 'reading.xml', 'application/tei+xml', 'record'],
	['text', 'txt', 'text/plain', 'record'],
	['page', 'page.xml', 'application/vnd.prima.page+xml', 'surface'],
	['alto', 'alto.xml', 'application/xml', 'surface'],
	['hocr', 'hocr', 'text/vnd.hocr+html', 'surface'],
	['pdf', 'pdf', 'application/pdf', 'record']
];

test('the table has every format once', () => {
	expect(TABLE.map(([name]) => name).sort()).toEqual([...NAMES].sort());
});

test.each(TABLE)('%s is .%s, %s, one file a %s', (name, extension, mediaType, scope) => {
	expect(FORMATS[name]).toMatchObject({ extension, mediaType, scope });
});

test('no two formats have one extension or one name: files of a record lie in one folder', () => {
	expect(new Set(rows.map(([, { extension }]) => extension)).size).toBe(NAMES.length);
	expect(new Set(rows.map(([, { name }]) => name)).size).toBe(NAMES.length);
});

test('what has a folder with a reader is said to be read, and nothing else', async () => {
	const readers: Partial<Record<FormatName, () => Promise<object>>> = {
		'tei-edition': () => import('./tei/read.ts'),
		page: () => import('./page/read.ts'),
		alto: () => import('./alto/read.ts'),
		hocr: () => import('./hocr/read.ts')
	};
	const said = rows.flatMap(([name, { reads }]) => (reads ? [name] : []));
	expect(said.sort()).toEqual(Object.keys(readers).sort());
	for (const name of said) expect(await readers[name]!()).toHaveProperty('read');
});

describe('the name of a file', () => {
	const { record } = sampleEdition();

	test.each([
		['tei-edition', 'approved', undefined, 'molotov-1953-07-04.xml'],
		['tei-edition', 'draft', undefined, 'molotov-1953-07-04.DRAFT.xml'],
		['tei-reading', 'draft', undefined, 'molotov-1953-07-04.DRAFT.reading.xml'],
		['pdf', 'approved', undefined, 'molotov-1953-07-04.pdf'],
		['page', 'approved', '001.jpg', 'molotov-1953-07-04.001.page.xml'],
		['page', 'draft', '001.jpg', 'molotov-1953-07-04.001.DRAFT.page.xml'],
		['hocr', 'approved', 'лист.148.об.tif', 'molotov-1953-07-04.лист.148.об.hocr'],
		['alto', 'approved', 'no-extension', 'molotov-1953-07-04.no-extension.alto.xml']
	] as const)('of %s, %s, picture %s is %s', (format, status, surface, name) => {
		expect(fileName(format, { record, status }, surface)).toBe(name);
	});

	test.each(NAMES)('of a draft of %s says so, of an approved text does not', (format) => {
		expect(fileName(format, { record, status: 'draft' })).toContain('.DRAFT.');
		expect(fileName(format, { record, status: 'approved' })).not.toContain('DRAFT');
	});
});
