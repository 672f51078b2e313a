import { done, refuse, type Outcome } from '#lib/outcome.ts';

const REPLACEMENT = '\uFFFD';
const REPLACEMENT_BYTES = [0xef, 0xbf, 0xbd];

/**
 * The text of a file: UTF-8 without its mark, NFC, lines ended by `\n`, letters else as they came.
 * What is not UTF-8, or holds a zero byte, is refused with the byte's position, from 0.
 */
export function decode(bytes: Uint8Array, name: string): Outcome<string> {
	const text = new TextDecoder('utf-8').decode(bytes);
	const position = firstFault(bytes, text);
	if (position !== null) return refuse('not_utf8', { name, position });
	return done(text.replace(/\r\n?/g, '\n').normalize('NFC'));
}

/** The decoder writes U+FFFD for what does not fit; one that the file itself holds is no fault. */
function firstFault(bytes: Uint8Array, text: string): number | null {
	const encoder = new TextEncoder();
	let position = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
	let done = 0;
	for (const { index } of text.matchAll(/[\uFFFD\0]/g)) {
		position += encoder.encode(text.slice(done, index)).length;
		if (text[index] !== REPLACEMENT || !isOwn(bytes, position)) return position;
		position += REPLACEMENT_BYTES.length;
		done = index + 1;
	}
	return null;
}

function isOwn(bytes: Uint8Array, position: number): boolean {
	return REPLACEMENT_BYTES.every((byte, i) => bytes[position + i] === byte);
}
