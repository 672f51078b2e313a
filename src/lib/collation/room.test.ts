import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Word } from '#lib/transcription/page.ts';
import { roomFor, roomsAt, type Room } from './room.ts';

const PITCH = 20;

/**
 * Words as a typewriter sets them, `PITCH` pixels a letter: `text` as it was read, `set` as it stands
 * on paper, where that is another (`~` for a letter that was not read, left of the first word box).
 */
function typed(text: string, set = text): Word[] {
	const [read, there] = [text.split(' '), set.split(' ')];
	let [at, pixels] = [0, 100];
	return read.map((word, i) => {
		const lost = /^~*/.exec(there[i]!)![0].length;
		const [from, ulx] = [at, pixels + lost * PITCH];
		at += word.length + 1;
		pixels += (there[i]!.length + 1) * PITCH;
		const zone = { ulx, uly: 0, lrx: pixels - PITCH, lry: 30 };
		return { from, to: from + word.length, zone, confidence: 0.9 };
	});
}

const LINE = 'мы видели есл старый дом у самой реки';
const AT = LINE.indexOf('есл');
const roomOf = (words: readonly Word[], from = AT, to = AT + 3) => roomsAt(words, from, to);

describe('room', () => {
	test('of a word read whole is as many letters as were read', () => {
		for (const { letters, read } of roomOf(typed(LINE))) {
			expect(read).toBe(3);
			expect(letters).toBeCloseTo(3, 6);
		}
	});

	test('of a word that lost its last letter is one more', () => {
		const words = typed(LINE, LINE.replace('есл', 'если'));
		expect(roomOf(words).map(({ letters }) => Math.round(letters))).toEqual([4, 4]);
	});

	test('of a word that lost its first letter shows from the word before alone', () => {
		const words = typed(LINE, LINE.replace('есл', '~есл'));
		expect(roomOf(words).map(({ letters }) => Math.round(letters))).toEqual([3, 4]);
	});

	test('of a word with a letter too many is one less', () => {
		const words = typed(LINE, LINE.replace('есл', 'ес'));
		expect(roomOf(words).map(({ letters }) => Math.round(letters))).toEqual([2, 2]);
	});

	test('of the first word is measured from its own beginning', () => {
		expect(roomOf(typed(LINE), 0, 2)).toHaveLength(1);
	});

	test('of several words is the room up to the next', () => {
		expect(roomOf(typed(LINE), 3, 13).map(({ read }) => read)).toEqual([10, 10]);
	});

	test.each<[why: string, words: Word[], from: number, to: number]>([
		['the last word: nothing says where it ends', typed(LINE), LINE.indexOf('реки'), LINE.length],
		['five words in a line are too few for a width', typed('мы есл дом у'), 3, 6],
		['no words', [], 0, 3],
		['a place between words', typed(LINE), AT - 1, AT - 1]
	])('is not known of %s', (_, words, from, to) => {
		expect(roomOf(words, from, to)).toEqual([]);
	});

	test('is not known on a line whose words keep to no width', () => {
		const words = typed(LINE).map((word, i) => {
			const ulx = word.zone.ulx + [0, 35, -25, 60, -40, 30, -35, 20][i]!;
			return { ...word, zone: { ...word.zone, ulx } };
		});
		expect(roomOf(words)).toEqual([]);
	});

	test('words that were typed over have no place: they are passed over', () => {
		const words = typed(LINE).map((word, i) => (i === 4 ? { ...word, stale: true } : word));
		expect(roomOf(words)).toHaveLength(2);
		const gone = typed(LINE).map((word, i) => (i === 2 ? { ...word, stale: true } : word));
		expect(roomOf(gone)).toEqual([]);
	});
});

describe('who has as many letters as there is room for', () => {
	const room = (letters: number, read = 7): Room => ({ letters, read });
	test.each<[rooms: Room[], more: number, side: 'read' | 'other' | null]>([
		[[room(7)], 1, 'read'],
		[[room(7.35)], 1, 'read'],
		[[room(7.35)], -1, 'read'],
		[[room(7.5)], 1, null],
		[[room(7.65)], 1, 'other'],
		[[room(8)], 1, 'other'],
		[[room(8.4)], 1, 'other'],
		[[room(8.5)], 1, null],
		[[room(6)], 1, null],
		[[room(6)], -1, 'other'],
		[[room(9)], 2, 'other'],
		[[room(9)], 1, null],
		[[room(7), room(8)], 1, 'other'],
		[[room(7), room(7.5)], 1, null],
		[[room(7), room(7.2)], 1, 'read'],
		[[], 1, null]
	])('%j with %i letters more: %s', (rooms, more, side) => {
		expect(roomFor(rooms, more)?.for ?? null).toBe(side);
	});

	test('never both, and never the farther one', () => {
		const letters = fc.double({ min: 0, max: 20, noNaN: true });
		const more = fc.constantFrom(-3, -2, -1, 1, 2, 3);
		fc.assert(
			fc.property(letters, fc.integer({ min: 1, max: 15 }), more, (wide, read, more) => {
				const found = roomFor([room(wide, read)], more);
				const [mine, other] = [Math.abs(wide - read), Math.abs(wide - read - more)];
				if (found?.for === 'read') expect(mine).toBeLessThan(other);
				if (found?.for === 'other') expect(other).toBeLessThan(mine);
			})
		);
	});
});
