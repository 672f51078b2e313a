import type { ComponentProps } from 'svelte';
import { expect, test } from 'vitest';
import type { Language } from '#lib/outcome.ts';
import { faultsOf, screenOf } from '../../../../../tests/support/screen.ts';
import Export from './+page.svelte';

type Data = ComponentProps<typeof Export>['data'];

const screen = (parts: Partial<Data>, language: Language = 'en') =>
	screenOf(
		Export,
		{
			data: {
				...{ record: 'note', title: { ru: 'Записка' }, language, person: null },
				...{ offers: [], training: { pages: 0, lines: 0, leftOut: 0, waiting: 1 } },
				...parts
			}
		},
		{ language }
	);
const offer = (parts: Partial<Data['offers'][number]> = {}): Data['offers'][number] => ({
	format: 'tei-edition',
	version: 'working',
	fileName: 'note.DRAFT.xml',
	bytes: 2_000,
	fault: null,
	checked: true,
	...parts
});

test('a file that passed its check is a link with its size; one that did not says where', () => {
	const shown = screen({
		offers: [offer(), offer({ format: 'alto', fileName: 'note.alto.xml', fault: '3:7 no Layout' })]
	});
	const [good, bad] = shown.all('tbody')[0]!.all('tr');
	expect(good!.all('a')[0]!.attributes['href']).toBe('/records/note/export/working/tei-edition');
	expect(good!.text).toContain('2 kB');
	expect(bad!.all('a')).toEqual([]);
	expect(bad!.text).toContain('▲ not offered: 3:7 no Layout');
	expect(faultsOf(shown)).toEqual([]);
});

test.each<[Language, string, string]>([
	['en', '37 lines; left out: 4', 'No page is approved yet'],
	['ru', '37 строк; не взято: 4', 'Утверждённых страниц пока нет']
])('in %s lines for training are offered from approved pages alone', (language, lines, none) => {
	const training = { pages: 1, lines: 37, leftOut: 4, waiting: 2 };
	const section = (parts: Partial<Data>) => screen(parts, language).all('section')[0]!;
	expect(section({ training }).text).toContain(lines);
	expect(section({ training }).all('a')[0]).toMatchObject({
		text: 'note.training.zip',
		attributes: { href: '/records/note/export/training' }
	});
	expect(section({}).text).toContain(none);
	expect(section({}).all('a')).toEqual([]);
});
