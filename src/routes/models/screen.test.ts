import type { ComponentProps } from 'svelte';
import { expect, test } from 'vitest';
import type { Language } from '#lib/outcome.ts';
import { linksOf } from '#lib/ui/frame/links.ts';
import { ROLES } from '#lib/workflow/role.ts';
import Reading from '#lib/ui/record/Reading.svelte';
import { faultsOf, screenOf } from '../../../tests/support/screen.ts';
import Models from './+page.svelte';

type Props = ComponentProps<typeof Models>;
type Model = Props['data']['models'][number];

const SUM = 'e16e5e036cce1d9ec2b00063cf8b54472625b9e14d893a169e2b0dedeb4df225';
const rus = (parts: Partial<Model> = {}): Model => ({
	code: 'rus',
	name: 'Russian, tessdata_fast 4.1.0',
	licence: 'Apache-2.0',
	source: 'https://github.com/tesseract-ocr/tessdata_fast',
	size: 3_861_738,
	sha256: SUM,
	fault: null,
	usual: true,
	...parts
});

const screen = (models: Model[], language: Language = 'en', form: unknown = null) =>
	screenOf(
		Models,
		{ data: { models, language, person: null }, form: form as Props['form'], params: {} },
		{ language }
	);

test.each<[Language, string, string, string]>([
	['en', '3.9 MB', 'used unless chosen otherwise', 'as it should be'],
	['ru', '3,9 МБ', 'по умолчанию', 'совпадает']
])('in %s each model says what it is, whose, how large, and that its sum is right', (...row) => {
	const [language, ...said] = row;
	const shown = screen([rus(), rus({ code: 'eng', name: 'English', usual: false })], language);
	const [first, second] = shown.all('li');
	for (const words of [...said, 'rus', 'Apache-2.0', SUM]) expect(first!.text).toContain(words);
	expect(second!.text).not.toContain(said[1]);
	expect(first!.all('a')[0]!.attributes).toMatchObject({
		href: 'https://github.com/tesseract-ocr/tessdata_fast',
		rel: 'external noreferrer'
	});
	expect(faultsOf(shown)).toEqual([]);
});

test('one that was altered says so with both sums in place of the tick; the next step stands by it', () => {
	const fault = { sentence: `Its SHA-256 is 00, expected is ${SUM}.`, next: 'Replace the file.' };
	const [item] = screen([rus({ fault })]).all('li');
	expect(item!.text).toContain(`▲ Its SHA-256 is 00, expected is ${SUM}. Replace the file.`);
	expect(item!.text).not.toContain('✓');
});

test.each(['javascript:alert(1)', 'a disk from the archive'])(
	'the source %s is words, not a link',
	(source) => {
		const [item] = screen([rus({ source })]).all('li');
		expect(item!.text).toContain(source);
		expect(item!.all('a')).toEqual([]);
	}
);

test('without a licence that is said; nothing can be added before a file came, and why', () => {
	const shown = screen([rus({ licence: '', source: '' })]);
	expect(shown.all('li')[0]!.text).toContain('not stated');
	const [button] = shown.all('form')[0]!.all('button');
	expect(button!.attributes['aria-disabled']).toBe('true');
	expect(shown.text).toContain('Choose a file first.');
	expect(shown.all('noscript')[0]!.text).toContain('SHA256SUMS');
});

test('what was typed into a refused form is kept, the reason stands above', () => {
	const typed = { code: 'rus', name: 'Typed', licence: 'CC0', source: 'x', sha256: '' };
	const refused = { sentence: 'There is already a model "rus".', next: 'Take another.', typed };
	const shown = screen([rus()], 'en', { ...refused, code: 'model_exists' });
	expect(shown.text).toContain('There is already a model "rus". Take another.');
	const values = shown.all('input').map(({ attributes }) => attributes['value']);
	expect(values).toEqual(expect.arrayContaining(['rus', 'Typed', 'CC0', 'x']));
});

test('an added one tells what it read beside what stands in the line', () => {
	const shown = screen([rus()], 'ru', { read: '1917 1946' });
	const status = shown.all('p').find(({ attributes }) => attributes['role'] === 'status');
	expect(status!.text).toContain('«1917 1946»; в строке «1917 1945 1953 2024»');
});

test.each(['visitor', ...ROLES] as const)('%s finds the models where he may', (role) => {
	const offered = linksOf(role).some(({ href }) => href === '/models');
	expect(offered).toBe(role === 'archivist');
});

test('a record’s reading: the archivist chooses from the list, an editor sees and reads again', () => {
	const props = { languages: 'rus+eng', choices: ['rus', 'eng', 'rus+eng'], said: '' };
	const chosen = screenOf(Reading, { ...props, mayChoose: true });
	const options = chosen.all('option');
	expect(options.map(({ attributes }) => attributes['value'])).toEqual(props.choices);
	const words = ['Russian (rus)', 'English (eng)', 'Russian and English (rus+eng)'];
	expect(options.map(({ text }) => text)).toEqual(words);
	expect(options.filter(({ attributes }) => 'selected' in attributes).map((o) => o.text)).toEqual([
		words[2]
	]);
	expect(chosen.all('form').map(({ attributes }) => attributes['action'])).toEqual([
		'?/choose',
		'?/again'
	]);
	const seen = screenOf(Reading, { ...props, mayChoose: false }, { language: 'ru' });
	expect(seen.all('select')).toEqual([]);
	expect(seen.text).toContain('Страницы читает: русская и английская (rus+eng)');
	expect(seen.all('button').map(({ text }) => text)).toEqual(['Прочесть все страницы снова']);
});
