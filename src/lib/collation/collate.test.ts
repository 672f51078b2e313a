import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collateTexts, scan, told } from '../../../tests/support/witnesses.ts';
import { collate } from './collate.ts';
import type { DifferenceClass } from './difference.ts';
import * as witness from './witness.ts';

const COMMON =
	'мир дом сад лес река поле город дорога берег ветер небо земля вода камень трава'.split(' ');
const word = fc.constantFrom(...COMMON, 'и', 'в', 'на', ',', '.', 'Москва', '1953', 'ещё', '«да»');
const text = (maxLength: number) =>
	fc.array(word, { minLength: 12, maxLength }).map((words) => words.join(' '));
/** Text in which each word has its like and its place: every word once, with its number. */
const RUNNING = Array.from({ length: 60 }, (_, i) => `${COMMON[i % 15]}${'абвг'[i >> 4]}`);

const told2 = (s: string, p: string) => told(collateTexts(s, p).differences);

describe('laws', () => {
	test('a text against itself has no difference', () => {
		fc.assert(
			fc.property(text(80), (one) => {
				const collation = collateTexts(one, one);
				expect(told(collation.differences)).toEqual([]);
				expect(collation.counts.equal).toBe(collation.counts.s);
			})
		);
	});

	test('turned round: additions are omissions, and as many tokens are equal', () => {
		const mirror = (name: DifferenceClass) =>
			name === 'omission' ? 'addition' : name === 'addition' ? 'omission' : name;
		const edits = fc.array(fc.tuple(fc.nat(59), fc.constantFrom('', 'чужое', 'слово чужое')), {
			minLength: 1,
			maxLength: 5
		});
		fc.assert(
			fc.property(edits, (planted) => {
				const other = [...RUNNING];
				for (const [at, what] of planted) other[at] = what;
				const [a, b] = [RUNNING.join(' '), other.filter(Boolean).join(' ')];
				const [there, back] = [collateTexts(a, b), collateTexts(b, a)];
				expect(back.counts.equal).toBe(there.counts.equal);
				expect(back.differences.map((one) => mirror(one.class))).toEqual(
					there.differences.map((one) => one.class)
				);
			})
		);
	});

	test('every token of both witnesses is equal or in one difference, in order', () => {
		fc.assert(
			fc.property(text(60), text(60), (a, b) => {
				const [s, p] = [scan(a), witness.fromPublished(b)];
				const { differences, matches, outcome } = collate(s, p);
				if (outcome !== 'collated') return;
				const seen = { s: new Set<number>(), p: new Set<number>() };
				for (let k = 0; k < matches.length; k += 4) {
					for (let i = matches[k]!; i < matches[k + 1]!; i++) seen.s.add(i);
					for (let j = matches[k + 2]!; j < matches[k + 3]!; j++) seen.p.add(j);
				}
				for (const one of differences) {
					for (let i = one.s.from; i < one.s.to; i++) seen.s.add(i);
					for (let j = one.p.from; j < one.p.to; j++) seen.p.add(j);
				}
				expect(seen.s.size).toBe(s.tokens.length);
				expect(seen.p.size).toBe([...p.tokens].filter((one) => one.aside === null).length);
			})
		);
	});

	test('keys are unique, valid ids, and the same for the same texts', () => {
		fc.assert(
			fc.property(text(60), text(60), (a, b) => {
				const keys = collateTexts(a, b).differences.map((one) => one.key);
				expect(new Set(keys).size).toBe(keys.length);
				for (const key of keys) expect(key).toMatch(/^d-[0-9a-z-]+$/);
				expect(collateTexts(a, b).differences.map((one) => one.key)).toEqual(keys);
			})
		);
	});

	test('places point at the letters of the reading', () => {
		fc.assert(
			fc.property(text(60), text(60), (a, b) => {
				const s = scan(a.replaceAll(' поле ', '\n'));
				for (const one of collate(s, witness.fromPublished(b)).differences) {
					const pieces = one.s.places.map(({ line, from, to }) =>
						s.lines.find((other) => other.id === line)!.text.slice(from, to)
					);
					if (one.s.text !== '') expect(pieces.join(' ')).toBe(one.s.text);
				}
			})
		);
	});
});

