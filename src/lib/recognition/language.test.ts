import fc from 'fast-check';
import { expect, test } from 'vitest';
import { choices, isCode } from './language.ts';

test.each([
	[
		['eng', 'rus'],
		['rus', 'eng', 'rus+eng']
	],
	[['rus'], ['rus']],
	[['eng'], ['eng']],
	[[], []],
	[
		['ukr', 'rus_typed', 'eng', 'rus'],
		['rus', 'eng', 'rus_typed', 'ukr', 'rus+eng', 'rus_typed+eng', 'ukr+eng']
	]
])('of the models %j one may choose %j', (codes, offered) => {
	expect(choices(codes)).toEqual(offered);
});

test.each(['rus', 'chi_sim', 'rus_typed', 'aze_cyrl', 'rus_typed_1953'])('%s is a name', (name) => {
	expect(isCode(name)).toBe(true);
});

test.each([
	'',
	'ru',
	'RUS',
	'rus+eng',
	'../rus',
	'rus/..',
	'rus.',
	'rus\n',
	'рус',
	'rus typed',
	'r s'
])('%j is none', (name) => {
	expect(isCode(name)).toBe(false);
});

test('what is offered is made of the models that are there, each once in a choice', () => {
	const code = fc.stringMatching(/^[a-z]{3}(_[a-z0-9]{1,12})?$/);
	fc.assert(
		fc.property(fc.uniqueArray(code), (codes) => {
			const offered = choices(codes);
			expect(new Set(offered).size).toBe(offered.length);
			for (const one of offered) {
				const parts = one.split('+');
				expect(parts.every((part) => codes.includes(part) && isCode(part))).toBe(true);
				expect(new Set(parts).size).toBe(parts.length);
			}
			for (const each of codes) expect(offered).toContain(each);
		})
	);
});
