import { describe, expect, test } from 'vitest';
import type { DeskEnds } from '#lib/collation/desk.ts';
import { comparedOf, tokensOf } from '#lib/collation/ends.ts';
import { fromPublished } from '#lib/collation/witness.ts';
import { refuse, type Language } from '#lib/outcome.ts';
import { screenOf } from '../../../../tests/support/screen.ts';
import Ends from './Ends.svelte';

const published = fromPublished('Раз два три четыре пять шесть семь восемь девять десять');
const compared = (first: number, last: number) =>
	comparedOf(published, tokensOf(published, { first, last }));
const chosen = {
	...{ ends: { first: 3, last: 8 }, by: 'anna', at: '2026-11-23T12:00:00.000Z' },
	reason: 'Листа 149 нет.'
};
const refused = refuse('not_your_role', { role: 'volunteer', action: 'collation.ends' });

function shown(given: Partial<DeskEnds> = {}, language: Language = 'en') {
	const ends = {
		compared: compared(3, 8),
		chosen: null,
		publication: 'sum',
		refused: null,
		...given
	};
	const props = { ends, names: { anna: 'Anna' }, view: 'class=name', language: 'ru' };
	return screenOf(Ends, props, { language });
}

test.each<[language: Language, summary: string]>([
	['en', 'Compared: words 3 to 8 of 10'],
	['ru', 'Сверяются слова с 3 по 8 из 10']
])('the ends are told in %s', (language, summary) => {
	expect(shown({}, language).all('summary')[0]!.text).toBe(summary);
});

test('each end shows the words outside it and those inside, as text of its language', () => {
	const outputs = shown().all('output');
	expect(outputs.map(({ text }) => text)).toEqual([
		'Раз два три четыре пять шесть семь',
		'четыре пять шесть семь восемь девять десять'
	]);
	expect(outputs.map((one) => one.all('b')[0]!.text)).toEqual([
		'три четыре пять шесть семь',
		'четыре пять шесть семь восемь'
	]);
	expect(outputs.map(({ attributes }) => attributes['lang'])).toEqual(['ru', 'ru']);
});

describe('the form works before any script', () => {
	test('with a number a side, what it was asked on, and a reason that must be given', () => {
		const form = shown().all('form')[0]!;
		expect(form.attributes).toMatchObject({ method: 'POST', action: '?/ends' });
		const inputs = form
			.all('input')
			.map(({ attributes: { name, type, value, min, max } }) => [
				...[name, type ?? 'text', value ?? '', min ?? '', max ?? '']
			]);
		expect(inputs).toEqual([
			['publication', 'hidden', 'sum', '', ''],
			['view', 'hidden', 'class=name', '', ''],
			['first', 'number', '3', '1', '10'],
			['last', 'number', '8', '1', '10'],
			['reason', 'text', '', '', '']
		]);
		expect(form.all('input').at(-1)!.attributes).toHaveProperty('required');
		expect(form.all('button').map(({ text }) => text)).toEqual(['Compare these words']);
	});

	test('a choice says who made it, when and why, and can be left to the program again', () => {
		const form = shown({ chosen }).all('form')[0]!;
		expect(form.text).toContain('Moved by Anna');
		expect(form.all('time')[0]!.attributes['datetime']).toBe(chosen.at);
		expect(form.text).toContain('Листа 149 нет.');
		const [, found] = form.all('button');
		expect(found).toMatchObject({ text: 'As the program finds them' });
		expect(found!.attributes).toMatchObject({ name: 'found', value: 'yes', type: 'submit' });
	});

	test('who may not move them reads them', () => {
		const form = shown({ refused: refused.refusal }).all('form')[0]!;
		expect(form.all('button')).toEqual([]);
		for (const input of form
			.all('input')
			.filter(({ attributes }) => attributes['type'] === 'number'))
			expect(input.attributes).toHaveProperty('readonly');
	});

	test('where a choice left nothing to compare, it can still be taken away', () => {
		const form = shown({ compared: null, chosen });
		expect(form.all('summary')[0]!.text).toBe('Nothing is compared');
		expect(form.all('button').map(({ text }) => text)).toEqual(['As the program finds them']);
	});
});
