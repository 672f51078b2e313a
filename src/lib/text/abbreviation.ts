/**
 * Abbreviations of office Russian with what they stand for. A record or collection may add rows;
 * the list grows from confirmed cases.
 */
export interface Abbreviation {
	/** Written as words without stops: `т е` covers `т.е.` and `т. е.`. */
	short: readonly string[];
	/** The words in full; `*` at the end of a word stands for any ending. */
	full: string;
}

export const ABBREVIATIONS: readonly Abbreviation[] = [
	{ short: ['т', 'тов'], full: 'товарищ*' },
	{ short: ['тт'], full: 'товарищ*' },
	{ short: ['г'], full: 'год*' },
	{ short: ['гг'], full: 'год*' },
	{ short: ['с г'], full: 'сего года' },
	{ short: ['т г'], full: 'текущего года' },
	{ short: ['с м'], full: 'сего месяца' },
	{ short: ['т е'], full: 'то есть' },
	{ short: ['т к'], full: 'так как' },
	{ short: ['и т п'], full: 'и тому подобн*' },
	{ short: ['и т д'], full: 'и так далее' },
	{ short: ['и др'], full: 'и друг*' },
	{ short: ['и пр'], full: 'и проч*' },
	{ short: ['т н', 'т наз'], full: 'так называем*' },
	{ short: ['в т ч'], full: 'в том числе' },
	{ short: ['напр'], full: 'например' },
	{ short: ['см'], full: 'смотри*' },
	{ short: ['ср'], full: 'сравни*' },
	{ short: ['стр', 'с'], full: 'страниц*' },
	{ short: ['ст'], full: 'стать*' },
	{ short: ['п'], full: 'пункт*' },
	{ short: ['пп'], full: 'пункт*' },
	{ short: ['час', 'ч'], full: 'час*' },
	{ short: ['мин'], full: 'минут*' },
	{ short: ['руб', 'р'], full: 'рубл*' },
	{ short: ['коп'], full: 'копе*' },
	{ short: ['тыс'], full: 'тысяч*' },
	{ short: ['млн'], full: 'миллион*' },
	{ short: ['млрд'], full: 'миллиард*' },
	{ short: ['экз'], full: 'экземпляр*' },
	{ short: ['служ'], full: 'служебн*' },
	{ short: ['исх', 'исход'], full: 'исходящ*' },
	{ short: ['вх'], full: 'входящ*' },
	{ short: ['зам'], full: 'заместител*' },
	{ short: ['нач'], full: 'начальник*' },
	{ short: ['секр'], full: 'секретар*' },
	{ short: ['пред'], full: 'председател*' },
	{ short: ['мин иностр дел'], full: 'министерств* иностранных дел' },
	{ short: ['мид'], full: 'министерств* иностранных дел' },
	{ short: ['правит', 'прав'], full: 'правительств*' },
	{ short: ['сов'], full: 'советск*' },
	{ short: ['кит'], full: 'китайск*' },
	{ short: ['кор'], full: 'корейск*' },
	{ short: ['амер'], full: 'американск*' }
];

/** Words of a folded text: small letters, no signs. */
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * Words of both texts agree, an abbreviation on one side standing for its full words on the other.
 * A sign that has a value stands on both sides or on none: `3` is not `3%`.
 */
export function agree(a: string, b: string, table = ABBREVIATIONS): boolean {
	const [left, right] = [wordsOf(a), wordsOf(b)];
	if (valuedIn(a) !== valuedIn(b)) return false;
	return left.length > 0 && right.length > 0 && match(left, 0, right, 0, table);
}

function valuedIn(text: string): string {
	return (
		bare(text)
			.match(/[\p{S}%‰]/gu)
			?.join('') ?? ''
	);
}

/** Brackets around what an editor put in (`г[ода]`) part no word. */
function bare(text: string): string {
	return text.replace(/[[\]<>⟨⟩]\p{M}*/gu, '');
}

function wordsOf(text: string): string[] {
	return bare(text).normalize('NFC').toLowerCase().replaceAll('ё', 'е').match(WORD) ?? [];
}

function match(
	a: string[],
	i: number,
	b: string[],
	j: number,
	table: readonly Abbreviation[]
): boolean {
	while (i < a.length && j < b.length && a[i] === b[j]) {
		if (expands(a, i, b, j, table) || expands(b, j, a, i, table)) return true;
		[i, j] = [i + 1, j + 1];
	}
	if (i === a.length || j === b.length) return i === a.length && j === b.length;
	return expands(a, i, b, j, table) || expands(b, j, a, i, table);
}

/** Some row's short form stands at `i` and its full words at `j`, and the rest agrees. */
function expands(
	short: string[],
	i: number,
	full: string[],
	j: number,
	table: readonly Abbreviation[]
): boolean {
	return (formsOf(table).get(short[i] ?? '') ?? []).some(({ parts, words }) => {
		const stands = parts.every((part, k) => short[i + k] === part);
		if (!stands || !words.every((word, k) => fits(full[j + k], word))) return false;
		return match(short, i + parts.length, full, j + words.length, table);
	});
}

/** A short form as its words, and the words in full. */
interface Form {
	parts: string[];
	words: string[];
}

/** The forms of each table by their first word, cut once. */
const cut = new WeakMap<readonly Abbreviation[], Map<string, Form[]>>();

function formsOf(table: readonly Abbreviation[]): Map<string, Form[]> {
	const known = cut.get(table);
	if (known) return known;
	const all = table.flatMap(({ short, full }) =>
		short.map((form): Form => ({ parts: form.split(' '), words: full.split(' ') }))
	);
	const forms = Map.groupBy(all, ({ parts }) => parts[0]!);
	cut.set(table, forms);
	return forms;
}

function fits(word: string | undefined, pattern: string): boolean {
	if (word === undefined) return false;
	return pattern.endsWith('*') ? word.startsWith(pattern.slice(0, -1)) : word === pattern;
}
