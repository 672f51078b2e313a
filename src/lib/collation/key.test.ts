import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWord, running } from '../../../tests/support/russian.ts';
import { collateTexts } from '../../../tests/support/witnesses.ts';
import { normal } from '#lib/text/normal.ts';
import { Keys, parse } from './key.ts';

const place = { before: ['раз', 'два', 'три'], after: ['пять'], s: 'дом', p: 'сад' };

test('a key is the same for the same place, whatever the capitals', () => {
	expect(new Keys().next(place)).toBe(new Keys().next({ ...place, s: 'Дом' }));
});

test('equals are counted', () => {
	const keys = new Keys();
	expect([keys.next(place), keys.next(place)].map((key) => parse(key)!.count)).toEqual(['0', '1']);
});

test.each([
	['s', { s: 'лес' }],
	['p', { p: 'лес' }],
	['place', { before: ['раз'] }]
] as const)('another %s changes that part of the key alone', (part, change) => {
	const [one, other] = [place, { ...place, ...change }].map((all) => parse(new Keys().next(all))!);
	for (const name of ['place', 's', 'p'] as const)
		expect(one![name] === other![name]).toBe(name !== part);
});

test('a text that is no key is said to be none', () => {
	expect(parse('x')).toBeUndefined();
});

describe('laws of keys', () => {
	const parts = fc.record({
		before: fc.array(readWord, { maxLength: 3 }),
		after: fc.array(readWord, { maxLength: 3 }),
		s: readWord,
		p: readWord
	});
	type Parts = typeof parts extends fc.Arbitrary<infer Value> ? Value : never;
	const keyOf = (of: Parts) => new Keys().next(of);
	const fold = ({ before, after, s, p }: Parts) =>
		JSON.stringify([
			before.map(normal).join(' '),
			after.map(normal).join(' '),
			normal(s),
			normal(p)
		]);

	test('two places share a key where all their normal forms are equal, and only there', () => {
		fc.assert(
			fc.property(parts, parts, (one, other) => {
				expect(keyOf(one) === keyOf(other)).toBe(fold(one) === fold(other));
			})
		);
	});

	test('twins, ё, capitals and composed letters make no other key', () => {
		fc.assert(
			fc.property(parts, (one) => {
				const other = { ...one, s: one.s.normalize('NFD').toUpperCase(), p: one.p.toUpperCase() };
				if (fold(one) === fold(other)) expect(keyOf(other)).toBe(keyOf(one));
			})
		);
	});

	test('a key is a valid id, and its parts make it again', () => {
		fc.assert(
			fc.property(parts, (one) => {
				const key = keyOf(one);
				expect(key).toMatch(/^[a-z][0-9a-z-]*$/);
				const { place, p, s, count } = parse(key)!;
				expect(`d-${place}-${p}-${s}-${count}`).toBe(key);
			})
		);
	});

	test('equals are numbered in the order in which they come, others beside them not', () => {
		const keys = new Keys();
		const counts = ['а', 'б', 'а', 'а', 'б'].map((s) => parse(keys.next({ ...place, s }))!.count);
		expect(counts).toEqual(['0', '0', '1', '2', '1']);
	});

	test.each(['', 'd', 'd-a-b-c', 'd-a-b-c-', 'd-a-b-c-x', 'e-a-b-c-0', 'd-A-b-c-0', 'd-a-b-c-0 '])(
		'%j is no key',
		(text) => {
			expect(parse(text)).toBeUndefined();
		}
	);
});

describe('keys over the life of a record', () => {
	const WORDS = running(60);
	const published = WORDS.with(30, 'чужбинный').join(' ');
	const keysOf = (s: string, p = published) => collateTexts(s, p).differences.map(({ key }) => key);
	const [usual] = keysOf(WORDS.join(' '));
	const set = (width: number) =>
		Array.from({ length: Math.ceil(60 / width) }, (_, i) =>
			WORDS.slice(i * width, (i + 1) * width).join(' ')
		).join('\n');

	test('read anew in other lines, the key is the same', () => {
		fc.assert(
			fc.property(fc.integer({ min: 2, max: 60 }), (width) => {
				expect(keysOf(set(width))).toEqual([usual]);
			}),
			{ numRuns: 15 }
		);
	});

	test('with misreadings elsewhere that come and go, the key is the same', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 59 }), readWord, (at, word) => {
				if (at >= 29 && at <= 31) return;
				expect(keysOf(WORDS.with(at, word).join(' '))).toContain(usual);
			}),
			{ numRuns: 25 }
		);
	});

	test('a word cut at a line end has the key of the whole one', () => {
		const word = WORDS[30]!;
		const cut = WORDS.with(30, `${word.slice(0, 5)}-\n${word.slice(5)}`).join(' ');
		expect(parse(keysOf(cut)[0]!)!.place).toBe(parse(usual!)!.place);
		expect(parse(keysOf(cut)[0]!)!.p).toBe(parse(usual!)!.p);
	});

	test('page numbers and notes that the publisher adds change no key', () => {
		const pages = `№ 12\n\n${WORDS.slice(0, 10).join(' ')}\n\n- 77 -\n\n${WORDS.with(
			30,
			'чужбинный'
		)
			.slice(10)
			.join(' ')}\n\nПеч. по: АВП РФ`;
		expect(keysOf(WORDS.join(' '), pages)).toEqual([usual]);
	});

	test('the publication mended right beside makes another place, the words keep their parts', () => {
		const mended = WORDS.with(30, 'чужбинный').with(31, 'иначе').join(' ');
		const [key] = keysOf(WORDS.with(31, 'иначе').join(' '), mended);
		const [before, after] = [parse(usual!)!, parse(key!)!];
		expect(after.place).not.toBe(before.place);
		expect([after.s, after.p]).toEqual([before.s, before.p]);
	});
});
