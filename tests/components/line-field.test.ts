import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Line } from '#lib/transcription/page.ts';
import type { Desk } from '#lib/ui/editor/desk.svelte.ts';
import LineField from '#lib/ui/editor/LineField.svelte';
import { atDesk, described } from '../support/at-desk.ts';
import { deskOf, server, surface } from '../support/desk.ts';
import { page as pageOf } from '../support/page.ts';

const names = { oleg: 'Олег Петров', anna: 'Анна' };
let desk: Desk;

beforeEach(() => void server());
afterEach(() => {
	desk.saver.stop();
	vi.unstubAllGlobals();
});

async function shown(
	text: string,
	more: Partial<Line> = {},
	readOnly = false,
	language: 'en' | 'ru' = 'en'
) {
	const content = pageOf([text, 'вторая']);
	Object.assign(content.regions[0]!.lines[0]!, more);
	desk = deskOf(content, { readOnly });
	const given = () => ({
		line: desk.paper.line('l1')!,
		number: 14,
		region: 'text',
		surface,
		names
	});
	await atDesk(LineField, desk, { given, language });
	return document.querySelector('textarea')!;
}

test.each([
	['en', 'Line 14, text'],
	['ru', 'Строка 14, text']
] as const)(
	'in %s the field is named by its number and region, and is Russian text',
	async (language, name) => {
		const field = await shown('раз', {}, false, language);
		await expect.element(page.getByRole('textbox', { name })).toBeVisible();
		expect([field.lang, field.spellcheck, field.value]).toEqual(['ru', false, 'раз']);
	}
);

test('the picture of the line is there while it is worked on, with words for those who cannot see', async () => {
	const field = await shown('раз');
	await expect.element(page.getByRole('img', { name: 'Picture of line 14' })).toBeInTheDocument();
	desk.go('l2');
	await expect.element(page.getByRole('img')).not.toBeInTheDocument();
	expect(field.value).toBe('раз');
});

test('what is typed is the page’s, letter by letter, and waits to be saved', async () => {
	await shown('раз');
	await page.getByRole('textbox').click();
	await userEvent.keyboard('{End} два');
	expect(desk.paper.line('l1')?.text).toBe('раз два');
	expect(desk.saver.touched.has('l1')).toBe(true);
});

test('pasted line breaks become spaces: a line is a line', async () => {
	const field = await shown('раз');
	field.focus();
	field.value = 'раз\n  два';
	field.dispatchEvent(new InputEvent('input', { bubbles: true }));
	expect(desk.paper.line('l1')?.text).toBe('раз два');
	expect(field.value).toBe('раз два');
});

test('letters that are still being composed are not taken; the end of it is', async () => {
	const field = await shown('раз');
	field.focus();
	field.value = 'разъ';
	field.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
	expect(desk.paper.line('l1')?.text).toBe('раз');
	field.dispatchEvent(new CompositionEvent('compositionend'));
	expect(desk.paper.line('l1')?.text).toBe('разъ');
});

test('the caret is told in letters as readers count them', async () => {
	const field = await shown('й\u0306й');
	field.focus();
	field.setSelectionRange(2, 3);
	field.dispatchEvent(new Event('select'));
	expect(desk.paper.caret).toEqual({ from: 1, to: 2 });
});

test('a field left with something unsaved is sent at once', async () => {
	const sent = server();
	await shown('раз');
	await page.getByRole('textbox').click();
	await userEvent.keyboard('{End}!');
	expect(sent).toEqual([]);
	document.querySelector('textarea')!.blur();
	await expect.poll(() => sent.map(({ address }) => address)).toEqual(['/api/pages/p1/lines']);
});

test('who only reads can put the caret in, and no more', async () => {
	const field = await shown('раз', {}, true);
	expect(field.readOnly).toBe(true);
	field.focus();
	await userEvent.keyboard('х');
	expect(desk.paper.line('l1')?.text).toBe('раз');
	await expect.element(page.getByRole('button')).not.toBeInTheDocument();
});

test('doubtful words are read with their certainty', async () => {
	const content = pageOf(['кула он']);
	const words = content.regions[0]!.lines[0]!.words.map((word, i) => ({
		...word,
		confidence: 0.6,
		...(i === 0 && { unknown: true as const })
	}));
	const field = await shown('кула он', { words });
	expect(described(field)).toBe('Doubtful: кула (guess), он (check)');
	const signs = [...document.querySelectorAll<HTMLElement>('.part[data-sign]')];
	expect(signs.map(({ dataset }) => dataset.sign)).toEqual(['??', '?']);
});

