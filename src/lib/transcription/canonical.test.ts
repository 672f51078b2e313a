import fc from 'fast-check';
import { expect, test } from 'vitest';
import { line } from '../../../tests/support/page.ts';
import { canonical, ofLine } from './canonical.ts';

test('the order of keys and undefined parts do not matter', () => {
	expect(canonical({ b: [1, { d: null, c: 'й' }], a: undefined })).toBe(
		'{"b":[1,{"c":"й","d":null}]}'
	);
	expect(canonical({ x: 1, y: 2 })).toBe(canonical({ y: 2, x: 1 }));
});

test('it is JSON, and what was written can be read', () => {
	fc.assert(
		fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
			expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
		})
	);
});

test('the name of a line knows text and marks, not the machine or who looked', () => {
	const one = line('l1', 'текст');
	expect(ofLine({ ...one, words: [], seen: ['oleg'], revision: 7 } as typeof one)).toBe(
		ofLine(one)
	);
	expect(ofLine({ ...one, text: 'тест' })).not.toBe(ofLine(one));
	const marked = line('l1', 'текст', [{ id: 'm', kind: 'unclear', from: 0, to: 1 }]);
	expect(ofLine(marked)).not.toBe(ofLine(one));
});
