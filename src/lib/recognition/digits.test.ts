import fc from 'fast-check';
import { expect, test } from 'vitest';
import { graphemes } from '#lib/text/grapheme.ts';
import { line } from '../../../tests/support/lines.ts';
import { restore } from './digits.ts';
import type { ReadLine } from './hocr.ts';

/** The machine thought of these digits wherever a letter that looks so was read. */
const SHAPES: Record<string, string> = {
	Т: '1',
	т: '1',
	Г: '1',
	г: '1',
	О: '0',
	о: '0',
	З: '3',
	з: '3',
	б: '6',
	'[': '1',
	I: '1'
};

function thought(read: ReadLine, chance = 20): ReadLine {
	const lattice = read.lattice.map((choices): ReadLine['lattice'][number] => {
		const [letter, sure] = choices[0]!;
		const digit = SHAPES[letter];
		return digit === undefined
			? choices
			: [
					[letter, sure],
					['х', 40],
					[digit, chance]
				];
	});
	return { ...read, lattice };
}

const restored = (text: string) => restore(thought(line(text))).text;

test.each<[why: string, read: string, kept: string]>([
	['a letter before a digit', 'указанные Т5 разрядов', 'указанные 15 разрядов'],
	['after a digit', '2Т - после', '21 - после'],
	['between digits', '3З1-неверное', '331-неверное'],
	['a bracket in a number', '7-[2 разрядах', '7-12 разрядах'],
	['several of them', '"00тО0";', '"00100";'],
	['a part of a word that a hyphen parts', '"Т5-разрядная', '"15-разрядная'],
	['a part of a number after a stop', '4.Т. Оператор', '4.1. Оператор'],
	['one after the other', '4.Т.Т. Оператор', '4.1.1. Оператор'],
	['after a comma that is none', '4.4,Т. Оператор', '4.4,1. Оператор'],
	['a sign alone may be a letter', 'Т. Иванов', 'Т. Иванов'],
	['so may two', 'ОТ СД', 'ОТ СД'],
	['initials', 'Г.Т. Иванов', 'Г.Т. Иванов'],
	['a letter that is like no digit', 'В0Г0', 'В0Г0'],
	['a word after a number', '5 б и 7 о', '5 б и 7 о'],
	['an ending after a number', '20-о', '20-о'],
	['a word that touches a stop', '5.об', '5.об'],
	['nothing but digits', '1969', '1969']
])('%s: %s', (_, read, kept) => {
	expect(restored(read)).toBe(kept);
});

test('a digit of which the machine never thought is not written, nor any other of its number', () => {
	expect(restore(line('Т5')).text).toBe('Т5');
	const half = thought(line('ТО5'));
	half.lattice[1] = [['О', 90]];
	expect(restore(half).text).toBe('ТО5');
});

test('the digit comes first, the letter that was read stays behind it', () => {
	const read = thought(line('Т5'), 12);
	expect(restore(read).lattice).toEqual([
		[
			['1', 12],
			['Т', 90],
			['х', 40]
		],
		[['5', 90]]
	]);
	expect(read.lattice[0]![0]).toEqual(['Т', 90]);
});

test('any line: only look-alikes change, each to its digit; lattice and text agree; twice is once', () => {
	const word = fc.stringMatching(/^[ТтГгОоЗзбА-в0-9.,[-]{1,8}$/u);
	fc.assert(
		fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
			const read = thought(line(words.join(' ')));
			const kept = restore(read);
			const [before, after] = [graphemes(read.text), graphemes(kept.text)];
			expect(after).toHaveLength(before.length);
			after.forEach((letter, at) => {
				if (letter !== before[at]) expect(letter).toBe(SHAPES[before[at]!]);
				expect(kept.lattice[at]![0]![0]).toBe(letter);
			});
			expect(kept.words).toEqual(read.words);
			expect(restore(kept)).toEqual(kept);
		}),
		{ numRuns: 100 }
	);
});
