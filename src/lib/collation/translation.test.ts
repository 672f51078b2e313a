import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as sample from '../../../tests/support/sample.ts';
import { paragraphsOf } from './publication.ts';
import { changedSince, check, tie } from './translation.ts';

/** Body paragraphs of the sample, those cut by a page number joined. */
function sampleParagraphs(): string[] {
	const joined: string[] = [];
	let goesOn = false;
	for (const { kind, text, continued } of paragraphsOf(sample.published())) {
		if (kind !== 'paragraph') continue;
		if (goesOn) joined[joined.length - 1] += ` ${text}`;
		else joined.push(text);
		goesOn = continued === true;
	}
	return joined;
}

const translated = sample
	.translation()
	.split('\n')
	.filter((line) => line.trim() !== '');

test('on the sample points 2 and 3 of the translation hold two Russian paragraphs each', () => {
	const source = sampleParagraphs();
	const tied = tie(source, translated);
	const begins = (t: number) => tied[t]!.s.map((s) => source[s]!.slice(0, 12));
	const at = (start: string) => translated.findIndex((text) => text.startsWith(start));
	expect(begins(at('1211-1220.'))).toEqual(['1211-1220. П']);
	expect(begins(at('1. The'))).toEqual(['1. Советское']);
	expect(begins(at('2. The'))).toEqual(['2. Советское', 'Американские']);
	expect(begins(at('3. As'))).toEqual(['3. Что касае', 'Благодаря ус']);
});

test('every paragraph of the text is tied once, in order', () => {
	const paragraphs = fc.array(
		fc.constantFrom('1. Раз', '2. Два', 'Три 1953', 'Четыре', '3. Пять'),
		{
			maxLength: 8
		}
	);
	fc.assert(
		fc.property(paragraphs, paragraphs, (source, other) => {
			const tied = tie(source, other).flatMap((one) => one.s);
			expect([...tied].sort((a, b) => a - b)).toEqual(tied);
			expect(new Set(tied).size).toBe(tied.length);
		})
	);
});

describe('checks', () => {
	test('equal numbers, dates and times ask nothing', () => {
		expect(
			check(['1. Получена 4 июля 1953 г. в 19 час. 20 мин.'], ['1. At 19:20 on 4 July 1953'])
		).toEqual([]);
	});

	test('a value that only one side has is a card', () => {
		expect(check(['1. Пришло 12 писем'], ['1. There came 15 letters'])).toEqual([
			{ kind: 'value-missing-in-translation', t: 0, s: [0], value: '12' },
			{ kind: 'value-only-in-translation', t: 0, s: [0], value: '15' }
		]);
	});

	test('a name without partner is a card', () => {
		const names = [{ source: ['Кларку', 'Кларк'], translated: ['Clark'] }];
		expect(check(['1. Ответ Кларку'], ['1. The answer'], names)).toMatchObject([
			{ kind: 'name-missing-in-translation', value: 'Кларку' }
		]);
		expect(check(['1. Ответ Кларку'], ['1. The answer to Clark'], names)).toEqual([]);
	});

	test('a paragraph without partner is a card', () => {
		expect(check(['1. Раз'], ['Top Secret', '1. One'])).toEqual([
			{ kind: 'paragraph-without-partner', t: 0, s: [], value: '' }
		]);
	});
});

test('lines that changed since the translation was tied are counted', () => {
	const ties = [
		{ t: 0, s: [0] },
		{ t: 1, s: [1, 2] }
	];
	const now = [['а', 'б'], ['в'], ['г', 'д']];
	expect(changedSince(ties, now, now)).toEqual([]);
	expect(changedSince(ties, [['а', 'б'], ['В'], ['г']], now)).toEqual([
		{ kind: 'text-changed', t: 1, s: [1, 2], value: '2' }
	]);
});

describe('what is checked between languages (13)', () => {
	const kinds = (source: string[], translated: string[], names = NAMES) =>
		check(source, translated, names).map(({ kind, value }) => `${kind} ${value}`.trim());
	const NAMES = [
		{ source: ['Молотов', 'Молотова'], translated: ['Molotov'] },
		{ source: ['Пекин', 'Пекине'], translated: ['Peking', 'Beijing'] }
	];

	test.each<[what: string, source: string, translated: string, cards: string[]]>([
		['nothing to say', 'Всё верно.', 'All is well.', []],
		['a number in both', 'Было 8 копий.', 'There were 8 copies.', []],
		['a number missing', 'Было 8 копий.', 'There were copies.', ['value-missing-in-translation 8']],
		['a number added', 'Были копии.', 'There were 8 copies.', ['value-only-in-translation 8']],
		[
			'another number',
			'Было 8 копий.',
			'There were 9 copies.',
			['value-missing-in-translation 8', 'value-only-in-translation 9']
		],
		['a date in words', '4 июля 1953 г.', '4 July 1953', []],
		['a date typed in Roman', '4. УП 1953 г.', '4 July 1953', []],
		[
			'another month',
			'4 июля 1953 г.',
			'4 June 1953',
			['value-missing-in-translation 7', 'value-only-in-translation 6']
		],
		['a time in words', '21 час. 20 мин.', '21:20', []],
		['a Roman numeral', 'III съезд', '3rd congress', []],
		['a leading zero', 'в 09.05', 'at 9:05', []],
		['a name in a form', 'У Молотова в Пекине.', 'At Molotov’s in Beijing.', []],
		['a name missing', 'У Молотова.', 'At the minister’s.', ['name-missing-in-translation Молотов']]
	])('%s', (_, source, translated, cards) => {
		expect(kinds([source], [translated])).toEqual(cards);
	});

	test('the same value twice is one card', () => {
		expect(kinds(['8 и 8'], ['some'])).toEqual(['value-missing-in-translation 8']);
	});

	test('a paragraph of the translation that renders none is a card', () => {
		expect(check(['Один.'], ['One.', 'Two.']).map(({ kind, t }) => [kind, t])).toEqual([
			['paragraph-without-partner', 1]
		]);
		expect(check([], ['One.']).map(({ kind }) => kind)).toEqual(['paragraph-without-partner']);
		expect(check(['Один.'], [])).toEqual([]);
	});

	test('every paragraph of the text is rendered by one of the translation, in order', () => {
		const lengths = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 });
		const paragraphs = (all: number[]) => all.map((length) => 'а'.repeat(length));
		fc.assert(
			fc.property(lengths, lengths, (a, b) => {
				const ties = tie(paragraphs(a), paragraphs(b));
				expect(ties.map(({ t }) => t)).toEqual(b.map((_, t) => t));
				expect(ties.flatMap(({ s }) => s)).toEqual(a.map((_, s) => s));
			})
		);
	});
});
