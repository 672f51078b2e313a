import list from './common-passwords.json' with { type: 'json' };
import { done, refuse, type Outcome } from '#lib/outcome.ts';

/** Letters as readers count them matter little here: limits are in code points after NFC. */
export const SHORTEST = 8;
export const LONGEST = 128;
export const ADVISED = 15;

/** The 3,000 commonest passwords that are long enough, small letters. */
const COMMONEST: ReadonlySet<string> = new Set(list.passwords.split(' '));

/** Words that the commonest passwords are made of, lower case, as typed on either layout. */
const COMMON_WORDS = [
	'password passw pass parol пароль gfhjkm qwerty йцукен azerty qwertz asdf zxcvb qazwsx admin',
	'administrator root login welcome letmein secret default guest test user demo changeme master',
	'dragon monkey shadow sunshine princess football baseball superman batman michael jordan iloveyou',
	'trustno love lovely computer internet google samsung apple killer hello freedom whatever summer',
	'winter spring autumn spartak zenit dinamo россия russia moscow москва привет privet любовь lubov',
	'солнышко zvezda natasha наташа marina марина svetlana ekaterina андрей andrey alexander',
	'александр sergey сергей dmitry maxim максим nikita никита sverka сверка archive архив archivist'
]
	.join(' ')
	.split(' ')
	.sort((a, b) => b.length - a.length);

/** Rows that a finger walks along; walked either way, from anywhere. */
const ROWS = [
	'1234567890',
	'qwertyuiop',
	'asdfghjkl',
	'zxcvbnm',
	'йцукенгшщзхъ',
	'фывапролджэ',
	'ячсмитьбю',
	'abcdefghijklmnopqrstuvwxyz',
	'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
	'1qaz2wsx3edc4rfv5tgb',
	'1q2w3e4r5t6y7u8i9o'
];

const LEET: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't' };
const SYMBOLS: Record<string, string> = { '@': 'a', $: 's', '!': 'i' };

/**
 * The password as it is hashed (NFC), or why it is refused. Length is looked at before anything
 * else, so that a megabyte is never hashed. `own` are words that anyone knows of the person.
 */
export function choose(password: string, own: readonly string[] = []): Outcome<string> {
	const fit = prepare(password);
	if (!fit.ok) return fit;
	if ([...fit.value].length < SHORTEST) return refuse('password_short', { least: SHORTEST });
	return common(fit.value, own) ? refuse('password_common') : fit;
}

/** What a person typed to sign in, made ready to be compared; no rule of choosing is applied. */
export function prepare(password: string): Outcome<string> {
	const tooLong = refuse('password_long', { most: LONGEST });
	if (password.length > LONGEST * 4) return tooLong;
	const text = password.normalize('NFC');
	if ([...text].length > LONGEST) return tooLong;
	return /\p{Cc}/u.test(text) ? refuse('password_signs') : done(text);
}

/** What remains after common words, walks, repeats and the person's own words is no secret. */
function common(password: string, own: readonly string[]): boolean {
	const plain = password.toLowerCase();
	if (COMMONEST.has(plain)) return true;
	const whole = own.map((text) => text.toLowerCase()).filter((text) => text.length >= 4);
	const known = [...whole, ...own.flatMap(wordsOf), ...COMMON_WORDS];
	const rests = [plain, ...[unleet(plain, LEET), unleet(plain, { ...LEET, ...SYMBOLS })]].map(
		(text) => rest(text, known)
	);
	return Math.min(...rests) < 4;
}

function wordsOf(text: string): string[] {
	return text
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word.length >= 4);
}

function unleet(text: string, signs: Record<string, string>): string {
	return [...text].map((sign) => signs[sign] ?? sign).join('');
}

/** How many letters are left once what is easily guessed is taken out; digits at the end are. */
function rest(text: string, known: readonly string[]): number {
	let left = text;
	for (const word of known) left = left.replaceAll(word, ' ');
	left = withoutWalks(left)
		.replace(/(.)\1{2,}/gu, ' ')
		.replace(/(.{2,4})\1{2,}/gu, ' ')
		.replace(/(19|20)\d\d/g, ' ');
	return [
		...left.replace(/(?<![\d\W_])[\d\W_]*$/u, (end) => end.replace(/[\x20-\x7e]/g, ''))
	].filter((sign) => sign !== ' ').length;
}

/** Takes out every walk of four keys or more along a row. */
function withoutWalks(text: string): string {
	let left = text;
	for (const row of ROWS.flatMap((way) => [way, [...way].reverse().join('')])) {
		for (let length = row.length; length >= 4; length--) {
			for (let from = 0; from + length <= row.length; from++) {
				left = left.replaceAll(row.slice(from, from + length), ' ');
			}
		}
	}
	return left;
}
