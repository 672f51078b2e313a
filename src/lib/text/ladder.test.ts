import { describe, expect, test } from 'vitest';
import { foldTo, normal, rungBetween, RUNG_NAMES, type RungName } from './normal.ts';

/**
 * The ladder of section 6, rung by rung: what each makes equal and no rung before it does, and what
 * it must leave apart, however near it looks.
 */
const SIMPLE = RUNG_NAMES.slice(0, -2);
const before = (rung: RungName) => SIMPLE[SIMPLE.indexOf(rung) - 1];

const EQUAL: Partial<Record<RungName, [a: string, b: string][]>> = {
	nfc: [
		['й'.normalize('NFD'), 'й'],
		['ё'.normalize('NFD'), 'ё'],
		['é', 'e\u0301']
	],
	space: [
		['в\u00a0срок', 'в срок'],
		['в\u2009срок', 'всрок'],
		['в\nсрок', 'в срок'],
		['в  \t срок', 'в срок'],
		['прави\u00adтельство', 'правительство'],
		['прави\u00ad\nтельство', 'правительство'],
		['дом\u200b', 'дом'],
		['\u200eдом\u200f', 'дом'],
		['П Е К И Н', 'ПЕКИН'],
		['1 000', '1000']
	],
	'line-end-hyphen': [
		['прави-\nтельство', 'правительство'],
		['прави- \n тельство', 'правительство'],
		['прави¬\nтельство', 'правительство'],
		['прави⸗\nтельство', 'правительство'],
		['прави‐\nтельство', 'правительство'],
		['междунаро-\nдного', 'международного'],
		['вое-\nнной', 'военной'],
		['прави-\r\nтельство', 'правительство']
	],
	quotes: [
		['«Правда»', '"Правда"'],
		['„Правда“', '“Правда”'],
		["''Правда''", '"Правда"'],
		['‹Правда›', '«Правда»'],
		['‚Правда‘', '’Правда’']
	],
	dashes: [
		['война — мир', 'война - мир'],
		['война – мир', 'война − мир'],
		['1041—1043', '1041-1043'],
		['китайско‑корейский', 'китайско-корейский'],
		['по―видимому', 'по-видимому']
	],
	'look-alike': [
		['Kорея', 'Корея'],
		['CCCP', 'СССР'],
		['пpaво', 'право'],
		['Hоябрь', 'Ноябрь'],
		['xод', 'ход'],
		['мiръ', 'міръ']
	],
	yo: [
		['её', 'ее'],
		['Ёлка', 'Елка'],
		['съёзд', 'съезд']
	],
	case: [
		['Правительство', 'правительство'],
		['СЕКРЕТНО', 'секретно'],
		['КНР', 'кнр']
	],
	punctuation: [
		['следующее.', 'следующее:'],
		['да, нет', 'да нет'],
		['мир!', 'мир'],
		['(мир)', 'мир'],
		['война — мир', 'война-мир'],
		['т.е.', 'те'],
		['мир…', 'мир...']
	],
	brackets: [
		['т[оварищ]', 'товарищ'],
		['<мир>', 'мир'],
		['⟨мир⟩', 'мир']
	]
};

describe.each(Object.entries(EQUAL) as [RungName, [string, string][]][])('%s', (rung, rows) => {
	test.each(rows)('makes %j and %j equal, and no rung before it does', (a, b) => {
		expect(foldTo(rung, a)).toBe(foldTo(rung, b));
		const earlier = before(rung);
		if (earlier) expect(foldTo(earlier, a)).not.toBe(foldTo(earlier, b));
		expect(rungBetween(a, b)).toBe(rung);
		expect(rungBetween(b, a)).toBe(rung);
	});
});

