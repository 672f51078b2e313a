import { expect, test } from 'vitest';
import { asked, cores, isDoubtful, isKnown } from './doubt.ts';
import { line } from '../../../tests/support/lines.ts';

const known = new Set(['слово', 'дело', 'какой-либо']);

test.each([
	['«слово»,', ['слово']],
	['какой-либо', ['какой-либо']],
	['1953', []],
	['к', []],
	['а)дело', ['дело']]
])('the bare words of %s', (token, words) => {
	expect(cores(token)).toEqual(words);
});

test.each([
	['слово', true],
	['слово,', true],
	['«дело».', true],
	['с-ово', false],
	['слово°', false],
	['‚дело', false],
	['12', false]
])('%s: known %s', (token, expected) => {
	expect(isKnown(token, known)).toBe(expected);
});

test.each([
	['слово дело', false],
	['слово дело:50', true],
	['слово зело', true],
	['слово огра-', false],
	['огра- слово', true],
	['12 слово', false],
	['слово Ванденхейвел:95', true],
	['слово Ванденхейвел:96', false]
])('%s: doubtful %s', (text, expected) => {
	expect(isDoubtful(line(text), known, 0.95)).toBe(expected);
});

test('a word cut at the line’s end is no question for the dictionary', () => {
	expect(asked(line('слово огра-'))).toEqual(['слово']);
	expect(asked(line('слово какой-либо'))).toEqual(['слово', 'какой-либо']);
});
