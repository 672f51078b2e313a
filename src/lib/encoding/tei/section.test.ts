import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleEdition } from '../../../../tests/support/edition.ts';
import { REGION_KINDS, type RegionKind } from '#lib/transcription/page.ts';
import type { Item } from './layout.ts';
import { divide, type Sections } from './section.ts';

const [{ surface }] = sampleEdition().surfaces as [ReturnType<typeof sampleEdition>['surfaces'][0]];
const region = { id: 'r', zone: { ulx: 0, uly: 0, lrx: 1, lry: 1 }, lines: [] };

/** `|` is a page break, any other word a block of that kind. */
const items = (kinds: readonly string[]) =>
	kinds.map((word): Item => {
		if (word === '|') return { kind: 'page-break', surface };
		const kind = word as RegionKind;
		return {
			kind: 'block',
			block: { kind, surface, region: { ...region, kind }, pieces: [] }
		};
	});

const words = (all: readonly Item[]) =>
	all.map((one) => (one.kind === 'block' ? one.block.kind : '|')).join(' ');
const told = ({ top, middle, end }: Sections) => [top, middle, end].map(words);
const cut = (row: string) => told(divide(items(row.split(' ').filter(Boolean))));

test.each([
	['a text', '| body body', ['|', 'body body', '']],
	['nothing', '', ['', '', '']],
	['a page without text', '|', ['|', '', '']],
	['two empty pages', '| |', ['| |', '', '']],
	[
		'all that may stand above',
		'| letterhead stamp form heading margin body',
		['| letterhead stamp form heading margin', 'body', '']
	],
	[
		'all that may stand below',
		'| body signature stamp form page-number footnote',
		['|', 'body', 'signature stamp form page-number footnote']
	],
	['a heading below begins a part of the text', '| body heading', ['|', 'body heading', '']],
	['a signature above the text is text', '| signature body', ['|', 'signature body', '']],
	[
		'a signature between two texts is text',
		'| body signature body',
		['|', 'body signature body', '']
	],
	[
		'a page number within the text stays there',
		'| body page-number | body page-number |',
		['|', 'body page-number | body', 'page-number |']
	],
	['a list or a table is text', '| stamp list stamp', ['| stamp', 'list', 'stamp']],
	['a table at the end', '| body table', ['|', 'body table', '']],
	['only things of a form', '| form stamp signature', ['| form stamp', 'signature', '']],
	[
		'the text never becomes part of the closing, though it is one block',
		'| signature',
		['|', 'signature', '']
	]
])('%s', (_what, row, parts) => {
	expect(cut(row)).toEqual(parts);
});

test.each([
	[
		'between the printed lines of a form, above the heading: fields',
		'form body form heading body',
		'form body form heading'
	],
	['after its last printed line: text', 'form body heading body', 'form'],
	['before its first: text', 'body form heading body', ''],
	['without a heading: text', 'form body form body', 'form'],
	[
		'a form that goes on below the heading',
		'form body form heading body form',
		'form body form heading'
	],
	['a list among the fields is no field', 'form list form heading body', 'form'],
	[
		'several lines of it',
		'form body body form body form heading',
		'form body body form body form heading'
	]
])('typed lines %s', (_what, row, top) => {
	expect(cut(row)[0]).toBe(top);
});

test('whatever stands on the pages: nothing is lost, order is kept, the parts hold what TEI lets them', () => {
	const kind = fc.constantFrom('|', 'body', 'form', 'heading', ...REGION_KINDS.slice(0, 12));
	const law = fc.property(fc.array(kind, { maxLength: 12 }), (kinds) => {
		const all = items(kinds);
		const { top, middle, end } = divide(all);
		expect([...top, ...middle, ...end]).toEqual(all);
		expect(words(end)).not.toMatch(/body|heading|list|table/);
		expect(words(top)).not.toMatch(/signature|list|table/);
		const first = middle[0];
		if (first?.kind === 'block')
			expect(['body', 'list', 'table', 'signature']).toContain(first.block.kind);
		else expect(first).toBeUndefined();
	});
	fc.assert(law, { numRuns: 300 });
});
