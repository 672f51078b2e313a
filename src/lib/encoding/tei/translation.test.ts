import { describe, expect, test } from 'vitest';
import { sampleEdition } from '../../../../tests/support/edition.ts';
import * as sample from '../../../../tests/support/sample.ts';
import { elements, textOf } from '../xml/element.ts';
import { write } from './translation.ts';
import { begin } from './writing.ts';

const paragraphs = (...texts: string[]) => texts.map((text, i) => ({ id: `p-${i + 1}`, text }));
const written = (text: string, ...ours: string[]) =>
	write(
		begin(sampleEdition({ translation: { text, language: 'en' } }), 'edition'),
		paragraphs(...ours)
	)!;

/** The paragraph of S that each paragraph of the translation is tied to. */
const ties = (text: string, ...ours: string[]) =>
	elements(written(text, ...ours)).map(({ attributes }) => attributes.corresp ?? '');

test('a record without a translation has none', () => {
	expect(write(begin(sampleEdition({ translation: null }), 'edition'), [])).toBeNull();
});

describe('the whole of it', () => {
	test('is tied to the edition, says its source, its language and its translator', () => {
		expect(written('Text.').name).toBe('div');
		expect(written('Text.').attributes).toEqual({
			...{ type: 'translation', 'xml:id': 'transl', 'xml:lang': 'en' },
			...{ source: '#T', corresp: '#ed', resp: '#u-translator' }
		});
	});

	test('names no translator where the catalogue names none', () => {
		const { translator: _, ...record } = sample.description();
		const edition = sampleEdition({ record, translation: { text: 'x', language: 'fr' } });
		const { attributes } = write(begin(edition, 'edition'), [])!;
		expect(attributes).not.toHaveProperty('resp');
		expect(attributes['xml:lang']).toBe('fr');
	});
});

describe('its paragraphs', () => {
	test.each([
		['a line each', 'One.\nTwo.', ['One.', 'Two.']],
		['lines of Windows', 'One.\r\nTwo.\r\n', ['One.', 'Two.']],
		['empty lines between, spaces at the ends', '\n\n  One. \n \t\nTwo.\n\n', ['One.', 'Two.']],
		['letters with their marks apart', 'e\u0301', ['é']],
		['letters that look like markup', '<p> & "x"', ['<p> & "x"']],
		['a text without a word: one that is empty, since TEI wants one', ' \n ', ['']]
	])('%s', (_what, text, wanted) => {
		expect(elements(written(text)).map(textOf)).toEqual(wanted);
	});
});

describe('a paragraph is tied by its number', () => {
	test.each([
		['one', '1. The Government', ['1. Правительство'], ['#p-1']],
		['with another sign after it', '1) The', ['1. Правительство'], ['#p-1']],
		['a range', '1211-1220. Visit', ['1211-1220. Посетите'], ['#p-1']],
		[
			'a range with another dash and spaces',
			'1211 – 1220. Visit',
			['1211-1220. Посетите'],
			['#p-1']
		],
		['in another order', '2. Two\n1. One', ['1. Раз', '2. Два'], ['#p-2', '#p-1']],
		[
			'paragraphs without a number stay untied',
			'Cable\n1. One',
			['Телеграмма', '1. Раз'],
			['', '#p-2']
		]
	])('%s', (_what, text, ours, wanted) => {
		expect(ties(text, ...ours)).toEqual(wanted);
	});

	test.each([
		['a number that the scan has not', '3. Three', ['1. Раз']],
		['a number that the scan has twice', '1. One', ['1. Раз', '1. Ещё раз']],
		['a number that it has twice itself', '1. One\n1. Again', ['1. Раз']],
		['a number three times', '1. One\n1. Again\n1. More', ['1. Раз']],
		['a year', '1953. ', ['1953 год']],
		['a number within a sentence', 'See 1. One', ['1. Раз']],
		['a number and no space', '1.One', ['1. Раз']],
		['part of a longer number', '1. One', ['11. Раз']]
	])('%s ties nothing', (_what, text, ours) => {
		expect(ties(text, ...ours).join('')).toBe('');
	});

	test('a thousand numbers each find their own', () => {
		const numbers = Array.from({ length: 1_000 }, (_, i) => i + 1);
		const text = numbers.map((n) => `${n}. Text`).join('\n');
		const ours = numbers.map((n) => `${n}. Текст`).reverse();
		expect(ties(text, ...ours)).toEqual(numbers.map((n) => `#p-${1_001 - n}`));
	});
});
