import { randomBytes } from 'node:crypto';

const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';

/** A short id that sorts by time and may stand as an `xml:id`: a letter, 8 of time, 6 of chance. */
export function newId(now = Date.now()): string {
	let time = '';
	for (let rest = now, i = 0; i < 8; i++, rest = Math.floor(rest / 32)) {
		time = DIGITS[rest % 32] + time;
	}
	const chance = Array.from(randomBytes(6), (byte) => DIGITS[byte % 32]).join('');
	return `i${time}${chance}`;
}
