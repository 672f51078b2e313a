import type { ComponentProps } from 'svelte';
import { expect, test } from 'vitest';
import type { Language } from '#lib/outcome.ts';
import { FIELDS } from '#lib/record/form.ts';
import { descriptionFields } from '#lib/ui/words/import.ts';
import { faultsOf, screenOf } from '../../../../tests/support/screen.ts';
import FileChoice from './FileChoice.svelte';
import { Parcels, type Parcel } from './parcel.svelte.ts';
import Import from './+page.svelte';

type Props = ComponentProps<typeof Import>;

const screen = (language: Language = 'en', form: object | null = null) =>
	screenOf(
		Import,
		{
			data: { draft: 'd1', language, person: null } as Props['data'],
			form: form as Props['form'],
			params: {}
		},
		{ language }
	);

const choice = (kind: Parcel['kind'], all: Partial<Parcel>[], language: Language = 'en') => {
	const parcels = new Parcels('d1', () => '');
	parcels.all = all.map((one) => ({
		...{ kind, given: '001.jpg', name: '001.jpg', state: 'taken' as const },
		...one
	}));
	return screenOf(FileChoice, { kind, parcels }, { language });
};

test.each<Language>(['en', 'ru'])('the form is whole in %s', (language) => {
	expect(faultsOf(screen(language))).toEqual([]);
	expect(screen(language).all('noscript')).toHaveLength(1);
});

test('every field of a description is asked, and what must be filled in says so, to the eye and aloud', () => {
	const shown = screen();
	const inputs = shown.all('input');
	const marked = shown
		.all('p')
		.filter(({ text }) => text.endsWith(' required'))
		.map(({ text }) => text);
	expect(marked).toEqual([
		'Pictures of the document required',
		'Short name required',
		'Date of the document required'
	]);
	for (const sentence of ['At least one must be there.', 'in one of the two languages must be'])
		expect(shown.text).toContain(sentence);
	const named = new Set(inputs.map(({ attributes }) => attributes['name']));
	for (const field of FIELDS) expect(named).toContain(field);
	for (const [name, { required }] of Object.entries(descriptionFields)) {
		const field = inputs.find(({ attributes }) => attributes['name'] === name)!;
		expect('required' in field.attributes).toBe(required === true);
	}
});

test.each([
	['scan', 'image/jpeg,image/png,image/tiff', true],
	['print', 'image/jpeg,image/png,image/tiff', true],
	['published', '.txt,text/plain', false],
	['translation', '.txt,text/plain', false]
])('%s takes %s; several: %s', (kind, accept, several) => {
	const input = screen()
		.all('input')
		.filter(({ attributes }) => attributes['type'] === 'file')[
		['scan', 'print', 'published', 'translation'].indexOf(kind)
	]!;
	expect(input.attributes['accept']).toBe(accept);
	expect('multiple' in input.attributes).toBe(several);
});

test('without a picture the button says why it does not act', () => {
	const [button] = screen().all('button').slice(-1);
	expect(button!.attributes['aria-disabled']).toBe('true');
	expect(screen().text).toContain('Choose at least one picture of the document.');
});

test('a refused form keeps what was typed and says why', () => {
	const shown = screen('en', {
		sentence: 'The short name is taken.',
		next: 'Choose another.',
		typed: { id: 'telegram', titleRu: 'Телеграмма' }
	});
	expect(shown.text).toContain('The short name is taken. Choose another.');
	const value = (name: string) =>
		shown.all('input').find(({ attributes }) => attributes['name'] === name)!.attributes['value'];
	expect([value('id'), value('titleRu')]).toEqual(['telegram', 'Телеграмма']);
});

test('each file says what became of it', () => {
	const told = (one: Partial<Parcel>, language: Language = 'en') =>
		choice('scan', [one], language).all('li')[0]!.text;
	expect(told({ state: 'sending' })).toContain('001.jpg Being sent and checked …');
	expect(told({ width: 2480, height: 3508 })).toContain('2,480 × 3,508 pixels');
	expect(told({ width: 100, height: 200, frames: 3 })).toContain('· 3 pages');
	expect(told({ width: 100, height: 200, frames: 3 }, 'ru')).toContain('3 страницы');
	expect(told({ width: 100, height: 200, frames: 1 })).not.toContain('1 page');
	expect(told({ letters: 3241 })).toContain('3,241 letters');
	const refused = { state: 'refused' as const, sentence: 'The file is empty.', next: 'Choose it.' };
	expect(told(refused)).toContain('▲ The file is empty. Choose it.');
});

test('a file can be taken out, by its name', () => {
	const buttons = choice('scan', [{}, { given: '002.jpg' }]).all('button');
	expect(buttons.map(({ spoken }) => spoken)).toEqual(['Take out: 001.jpg', 'Take out: 002.jpg']);
});

test('files of another kind are not listed here', () => {
	expect(choice('print', [{ kind: 'scan' }]).all('li')).toEqual([]);
});
