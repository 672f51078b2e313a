import { describe, expect, test } from 'vitest';
import { collatedEdition, sampleEdition, verdict } from '../../../../tests/support/edition.ts';
import { elements, find, textOf, walk, type Element } from '../xml/element.ts';
import { parse } from '../xml/parse.ts';
import { check, pointerFaults } from './check.ts';
import { decisions } from './decision.ts';
import { read } from './read.ts';
import { write } from './write.ts';

/** What the exporter tests itself, since no Relax NG can: point by point as the design has it. */
const edition = collatedEdition();
const good = write(edition, { form: 'edition' });
const root = parse(good);
const all = (name: string) => [...walk(root)].filter((one) => one.name === name);
const said = (from: string | RegExp, to: string) => {
	const bad = good.replace(from, to);
	expect(bad).not.toBe(good);
	return pointerFaults(bad).map(({ kind, message }) => `${kind}: ${message}`);
};

test('the good file has no fault', () => {
	expect(check(good, edition)).toEqual([]);
});

describe('6.1 ids and pointers', () => {
	test.each([
		['facs', 'facs="#l1-20"', 'facs="#none"'],
		['corresp', 'corresp="#ed"', 'corresp="#none"'],
		['who', /who="#u-maria"/, 'who="#none"'],
		['ana', '#d-name ', '#none '],
		['resp', / resp="#[^"]+"/, ' resp="#none"'],
		['start', /start="#pb-s1"/, 'start="#none"'],
		['hand', /hand="#hand-written"/, 'hand="#none"'],
		['source', 'source="#T"', 'source="#none"']
	])('a dangling @%s is found', (name, from, to) => {
		expect(said(from, to).join('\n')).toContain(`@${name} points to "#none", which is not there`);
	});

	test('one of several addresses that dangles is found', () => {
		expect(said('corresp="#ms #facs"', 'corresp="#ms #none"').join()).toContain('"#none"');
	});

	test.each([
		['a prefix that nobody declared', 'url="img:001.jpg"', 'url="foo:001.jpg"', 1],
		['an address of the web', 'url="img:001.jpg"', 'url="https://example.org/001.jpg"', 0],
		['a path', 'url="img:001.jpg"', 'url="images/001.jpg"', 0],
		['a prefix that is declared', 'source="audit:31"', 'source="audit:9"', 0]
	])('%s', (_what, from, to, faults) => {
		expect(said(from, to)).toHaveLength(faults);
	});

	test('every id is given once; next and prev answer each other', () => {
		const ids = [...walk(root)].flatMap(({ attributes }) => attributes['xml:id'] ?? []);
		expect(new Set(ids).size).toBe(ids.length);
		expect(said('xml:id="app-1"', 'xml:id="app-2"').join()).toContain('given twice');
		expect(said('xml:id="app-1"', 'xml:id="app-1" prev="#app-2"').join()).toContain(
			'not answered by @next'
		);
	});
});

