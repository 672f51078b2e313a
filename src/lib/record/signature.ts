import type { ArchivalSignature } from './record.ts';

/** The parts of a Russian archival signature, the ways they are written, and how we write them. */
const PARTS = [
	['fond', 'ф(?:онд)?', 'ф.'],
	['opis', 'оп(?:ись)?', 'оп.'],
	['delo', 'д(?:ело)?', 'д.'],
	['listy', 'лл?(?:ист[ыа]?)?', 'л.']
] as const;

const VALUE = '[^,;]+?';
const PATTERN = new RegExp(
	PARTS.map(([name, written]) => `(?<!\\p{L})(?:${written})\\.?\\s*(?<${name}>${VALUE})`).join(
		'\\s*[,;.]?\\s+'
	) + '\\s*\\.?\\s*(?:\\((?<note>[^)]+)\\))?\\s*$',
	'iu'
);

/** Reads `Ф. 3. Оп. 65. Д. 830. Л. 148-150 (Подлинник)`; null for what is no signature. */
export function parse(text: string): ArchivalSignature | null {
	const groups = PATTERN.exec(text.normalize('NFC').trim())?.groups;
	if (!groups) return null;
	const part = (name: string) => groups[name]!.replace(/[.,;]$/, '').trim();
	const note = groups['note'] && { note: groups['note'].trim() };
	return {
		fond: part('fond'),
		opis: part('opis'),
		delo: part('delo'),
		listy: part('listy'),
		...note
	};
}

/** As it is cited: `ф. 3, оп. 65, д. 830, л. 148-150`; the note is not part of it. */
export function write(signature: ArchivalSignature): string {
	return PARTS.map(([name, , short]) => {
		const value = signature[name];
		return `${name === 'listy' && /[-–,]/.test(value) ? 'лл.' : short} ${value}`;
	}).join(', ');
}
