import { expect, test } from 'vitest';
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
