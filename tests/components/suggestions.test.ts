import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Proposal } from '#lib/recognition/proposal.ts';
import type { Desk } from '#lib/ui/editor/desk.svelte.ts';
import * as word from '#lib/ui/editor/word.ts';
import { atLine, chosen, described } from '../support/at-desk.ts';
import { deskOf, server } from '../support/desk.ts';
import { page as pageOf } from '../support/page.ts';

const reasons: Proposal['reasons'] = [
	{ code: 'second-choice', facts: { letter: 'д', cost: 0.2 } },
	{ code: 'dictionary', facts: {} }
];
const proposals: Proposal[] = [
	{ text: 'куда', reasons },
	{ text: 'кума', reasons: [{ code: 'record-word', facts: { count: 3 } }] }
];
const found = { line: 'l1', word: 'кула', from: 0, to: 4, proposals };
let desk: Desk;

beforeEach(() => {
	server({ proposals: found });
	const content = pageOf(['кула он', 'шёл']);
	const [line] = content.regions[0]!.lines;
	line!.words[0] = { ...line!.words[0]!, confidence: 0.5, unknown: true };
	desk = deskOf(content);
});
afterEach(() => {
	desk.saver.stop();
	vi.unstubAllGlobals();
});

async function open(language: 'en' | 'ru' = 'en') {
	await atLine(desk, 1, language);
	desk.go('l1', { from: 1, to: 1 });
	word.suggest(desk);
	await expect.element(page.getByRole('listbox')).toBeVisible();
}
const text = () => desk.paper.line('l1')?.text;

test.each([
	['en', 'Suggestions for “кула”', 'куда the program also thought of д; in the dictionary'],
	['ru', 'Варианты для «кула»', 'куда программа колебалась: д; есть в словаре']
] as const)(
	'in %s the list has its name, and each suggestion its reason',
	async (language, name, first) => {
		await open(language);
		await expect.element(page.getByRole('listbox', { name })).toBeVisible();
		expect(chosen()).toBe(`1 ${first}`);
		const [bold] = page.getByRole('option').first().element().getElementsByTagName('b');
		expect(bold!.lang).toBe('ru');
	}
);

test('a digit takes the suggestion, the caret is behind it, in the field', async () => {
	await open();
	await userEvent.keyboard('2');
	expect(text()).toBe('кума он');
	await expect.element(page.getByRole('listbox')).not.toBeInTheDocument();
	const field = document.querySelector('textarea')!;
	expect(document.activeElement).toBe(field);
	expect([field.selectionStart, field.selectionEnd]).toEqual([4, 4]);
});

test('Esc takes nothing; the word is selected in the field again', async () => {
	await open();
	await userEvent.keyboard('{ArrowDown}{Escape}');
	expect(text()).toBe('кула он');
	const field = document.querySelector('textarea')!;
	expect(document.activeElement).toBe(field);
	expect([field.selectionStart, field.selectionEnd]).toEqual([0, 4]);
});

test('focus that goes elsewhere closes the list and stays where it went', async () => {
	await open();
	const outside = document.createElement('button');
	document.body.append(outside);
	outside.focus();
	await expect.element(page.getByRole('listbox')).not.toBeInTheDocument();
	expect(document.activeElement).toBe(outside);
	expect(text()).toBe('кула он');
	outside.remove();
});

test('the list hangs under its word and stays inside the field', async () => {
	await open();
	const list = document.querySelector('.suggestions')!.getBoundingClientRect();
	const field = document.querySelector('.field')!.getBoundingClientRect();
	expect(list.left).toBeGreaterThanOrEqual(field.left);
	expect(list.right).toBeLessThanOrEqual(field.right + 1);
	expect(list.top).toBeGreaterThan(field.top);
});

test('no suggestions and no connection are told, politely, and nothing takes the focus', async () => {
	server({ proposals: { ...found, proposals: [] } });
	await atLine(desk);
	word.suggest(desk);
	await expect.element(page.getByText('Nothing to suggest for “кула”.')).toBeVisible();
	server({ proposals: new Error('offline') });
	word.suggest(desk);
	await expect.element(page.getByText(/^Suggestions need a connection/)).toBeVisible();
	expect(document.activeElement?.tagName).toBe('TEXTAREA');
});

test('the word at the caret says how sure it is; its buttons work without taking the focus', async () => {
	await atLine(desk);
	desk.go('l1', { from: 1, to: 1 });
	await expect.element(page.getByRole('status').first()).toHaveTextContent('кула guess');
	expect(described(document.querySelector('textarea')!)).toContain('кула (guess)');
	await page.getByRole('button', { name: /^Word is right/ }).click();
	expect(desk.paper.line('l1')?.words[0]?.right).toBe(true);
	expect(document.activeElement?.tagName).toBe('TEXTAREA');
});

test('a sure word has no "right as it is" to press', async () => {
	await atLine(desk, 2);
	desk.go('l2', { from: 1, to: 1 });
	await expect.element(page.getByRole('status').first()).toHaveTextContent('шёл sure');
	await expect
		.element(page.getByRole('button', { name: /^Word is right/ }))
		.not.toBeInTheDocument();
});
