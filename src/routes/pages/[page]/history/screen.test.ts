import type { ComponentProps } from 'svelte';
import { expect, test } from 'vitest';
import type { Language } from '#lib/outcome.ts';
import { compare } from '#lib/transcription/comparison.ts';
import type { RevisionKind } from '#lib/transcription/revision.ts';
import { revisionKind } from '#lib/ui/words/history.ts';
import { faultsOf, screenOf } from '../../../../../tests/support/screen.ts';
import { textPage } from '../../../../../tests/support/text-page.ts';
import History from './+page.svelte';

type Props = ComponentProps<typeof History>;
type Data = Props['data'];

const KINDS = Object.keys(revisionKind) as RevisionKind[];

const entry = (number: number, by: string, kind: RevisionKind = 'corrected', message = '') => ({
	...{ number, by, kind, message },
	at: new Date('2026-11-21T12:00:00Z')
});

const THREE = [entry(3, 'oleg'), entry(2, 'anna'), entry(1, 'tesseract', 'read')];

const screen = (
	parts: object = {},
	{ language = 'en', form = null }: { language?: Language; form?: object | null } = {}
) =>
	screenOf(
		History,
		{
			data: {
				surface: { id: 's1', width: 100, height: 200 },
				language,
				person: null,
				page: {
					id: 'p1',
					record: { id: 'telegram', title: { ru: 'Телеграмма' } },
					surface: { id: 's1', width: 100, height: 200 },
					place: 2,
					count: 3,
					previous: 'p0',
					next: null
				},
				entries: THREE,
				prepared: {},
				names: { oleg: 'Oleg', anna: 'Anna' },
				...{ older: 2, newer: 3, changes: [], whyNot: null },
				...{ key: 'k1', account: 'oleg', timeline: 't1' },
				...parts
			} as unknown as Data,
			form
		} as Props,
		{ language, address: '/pages/p1/history' }
	);

const rows = (shown: ReturnType<typeof screen>) => shown.all('tbody')[0]!.all('tr');

test.each<Language>(['en', 'ru'])('the history is whole in %s', (language) => {
	expect(faultsOf(screen({}, { language }))).toEqual([]);
	expect(faultsOf(screen({ entries: [] }, { language }))).toEqual([]);
});

test('the bar keeps the tab when the page is turned, and the title its own language', () => {
	const links = screen().all('a');
	const [record] = links;
	expect(record).toMatchObject({ text: 'Телеграмма', attributes: { lang: 'ru' } });
	const turn = links.filter(({ spoken }) => /page$/.test(spoken));
	expect(turn.map(({ attributes }) => attributes['href'])).toEqual(['/pages/p0/history']);
	const current = links.filter(({ attributes }) => attributes['aria-current']);
	expect(current.map(({ attributes }) => attributes['href'])).toEqual(['/pages/p1/history']);
	expect(screen().text).toContain('page 2 of 3');
});

test('versions stand newest first, with who and what; the program is called so', () => {
	const told = rows(screen()).map((row) => row.all('td')[2]!.text.replace(/ 21 Nov.*$/, ''));
	expect(told).toEqual([
		'Version 3 (newest) Oleg: corrected',
		'Version 2 Anna: corrected',
		'Version 1 the program: read by the program'
	]);
});

test.each(KINDS)('a version that was %s says so in both languages', (kind) => {
	const entries = [entry(2, 'anna', kind, kind === 'restored' ? '1' : '')];
	expect(screen({ entries }).text).toContain(`Anna: ${revisionKind[kind].en}`);
	expect(screen({ entries }, { language: 'ru' }).text).toContain(`Anna: ${revisionKind[kind].ru}`);
});

test('a restored version says which one came back', () => {
	const entries = [entry(4, 'anna', 'restored', '2')];
	expect(screen({ entries }).text).toContain('an earlier version restored (Version 2)');
});

test('a version read with settings by hand says which, and leads to them', () => {
	const told = (prepared: object) => rows(screen({ prepared }))[2]!;
	const link = told({ 1: { turn: 90, contrast: 2 } }).all('a')[0]!;
	expect(link.text).toBe('prepared by hand: Turn 90° · Contrast 2');
	expect(link.attributes['href']).toBe('/pages/p1/prepare?turn=90&contrast=2');
	expect(told({ 1: {} }).all('a')).toEqual([]);
});

test('any two can be chosen, by keys, each named; the two shown are checked', () => {
	const radios = screen()
		.all('input')
		.filter(({ attributes }) => attributes['type'] === 'radio');
	expect(radios).toHaveLength(6);
	expect(radios[0]!.spoken).toBe('Older: Version 3');
	const checked = radios.filter(({ attributes }) => 'checked' in attributes);
	expect(checked.map(({ spoken }) => spoken)).toEqual(['Newer: Version 3', 'Older: Version 2']);
	const form = screen().all('form')[0]!;
	expect(form.attributes['method']).toBe('GET');
});

test('what changed is told line by line with its picture, direction in words', () => {
	const old = textPage('Советское правительство\nсчитает\nлишняя');
	const fresh = textPage('Советское Правительство\nсчитает');
	const changes = compare(old, fresh);
	const shown = screen({ changes });
	expect(shown.text).toContain('2 → 3: what Oleg changed');
	expect(shown.text).toContain('2 lines differ');
	const articles = shown.all('article');
	expect(articles.map((one) => one.all('dt').map(({ text }) => text))).toEqual([
		['was', 'became'],
		['line is gone']
	]);
	expect(articles[0]!.all('mark').map(({ text }) => text)).toEqual(['п', 'П']);
	expect(articles[0]!.all('dd')[1]!.text).toBe('Советское Правительство');
	expect(articles[0]!.all('dd')[0]!.attributes['lang']).toBe('ru');
	expect(articles[1]!.all('dd')[0]!.text).toBe('лишняя');
});

test('letters that came or went have a sign, so that nothing is marked as nothing', () => {
	const changes = compare(textPage('миру'), textPage('мир'));
	const marks = screen({ changes })
		.all('mark')
		.map(({ text }) => text);
	expect(marks).toEqual(['у', '∅']);
});

test('the same text is said to be the same; nothing written is said, too', () => {
	expect(screen().text).toContain('The text is the same; only who looked at it changed.');
	const empty = screen({ entries: [] });
	expect(empty.text).toContain('Nothing was written yet.');
	expect(empty.all('form')).toEqual([]);
});

test('an older version can be restored, naming the head it was decided on; nothing is erased', () => {
	const form = screen()
		.all('form')
		.find(({ attributes }) => attributes['action'] === '?/restore')!;
	const sent = Object.fromEntries(
		form.all('input').map(({ attributes }) => [attributes['name'], attributes['value']])
	);
	expect(sent).toEqual({ key: 'k1', account: 'oleg', timeline: 't1', head: '3', number: '2' });
	expect(form.text).toBe('Restore version 2 It becomes a new version; nothing is erased.');
});

test.each([
	['the newest is no older version', { older: 3, newer: 3 }],
	['one may not write here', { whyNot: { code: 'wrong_state' } }],
	['that version is not there', { older: 9 }]
])('restoring is not offered where %s', (_, parts) => {
	const actions = screen(parts)
		.all('form')
		.map(({ attributes }) => attributes['action']);
	expect(actions).not.toContain('?/restore');
});

test('a refused restoring is an alert', () => {
	const form = { sentence: 'The page was saved meanwhile.', next: 'Compare again.' };
	const alert = screen({}, { form })
		.all('p')
		.find(({ attributes }) => attributes['role'] === 'alert');
	expect(alert!.text).toBe('▲ The page was saved meanwhile. Compare again.');
});
