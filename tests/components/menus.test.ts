import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Annotation } from '#lib/transcription/annotation.ts';
import type { Desk } from '#lib/ui/editor/desk.svelte.ts';
import KeyList from '#lib/ui/editor/KeyList.svelte';
import { KEYS } from '#lib/ui/editor/keys.ts';
import MarkMenu from '#lib/ui/editor/MarkMenu.svelte';
import { SIGNS } from '#lib/ui/editor/signs.ts';
import SignMenu from '#lib/ui/editor/SignMenu.svelte';
import { signName } from '#lib/ui/words/signs.ts';
import { atDesk, chosen } from '../support/at-desk.ts';
import { deskOf, server } from '../support/desk.ts';
import { page as pageOf } from '../support/page.ts';

let desk: Desk;
beforeEach(() => {
	server();
	localStorage.removeItem('signs-used');
	desk = deskOf(pageOf(['раз два']));
	desk.go('l1', { from: 4, to: 7 });
});
afterEach(() => {
	desk.saver.stop();
	vi.unstubAllGlobals();
});

const marks = () => desk.paper.line('l1')!.annotations;
const text = () => desk.paper.line('l1')!.text;
const closed = () => expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
const openMarks = (language: 'en' | 'ru' = 'en') =>
	atDesk(MarkMenu, desk, { given: () => ({ open: true }), language });
const openSigns = (language: 'en' | 'ru' = 'en') =>
	atDesk(SignMenu, desk, { given: () => ({ open: true }), language });

test.each([
	['en', 'Mark the selection', 'Will be marked: два', ['unclear', 'cannot be read', 'supplied']],
	[
		'ru',
		'Пометить выделенное',
		'Будет помечено: два',
		['неразборчиво', 'не читается', 'восполнено']
	]
] as const)(
	'in %s the menu of marks says what it marks, and with what',
	async (language, name, told, first) => {
		await openMarks(language);
		await expect.element(page.getByRole('dialog', { name })).toBeVisible();
		await expect.element(page.getByText(told)).toBeVisible();
		const buttons = page
			.getByRole('listitem')
			.elements()
			.map((one) => one.textContent?.trim() ?? '');
		expect(buttons).toHaveLength(10);
		first.forEach((word, i) => expect(buttons[i]).toContain(word));
	}
);

test.each<[string, Partial<Annotation>]>([
	['1', { kind: 'unclear' }],
	['21', { kind: 'gap', unit: 'character', quantity: 3 }],
	['22', { kind: 'gap', unit: 'word' }],
	['4', { kind: 'deleted' }],
	['61', { kind: 'underlined' }],
	['62', { kind: 'spaced' }],
	['01', { kind: 'person' }],
	['02', { kind: 'place' }]
])('the digits %s mark the selection, and the menu is gone', async (digits, expected) => {
	await openMarks();
	await userEvent.keyboard(digits);
	await closed();
	expect(marks()).toMatchObject([{ from: 4, to: 7, ...expected }]);
});

test.each([
	['03', 'date', '1953-07-04'],
	['04', 'number', '7'],
	['7', 'sic', 'двое'],
	['8', 'abbreviation', 'двадцать'],
	['9', 'note', 'карандашом']
])('the digits %s ask for words first: %s', async (digits, kind, words) => {
	await openMarks();
	await userEvent.keyboard(digits);
	expect(marks()).toEqual([]);
	const field = page.getByRole('textbox');
	expect(document.activeElement).toBe(field.element());
	await userEvent.keyboard(`${words}{Enter}`);
	await closed();
	expect(marks()).toMatchObject([{ kind, value: words }]);
});

test('a date says how it is written, and may stay empty', async () => {
	await openMarks();
	await userEvent.keyboard('03');
	await expect.element(page.getByText(/^As 1953-07-04/)).toBeVisible();
	await userEvent.keyboard('{Enter}');
	expect(marks()).toMatchObject([{ kind: 'date' }]);
	expect(marks()[0]).not.toHaveProperty('value');
});

