import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { alphabetOf } from './alphabet.ts';

/** A model file of these parts, by their places; the others are not there. */
function model(parts: Record<number, Buffer>): Buffer {
	const count = 24;
	const head = Buffer.alloc(4 + 8 * count);
	head.writeInt32LE(count, 0);
	let end = head.length;
	for (let at = 0; at < count; at++) {
		const part = parts[at];
		head.writeBigInt64LE(part ? BigInt(end) : -1n, 4 + 8 * at);
		end += part?.length ?? 0;
	}
	return Buffer.concat([head, ...Object.values(parts)]);
}
const letters = (...names: string[]) =>
	Buffer.from(
		[names.length, ...names.map((name) => `${name} 3 0,255,0,255 Cyrillic 5`)].join('\n')
	);
function codes(...all: number[][]): Buffer {
	const size = Buffer.alloc(4);
	size.writeUInt32LE(all.length);
	const each = all.map((code) => {
		const bytes = Buffer.alloc(5 + 4 * code.length);
		bytes.writeInt8(1, 0);
		bytes.writeInt32LE(code.length, 1);
		code.forEach((one, at) => bytes.writeInt32LE(one, 5 + 4 * at));
		return bytes;
	});
	return Buffer.concat([size, ...each]);
}

describe('the alphabet of a model', () => {
	it('has a letter a class, a space for NULL, nothing for the class that says so', () => {
		const names = letters('NULL', 'Joined', '|Broken|0|1', 'б', 'а');
		const file = model({ 3: Buffer.from('x'), 21: names, 22: codes([0], [3], [3], [2], [1]) });
		expect(alphabetOf(file)).toEqual({ letters: [' ', 'а', 'б'], blank: 3 });
	});

	it('calls a class that two letters share by the first of them', () => {
		const names = letters('NULL', 'Joined', '"', '“');
		const file = model({ 21: names, 22: codes([0], [2], [1], [1]) });
		expect(alphabetOf(file)).toEqual({ letters: [' ', '"'], blank: 2 });
	});

	it.each([
		[
			'a letter of two classes',
			{ 21: letters('NULL', 'Joined', '國'), 22: codes([0], [3], [1, 2]) }
		],
		['no list of letters', { 22: codes([0], [1]) }],
		['no codes', { 21: letters('NULL', 'Joined') }]
	])('is unknown with %s', (_what, parts) => {
		expect(alphabetOf(model(parts))).toBeUndefined();
	});

	it.each([
		['rus', 124, ['а', 'Я', 'ё', '—', '№']],
		['eng', 111, ['a', 'Z', '&', '—']]
	])('of %s has all its classes but one', (code, classes, some) => {
		const { letters: found, blank } = alphabetOf(readFileSync(`models/${code}.traineddata`))!;
		expect(blank).toBe(classes - 1);
		expect(found).toHaveLength(classes - 1);
		expect(new Set(found).size).toBe(classes - 1);
		expect(found).toEqual(expect.arrayContaining(some));
	});
});
