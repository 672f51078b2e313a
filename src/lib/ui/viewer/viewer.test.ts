import { createRawSnippet } from 'svelte';
import { describe, expect, test } from 'vitest';
import type { Language } from '#lib/outcome.ts';
import { faultsOf, screenOf } from '../../../../tests/support/screen.ts';
import { Facsimile } from './facsimile.svelte.ts';
import type { Prepared } from './prepared.ts';
import Viewer from './Viewer.svelte';
import type { LineZone } from './ZoneLayer.svelte';

const LINES: LineZone[] = ['l1', 'l2'].map((id, i) => ({
	...{ id, doubtful: [], refused: false },
	zone: { ulx: 10, uly: 20 + 50 * i, lrx: 110, lry: 60 + 50 * i }
}));

interface Given {
	facsimile?: Partial<Facsimile>;
	language?: Language;
	overlay?: boolean;
	prepared?: Prepared;
	current?: string | null;
}

function viewer({
	facsimile = {},
	language = 'en',
	overlay = false,
	current = 'l2',
	prepared
}: Given = {}) {
	const picture = Object.assign(new Facsimile(), facsimile);
	const drawn = createRawSnippet(() => ({ render: () => '<i>shapes</i>' }));
	return screenOf(
		Viewer,
		{
			...{ facsimile: picture, sheet: { id: 's1', width: 1000, height: 1400 } },
			...{ lines: LINES, current, word: null, ...(overlay && { overlay: drawn }) },
			...(prepared && { prepared })
		},
		{ language }
	);
}
const names = (given: Given) =>
	viewer(given)
		.all('button')
		.map(({ spoken }) => spoken);

describe('the picture beside the text', () => {
	test.each<[Language, string[]]>([
		['en', ['Larger', 'Smaller', 'Page width', 'Whole page', 'Turn', 'Outlines']],
		['ru', ['Крупнее', 'Мельче', 'По ширине', 'Вся страница', 'Повернуть', 'Контуры']]
	])('has its tools, named and shown on hovering, in %s', (language, expected) => {
		expect(names({ language })).toEqual(expected);
		const shown = viewer({ language });
		for (const { spoken, attributes } of shown.all('button'))
			expect(attributes['title']).toBe(spoken);
		expect(faultsOf(shown)).toEqual([]);
	});

	test('no tool of it sends the form that it stands in', () => {
		for (const { attributes } of viewer().all('button')) expect(attributes['type']).toBe('button');
	});

	test('outlines are on, and their button says so', () => {
		const outlines = viewer()
			.all('button')
			.find(({ spoken }) => spoken === 'Outlines')!;
		expect(outlines.attributes['aria-pressed']).toBe('true');
		expect(viewer().all('rect')).toHaveLength(2);
	});

	const prepared: Prepared = { address: 'turn=180', turned: 180 };

	test.each<[Language, Facsimile['shown'], string, string]>([
		['en', 'original', 'Original', 'Picture shown: Original'],
		['en', 'prepared', 'Prepared', 'Picture shown: Prepared'],
		['ru', 'original', 'Оригинал', 'Показан снимок: Оригинал'],
		['ru', 'prepared', 'Подготовлен', 'Показан снимок: Подготовлен']
	])('says which picture it shows, in %s: %s', (language, shown, text, spoken) => {
		const screen = viewer({ language, prepared, facsimile: { shown } });
		expect(screen.all('button').find((one) => one.text === text)?.spoken).toBe(spoken);
		expect(faultsOf(screen)).toEqual([]);
	});

	test('the prepared picture lies under the outlines, as the original lies under them', () => {
		const transform = 'matrix(2 0 0 2 30 40)';
		const facsimile = { shown: 'prepared', transform } as const;
		const screen = viewer({ prepared, facsimile });
		const [image] = screen.all('image');
		expect(image!.attributes).toMatchObject({
			href: '/api/surfaces/s1/prepared?turn=180',
			...{ width: '1000', height: '1400' }
		});
		expect(screen.all('g').map(({ attributes }) => attributes['transform'])).toEqual([
			`${transform} translate(1000 1400) rotate(-180)`,
			transform
		]);
		expect(screen.text).toContain('Preparing the picture…');
		expect(viewer({ prepared }).all('image')).toEqual([]);
		expect(viewer({ facsimile }).all('image')).toEqual([]);
	});

	test('other shapes over the picture take the place of the outlines, and of their button', () => {
		const shown = viewer({ overlay: true });
		expect(shown.all('i').map(({ text }) => text)).toEqual(['shapes']);
		expect([shown.all('rect'), names({ overlay: true }).includes('Outlines')]).toEqual([[], false]);
	});

	test('“Follow the line” is offered only to whoever moved the picture', () => {
		expect(names({})).not.toContain('Follow the line');
		expect(names({ facsimile: { following: false } })).toContain('Follow the line');
	});

	test.each<[string, Partial<Facsimile>, boolean]>([
		['a picture that never came', { missing: true, ready: false }, true],
		['one tile that is missing', { missing: true, ready: true }, false],
		['a picture that comes', { missing: false, ready: false }, false]
	])('of %s it is said that the text is safe: %o', (_, facsimile, told) => {
		const words = 'The picture is damaged or missing; the text is safe.';
		expect(viewer({ facsimile }).text.includes(words)).toBe(told);
	});

	test('is a section with a name, its shapes not read aloud', () => {
		const shown = viewer();
		expect(shown.all('section')[0]!.spoken).toBe('Picture of the page');
		expect(shown.all('svg').every(({ attributes }) => attributes['aria-hidden'] === 'true')).toBe(
			true
		);
	});
});