describe('one planted edit is one difference, of its class, at its place', () => {
	const planted: [string, (word: string) => string, DifferenceClass][] = [
		['another word', () => 'чужоеслово', 'word'],
		['another ending', (one) => `${one}ами`, 'word-form'],
		['a capital', (one) => one[0]!.toUpperCase() + one.slice(1), 'case'],
		['left out', () => '', 'omission'],
		['a word more', (one) => `${one} лишнее`, 'addition'],
		['a comma', (one) => `${one},`, 'punctuation']
	];
	test.each(planted)('%s', (_, edit, name) => {
		fc.assert(
			fc.property(fc.integer({ min: 4, max: 55 }), (at) => {
				const other = [...RUNNING];
				other[at] = edit(RUNNING[at]!);
				const { differences } = collateTexts(RUNNING.join(' '), other.filter(Boolean).join(' '));
				expect(differences.map((one) => one.class)).toEqual([name]);
				const [found] = differences;
				if (name !== 'addition') expect(found!.s.text).toBe(RUNNING[at]);
				expect(found!.context.before.endsWith(RUNNING[at - 1]!) || name === 'addition').toBe(true);
			})
		);
	});
});

describe('never an exception', () => {
	test.each([
		['empty sides', '', '', 'empty-scan'],
		['no scan', '', 'текст', 'empty-scan'],
		['no publication', 'текст', '', 'empty-publication'],
		['one token', 'а', 'а', 'collated'],
		['one other token', 'а', 'б', 'unlike'],
		['one letter 100,000 times', 'а'.repeat(100_000), 'а'.repeat(99_999), 'unlike'],
		['one sign 20,000 times', '. '.repeat(20_000), '. '.repeat(19_000), 'unlike'],
		['no spaces at all', 'абв.гдё,'.repeat(2000), 'абв.гдё,'.repeat(2000), 'collated'],
		['lone surrogates', 'а \ud800 б \udc00', 'а \ud800 в', 'collated'],
		['right to left', 'שלום עולם טוב', 'שלום עולם רע', 'collated'],
		['combining marks', '\u0301а\u0301\u0301 б', 'а\u0301 б', 'collated'],
		['white space only', ' \n\t ', 'текст', 'empty-scan']
	])('%s', (_, s, p, outcome) => {
		expect(collateTexts(s, p).outcome).toBe(outcome);
	});

	test('anything', () => {
		const anything = fc.string({ unit: 'binary', maxLength: 200 });
		fc.assert(
			fc.property(anything, anything, (s, p) => {
				expect(() => collateTexts(s, p)).not.toThrow();
			})
		);
	});
});

