import type { ComponentProps } from 'svelte';
import { expect, test } from 'vitest';
import type { Language } from '#lib/outcome.ts';
import { faultsOf, screenOf } from '../../../../../tests/support/screen.ts';
import Read from './+page.svelte';

type Props = ComponentProps<typeof Read>;
type Readable = Props['data']['text'];

const TEXT: Readable = {
	record: 'telegram',
	title: { ru: 'Телеграмма' },
	imagesNote: 'Typeset reconstructions.',
	citation: 'Telegram, 4 July 1953',
	reading: {
		blocks: [
			{
				kind: 'paragraph',
				runs: [{ typed: 'Посе-\nтите', normal: 'Посетите', mark: null, publication: null }]
			}
		],
		translation: ['Visit him.', 'Say the following.'],
		translationLanguage: 'en'
	},
	surfaces: [{ id: 's1', width: 100, height: 200, name: '001.jpg' }],
	sealed: { by: 'М. Орлова', at: '2026-11-23T12:00:00Z', sha256: '9f3ac1' },
	published: true
};

const screen = (parts: Partial<Readable> = {}, language: Language = 'en', layer = 'typed') =>
	screenOf(
		Read,
		{
			data: { text: { ...TEXT, ...parts }, turns: {}, language, person: null }
		} as unknown as Props,
		{ language, address: `/records/telegram/read?layer=${layer}` }
	);

test.each<Language>(['en', 'ru'])(
	'a reader gets the whole in %s, before any script',
	(language) => {
		const shown = screen({}, language);
		expect(faultsOf(shown)).toEqual([]);
		expect(shown.title).toBe('Телеграмма · Sverka');
		expect(shown.all('h1')[0]).toMatchObject({ text: 'Телеграмма', attributes: { lang: 'ru' } });
		expect(shown.text).toContain('Typeset reconstructions.');
	}
);

test('the layer that the address names is shown and cited', () => {
	expect(screen().text).toContain('Посе- тите');
	expect(screen({}, 'en', 'normal').text).toContain('Посетите');
	expect(screen({}, 'en', 'normal').all('footer')[0]!.text).toContain('normalised;');
});

test('the citation names record, layer, approver, day and checksum', () => {
	const footer = screen().all('footer')[0]!.text;
	expect(footer).toContain('Telegram, 4 July 1953');
	expect(footer).toMatch(/as typed;\s+approved by М\. Орлова,\s+23 November 2026/);
	expect(footer).toContain('9f3ac1');
	const nameless = screen({ sealed: { ...TEXT.sealed, by: null } }).all('footer')[0]!.text;
	expect(nameless).toContain('approved by an archivist');
});

test('the translation stands beside it in its own language, where there is one', () => {
	const part = screen({}, 'ru')
		.all('section')
		.find(({ attributes }) => attributes['class']?.includes('translation'))!;
	expect(part.all('div')[0]!.attributes['lang']).toBe('en');
	expect(part.all('p').map(({ text }) => text)).toEqual(['Visit him.', 'Say the following.']);
	const without = screen({ reading: { ...TEXT.reading, translation: [] } });
	expect(without.all('h2').map(({ text }) => text)).toEqual(['Cite']);
});

test('before it is public it says so and offers no file', () => {
	const hrefs = (parts: Partial<Readable>) =>
		screen(parts)
			.all('a')
			.map(({ attributes }) => attributes['href'] ?? '')
			.filter((href) => href.includes('/export/'));
	expect(hrefs({})).toEqual(['/records/telegram/export/sealed/tei-edition']);
	expect(hrefs({ published: false })).toEqual([]);
	expect(screen({ published: false }).text).toContain('Sealed, but not open to readers yet.');
	expect(screen().text).not.toContain('not open to readers');
});
