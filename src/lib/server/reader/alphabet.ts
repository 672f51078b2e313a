import type { Alphabet } from '#lib/recognition/posterior.ts';

/** Places of the parts of a model file; see tesseract 5, `src/ccutil/tessdatamanager.h`. */
const [LETTERS, CODES] = [21, 22];
/** The second unicharset entry is no letter; its code says that there is none (`UNICHAR_JOINED`). */
const NONE = 1;

/**
 * What the classes of a model's network stand for, out of its `.traineddata`; `undefined` where a letter
 * is said by several classes in a row, as in models of Chinese, or the file holds no such network.
 */
export function alphabetOf(model: Buffer): Alphabet | undefined {
	const [letters, codes] = [part(model, LETTERS), part(model, CODES)];
	if (!letters || !codes) return undefined;
	const names = namesIn(letters);
	const found: (string | undefined)[] = [];
	let blank: number | undefined;
	let at = 4;
	for (let letter = 0; letter < codes.readUInt32LE(0); letter++) {
		// One byte that says whether the code is its own normal form, how many numbers it has, and those.
		if (codes.readInt32LE(at + 1) !== 1) return undefined;
		const code = codes.readInt32LE(at + 5);
		at += 9;
		if (letter === NONE) blank = code;
		else if (code !== blank) found[code] ??= names[letter];
	}
	return blank === undefined ? undefined : { letters: [...found], blank };
}

/** The first word of each line after the count; a space is called NULL in the file. */
function namesIn(unicharset: Buffer): string[] {
	const [count, ...lines] = unicharset.toString('utf8').split('\n');
	const names = lines.slice(0, Number(count)).map((line) => line.split(' ')[0]!);
	return names.map((name) => (name === 'NULL' ? ' ' : name));
}

/** Bytes of one part: to where the next begins. */
function part(model: Buffer, wanted: number): Buffer | undefined {
	const offsets = Array.from({ length: model.readInt32LE(0) }, (_, at) =>
		Number(model.readBigInt64LE(4 + 8 * at))
	);
	const from = offsets[wanted] ?? -1;
	if (from < 0) return undefined;
	const next = offsets.slice(wanted + 1).find((offset) => offset >= 0);
	return model.subarray(from, next);
}
