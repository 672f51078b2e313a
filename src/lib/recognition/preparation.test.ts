import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { done, explain, refuse } from '#lib/outcome.ts';
import {
	check,
	fieldsOf,
	only,
	parse,
	RANGES,
	same,
	SETTINGS,
	type Preparation,
	type Range,
	type Setting
} from './preparation.ts';

/** Any value that the table allows for a setting. */
function allowed(range: Range): fc.Arbitrary<unknown> {
	if (range.sort === 'switch') return fc.boolean();
	if (range.sort === 'choice') return fc.constantFrom(...range.choices);
	const { least, most, step } = range;
	const steps = Math.round((most - least) / step);
	return fc.integer({ min: 0, max: steps }).map((n) => Number((least + n * step).toFixed(3)));
}
const preparation = fc.record(
	Object.fromEntries(SETTINGS.map((name) => [name, allowed(RANGES[name])])),
	{ requiredKeys: [] }
) as fc.Arbitrary<Preparation>;

describe('what may be set', () => {
	test('settings written as fields are read back as they were', () => {
		fc.assert(
			fc.property(preparation, (one) => {
				expect(parse(fieldsOf(one))).toEqual(done(one));
				expect(check(one)).toEqual(done(one));
			})
		);
	});

	test('empty fields are automatic, one by one and all together', () => {
		expect(parse(SETTINGS.map((name): [string, string] => [name, ' ']))).toEqual(done({}));
		expect(parse([...fieldsOf({ turn: 0 }), ['skew', '']])).toEqual(done({ turn: 0 }));
	});

	test('a setting that is given twice is not guessed at', () => {
		const twice = [...fieldsOf({ turn: 90 }), ...fieldsOf({ turn: 0 })];
		expect(parse(twice)).toEqual(refuse('bad_request', { what: 'turn' }));
	});

	test('a decimal comma is a decimal point', () => {
		expect(parse([['skew', '-1,25']])).toEqual(done({ skew: -1.25 }));
	});

	const numbers = SETTINGS.filter((name) => RANGES[name].sort === 'number');
	test.each(numbers)('%s: both ends are in, one step further is out', (name) => {
		const { least, most, step } = RANGES[name] as Extract<Range, { sort: 'number' }>;
		for (const value of [least, most])
			expect(parse([[name, String(value)]])).toEqual(done({ [name]: value }));
		for (const value of [least - step, most + step]) {
			const facts = { setting: name, given: String(value), least, most };
			expect(check({ [name]: value })).toEqual(refuse('setting_range', facts));
			expect(parse([[name, String(value)]])).toMatchObject({ refusal: { code: 'setting_range' } });
		}
	});

	test.each(['x', '1e3', 'NaN', 'Infinity', '0x10', '1.2.3', '--1', '١', '12345', '1,', ' . '])(
		'%j is no number of ours',
		(written) => {
			for (const name of numbers)
				expect(parse([[name, written]])).toMatchObject({
					refusal: { code: 'setting_range', facts: { setting: name, given: written.trim() } }
				});
		}
	);

	test.each([NaN, Infinity, '3', true, null, [1], {}])('%j is no number from a store', (value) => {
		for (const name of numbers)
			expect(check({ [name]: value })).toMatchObject({ refusal: { code: 'setting_range' } });
	});

	test.each<[Setting, string, string]>([
		['turn', '45', '0, 90, 180, 270'],
		['turn', '360', '0, 90, 180, 270'],
		['turn', 'constructor', '0, 90, 180, 270'],
		['soften', '4', '0, 1, 2, 3'],
		['soften', '0.5', '0, 1, 2, 3'],
		['divide', 'yes', 'on, off'],
		['rules', '1', 'on, off'],
		['specks', 'toString', 'on, off']
	])('%s may not be %s', (name, given, choices) => {
		const facts = { setting: name, given, choices };
		expect(parse([[name, given]])).toEqual(refuse('setting_choice', facts));
	});

	test.each(['blur', '__proto__', 'constructor', 'languages', 'halved', 'Turn', ''])(
		'there is no setting %j, and the refusal names it',
		(name) => {
			const outcome = parse([[name, '1']]);
			expect(outcome).toEqual(refuse('setting_unknown', { setting: name }));
			if (!outcome.ok) expect(explain(outcome.refusal, 'en').sentence).toContain(`"${name}"`);
		}
	);
});

describe('settings as values', () => {
	test('only what prepares is left of a larger whole, in the order of the table', () => {
		const settings = { rules: false, languages: 'rus', halved: true, skew: 1, turn: undefined };
		expect(JSON.stringify(only(settings as unknown as Preparation))).toBe(
			'{"skew":1,"rules":false}'
		);
	});

	test('alike is alike in any order; automatic is not the same as what it would choose', () => {
		expect(same({ turn: 90, skew: 2 }, { skew: 2, turn: 90 })).toBe(true);
		expect(same({}, {})).toBe(true);
		expect(same({ soften: 0 }, {})).toBe(false);
		expect(same({ soften: 1 }, { soften: 2 })).toBe(false);
	});
});
