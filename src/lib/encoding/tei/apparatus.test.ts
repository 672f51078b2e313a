import { describe, expect, test } from 'vitest';
import { between, sampleEdition, verdict } from '../../../../tests/support/edition.ts';
import type { Difference, Place } from '#lib/collation/difference.ts';
import { serialise, type Element, type Node } from '../xml/element.ts';
import { inline } from '../xml/element.ts';
import { lemma, rangeOf, spanOf, type Locate } from './apparatus.ts';
import type { Decision, Treatment } from './decision.ts';
import { begin, type Form } from './writing.ts';

const zone = { ulx: 0, uly: 0, lrx: 1, lry: 1 };
const place = (line: string, from: number, to: number): Place => ({
	...{ surface: 's1', line, from, to, zone }
});

/** A block whose lines begin at these atoms. */
const block =
	(starts: Record<string, number>): Locate =>
	({ line, ...edges }, at) =>
		line in starts ? starts[line]! + edges[at] : undefined;

const HERE = block({ a: 10, b: 40 });

describe('the atoms that a reading takes', () => {
	const taken = (text: string, places: Place[], edge: 'from' | 'to' = 'to', locate = HERE) =>
		rangeOf({ text, from: 0, to: 1, places }, edge, locate);

	test.each([
		['one word', 'слово', [place('a', 2, 7)], { from: 12, to: 17 }],
		[
			'words over a line end',
			'два слова',
			[place('a', 20, 23), place('b', 0, 5)],
			{ from: 30, to: 45 }
		],
		[
			'a word of which only the second half is here',
			'слово',
			[place('x', 0, 3), place('b', 0, 2)],
			{ from: 40, to: 42 }
		],
		[
			'a word of which only the first half is here',
			'слово',
			[place('a', 5, 8), place('x', 0, 2)],
			{ from: 15, to: 18 }
		],
		['a word of another block', 'слово', [place('x', 0, 5)], null],
		['a word without a place', 'слово', [], null]
	])('%s', (_what, text, places, range) => {
		expect(taken(text, places)).toEqual(range);
	});

	test.each([
		['to', { from: 17, to: 17 }],
		['from', { from: 12, to: 12 }]
	] as const)('nothing stands between two atoms, at the %s of its place', (edge, range) => {
		expect(taken('', [place('a', 2, 7)], edge)).toEqual(range);
	});

	test('nothing that stands in another block has no atoms here', () => {
		expect(taken('', [place('x', 2, 7)])).toBeNull();
	});
});

const [S, P] = ['У Сю-цуня', 'У Сюшаня'];
const difference = (s = S, p = P, parts: Partial<Difference> = {}): Difference => ({
	...between([place('a', 0, 9)], s, p, 'name'),
	...parts
});

function decided(one: Difference, treatment: Treatment, note?: string): Decision {
	const held = note === undefined ? null : verdict(one, 'departs', note);
	return { difference: one, verdict: held, treatment };
}

/** What the span of a difference makes of the letters it holds. */
function made(
	decision: Decision,
	form: Form = 'edition',
	children: Node[] = [decision.difference.s.text]
) {
	const span = spanOf(decision, 'app-1', HERE, begin(sampleEdition(), form))!;
	const nodes = span.build(children, { 'xml:id': 'app-1' }, 0);
	return serialise(inline('x', {}, nodes))
		.split('\n')[1]!
		.replace(/^<x>|<\/x>$|^<x\/>$/g, '');
}

