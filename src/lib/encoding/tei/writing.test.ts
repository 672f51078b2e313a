import { describe, expect, test } from 'vitest';
import { sampleEdition } from '../../../../tests/support/edition.ts';
import {
	begin,
	lineId,
	namedId,
	pageBreakId,
	personId,
	regionId,
	surfaceId,
	type Writing
} from './writing.ts';

const fresh = () => begin(sampleEdition(), 'edition');

test('a file begins with nothing named, nothing pointed to, nothing cut', () => {
	const edition = sampleEdition();
	const writing = begin(edition, 'reading');
	expect([writing.edition, writing.form]).toEqual([edition, 'reading']);
	expect(writing.named).toEqual({ person: [], place: [] });
	expect(writing.parts.size).toBe(0);
});

/** What each thing is called where its name is free, and where it was given before. */
const IDS: [what: string, ask: (writing: Writing, name: string) => string, id: string][] = [
	['a surface', surfaceId, 'a'],
	['a page break', pageBreakId, 'pb-a'],
	['a region', (writing, name) => regionId(writing, 's1', name), 'a'],
	['a line', (writing, name) => lineId(writing, 's1', name), 'a'],
	['a person who worked', personId, 'u-a']
];

describe.each(IDS)('the id of %s', (_what, ask, id) => {
	test('is made of its name, and is the same each time', () => {
		const writing = fresh();
		expect([ask(writing, 'a'), ask(writing, 'a')]).toEqual([id, id]);
	});

	test('is another one where something else has that name', () => {
		const writing = fresh();
		writing.names.of('something else', id);
		expect([ask(writing, 'a'), ask(writing, 'a')]).toEqual([`${id}-2`, `${id}-2`]);
	});

	test('holds only letters that an id may have', () => {
		expect(ask(fresh(), '"a" & b')).toMatch(/^[A-Za-z_][\w.-]*$/);
	});
});

test('a region, a line and a surface of one name are three things; so are those of two surfaces', () => {
	const writing = fresh();
	const ids = [
		surfaceId(writing, 'a'),
		regionId(writing, 's1', 'a'),
		lineId(writing, 's1', 'a'),
		regionId(writing, 's2', 'a'),
		lineId(writing, 's2', 'a')
	];
	expect(ids).toEqual(['a', 'a-2', 'a-3', 'a-4', 'a-5']);
});

describe('a name in the text', () => {
	test('is numbered in the order of first mention, persons and places apart', () => {
		const writing = fresh();
		const ask = (kind: 'person' | 'place', key: string) => namedId(writing, kind, key);
		expect([
			ask('person', 'Молотов'),
			ask('place', 'Пекин'),
			ask('person', 'Кузнецов'),
			ask('person', 'Молотов'),
			ask('place', 'Молотов')
		]).toEqual(['person-1', 'place-1', 'person-2', 'person-1', 'place-2']);
		expect(writing.named).toEqual({
			person: ['Молотов', 'Кузнецов'],
			place: ['Пекин', 'Молотов']
		});
	});

	test('is known by its key letter for letter: case and signs make another', () => {
		const writing = fresh();
		const ids = ['У Сю-цунь', 'У Сю-Цунь', '"У" & <Сю>', ''].map((key) =>
			namedId(writing, 'person', key)
		);
		expect(ids).toEqual(['person-1', 'person-2', 'person-3', 'person-4']);
	});

	test('gives way to a line that is called like it', () => {
		const writing = fresh();
		lineId(writing, 's1', 'person-1');
		expect(namedId(writing, 'person', 'Молотов')).toBe('person-1-2');
	});
});
