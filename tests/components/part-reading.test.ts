import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Line } from '#lib/transcription/page.ts';
import type { PartRead } from '#lib/recognition/part.ts';
import type { Desk } from '#lib/ui/editor/desk.svelte.ts';
import * as reread from '#lib/ui/editor/reread.ts';
import { atLine } from '../support/at-desk.ts';
import { deskOf, server } from '../support/desk.ts';
import { line as lineOf, page as pageOf } from '../support/page.ts';

let desk: Desk;
let sent: ReturnType<typeof server>;

function reading(confidence: number, ...lines: Line[]): PartRead {
	const how = { shape: 'line' as const, languages: 'rus', digits: false };
	const zone = { ulx: 0, uly: 0, lrx: 40, lry: 20 };
	return { ...how, zone, reading: 'i1', lines, confidence };
}
const sure = lineOf('n1', 'куда он');
const unsure = {
	...lineOf('n1', 'куда он'),
	words: [{ ...sure.words[0]!, confidence: 0.5, unknown: true as const }]
};

async function open(answer: unknown, language: 'en' | 'ru' = 'en') {
	sent = server({ readings: answer });
	desk = deskOf(pageOf(['кула он', 'шёл']));
	desk.rereader.choices = { languages: ['rus', 'eng', 'rus+eng', 'deu'], usual: 'rus' };
	await atLine(desk, 1, language);
	reread.readLine(desk);
}
beforeEach(() => vi.unstubAllGlobals());
afterEach(() => {
	desk.saver.stop();
	vi.unstubAllGlobals();
});
const panel = () => document.querySelector('section.again')!;
const marks = () => [...panel().querySelectorAll('mark')].map((mark) => mark.textContent);

test.each([
	['en', 'Read line 1 again', 'Take it', 'sure · certainty 93 %', 'Russian and Latin'],
	['ru', 'Прочесть снова строку 1', 'Взять', 'уверенно · уверенность 93 %', 'русские и латинские']
] as const)(
	'in %s: both texts, what differs, how sure, what may be chosen',
	async (language, name, take, certainty, both) => {
		await open(reading(0.93, sure), language);
		await expect.element(page.getByRole('region', { name })).toBeVisible();
		await expect.element(page.getByRole('button', { name: take })).toHaveFocus();
		expect(marks()).toEqual(['л', 'д']);
		expect(panel().textContent).toContain(certainty);
		const options = [...panel().querySelectorAll('select:last-of-type option')].map(
			({ textContent }) => textContent
		);
		expect(options).toContain(both);
		expect(options).toContain('deu');
		expect(panel().querySelector('dd.fresh')).toHaveProperty('lang', 'ru');
	}
);

test('it is as sure as its least sure word', async () => {
	await open(reading(0.9, unsure as Line));
	await expect.element(page.getByText(/^guess/)).toBeVisible();
});

test('Enter takes it, the field has the text and the focus', async () => {
	await open(reading(0.93, sure));
	await expect.element(page.getByRole('button', { name: 'Take it' })).toHaveFocus();
	await userEvent.keyboard('{Enter}');
	await expect.element(page.getByRole('textbox')).toHaveFocus();
	await expect.element(page.getByRole('textbox')).toHaveValue('куда он');
	expect(document.querySelector('section.again')).toBeNull();
});

test('another choice is read at once, and keeps the focus; Alt+R reads once more; Esc leaves', async () => {
	await open(reading(0.93, sure));
	const signs = page.getByRole('combobox', { name: 'Signs' });
	await expect.element(page.getByRole('button', { name: 'Take it' })).toHaveFocus();
	await signs.selectOptions('digits');
	(signs.element() as HTMLElement).focus();
	await expect.element(page.getByRole('button', { name: 'Take it' })).toBeVisible();
	await expect.element(signs).toHaveFocus();
	await userEvent.keyboard('{Alt>}r{/Alt}');
	await vi.waitFor(() =>
		expect(sent.filter(({ address }) => address.endsWith('readings'))).toHaveLength(3)
	);
	await expect.element(page.getByRole('button', { name: 'Take it' })).toBeVisible();
	await userEvent.keyboard('{Escape}');
	await expect.element(page.getByRole('textbox')).toHaveFocus();
	await expect.element(page.getByRole('textbox')).toHaveValue('кула он');
});

test('the same text, and none, are told; there is nothing to take', async () => {
	await open(reading(0.93, lineOf('n1', 'кула он')));
	await expect.element(page.getByText('The same text again.')).toBeVisible();
	await expect.element(page.getByRole('button', { name: 'Close' })).toHaveFocus();
	expect(page.getByRole('button', { name: 'Take it' }).elements()).toEqual([]);
	sent = server({ readings: reading(0) });
	await desk.rereader.again();
	await expect.element(page.getByText(/^Nothing was read there/)).toBeVisible();
	expect(page.getByRole('button', { name: 'Take it' }).elements()).toEqual([]);
});

test('several lines are listed, with what becomes of those that stand there', async () => {
	await open(reading(0.9, lineOf('n1', 'куда'), lineOf('n2', 'он')));
	await expect.element(page.getByText('2 lines were read')).toBeVisible();
	expect([...panel().querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual([
		'куда',
		'он'
	]);
	await expect.element(page.getByText(/Lines that people worked on stay/)).toBeVisible();
});

test('a refusal is told with its next step', async () => {
	await open(new Error('gone'));
	await expect.element(page.getByText(/needs a connection/)).toBeVisible();
	const said = { code: 'reading_failed', facts: {}, sentence: 'It ended.', next: 'Try again.' };
	vi.stubGlobal('fetch', async () => Response.json(said, { status: 422 }));
	await desk.rereader.again();
	await expect.element(page.getByText('▲ It ended. Try again.')).toBeVisible();
	vi.stubGlobal(
		'fetch',
		async () => new Response('', { status: 429, headers: { 'retry-after': '21' } })
	);
	await desk.rereader.again();
	await expect.element(page.getByText(/another can be in 21 seconds/)).toBeVisible();
});
