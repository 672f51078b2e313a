import { randomInt } from 'node:crypto';

const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';
/** Half of what six digits hold, so that a moment's ids can count up from any of it. */
const CHANCES = 32 ** 6 / 2;

let last = { now: NaN, chance: 0 };

/**
 * A short id that sorts by time and may stand as an `xml:id`: a letter, 8 of time (ms), 6 of chance.
 * As in monotonic ULIDs the ids of one moment count up, in the order of their making: by chance alone
 * two of ten thousand would be the same once in twenty times.
 */
export function newId(now = Date.now()): string {
	last = { now, chance: now === last.now ? last.chance + 1 : randomInt(CHANCES) };
	return `i${digits(now, 8)}${digits(last.chance, 6)}`;
}

function digits(value: number, count: number): string {
	let written = '';
	for (let rest = value; written.length < count; rest = Math.floor(rest / 32)) {
		written = DIGITS[rest % 32] + written;
	}
	return written;
}