describe('edge cases', () => {
	const BODY = 'Первое слово было сказано ещё вчера вечером у самой реки';

	test('a page number inside a sentence makes no difference', () => {
		const p = 'обострение положения, на\n\n- 1040 -\n\nвойну в Корее и прочее';
		expect(told2('обострение положения, на войну\nв Корее и прочее', p)).toEqual([]);
	});

	test('the same digits as a line of a list are text', () => {
		const found = told2(
			'Первое слово здесь.\nВторое слово там.',
			'Первое слово здесь.\n\n12\n\nВторое слово там.'
		);
		expect(found).toEqual(['addition:  / 12']);
	});

	test('a marker glued to a word is split off', () => {
		expect(told2(`${BODY} 21.20`, `${BODY} 21.20*\n\n* Время.`)).toEqual([]);
	});

	test('a wrong file is not the same text, with the figure', () => {
		const { outcome, alike, differences } = collateTexts(
			BODY,
			'совсем другая история про горы и моря'
		);
		expect(outcome).toBe('unlike');
		expect(alike).toBeLessThan(0.1);
		expect(differences).toEqual([]);
	});

	test('the same paragraph twice is one addition, not a move', () => {
		const next = 'Потом наступила тишина и никто не спорил больше об этом';
		expect(told2(`${BODY}\n${next}`, `${BODY}\n\n${BODY}\n\n${next}`)).toEqual([
			`addition:  / ${BODY}`
		]);
	});

	test('spaced letters are one word', () => {
		expect(told2('Куда же едет он П Е К И Н или домой', 'Куда же едет он ПЕКИН или домой')).toEqual(
			['~space: П Е К И Н / ПЕКИН']
		);
	});

	test('two lines swapped are a move with a hint at the reading order', () => {
		const lines = [BODY, 'потом один за другим пришли остальные гости издалека сюда', 'и все сели'];
		const swapped = [lines[1], lines[0], lines[2]].join('\n');
		const moved = collateTexts(swapped, lines.join(' ')).differences;
		expect(moved.map((one) => one.class)).toEqual(['moved']);
		expect(moved[0]!.hint).toBe('reading-order');
	});

	test('a moved paragraph is collated inside itself', () => {
		const other = 'потом один за другим пришли остальные гости издалека сюда к нам';
		const long = Array.from({ length: 30 }, (_, i) => `слово${i}`).join(' ');
		const s = `${other}\n${long}`;
		const p = `${long} ${other.replace('гости', 'люди')}`;
		const found = collateTexts(s, p).differences.map((one) => [one.class, one.s.text]);
		expect(found).toEqual([
			['moved', other],
			['word', 'гости']
		]);
	});

	test('a formula that comes back is no move', () => {
		const formula = 'примите уверения в моём самом высоком к вам уважении';
		const long = Array.from({ length: 30 }, (_, i) => `слово${i}`).join(' ');
		const found = collateTexts(`${formula}\n${long}\n${formula}`, `${long} ${formula}`).differences;
		expect(found.map((one) => one.class)).not.toContain('moved');
	});

	test('a hole of more than thirty words is an excerpt, with its marker', () => {
		const hole = Array.from({ length: 40 }, (_, i) => `слово${i}`).join(' ');
		const s = `${BODY} ${hole} и только потом все вместе уехали`;
		const p = `${BODY} <...> и только потом все вместе уехали`;
		expect(collateTexts(s, p).differences.map((one) => [one.class, one.p.text])).toEqual([
			['excerpt', '<...>']
		]);
	});

	test('a publication that goes on: beyond the scan, or an addition', () => {
		const p = `${BODY} и ещё много слов сверх того\n\nНовый абзац совсем про другое дело`;
		const beyond = collateTexts(BODY, p, { leavesWithoutPicture: 1 });
		expect(beyond.differences.map((one) => one.class)).toEqual(['beyond-scan']);
		expect(beyond.coverage.beyondScan[0]).toMatchObject({ words: 12, tokens: 12 });
		expect(collateTexts(BODY, p).differences.map((one) => one.class)).toEqual(['addition']);
	});

	test('a form before the text is not in the publication', () => {
		const found = collateTexts(`ШИФРОВКА\nДесятый отдел\n${BODY}`, BODY).differences;
		expect(told(found)).toEqual(['not-in-publication: ШИФРОВКА Десятый отдел / ']);
	});

	test('a hyphen at a line end: joined as the print has it, whole or with a hyphen', () => {
		expect(told2(`${BODY} при пра-\nвах`, `${BODY} при правах`)).toEqual([
			'~line-end-hyphen: пра-\nвах / правах'
		]);
		expect(told2(`${BODY} китайско-\nкорейская`, `${BODY} китайско-корейская`)).toEqual([]);
		expect(told2(`${BODY} вое-\n[page-number]\n12\n[body]\nнной`, `${BODY} военной`)).toEqual([
			'~line-end-hyphen: вое-\nнной / военной'
		]);
	});

	test('a hyphenated word and a number are shown whole', () => {
		expect(told2(`${BODY} Сю-цуня`, `${BODY} Сю-цзуня`)).toEqual(['word: Сю-цуня / Сю-цзуня']);
		expect(told2(`в 21.20 ${BODY}`, `в 21.30 ${BODY}`)).toEqual(['number: 21.20 / 21.30']);
	});

	test('a word of two scripts is flagged though the difference is hidden', () => {
		const found = collateTexts(`${BODY} Kорея`, `${BODY} Корея`);
		expect(told(found.differences)).toEqual(['~look-alike: Kорея / Корея']);
		expect(found.mixedScript.map((one) => one.text)).toEqual(['Kорея']);
	});

	test('a profile decides what is hidden; what is hidden is counted', () => {
		const profile = { name: 'own', hidden: new Set<DifferenceClass>(['case']) };
		const { ledger, differences } = collateTexts(`${BODY} Дом ещё`, `${BODY} дом еще`, { profile });
		expect(told(differences)).toEqual(['~case: Дом / дом', 'yo: ещё / еще']);
		expect(ledger).toEqual({ case: { hidden: 1, shown: 0 }, yo: { hidden: 0, shown: 1 } });
	});

	test('several publications are each collated with the scan', () => {
		const first = told2(BODY, BODY.replace('вчера', 'завтра'));
		const second = told2(BODY, BODY.replace('реки', 'речки'));
		expect([first, second]).toEqual([['word: вчера / завтра'], ['word: реки / речки']]);
	});

	test('thousands of differences are listed one by one', () => {
		const words = Array.from({ length: 6000 }, (_, i) => `слово${i}`);
		const other = words.map((one, i) => (i % 3 === 1 ? `${one}ъ` : one));
		expect(collateTexts(words.join(' '), other.join(' ')).differences).toHaveLength(2000);
	});
});