const APART: Partial<Record<RungName, [a: string, b: string, why: string][]>> = {
	nfc: [
		['ѐ', 'е', 'another letter, not one written in two'],
		['ﬁ', 'fi', 'a ligature is compatible, not canonical'],
		['²', '2', 'a raised digit is a marker']
	],
	space: [
		['война — мир', 'война—мир', 'a dash between words is not one inside a word'],
		['пра-\nвах', 'правах', 'the hyphen is for the next rung'],
		['пра-\nВах', 'праВах', 'a capital after the line end is a compound or a name']
	],
	'line-end-hyphen': [
		['из-за', 'изза', 'a hyphen inside a line'],
		['Москва-\nПекин', 'МоскваПекин', 'a capital goes on'],
		['1041-\n1043', '10411043', 'digits are a range'],
		['прави-', 'прави', 'nothing goes on']
	],
	quotes: [
		['«мир»', 'мир', 'a sign more is no other sign'],
		['мир`', "мир'", 'an accent is none']
	],
	dashes: [
		['война — мир', 'война-мир', 'the spacing differs'],
		['по-видимому', 'по видимому', 'a hyphen is no space'],
		['1_2', '1-2', 'a low line is no dash']
	],
	'look-alike': [
		['З', '3', 'a confusion of the machine'],
		['О', '0', 'a confusion of the machine'],
		['б', '6', 'a confusion of the machine'],
		['I', '1', 'Roman and Arabic are another rung'],
		['N', 'И', 'only what cannot be told apart'],
		['R', 'Я', 'only what cannot be told apart'],
		['u', 'и', 'only what cannot be told apart'],
		['л', 'п', 'a confusion of the machine'],
		['л', 'д', 'a confusion of the machine'],
		['ш', 'щ', 'a confusion of the machine']
	],
	yo: [
		['е', 'э', 'another letter'],
		['и', 'й', 'another letter'],
		['е', 'ѣ', 'old spelling is not folded']
	],
	case: [
		['мир', 'миръ', 'old spelling is not folded'],
		['беседа', 'беседы', 'another form'],
		['3', '8', 'other values']
	],
	punctuation: [
		['[мир]', 'мир', 'brackets of the editor are another rung'],
		['№ 3', '3', 'a sign for a word'],
		['+3', '3', 'a sign of a value'],
		['3', '3%', 'hundredths']
	],
	brackets: [
		['т[оварищ]', 'т', 'what stands in the brackets is text'],
		['мир', 'мира', 'another form']
	]
};

describe('what a rung must leave apart', () => {
	const rows = Object.entries(APART).flatMap(([rung, all]) =>
		all.map(([a, b, why]) => [rung as RungName, a, b, why] as const)
	);
	test.each(rows)('%s: %j and %j (%s, %s)', (rung, a, b) => {
		expect(foldTo(rung, a)).not.toBe(foldTo(rung, b));
	});
});

describe('values and words', () => {
	test.each([
		['т.', 'товарищ', 'abbreviation'],
		['тов.', 'товарища', 'abbreviation'],
		['с. г.', 'сего года', 'abbreviation'],
		['т. е.', 'то есть', 'abbreviation'],
		['и т.п.', 'и тому подобное', 'abbreviation'],
		['г.', 'года', 'abbreviation'],
		['МИД', 'Министерство иностранных дел', 'abbreviation'],
		['III', '3', 'numeral'],
		['4.VII', '4 июля', 'numeral'],
		['4. УП 1953', '4.VII.1953', 'numeral'],
		['4. УШ 1953', '4 августа 1953', 'numeral'],
		['4.7.53', '4 июля 1953', 'numeral'],
		['21 час. 20 мин.', '21.20', 'numeral']
	])('%j and %j are equal on %s', (a, b, rung) => {
		expect(rungBetween(a, b)).toBe(rung);
		expect(rungBetween(b, a)).toBe(rung);
	});

	test.each([
		['т.', 'год', 'an abbreviation of another word'],
		['с. г.', 'сего месяца', 'half of it'],
		['г.', '', 'nothing is no full word'],
		['тов. Молотов', 'товарищ Сталин', 'another name beside it'],
		['III', '4', 'another value'],
		['4. УП 1953', '4.VIII.1953', 'another month'],
		['4. УП 1953', '5.VII.1953', 'another day'],
		['4. УП 1953', '4.VII.1954', 'another year'],
		['21 час. 20 мин.', '20.21', 'hours are no minutes'],
		['УП', '7', 'no day or year beside it'],
		['XIII', '31', 'letters turned round']
	])('%j and %j are not (%s)', (a, b) => {
		expect(rungBetween(a, b)).toBeNull();
		expect(rungBetween(b, a)).toBeNull();
	});

	test('a record’s own list of abbreviations counts, and only where it is given', () => {
		const own = [{ short: ['совпосол'], full: 'советский посол' }];
		expect(rungBetween('совпосол', 'советский посол')).toBeNull();
		expect(rungBetween('совпосол', 'советский посол', undefined, own)).toBe('abbreviation');
	});
});

describe('the cheap form for aligning', () => {
	test.each([
		['Правительство', 'правительство'],
		['ЁЖ', 'еж'],
		['CCCP', 'ссср'],
		['«', '"'],
		['—', '-'],
		['прави\u00adтельство', 'правительство'],
		['й'.normalize('NFD'), 'й'],
		['1953', '1953'],
		['мир', 'мир'],
		['𐐏', '𐐷']
	])('of %j is %j', (token, form) => {
		expect(normal(token)).toBe(form);
	});

	test.each([
		['мир', 'миръ'],
		['3', 'З'],
		['0', 'О'],
		['беседа', 'беседы'],
		['.', ','],
		['(', '[']
	])('tells %j from %j', (a, b) => {
		expect(normal(a)).not.toBe(normal(b));
	});
});
