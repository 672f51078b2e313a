import { describe, expect, test } from 'vitest';
import { collateTexts } from '../../../tests/support/witnesses.ts';
import { textPage } from '../../../tests/support/text-page.ts';
import { tokenise } from '#lib/text/token.ts';
import type { Lattice } from '#lib/recognition/lattice.ts';
import { chanceOf } from './chance.ts';
import { areaUnderCurve, asPrinted, causeOf, plant, slip, type Language } from './planted.ts';

const WORDS = 'правительство положение обострение предложение положением меры мера'.split(' ');
const language: Language = { words: WORDS, known: new Set([...WORDS, 'считает', 'также']) };
const TRUTH =
	'правительство считает также что обострение этого дела есть положение новое и важное для всех нас';

test('truth is printed with words whole and lines run on', () => {
	expect(asPrinted('прави-\nтельство\n считает\n\nверно')).toBe('правительство считает верно');
	expect(asPrinted('Москва-\nПекин')).toBe('Москва- Пекин');
});

describe('planting', () => {
	const { text, changes } = plant(TRUTH, language, () => true, chanceOf(3));

	test('changes words, says where and what stood there, and keeps all others', () => {
		expect(changes.size).toBeGreaterThan(0);
		const [before, after] = [tokenise(TRUTH), tokenise(text)];
		expect(after).toHaveLength(before.length);
		after.forEach(({ t }, at) => {
			expect(changes.get(at) ?? t).toBe(before[at]!.t);
			if (changes.has(at)) expect(t).not.toBe(before[at]!.t);
		});
	});

	test('leaves room between changes', () => {
		const places = [...changes.keys()];
		places.slice(1).forEach((place, i) => expect(place - places[i]!).toBeGreaterThanOrEqual(6));
	});

	test('asks before it changes', () => {
		expect(plant(TRUTH, language, () => false, chanceOf(3)).text).toBe(TRUTH);
	});

	test('mends a word that the dictionary does not know, as an editor would', () => {
		const slipped = plant(
			'положиние',
			language,
			() => true,
			() => 0.99
		);
		expect(slipped.text).toBe('положение');
		expect(slipped.changes).toEqual(new Map([[0, 'положиние']]));
	});
});

describe('the cause of a difference', () => {
	const planted = { text: 'он купил новый дом вчера', changes: new Map([[3, 'сад']]) };
	const causes = (s: string) =>
		collateTexts(s, planted.text).differences.map((one) => causeOf(one, planted));

	test('is the print where the scan has what stood there', () => {
		expect(causes('он купил новый сад вчера')).toEqual(['variant']);
	});

	test('is the machine where nothing was changed', () => {
		expect(causes('он купип новый дом вчера')).toEqual(['misreading']);
	});

	test('is neither alone where a changed word was misread', () => {
		expect(causes('он купил новый сап вчера')).toEqual(['both']);
	});
});

describe('a slip of the typist', () => {
	const line = 'правительство положение';
	const page = textPage(line);
	const lattice: Lattice = [...line].map((letter) => [[letter, 95]]);
	const reading = { page, lattices: { l0: lattice }, alternatives: { l0: [{ text: line }] } };
	const struck = slip(
		reading,
		() => true,
		() => 0.2
	);

	test('changes one letter of one word, in text and alternatives alike', () => {
		const text = struck.page.regions[0]!.lines[0]!.text;
		const places = [...text].flatMap((letter, i) => (letter === line[i] ? [] : [i]));
		expect(places).toHaveLength(1);
		expect(struck.lattices['l0']!.map((choices) => choices[0]![0]).join('')).toBe(text);
		expect(text.split(' ')).toContain([...struck.slips][0]);
	});

	test('is in the other readings that had the word right; those that had not keep theirs', () => {
		const text = struck.page.regions[0]!.lines[0]!.text;
		const other = line.replace('пра', 'дра').replace('поло', 'доло');
		const both = { ...reading, alternatives: { l0: [{ text: line }, { text: other }] } };
		const twice = slip(
			both,
			() => true,
			() => 0.2
		);
		expect(twice.alternatives['l0']).toEqual([{ text }, { text: other }]);
		expect(both.alternatives.l0).toEqual([{ text: line }, { text: other }]);
	});

	test('touches nothing that was misread', () => {
		const kept = slip(
			reading,
			() => false,
			() => 0.2
		);
		expect(kept.page.regions[0]!.lines[0]!.text).toBe(line);
		expect(kept.slips.size).toBe(0);
	});
});

test.each([
	['all before', [3, 2], [1, 0], 1],
	['all after', [0], [1, 2], 0],
	['ties are half', [1], [1], 0.5],
	['one of two pairs', [2, 0], [1], 0.5],
	['none', [], [1], null]
])('area under the curve: %s', (_, misreadings, variants, area) => {
	expect(areaUnderCurve(misreadings, variants)).toBe(area);
});