describe('an app', () => {
	test('has lemma and reading, witness and kind, the class, and what was decided', () => {
		expect(made(decided(difference(), 'apparatus', ''))).toBe(
			`<app xml:id="app-1" type="difference" ana="#d-name #v-departs"><lem wit="#S">${S}</lem><rdg wit="#P" type="substantive">${P}</rdg></app>`
		);
	});

	test('that nobody decided says so, and names no verdict', () => {
		const xml = made(decided(difference(), 'undecided'));
		expect(xml).toContain('ana="#d-name"');
		expect(xml).toContain('<rdg wit="#P" type="substantive" cert="unknown">');
	});

	test.each([
		[true, 'substantive'],
		[false, 'orthographic']
	])('of a difference that is substantive (%s) is %s', (substantive, type) => {
		expect(made(decided(difference(S, P, { substantive }), 'apparatus', ''))).toContain(
			`type="${type}"`
		);
	});

	test('of an omission has an empty reading that says why', () => {
		expect(made(decided(difference('лишнее', ''), 'apparatus', ''))).toContain(
			'<lem wit="#S">лишнее</lem><rdg wit="#P" type="substantive" cause="omission"/>'
		);
	});

	test('of an addition has an empty lemma', () => {
		expect(
			made(decided(difference('', 'весьма важное'), 'apparatus', ''), 'edition', [])
		).toContain('<lem wit="#S"/><rdg wit="#P" type="substantive">весьма важное</rdg>');
	});

	test('the reading is one line, whatever line ends the publication has in it', () => {
		expect(made(decided(difference('а', 'б\r\n\tв  г'), 'apparatus', ''))).toContain(
			'>б в г</rdg>'
		);
	});

	test('markup, line breaks and marks inside the lemma are kept as they are', () => {
		const children = ['У ', inline('lb', { n: 2 }), inline('unclear', {}, ['Сю']), '-цуня'];
		expect(made(decided(difference(), 'apparatus', ''), 'edition', children)).toContain(
			'<lem wit="#S">У <lb n="2"/><unclear>Сю</unclear>-цуня</lem>'
		);
	});

	test('letters that look like markup stay letters, in both readings and in the note', () => {
		const sign = '<a> & "]]>"';
		const xml = made(decided(difference(sign, sign), 'apparatus', sign));
		expect(xml.match(/&lt;a&gt; &amp; "\]\]&gt;"/g)).toHaveLength(3);
	});

	test('an editor’s note stands in it, with the editor; an empty one does not', () => {
		expect(made(decided(difference(), 'apparatus', 'ср. док. 12'))).toContain(
			'<note type="editorial" resp="#u-anna">ср. док. 12</note></app>'
		);
		expect(made(decided(difference(), 'apparatus', ''))).not.toContain('<note');
	});
});

describe('what is hard to read on the scan', () => {
	test('is unclear inside the lemma', () => {
		expect(made(decided(difference(), 'illegible', ''))).toContain(
			`<lem wit="#S"><unclear reason="illegible">${S}</unclear></lem>`
		);
	});

	test('is a gap where the scan has no letters at all', () => {
		expect(lemma([], decided(difference(), 'illegible'))).toEqual([
			inline('gap', { reason: 'illegible' })
		]);
	});

	test.each(['apparatus', 'undecided', 'nothing', 'sentence'] as const)(
		'is not said where the difference is %s',
		(treatment) => {
			expect(lemma(['а'], decided(difference(), treatment))).toEqual(['а']);
		}
	);
});

describe('in the reading text', () => {
	test('the lemma stands alone', () => {
		expect(made(decided(difference(), 'apparatus', 'ср.'), 'reading')).toBe(S);
	});

	test('an addition of the publication leaves no trace', () => {
		expect(made(decided(difference('', 'важное'), 'undecided'), 'reading', [])).toBe('');
	});

	test('what is hard to read is said all the same', () => {
		expect(made(decided(difference(), 'illegible', ''), 'reading')).toBe(
			`<unclear reason="illegible">${S}</unclear>`
		);
	});
});

test('a difference over the end of a block is written in two parts: the reading in the first alone', () => {
	const writing = begin(sampleEdition(), 'edition');
	const one = decided(difference(S, P), 'undecided');
	const span = spanOf(one, 'app-1', HERE, writing)!;
	const parts = ['У Сю', '-цуня'].map(
		(letters) => span.build([letters], { 'xml:id': 'x' }, 0)[0] as Element
	);
	expect(parts.map((app) => serialise(app).split('\n')[1])).toEqual([
		`<app xml:id="app-1" type="difference" ana="#d-name" next="#app-1-2"><lem wit="#S">У Сю</lem><rdg wit="#P" type="substantive" cert="unknown">${P}</rdg></app>`,
		'<app xml:id="app-1-2" prev="#app-1" type="difference" ana="#d-name"><lem wit="#S">-цуня</lem><rdg wit="#P" type="substantive" cause="continued" cert="unknown"/></app>'
	]);
});

describe('where nothing on the scan stands for a word of the publication', () => {
	const added = (before: string) =>
		spanOf(
			decided(difference('', 'важное', { context: { before, after: 'дело' } }), 'undecided'),
			'app-1',
			HERE,
			begin(sampleEdition(), 'edition')
		);

	test('it stands after the word before it', () => {
		expect(added('слово')).toMatchObject({ from: 19, to: 19 });
	});

	test.each(['', ' ', '\n'])(
		'at the beginning of all (%j) it stands before the first',
		(before) => {
			expect(added(before)).toMatchObject({ from: 10, to: 10 });
		}
	);
});

test('a difference of another block has no span here', () => {
	const elsewhere = block({ z: 0 });
	const writing = begin(sampleEdition(), 'edition');
	expect(spanOf(decided(difference(), 'apparatus'), 'app-1', elsewhere, writing)).toBeNull();
	expect(writing.parts.size).toBe(0);
});