describe('6.2 geometry', () => {
	test.each([
		['a line of another surface', 'facs="#l1-20"', 'facs="#l2-3"', /not on the surface/],
		['a zone over the right edge', /lrx="2206"/, 'lrx="2481"', /reaches over its surface/],
		['a zone over the lower edge', /(<zone [^>]*lry=")\d+/, '$19999', /reaches over its surface/],
		['a zone left of its surface', /(<zone [^>]*ulx=")\d+/, '$1-1', /reaches over its surface/],
		['two points', /(<zone )/, '$1points="1,1 5,5" ', /fewer than 3 points/],
		['three points', /(<zone )/, '$1points="1,1 5,5 1,5" ', null],
		['a point off the page', /(<zone )/, '$1points="1,1 5,5 1,9999" ', /reaches over/]
	])('%s', (_what, from, to, message) => {
		const found = said(from, to);
		if (message === null) expect(found).toEqual([]);
		else expect(found.join('\n')).toMatch(message);
	});

	test('every line points to a zone of its page, and each zone of a line is pointed to', () => {
		const zones = all('zone').filter(({ attributes }) => attributes.type === 'line');
		const own = new Set(zones.map(({ attributes }) => `#${attributes['xml:id']}`));
		const pointed = all('lb').map(({ attributes }) => attributes.facs!);
		expect(pointed.every((one) => own.has(one))).toBe(true);
		expect(new Set(pointed).size).toBe(pointed.length);
	});

	test('a zone that recognition drew over the edge is kept inside its surface', () => {
		const over = sampleEdition();
		const { page } = over.surfaces[0]!;
		page!.regions[0]!.zone = {
			ulx: -3,
			uly: -3,
			lrx: 2490,
			lry: 3600,
			points: [
				{ x: -3, y: 5 },
				{ x: 2490, y: 5 },
				{ x: 9, y: 3600 }
			]
		};
		expect(check(write(over, { form: 'edition' }))).toEqual([]);
	});
});

describe('6.3 apparatus', () => {
	test.each([
		['no variantEncoding', /<variantEncoding[^>]*\/>/, '', /no variantEncoding/],
		['a witness of nobody', 'wit="#P"', 'wit="#Q"', /is no witness/],
		['a class outside the taxonomy', '#d-name ', '#ms ', /is no class of the taxonomy/],
		['an app without lem', /<lem wit="#S">У Сю-цуня<\/lem>/, '', /must have one lem/],
		['an app with two', /(<lem wit="#S">У Сю-цуня<\/lem>)/, '$1$1', /must have one lem/]
	])('%s is found', (_what, from, to, message) => {
		expect(said(from, to).join('\n')).toMatch(message);
	});

	test('without an app there is no variantEncoding; with one it says how', () => {
		const none = parse(write({ ...edition, differences: [], verdicts: [] }, { form: 'edition' }));
		expect(find(none, 'variantEncoding')).toBeUndefined();
		expect(find(root, 'variantEncoding')!.attributes).toEqual({
			method: 'parallel-segmentation',
			location: 'internal'
		});
	});
});

describe('6.6 read and written again', () => {
	test('the same edition gives the same bytes, in both forms', () => {
		for (const form of ['edition', 'reading'] as const)
			expect(write(structuredClone(edition), { form })).toBe(write(edition, { form }));
	});

	test('what was read gives the same text, zones and marks when it is written again', () => {
		const [first] = read(good);
		const again = {
			...edition,
			surfaces: [{ ...edition.surfaces[0]!, page: first!.page }, ...edition.surfaces.slice(1)]
		};
		const second = parse(write(again, { form: 'edition' }));
		for (const name of ['facsimile', 'body'])
			expect(textOf(find(second, name)!)).toBe(textOf(find(root, name)!));
		const zones = (of: Element) =>
			[...walk(of)].filter((one) => one.name === 'zone').map((one) => one.attributes);
		expect(zones(second)).toEqual(zones(root));
		expect(write(again, { form: 'edition' })).toBe(good);
	});

	test('another date changes the header’s dates and nothing else', () => {
		const later = write({ ...edition, date: '2027-01-02' }, { form: 'edition' }).split('\n');
		const changed = good.split('\n').flatMap((line, i) => (line === later[i] ? [] : [line.trim()]));
		expect(changed.every((line) => line.includes('<date ') || line.includes('2026'))).toBe(true);
		expect(changed.length).toBeLessThan(4);
	});
});

describe('6.7 counts and history', () => {
	test('the header counts what the decisions are', () => {
		const found = decisions(edition);
		const by = (...names: string[]) =>
			found.filter(({ treatment }) => names.includes(treatment)).length;
		expect(textOf(find(root, 'interpretation')!)).toContain(
			`Differences from the publication: ${found.length}; with a verdict in the apparatus: ${by('apparatus', 'illegible')}; not decided: ${by('undecided')}.`
		);
		expect(all('app')).toHaveLength(by('apparatus', 'illegible', 'undecided'));
	});

	test('every rule that hid something is told with its number, and no other', () => {
		const words = textOf(find(root, 'normalization')!);
		expect(words).toContain('profile "modern spelling 1", with their number: yo 2.');
		expect(words).not.toContain('line-end-hyphen');
	});

	test('a draft in which nothing is decided counts all of it as not decided', () => {
		const draft = collatedEdition({ status: 'draft' }, false);
		const words = textOf(find(parse(write(draft, { form: 'edition' })), 'interpretation')!);
		expect(words).toMatch(/with a verdict in the apparatus: 0; not decided: 6\./);
	});

	test('a step of somebody whom the file does not name points to nobody', () => {
		const history = [
			{
				event: 1,
				at: '2026-11-20T09:00:00Z',
				who: 'stranger',
				status: null,
				what: 'x'
			}
		];
		const change = find(parse(write({ ...edition, history }, { form: 'edition' })), 'change')!;
		expect(change.attributes).toEqual({
			when: '2026-11-20T09:00:00Z',
			source: 'audit:1'
		});
	});

	test('a note of an editor names him, where the file does', () => {
		const [one] = edition.differences.filter(({ class: kind }) => kind === 'name');
		const noted = {
			...edition,
			differences: [one!],
			verdicts: [verdict(one!, 'departs', 'ср. док. 12')],
			collated: false
		};
		const note = elements(find(parse(write(noted, { form: 'edition' })), 'app')!, 'note')[0]!;
		expect([textOf(note), note.attributes.resp]).toEqual(['ср. док. 12', '#u-anna']);
	});

	test('newest first, by the event; an order that is not so is found', () => {
		expect(all('change').map(({ attributes }) => attributes.source)).toEqual([
			'audit:31',
			'audit:17',
			'audit:3'
		]);
		expect(said('2026-11-22T10', '2026-11-01T10').join()).toContain('after an earlier one');
	});
});
