import type { ArchivalSignature } from './record.ts';

/** The parts of a Russian archival signature, the ways they are written, and how we write them. */
const PARTS = [
	['fond', 'ф(?:онд)?', 'ф.'],
	['opis', 'оп(?:ись)?', 'оп.'],
	['delo', 'д(?:ело)?', 'д.'],
	['listy', 'лл?|лист[ыа]?', 'л.']
] as const;

/** Longer than any signature, in UTF-16 units: what is longer is not looked at. */
const LONGEST = 300;
/** Each mark as a word of its own, with its stop: the letter of a value, as in `12-д`, is none. */
const MARKS = PARTS.map(
	([, written]) => new RegExp(String.raw`(?<![\p{L}\p{N}/-])(?:${written})(?:\.|(?=\s))`, 'giu')
);
const NOTE = /\(([^()]+)\)[\s.]*$/u;
const ONE = /^[^,;]+$/u;
/** Leaves may be several: `148-150, 152`. */
const LEAVES = /^[^,;]+(?:,\s*\d[^,;]*)*$/u;

/** Reads `Ф. 3. Оп. 65. Д. 830. Л. 148-150 (Подлинник)`; null for what is no signature. */
export function parse(text: string): ArchivalSignature | null {
	if (text.length > LONGEST) return null;
	const whole = text.normalize('NFC');
	const note = NOTE.exec(whole);
	const cited = note ? whole.slice(0, note.index) : whole;
	const [fond = '', opis = '', delo = '', listy = ''] = valuesOf(cited);
	const fit = [fond, opis, delo].every((value) => ONE.test(value)) && LEAVES.test(listy);
	return fit ? { fond, opis, delo, listy, ...(note && { note: note[1]!.trim() }) } : null;
}

/** What stands behind each mark, up to the next; a name with initials may stand before the first. */
function valuesOf(text: string): string[] {
	const [fonds, ...others] = MARKS.map((mark) =>
		[...text.matchAll(mark)].map(({ 0: found, index }) => ({
			from: index,
			to: index + found.length
		}))
	);
	const marks = [fonds![0]];
	for (const places of others) {
		const after = marks.at(-1)?.to ?? Infinity;
		marks.push(places.find(({ from }) => from >= after));
	}
	marks[0] = fonds!.findLast(({ to }) => to <= (marks[1]?.from ?? 0));
	return marks.map((mark, i) => {
		const value = mark ? text.slice(mark.to, marks[i + 1]?.from) : '';
		return value.replace(/^\s+|[\s.,;]+$/gu, '').replace(/\s+/gu, ' ');
	});
}

/** As it is cited: `ф. 3, оп. 65, д. 830, л. 148-150`; the note is not part of it. */
export function write(signature: ArchivalSignature): string {
	return PARTS.map(([name, , short]) => {
		const value = signature[name];
		return `${name === 'listy' && /[-–—,]/.test(value) ? 'лл.' : short} ${value}`;
	}).join(', ');
}
