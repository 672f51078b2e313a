import fc from 'fast-check';

/**
 * Office Russian as typists, presses and readers leave it: words with confused and foreign letters,
 * words cut at line ends, page numbers, signs glued to words, letters outside the first plane.
 */
const WORDS = (
	'правительство советское меры положение обострение ответ проект посол телеграмма беседа вопрос ' +
	'согласно также считает правильными мероприятия намеченные от имени война мир переговоры ' +
	'перемирие сторона войска граница командование заявление его её ещё объём съезд'
).split(' ');
const SMALL = 'и в на с о не что как по за из к'.split(' ');
const NAMES = 'Молотов Сталин Пекин Корея Москва Кларк Мао Чжоу Ким'.split(' ');
const NUMBERS = '3 12 338 1953 21.20 4.VII 1041-1043 VII'.split(' ');
const SIGNS = ', . : ; — « » ( ) * ! ? …'.split(' ');

/** What the machine puts for what stands there. */
const CONFUSED: Record<string, string> = {
	...{ п: 'л', л: 'п', и: 'н', н: 'и', ш: 'щ', ц: 'п', б: '6', з: '3', о: '0' },
	...{ е: 'с', с: 'е', г: 'т' }
};
/** Latin letters that cannot be told from what stands there. */
const TWINS: Record<string, string> = {
	...{ а: 'a', с: 'c', е: 'e', о: 'o', р: 'p', х: 'x', у: 'y', к: 'k', і: 'i' },
	...{ А: 'A', В: 'B', С: 'C', Е: 'E', Н: 'H', К: 'K', М: 'M', О: 'O', Р: 'P', Т: 'T', Х: 'X' }
};

const spoilt = (word: string, at: number, table: Record<string, string>) => {
	const letters = [...word];
	const places = letters.flatMap((letter, i) => (letter in table ? [i] : []));
	const place = places[at % Math.max(1, places.length)];
	if (place !== undefined) letters[place] = table[letters[place]!]!;
	return letters.join('');
};

type Damage = (word: string, at: number) => string;
const DAMAGE: Record<string, Damage> = {
	none: (word) => word,
	confused: (word, at) => spoilt(word, at, CONFUSED),
	twin: (word, at) => spoilt(word, at, TWINS),
	capital: (word) => word[0]!.toUpperCase() + word.slice(1),
	shouted: (word) => word.toUpperCase(),
	'no dots': (word) => word.replaceAll('ё', 'е').replaceAll('Ё', 'Е'),
	decomposed: (word) => word.normalize('NFD'),
	accent: (word, at) =>
		`${word.slice(0, 1 + (at % word.length))}\u0301${word.slice(1 + (at % word.length))}`,
	'soft hyphen': (word, at) =>
		`${word.slice(0, 1 + (at % word.length))}\u00ad${word.slice(1 + (at % word.length))}`,
	split: (word, at) =>
		`${word.slice(0, 1 + (at % word.length))} ${word.slice(1 + (at % word.length))}`,
	astral: (word) => `${word}𐐷`,
	marker: (word) => `${word}*`
};

/** A word as it should be. */
export const cleanWord = fc.oneof(
	{ weight: 6, arbitrary: fc.constantFrom(...WORDS) },
	{ weight: 3, arbitrary: fc.constantFrom(...SMALL) },
	{ weight: 1, arbitrary: fc.constantFrom(...NAMES) },
	{ weight: 1, arbitrary: fc.constantFrom(...NUMBERS) }
);

/** A word as it may have been read. */
export const readWord = fc
	.tuple(cleanWord, fc.constantFrom('none', 'none', 'none', ...Object.keys(DAMAGE)), fc.nat(20))
	.map(([word, damage, at]) => DAMAGE[damage]!(word, at));

const token = fc.oneof(
	{ weight: 8, arbitrary: readWord },
	{ weight: 1, arbitrary: fc.constantFrom(...SIGNS) },
	{
		weight: 1,
		arbitrary: fc.tuple(readWord, fc.constantFrom(...SIGNS)).map((pair) => pair.join(''))
	}
);

/** Words in a row, as words. */
export const readWords = (minLength = 0, maxLength = 40) =>
	fc.array(token, { minLength, maxLength });

/** A text in lines of a few words, some of which end in a cut word; page numbers between. */
export const readText = (minLength = 0, maxLength = 40): fc.Arbitrary<string> =>
	fc
		.tuple(readWords(minLength, maxLength), fc.array(fc.nat(9), { minLength: 12, maxLength: 12 }))
		.map(([words, choices]) => inLines(words, choices));

/** Words set in lines; `choices` say how long each line is and what stands at its end. */
function inLines(words: readonly string[], choices: readonly number[]): string {
	const lines: string[] = [];
	let rest: string[] = [...words];
	for (let k = 0; rest.length > 0; k++) {
		const choice = choices[k % choices.length]!;
		const line = rest.slice(0, 2 + choice);
		rest = rest.slice(2 + choice);
		const last = line.at(-1)!;
		if (choice % 3 === 0 && /^\p{Ll}{6,}$/u.test(last)) {
			const cut = 2 + (choice % 3);
			line[line.length - 1] = `${last.slice(0, cut)}${'-¬\u00ad⸗'[choice % 4]}`;
			rest.unshift(last.slice(cut));
		}
		lines.push(line.join(choice === 7 ? '\u00a0' : ' '));
		if (choice === 9) lines.push('', `- ${100 + k} -`, '');
	}
	return lines.join('\n');
}

/** A number of words each of which occurs once: what was changed can be told by its place. */
export function running(count: number): string[] {
	return Array.from({ length: count }, (_, i) => {
		const tens = WORDS[Math.floor(i / 20) % WORDS.length]!;
		return `${tens}${'абвгдежзиклмнопрстуф'[i % 20]}`;
	});
}
