import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import { chosen } from '../support/at-desk.ts';
import SomeChoices from '../support/SomeChoices.svelte';

const WORDS = Array.from({ length: 12 }, (_, i) => `word ${i + 1}.`);

async function shown({ across = 1, choices = WORDS } = {}) {
	const [pick, leave] = [vi.fn(), vi.fn()];
	await render(SomeChoices, { choices, across, pick, leave });
	return { pick, leave };
}

test('the list has the focus at once, its name, and its first choice chosen', async () => {
	await shown();
	const list = page.getByRole('listbox', { name: 'Choose a word' }).element();
	expect(document.activeElement).toBe(list);
	expect(chosen()).toContain('word 1.');
	expect(page.getByRole('option').elements()).toHaveLength(12);
	expect(page.getByRole('option', { selected: true }).elements()).toHaveLength(1);
});

test.each([
	['{ArrowDown}', 1, 'word 2.'],
	['{ArrowRight}', 1, 'word 2.'],
	['{ArrowDown}{ArrowUp}', 1, 'word 1.'],
	['{ArrowUp}', 1, 'word 1.'],
	['{End}', 1, 'word 12.'],
	['{End}{ArrowDown}', 1, 'word 12.'],
	['{End}{Home}', 1, 'word 1.'],
	['{ArrowDown}', 5, 'word 6.'],
	['{ArrowDown}{ArrowLeft}', 5, 'word 5.'],
	['{ArrowDown}{ArrowDown}{ArrowDown}', 5, 'word 12.'],
	['{ArrowRight}{ArrowUp}', 5, 'word 1.']
])('after %s among %i in a row, %s is chosen, and Enter takes it', async (keys, across, word) => {
	const { pick } = await shown({ across });
	await userEvent.keyboard(keys);
	expect(chosen()).toContain(word);
	expect(pick).not.toHaveBeenCalled();
	await userEvent.keyboard('{Enter}');
	expect(pick).toHaveBeenCalledExactlyOnceWith(word);
});

test.each([
	['1', 'word 1.'],
	['5', 'word 5.'],
	['9', 'word 9.'],
	['0', 'word 10.']
])('the digit %s takes %s at once', async (digit, word) => {
	const { pick } = await shown();
	await userEvent.keyboard(digit);
	expect(pick).toHaveBeenCalledExactlyOnceWith(word);
});

test('a digit beyond the last choice takes nothing, nor does a letter', async () => {
	const { pick, leave } = await shown({ choices: WORDS.slice(0, 3) });
	await userEvent.keyboard('4ж{Shift>}2{/Shift}');
	expect(pick.mock.calls.flat()).toEqual(['word 2.']);
	expect(leave).not.toHaveBeenCalled();
});

test('digits with Ctrl or Alt are the browser’s', async () => {
	const { pick } = await shown();
	await userEvent.keyboard('{Alt>}1{/Alt}');
	await userEvent.keyboard('{Control>}2{/Control}');
	expect(pick).not.toHaveBeenCalled();
});

test('Space takes the chosen one, Esc leaves and takes nothing', async () => {
	const { pick, leave } = await shown();
	await userEvent.keyboard('{ArrowDown} ');
	expect(pick).toHaveBeenCalledExactlyOnceWith('word 2.');
	await userEvent.keyboard('{Escape}');
	expect(leave).toHaveBeenCalledOnce();
	expect(pick).toHaveBeenCalledOnce();
});

test('a tap takes a choice', async () => {
	const { pick } = await shown();
	await page.getByRole('option').nth(3).click();
	expect(pick).toHaveBeenCalledExactlyOnceWith('word 4.');
});

test('the digits beside the choices are for the eye: they are not read as part of a choice', async () => {
	await shown();
	await expect.element(page.getByRole('option', { name: /^word 1\.$/ })).toBeVisible();
});

test('what the list takes for itself does not reach the page around it; other keys do', async () => {
	const heard: string[] = [];
	const listen = (event: KeyboardEvent) => void heard.push(event.key);
	window.addEventListener('keydown', listen);
	await shown();
	await userEvent.keyboard('{ArrowDown}1{Escape}{F8}');
	window.removeEventListener('keydown', listen);
	expect(heard).toEqual(['F8']);
});
