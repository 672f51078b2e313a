import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Remarks } from '../imported.ts';
import { elements } from '../xml/element.ts';
import { parse, type Parsed } from '../xml/parse.ts';
import { inOrder } from './order.ts';

/** A page with regions by id, each with its `custom`, below a reading order as it is written. */
function ordered(order: string, regions: Record<string, string | null>) {
	const inside = Object.entries(regions).map(
		([id, custom]) => `<r id="${id}"${custom === null ? '' : ` custom="${custom}"`}/>`
	);
	const page = parse(`<Page>${order}${inside.join('\n')}</Page>`);
	const remarks = new Remarks();
	const result = inOrder(page, elements(page, 'r') as Parsed[], remarks);
	return {
		ids: result.ordered.map(({ attributes }) => attributes.id).join(' '),
		order: result.order,
		dangling: remarks.list.map(({ facts }) => facts.name)
	};
}

const stated = (inside: string) => `<ReadingOrder>${inside}</ReadingOrder>`;
const ref = (id: string, index?: number) =>
	`<RegionRefIndexed${index === undefined ? '' : ` index="${index}"`} regionRef="${id}"/>`;
const ABC = { a: null, b: null, c: null };

describe('an order that is stated', () => {
	test.each([
		['by index, not by place in the file', ref('a', 2) + ref('b', 0) + ref('c', 1), 'b c a'],
		['indexes with holes', ref('a', 30) + ref('b', 5) + ref('c', 11), 'b c a'],
		['without indexes, as it is written', ref('c') + ref('a') + ref('b'), 'c a b'],
		['two of one index, as they are written', ref('c', 1) + ref('b', 1) + ref('a', 0), 'a c b'],
		['what it forgets comes last, as in the file', ref('c', 0), 'c a b'],
		['nothing in it', '', 'a b c'],
		['one named twice stands where it is named first', ref('b') + ref('a') + ref('b'), 'b a c']
	])('%s', (_what, refs, ids) => {
		const group = stated(`<OrderedGroup id="g">${refs}</OrderedGroup>`);
		expect(ordered(group, ABC)).toEqual({ ids, order: 'reading-order', dangling: [] });
	});

	test('goes into groups of groups, in the place of each group', () => {
		const inner = `<OrderedGroupIndexed index="0">${ref('c', 1)}${ref('b', 0)}</OrderedGroupIndexed>`;
		const group = stated(`<OrderedGroup>${ref('a', 1)}${inner}</OrderedGroup>`);
		expect(ordered(group, ABC).ids).toBe('b c a');
	});

	test('a group that is a region’s own names the region before its parts', () => {
		const group = `<OrderedGroupIndexed index="0" regionRef="c">${ref('a', 0)}</OrderedGroupIndexed>`;
		expect(ordered(stated(`<OrderedGroup>${group}</OrderedGroup>`), ABC).ids).toBe('c a b');
	});

	test('an unordered group is taken as it is written', () => {
		const refs = '<RegionRef regionRef="b"/><RegionRef regionRef="a"/>';
		expect(ordered(stated(`<UnorderedGroup>${refs}</UnorderedGroup>`), ABC).ids).toBe('b a c');
	});

	test('what it names and the file has not is remarked, each by name, and passed over', () => {
		const group = stated(`<OrderedGroup>${ref('x', 0)}${ref('b', 1)}${ref('y', 2)}</OrderedGroup>`);
		expect(ordered(group, ABC)).toEqual({
			ids: 'b a c',
			order: 'reading-order',
			dangling: ['x', 'y']
		});
	});

	test('stands above what the regions say of themselves', () => {
		const group = stated(`<OrderedGroup>${ref('a', 0)}${ref('b', 1)}</OrderedGroup>`);
		const custom = { a: 'readingOrder {index:1;}', b: 'readingOrder {index:0;}' };
		expect(ordered(group, custom).ids).toBe('a b');
	});
});

describe('an order that the regions say themselves', () => {
	test.each([
		['by number, not by letters', 'readingOrder {index:10;}', 'readingOrder {index:9;}', 'b a'],
		['spaces are free', 'readingOrder{ index: 1; }', 'readingOrder   {index:0;}', 'b a'],
		[
			'among other words',
			'structure {type:heading;} readingOrder {index:1;} x',
			'y readingOrder {offset:7; index:0;}',
			'b a'
		],
		[
			'the same number twice: as in the file',
			'readingOrder {index:3;}',
			'readingOrder {index:3;}',
			'a b'
		],
		['one says nothing: it comes last', 'structure {type:x;}', 'readingOrder {index:7;}', 'b a']
	])('%s', (_what, a, b, ids) => {
		expect(ordered('', { a, b })).toEqual({ ids, order: 'custom', dangling: [] });
	});

	test('an index of something else is none', () => {
		expect(ordered('', { a: 'structure {index:1;}', b: 'structure {index:0;}' })).toMatchObject({
			ids: 'a b',
			order: 'document'
		});
	});
});

test('nobody says anything: the order of the file', () => {
	expect(ordered('', ABC)).toEqual({ ids: 'a b c', order: 'document', dangling: [] });
	expect(ordered('', {})).toEqual({ ids: '', order: 'document', dangling: [] });
});

test('whatever is stated, no region is lost and none comes twice', () => {
	const ids = ['a', 'b', 'c', 'd', 'x'];
	const refs = fc.array(fc.tuple(fc.constantFrom(...ids), fc.nat(4)), { maxLength: 8 });
	const law = fc.property(refs, fc.boolean(), (all, nested) => {
		const written = all.map(([id, index]) => ref(id, index)).join('');
		const group = nested
			? `<OrderedGroup><UnorderedGroupIndexed index="1">${written}</UnorderedGroupIndexed></OrderedGroup>`
			: `<OrderedGroup>${written}</OrderedGroup>`;
		const found = ordered(stated(group), { ...ABC, d: null });
		expect(found.ids.split(' ').sort()).toEqual(['a', 'b', 'c', 'd']);
		expect(found.dangling).toHaveLength(all.filter(([id]) => id === 'x').length);
	});
	fc.assert(law);
});
