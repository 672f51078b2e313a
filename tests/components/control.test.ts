import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import Controls from '../support/SomeControls.svelte';
import { ToastShelf } from '#lib/ui/control/toast.svelte.ts';

test('a menu opens by Enter, Esc closes it and the focus is on its button again', async () => {
	await render(Controls);
	const summary = document.querySelector('summary')!;
	summary.focus();
	await userEvent.keyboard('{Enter}');
	await expect.element(page.getByRole('button', { name: 'Rename' })).toBeVisible();
	await userEvent.keyboard('{Tab}');
	expect(document.activeElement?.textContent).toBe('Rename');
	await userEvent.keyboard('{Escape}');
	await expect.element(page.getByRole('button', { name: 'Rename' })).not.toBeInTheDocument();
	expect(document.activeElement).toBe(summary);
});

test('a menu closes when the focus or a click goes elsewhere, and leaves the focus there', async () => {
	await render(Controls);
	const summary = document.querySelector('summary')!;
	summary.click();
	await page.getByRole('button', { name: 'Rename' }).click();
	await expect.element(page.getByRole('button', { name: 'Remove' })).toBeVisible();
	await page.getByRole('textbox', { name: 'Elsewhere' }).click();
	await expect.element(page.getByRole('button', { name: 'Rename' })).not.toBeInTheDocument();
	expect(document.activeElement?.getAttribute('aria-label')).toBe('Elsewhere');
});

test('Esc outside an open menu leaves it open: it is not the menu’s', async () => {
	await render(Controls);
	document.querySelector('summary')!.click();
	await expect.element(page.getByRole('button', { name: 'Rename' })).toBeVisible();
	document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
	await expect.element(page.getByRole('button', { name: 'Rename' })).toBeVisible();
});

test('a dialog is named by its heading, holds the focus, and gives it back', async () => {
	await render(Controls);
	const opener = page.getByRole('button', { name: 'Ask' });
	await opener.click();
	await expect.element(page.getByRole('dialog', { name: 'Remove the page?' })).toBeVisible();
	const dialog = page.getByRole('dialog').element();
	for (let i = 0; i < 4; i++) {
		await userEvent.keyboard('{Tab}');
		const focused = document.activeElement;
		expect(focused === document.body || dialog.contains(focused)).toBe(true);
	}
	await userEvent.keyboard('{Escape}');
	await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
	expect(document.activeElement).toBe(opener.element());
	await opener.click();
	await expect.element(page.getByRole('dialog')).toBeVisible();
	// The cross is for those who have no Escape, and comes last.
	expect(document.activeElement?.getAttribute('aria-label')).not.toBe('Close');
	await page.getByRole('button', { name: 'Close' }).click();
	await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
	expect(document.activeElement).toBe(opener.element());
});

test('a toast is announced, stays while the focus is in it, and its undo acts once', async () => {
	const shelf = new ToastShelf();
	let undone = 0;
	await render(Controls, { shelf });
	expect(page.getByRole('status').element().textContent?.trim()).toBe('');
	shelf.show({ text: 'Sent for review.', undo: { label: 'Undo', act: () => void undone++ } });
	await expect.element(page.getByRole('status').getByText('Sent for review.')).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).click();
	expect(undone).toBe(1);
	await expect.element(page.getByText('Sent for review.')).not.toBeInTheDocument();
});

test('only one toast is there at a time, and it can be put away', async () => {
	const shelf = new ToastShelf();
	await render(Controls, { shelf });
	shelf.show({ text: 'First.' });
	shelf.show({ text: 'Second.' });
	await expect.element(page.getByText('Second.')).toBeVisible();
	await expect.element(page.getByText('First.')).not.toBeInTheDocument();
	await page.getByRole('button', { name: 'Put away' }).click();
	await expect.element(page.getByText('Second.')).not.toBeInTheDocument();
});

test('a field is clicked by its label, and says its hint and its fault', async () => {
	await render(Controls, { fault: 'Write a name.' });
	await page.getByText('Name of the page').click();
	const field = page.getByRole('textbox', { name: 'Name of the page' });
	expect(document.activeElement).toBe(field.element());
	const more = document.getElementById(field.element().getAttribute('aria-describedby')!);
	expect(more?.textContent?.replace(/\s+/g, ' ').trim()).toBe('As people say it. ▲ Write a name.');
	await expect.element(field).toHaveAttribute('aria-invalid', 'true');
});

test('a button that cannot be pressed now says why, and does nothing', async () => {
	let pressed = 0;
	await render(Controls, { whyNot: 'Two lines wait.', press: () => void pressed++ });
	const button = page.getByRole('button', { name: 'Approve' });
	await expect.element(button).toHaveAttribute('aria-disabled', 'true');
	(button.element() as HTMLElement).click();
	expect(pressed).toBe(0);
	const why = document.getElementById(button.element().getAttribute('aria-describedby')!);
	expect(why?.textContent).toBe('Two lines wait.');
});

test('the tab that one is on says so, and all are links', async () => {
	await render(Controls);
	const [read, compare] = page
		.getByRole('navigation', { name: 'Tabs' })
		.getByRole('link')
		.elements();
	expect(read!.getAttribute('aria-current')).toBeNull();
	expect(compare!.getAttribute('aria-current')).toBe('page');
});
