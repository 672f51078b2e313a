import { describe, expect, test } from 'vitest';
import { sampleEdition } from '../../../../tests/support/edition.ts';
import * as sample from '../../../../tests/support/sample.ts';
import type { Edition, Person } from '../edition.ts';
import { elements, textOf, type Element } from '../xml/element.ts';
import { pointerTo, programId, translatorId, write } from './responsible.ts';
import { begin } from './writing.ts';

const { translator: _, ...unsigned } = sample.description();

/** The statements of people, without a translator in the catalogue unless one is given. */
const stated = (people: Person[], translator?: string) =>
	write(
		begin(
			sampleEdition({
				people,
				record: { ...unsigned, ...(translator !== undefined && { translator }) }
			}),
			'edition'
		)
	);
const person = (did: Person['did'], parts: Partial<Person> = {}): Person => ({
	...{ id: 'anna', credit: 'Анна Петрова', did },
	...parts
});
const work = (statement: Element) =>
	elements(statement, 'resp').map((one) => [one.attributes.ref, textOf(one)]);
const name = (statement: Element) => elements(statement).at(-1)!;

const RELATORS = 'http://id.loc.gov/vocabulary/relators/';

test.each([
	['trc', `${RELATORS}trc`, 'Transcriber (corrected the reading against the image)', 'Transcriber'],
	['edt', `${RELATORS}edt`, 'Editor (collation, verdicts on differences)', 'Editor'],
	['trl', `${RELATORS}trl`, 'Translator', 'Translator'],
	['pfr', `${RELATORS}pfr`, 'Proofreader (reviewed the transcription)', 'Proofreader'],
	['archivist', undefined, 'Archivist (checked the description, approved the text)', 'Archivist']
] as const)('the work %s has its relator (%s), its words and its role', (did, ref, words, role) => {
	expect(work(stated([person([did])])[0]!)).toEqual([[ref, words]]);
	const unnamed = name(stated([person([did], { credit: null })])[0]!);
	expect([unnamed.name, textOf(unnamed)]).toEqual(['name', role]);
});

describe('a person', () => {
	test('who wishes to be named is a persName with the id that steps point to', () => {
		const named = name(stated([person(['trc'])])[0]!);
		expect([named.name, named.attributes, textOf(named)]).toEqual([
			'persName',
			{ 'xml:id': 'u-anna' },
			'Анна Петрова'
		]);
	});

	test('of several works has them in one statement, in their order', () => {
		const [one] = stated([person(['edt', 'pfr'])]);
		expect(work(one!).map(([, words]) => words!.split(' ')[0])).toEqual(['Editor', 'Proofreader']);
	});

	test('who did nothing is not named', () => {
		expect(stated([person([])])).toEqual([]);
	});

	test.each(['Д’Артаньян & сын', '"Оля" <o@x>', 'Ёлкина', '𝒜лиса'])(
		'is called %s letter for letter',
		(credit) => {
			expect(textOf(name(stated([person(['trc'], { credit })])[0]!))).toBe(credit);
		}
	);
});

test('people stand in the order they are given, the catalogue’s translator last', () => {
	const people = [person(['edt']), person(['trc'], { id: 'oleg', credit: 'Олег' })];
	expect(stated(people, 'V. Zubok').map((one) => textOf(name(one)))).toEqual([
		...['Анна Петрова', 'Олег', 'V. Zubok']
	]);
	expect(work(stated([], 'V. Zubok')[0]!)).toEqual([[`${RELATORS}trl`, 'Translator']]);
});

describe('where an author stands in the file', () => {
	const writing = (parts: Partial<Edition> = {}) => begin(sampleEdition(parts), 'edition');

	test.each([
		['a person who worked', 'anna', '#u-anna'],
		['a program', 'tesseract', '#program-tesseract'],
		['nobody', 'stranger', undefined],
		['no name', '', undefined]
	])('%s', (_what, who, pointer) => {
		expect(pointerTo(who, writing())).toBe(pointer);
	});

	test('a person who did nothing that counts stands nowhere', () => {
		expect(pointerTo('anna', writing({ people: [person([])] }))).toBeUndefined();
	});

	test('a person who is called like a program is the person', () => {
		const people = [person(['trc'], { id: 'tesseract' })];
		expect(pointerTo('tesseract', writing({ people }))).toBe('#u-tesseract');
	});

	test('is where the statement puts the id: they are the same', () => {
		const one = writing({ people: [person(['trc'], { id: 'анна & "К"' })] });
		const [statement] = write(one);
		expect(pointerTo('анна & "К"', one)).toBe(`#${name(statement!).attributes['xml:id']}`);
	});

	test('a program has an id of its own, whatever its name', () => {
		expect(programId('tesseract.js 7', writing())).toBe('program-tesseract.js-7');
	});

	test('the translator has one where the catalogue names one, the statement’s own', () => {
		const one = writing();
		const last = write(one).at(-1)!;
		expect(translatorId(one)).toBe(name(last).attributes['xml:id']);
		expect(translatorId(begin(sampleEdition({ record: unsigned }), 'edition'))).toBeUndefined();
	});
});
