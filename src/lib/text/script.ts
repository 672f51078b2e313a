/** Scripts and the letters of one that look like letters of the other. */

/** Latin letters and the Cyrillic ones they cannot be told from on paper, capitals with capitals. */
const TWINS: readonly [latin: string, cyrillic: string][] = [
	['A', 'А'],
	['B', 'В'],
	['C', 'С'],
	['E', 'Е'],
	['H', 'Н'],
	['I', 'І'],
	['K', 'К'],
	['M', 'М'],
	['O', 'О'],
	['P', 'Р'],
	['T', 'Т'],
	['X', 'Х'],
	['Y', 'У'],
	['a', 'а'],
	['c', 'с'],
	['e', 'е'],
	['i', 'і'],
	['k', 'к'],
	['o', 'о'],
	['p', 'р'],
	['x', 'х'],
	['y', 'у']
];

const TO_CYRILLIC = new Map(TWINS);
const TO_LATIN = new Map(TWINS.map(([latin, cyrillic]) => [cyrillic, latin]));
const LATIN_TWIN = new RegExp(`[${TWINS.map(([latin]) => latin).join('')}]`, 'g');

export type Script = 'cyrillic' | 'latin' | 'mixed' | 'none';

/** The script of the letters of a token; digits and signs have none. */
export function scriptOf(token: string): Script {
	const cyrillic = /\p{Script=Cyrillic}/u.test(token);
	const latin = /\p{Script=Latin}/u.test(token);
	if (cyrillic && latin) return 'mixed';
	return cyrillic ? 'cyrillic' : latin ? 'latin' : 'none';
}

/** Latin letters that have a Cyrillic twin written as that twin; all else as it was. */
export function toCyrillic(text: string): string {
	return text.replace(LATIN_TWIN, (letter) => TO_CYRILLIC.get(letter) ?? letter);
}

/** The Latin twin of a Cyrillic letter, or the reverse; undefined where it has none. */
export function twinOf(letter: string): string | undefined {
	return TO_CYRILLIC.get(letter) ?? TO_LATIN.get(letter);
}
