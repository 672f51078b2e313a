import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sampleEdition } from '../../../../tests/support/edition.ts';
import { check, pointerFaults } from './check.ts';
import { convert } from './grammar.ts';
import { write } from './write.ts';

const good = write(sampleEdition(), { form: 'edition' });

test('profile.json is made of profile.rng as it stands (else: npm run profile)', async () => {
	const folder = new URL('.', import.meta.url);
	const json = await convert(readFileSync(new URL('profile.rng', folder), 'utf8'));
	expect(`${json}\n`).toBe(readFileSync(new URL('profile.json', folder), 'utf8'));
});

test('each element of the profile says why it is there', () => {
	const rng = readFileSync(new URL('profile.rng', import.meta.url), 'utf8').split('\n');
	const silent = rng.filter(
		(line, i) => /^\t<define name="[^"]+"><element /.test(line) && !/-->\s*$/.test(rng[i - 1] ?? '')
	);
	expect(silent).toEqual([]);
});

test('the sample has no fault', () => {
	expect(check(good)).toEqual([]);
});

/** A fault planted in the good file, and what must be said about it. */
const PLANTED: [what: string, from: string | RegExp, to: string, said: RegExp][] = [
	['an unknown element', '<closer>', '<closer><bogus/>', /not allowed here: bogus/],
	['a missing attribute', / facs="#l1-1"/, '', /attribute missing: facs/],
	['a date in words', 'when="1953-07-04"', 'when="4 июля"', /invalid attribute value: when/],
	[
		'a pointer to nothing',
		'facs="#l1-20"',
		'facs="#l9-9"',
		/points to "#l9-9", which is not there/
	],
	['an id given twice', 'xml:id="l1-2"', 'xml:id="l1-3"', /already been declared|given twice/],
	['a line of another surface', 'facs="#l1-20"', 'facs="#l2-3"', /not on the surface of this page/],
	['a zone over the edge', /lrx="2206"/, 'lrx="2990"', /reaches over its surface/],
	['corners exchanged', /ulx="1808"/, 'ulx="2300"', /corners exchanged/],
	['an app without lem', /<lem wit="#S">У Сю-цуня<\/lem>/, '', /must have one lem|missing|rdg/],
	['a witness of nobody', 'wit="#P"', 'wit="#Q"', /is no witness|not there|invalid/],
	['an unknown class', '#d-name ', '#d-size ', /is no class|not there/],
	['no variantEncoding', /<variantEncoding[^>]*\/>/, '', /no variantEncoding/],
	['a history out of order', '2026-11-22T10', '2026-11-01T10', /after an earlier one/],
	['an unknown prefix', 'url="img:001.jpg"', 'url="pic:001.jpg"', /points to "pic:001.jpg"/],
	[
		'a tie without answer',
		'xml:id="app-1"',
		'xml:id="app-1" next="#app-2"',
		/not answered by @prev/
	]
];

test.each(PLANTED)('%s is found', (_what, from, to, said) => {
	const bad = good.replace(from, to);
	expect(bad).not.toBe(good);
	expect(
		check(bad)
			.map(({ message }) => message)
			.join('\n')
	).toMatch(said);
});

test('a fault has its line and column', () => {
	const bad = good.replace('<closer>', '<closer><bogus/>');
	const line = bad.split('\n').findIndex((one) => one.includes('<bogus/>')) + 1;
	const column = bad.split('\n')[line - 1]!.indexOf('<bogus/>') + '<bogus/>'.length;
	expect(check(bad)[0]).toMatchObject({ kind: 'schema', line, column });
});

test('faults stand in the order of the file, those of one line by column', () => {
	const bad = good
		.replace('<closer>', '<closer><bogus/><bogus/>')
		.replace('facs="#l1-20"', 'facs="#none"')
		.replace('when="1953-07-04"', 'when="4 июля"');
	const places = check(bad).map(({ line, column }) => line * 10_000 + column);
	expect(places.length).toBeGreaterThan(3);
	expect(places).toEqual(places.toSorted((a, b) => a - b));
	expect(new Set(check(bad).map(({ kind }) => kind))).toEqual(new Set(['schema', 'pointer']));
});

test('what schema and rules both find at one place is told once', () => {
	const [twice, ...others] = check(good.replace('xml:id="l1-2"', 'xml:id="l1-3"'));
	expect(twice!.kind).toBe('schema');
	expect(others.map(({ message }) => message)).toEqual([
		'@facs points to "#l1-2", which is not there'
	]);
});

test('the rules alone say of a file that is no XML where and why', () => {
	const bad = good.replace('</closer>', '</closr>');
	const line = bad.split('\n').findIndex((one) => one.includes('</closr>')) + 1;
	expect(pointerFaults(bad)).toMatchObject([{ kind: 'form', line }]);
	expect(pointerFaults(good)).toEqual([]);
});

test('the text is held against its edition only where nothing else is wrong', () => {
	const edition = sampleEdition({
		published: null,
		collated: false,
		differences: [],
		verdicts: []
	});
	const xml = write(edition, { form: 'edition' });
	const spoilt = xml.replace('Посетите', 'Посетити');
	expect(check(spoilt)).toEqual([]);
	expect(check(spoilt, edition).map(({ kind }) => kind)).toEqual(['text']);
	const both = check(spoilt.replace('facs="#l1-20"', 'facs="#none"'), edition);
	expect(both.map(({ kind }) => kind)).toEqual(['pointer']);
});

test('a file that is not well-formed gets its first fault only; a DTD is refused', () => {
	const broken = check(good.replace('</closer>', '</closr>'));
	expect(broken.map(({ kind }) => kind)).toEqual(['form']);
	const entity = '<!DOCTYPE TEI [<!ENTITY a "b">]>\n<TEI/>';
	expect(
		check(entity)
			.map(({ message }) => message)
			.join()
	).toContain('document type declaration');
	expect(check('')).toHaveLength(1);
});
