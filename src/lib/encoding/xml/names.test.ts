import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Names } from './names.ts';

const named = (...wishes: string[]) => {
	const names = new Names();
	return wishes.map((wish, i) => names.of(`thing:${i}`, wish));
};

test.each([
	['a plain one', 'l1-20', 'l1-20'],
	['Russian letters', 'строка.7_б', 'строка.7_б'],
	['Latin letters with signs', 'naïve-Ärger', 'naïve-Ärger'],
	['a letter and its sign apart', 'е\u0308ж', 'ёж'],
	['a sign that no letter takes up', 'x\u0301', 'x-'],
	['an underscore first', '_x', '_x'],
	['a digit first', '1a', 'x-1a'],
	['a hyphen first', '-a', 'x--a'],
	['a full stop first', '.a', 'x-.a'],
	['a space and a colon', 'a b:c', 'a-b-c'],
	['markup', '<a&"\'>', 'x--a----'],
	['nothing', '', 'x-'],
	['a letter beyond the BMP', 'a𝒜', 'a-'],
	['a superscript, which is a number and no name', 'а²', 'а-'],
	['a fraction', 'x½', 'x-'],
	['an ordinal sign, which is a letter and no name', 'xª', 'x-'],
	['a letter that the first XML did not know', 'xѐ', 'x-'],
	['digits of another script', 'x٣', 'x-'],
	['the multiplication sign among letters', 'a×b÷c', 'a-b-c']
])('%s: %j is called %j', (_what, wish, id) => {
	expect(named(wish)).toEqual([id]);
});

test('the same wish of another thing gets the next number; a number taken is passed over', () => {
	expect(named('l', 'l', 'l', 'l-2')).toEqual(['l', 'l-2', 'l-3', 'l-2-2']);
	expect(named('l-2', 'l', 'l')).toEqual(['l-2', 'l', 'l-3']);
	expect(named('a b', 'a-b', 'a:b')).toEqual(['a-b', 'a-b-2', 'a-b-3']);
});

test('the same thing keeps its id, whatever is wished later', () => {
	const names = new Names();
	expect(names.of('line:s1:l1', 'l1')).toBe('l1');
	expect(names.of('line:s2:l1', 'l1')).toBe('l1-2');
	expect(names.of('line:s1:l1', 'other')).toBe('l1');
	expect(names.of('other', 'other')).toBe('other');
});

test.each([
	...['record', 'S', 'P', 'T', 'facs', 'ms', 'vol', 'transl', 'ed', 'diff', 'verdicts'],
	...['av-text', 'av-images', 'hand-written', 'd-name', 'd-not-in-publication', 'v-departs']
])('%s is the writer’s own, and nothing of a page is called so', (id) => {
	expect(named(id, id)).toEqual([`${id}-2`, `${id}-3`]);
});

test.each(['s', 'facs-1', 'd', 'd-', 'd-1', 'record1', 'av-', 'hand'])('%s is nobody’s', (id) => {
	expect(named(id)).toEqual([id]);
});

/** `Name` without colon of XML 1.0, first edition, by the letters that can come out. */
const NCNAME = /^[A-Za-z_À-ÖØ-öø-ÿА-яЁё][\w.À-ÖØ-öø-ÿА-яЁё-]*$/;

test('whatever is wished: each id is legal, given once, and given again when asked again', () => {
	const wishes = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a', 'a-2')), {
		maxLength: 20
	});
	const law = fc.property(wishes, (all) => {
		const names = new Names();
		const ids = all.map((wish, i) => names.of(String(i), wish));
		for (const id of ids) expect(id).toMatch(NCNAME);
		expect(new Set(ids).size).toBe(all.length);
		expect(all.map((_, i) => names.of(String(i), 'anything'))).toEqual(ids);
		expect(named(...all)).toEqual(ids);
	});
	fc.assert(law);
});