test.each<[string, Partial<Line>, string, string]>([
	['read by the program', {}, '⚙', 'read by the program'],
	['typed by a person', { by: 'oleg' }, 'ОП', 'typed by Олег Петров'],
	['looked at', { seen: ['oleg'] }, '✓', 'looked at by Олег Петров'],
	['seen twice', { seen: ['oleg', 'anna'] }, '✓✓', 'looked at by Олег Петров, Анна']
])('a line %s says so by sign and in words', async (_, more, sign, told) => {
	await shown('раз', more);
	const place = document.querySelector('.sign')!;
	expect(place.querySelector('[aria-hidden]')?.textContent).toBe(sign);
	expect(place.querySelector('.spoken')?.textContent?.toLowerCase()).toContain(told.toLowerCase());
});

test('unsaved text has a dot, with words', async () => {
	await shown('раз');
	await page.getByRole('textbox').click();
	await userEvent.keyboard('{End}!');
	const place = document.querySelector('.sign')!;
	expect(place.textContent?.replace(/\s+/g, ' ')).toContain('Kept on this computer');
});

test('marks are chips with their letters, spoken by their places, and can be taken away', async () => {
	const annotations = [
		{ id: 'a', kind: 'unclear' as const, from: 0, to: 3 },
		{ id: 'b', kind: 'sic' as const, from: 4, to: 7, value: 'две' },
		{ id: 'c', kind: 'gap' as const, from: 7, to: 7 }
	];
	await shown('раз два', { annotations });
	const chips = page.getByRole('listitem').elements();
	const read = chips.map((chip) => chip.textContent?.replace(/\s+/g, ' ').trim() ?? '');
	expect(read.some((one) => one.includes('unclear, from letter 1 to 3'))).toBe(true);
	expect(read.some((one) => one.includes('slip, should be: две'))).toBe(true);
	expect(read.some((one) => one.includes('cannot be read, after letter 7'))).toBe(true);
	await page
		.getByRole('button', { name: 'Take the mark away: unclear, from letter 1 to 3' })
		.click();
	expect(desk.paper.line('l1')?.annotations.map(({ id }) => id)).toEqual(['b', 'c']);
});

test('invisible signs are named; a chip leads to its place; one button makes them usual', async () => {
	const field = await shown('19\u00a0мая cлово');
	await page.getByRole('button', { name: /^Latin c/ }).click();
	expect([field.selectionStart, field.selectionEnd]).toEqual([7, 8]);
	await expect.element(page.getByRole('button', { name: /^no-break space/ })).toBeVisible();
	await page.getByRole('button', { name: /^Make them usual/ }).click();
	expect(desk.paper.line('l1')?.text).toBe('19 мая слово');
	await expect
		.element(page.getByRole('list', { name: 'Signs that cannot be seen' }))
		.not.toBeInTheDocument();
});

test('a later reading stands beside the line, to be taken or left', async () => {
	const sent = server();
	await shown('раз', { offered: 'рас' });
	await expect.element(page.getByText(/^A new reading/)).toBeVisible();
	await page.getByRole('button', { name: 'Take' }).click();
	await expect
		.poll(() => sent.map(({ body }) => (body as { change?: unknown } | null)?.change))
		.toContainEqual({ kind: 'offer', line: 'l1', take: true });
});

test('suggestions that came with the page are buttons of the form; with a script one is a step of the desk', async () => {
	const content = pageOf(['кула он']);
	desk = deskOf(content);
	const proposals = [{ text: 'куда', reasons: [{ code: 'dictionary' as const, facts: {} }] }];
	desk.offered = [{ line: 'l1', word: 'кула', from: 0, to: 4, proposals }];
	const given = () => ({ line: desk.paper.line('l1')!, number: 1, region: 'text', surface, names });
	await atDesk(LineField, desk, { given });
	const button = page.getByRole('button', { name: 'Take “куда”' });
	expect(JSON.parse(button.element().getAttribute('value')!)).toEqual({
		...{ line: 'l1', word: 'кула', from: 0, to: 4, text: 'куда' }
	});
	await expect.element(page.getByRole('group', { name: /^кула/ })).toBeVisible();
	await button.click();
	expect(desk.paper.line('l1')?.text).toBe('куда он');
});

test('a pointer lifted over another line than it pressed does not take the caret there', async () => {
	const field = await shown('раз');
	desk.paper.current = 'l2';
	field.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
	expect(desk.paper.current).toBe('l2');
	field.focus();
	field.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
	expect(desk.paper.current).toBe('l1');
});