test('digits typed into a mark’s words are words', async () => {
	await openMarks();
	await userEvent.keyboard('9');
	await userEvent.keyboard('1 и 2{Enter}');
	expect(marks()).toMatchObject([{ kind: 'note', value: '1 и 2' }]);
});

test('Esc leaves without a mark, from the second step too', async () => {
	await openMarks();
	await userEvent.keyboard('6{Escape}');
	await closed();
	expect(marks()).toEqual([]);
});

test('a mark is chosen by pointer as well', async () => {
	await openMarks();
	await page.getByRole('button', { name: /underlined, spaced out/ }).click();
	await page.getByRole('button', { name: /spaced out/ }).click();
	expect(marks()).toMatchObject([{ kind: 'spaced' }]);
});

test.each(['en', 'ru'] as const)('in %s each sign has its spoken name', async (language) => {
	await openSigns(language);
	const options = page.getByRole('option').elements();
	expect(options).toHaveLength(SIGNS.length);
	options.forEach((option, i) =>
		expect(option.textContent).toContain(signName[SIGNS[i]!.name][language])
	);
});

test('a digit inserts a sign in place of the selection, and it comes first the next time', async () => {
	await openSigns();
	await userEvent.keyboard('5');
	await closed();
	expect(text()).toBe('раз §');
	expect(JSON.parse(localStorage.getItem('signs-used')!)).toEqual(['§']);
});

test('what was used lies at hand', async () => {
	localStorage.setItem('signs-used', JSON.stringify(['°', 'ѣ', 'ѣ']));
	await openSigns();
	expect(chosen()).toContain('yat');
	await userEvent.keyboard('2');
	expect(text()).toBe('раз °');
});

test('arrows go through the rows as they stand', async () => {
	await openSigns();
	const across = Number(
		getComputedStyle(page.getByRole('listbox').element()).gridTemplateColumns.split(' ').length
	);
	await userEvent.keyboard('{ArrowDown}');
	expect(chosen()).toContain(signName[SIGNS[across]!.name].en);
});

test('a code that is a sign is inserted; one that is none is refused with what was typed', async () => {
	await openSigns();
	const field = page.getByRole('textbox', { name: 'Or by its code' });
	await field.fill('ѣ');
	await userEvent.keyboard('{Enter}');
	await expect.element(page.getByText(/There is no sign “ѣ”/)).toBeVisible();
	await expect.element(field).toHaveAttribute('aria-invalid', 'true');
	expect(text()).toBe('раз два');
	await field.fill('U+A657');
	await userEvent.keyboard('{Enter}');
	await closed();
	expect(text()).toBe('раз ꙗ');
});

test('Esc leaves the signs with nothing inserted', async () => {
	await openSigns();
	await userEvent.keyboard('{Escape}');
	await closed();
	expect(text()).toBe('раз два');
	expect(localStorage.getItem('signs-used')).toBeNull();
});

test.each([
	['en', 'Keys', 'Suggestions, then a digit'],
	['ru', 'Клавиши', 'Варианты, затем цифра']
] as const)('in %s all keys are listed, each with what it does', async (language, name, row) => {
	await atDesk(KeyList, desk, { given: () => ({ open: true }), language });
	await expect.element(page.getByRole('dialog', { name })).toBeVisible();
	const rows = page.getByRole('row').elements();
	expect(rows).toHaveLength(new Set(KEYS.map(({ command }) => command)).size);
	const caps = rows.flatMap((one) =>
		[...one.querySelectorAll('kbd')].map((cap) => cap.textContent)
	);
	expect(caps.sort()).toEqual(KEYS.map(({ cap }) => cap).sort());
	await expect
		.element(page.getByRole('row', { name: new RegExp(`${row}.*Alt\\+J`) }))
		.toBeVisible();
});
