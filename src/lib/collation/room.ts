/**
 * How many letters have room where a word stands. A typewriter gives each letter the same width, so
 * the beginning of the next word tells whether a letter was lost or added in the reading; a line
 * whose words do not keep to one width (print, handwriting) tells nothing.
 */
import type { Word } from '#lib/transcription/page.ts';

/** Letters from the beginning of a word to the space before the next. */
export interface Room {
	/** By the width of the line's letters; seldom a whole number. */
	letters: number;
	/** As it is read. */
	read: number;
}

/** Words in a row that a width is drawn from, at least. */
const WORDS = 4;
/** Widths of a letter by which half of the words may be off. */
const UNEVEN = 0.3;
/** The room is that of a number of letters within this, and no longer beyond that. */
const [FITS, FAILS] = [0.45, 0.6];

/**
 * Room for the words that graphemes `from` to `to` (exclusive) of a line stand in: to the beginning
 * of the next word, and from that of the one before, since a first letter may be the lost one.
 */
export function roomsAt(words: readonly Word[], from: number, to: number): Room[] {
	const kept = words.filter((word) => !word.stale);
	const at = kept.findIndex((word) => word.to > from);
	const [before, first, next] = [kept[at - 1], kept[at], kept.find((word) => word.from >= to)];
	const pitch = pitchOf(kept);
	if (!first || !next || pitch === null || first.from >= to) return [];
	const between = (start: Word): Room => ({
		letters: (next.zone.ulx - start.zone.ulx) / pitch - (first.from - start.from) - 1,
		read: next.from - first.from - 1
	});
	return before ? [between(first), between(before)] : [between(first)];
}

/**
 * The room that is for the reading, or for one with `more` letters (fewer: below 0). For the
 * reading every measure must be; null where they tell nothing.
 */
export function roomFor(
	rooms: readonly Room[],
	more: number
): (Room & { for: 'read' | 'other' }) | null {
	const off = (room: Room, letters: number) => Math.abs(room.letters - room.read - letters);
	const other = rooms.find((room) => off(room, more) <= FITS && off(room, 0) >= FAILS);
	if (other) return { ...other, for: 'other' };
	const fits = rooms.every((room) => off(room, 0) <= FITS && off(room, more) >= FAILS);
	return fits && rooms.length > 0 ? { ...rooms[0]!, for: 'read' } : null;
}

/** Width of a letter in pixels, by the beginnings of words; null where they keep to none. */
function pitchOf(words: readonly Word[]): number | null {
	const steps = words.slice(1).map((word, i) => ({
		pixels: word.zone.ulx - words[i]!.zone.ulx,
		letters: word.from - words[i]!.from
	}));
	if (steps.length < WORDS) return null;
	const pitch = median(steps.map(({ pixels, letters }) => pixels / letters));
	const off = steps.map(({ pixels, letters }) => Math.abs(pixels / pitch - letters));
	return pitch > 0 && median(off) <= UNEVEN ? pitch : null;
}

function median(values: readonly number[]): number {
	return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}
