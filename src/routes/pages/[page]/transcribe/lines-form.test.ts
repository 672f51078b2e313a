import { expect, test } from 'vitest';
import { page as pageOf } from '../../../../../tests/support/page.ts';
import { formOf } from '../../../door.ts';
import type { Opened } from '#lib/server/opening.ts';
import { FIELDS, saveOf, takesSuggestion } from './lines-form.server.ts';

const content = pageOf(['кула он', 'два']);
const opened = { content } as Opened;
const TAKEN = { line: 'l1', word: 'кула', from: 0, to: 4, text: 'куда' };

/** The form as a browser without script sends it, with what was typed and the button pressed. */
async function sent(typed: Record<string, string> = {}, take?: string) {
	const form = new FormData();
	for (const [name, value] of Object.entries({
		key: 'k',
		account: 'oleg',
		timeline: 'T',
		head: '1'
	}))
		form.set(name, value);
	for (const { id, text } of content.regions[0]!.lines) {
		form.set(`text.${id}`, typed[id] ?? text);
		form.set(`was.${id}`, text);
		form.set(`base.${id}`, '1:abc');
	}
	if (take !== undefined) form.set('take', take);
	const request = new Request('http://localhost/pages/p1/transcribe', {
		method: 'POST',
		body: form
	});
	const read = await formOf(request, FIELDS);
	return read.ok ? saveOf(read.value, opened)?.lines.map(({ line, text }) => [line, text]) : read;
}

test('the button of a suggestion passes the door and puts its word into the line', async () => {
	expect(await sent({}, JSON.stringify(TAKEN))).toEqual([['l1', 'куда он']]);
});

test('what was typed elsewhere in the line, and in other lines, is saved with it', async () => {
	expect(await sent({ l1: 'кула она', l2: 'дна' }, JSON.stringify(TAKEN))).toEqual([
		['l1', 'куда она'],
		['l2', 'дна']
	]);
});

test.each([
	['the word was typed over', { l1: 'кума он' }, TAKEN],
	['it is for another line', {}, { ...TAKEN, line: 'l9' }],
	['its word is another', {}, { ...TAKEN, word: 'куна' }]
])('nothing is taken where %s; what was typed stays', async (_, typed: { l1?: string }, taken) => {
	expect(await sent(typed, JSON.stringify(taken))).toEqual(
		typed.l1 === undefined ? undefined : [['l1', typed.l1]]
	);
});

test.each(['', 'no JSON', '7', '{"line":"l1"}', '[]'])(
	'the button %j is none of ours',
	async (take) => {
		expect(await sent({}, take)).toBeUndefined();
	}
);

test('what was read again is taken as a whole, and the save says which reading it is of', async () => {
	const whole = { ...TAKEN, word: 'кула он', to: 7, text: 'куда он', reading: 'i1' };
	const form = new FormData();
	for (const { id, text } of content.regions[0]!.lines) {
		form.set(`text.${id}`, text);
		form.set(`was.${id}`, text);
		form.set(`base.${id}`, '1:abc');
	}
	form.set('take', JSON.stringify(whole));
	expect(saveOf(form, opened)).toMatchObject({
		reading: 'i1',
		lines: [{ line: 'l1', text: 'куда он', base: { revision: 1, sha256: 'abc' } }]
	});
	expect(takesSuggestion(form)).toBe(false);
	form.set('take', JSON.stringify(TAKEN));
	expect(saveOf(form, opened)).not.toHaveProperty('reading');
	expect(takesSuggestion(form)).toBe(true);
	form.set('take', '{}');
	expect(takesSuggestion(form)).toBe(false);
});

test('nothing typed and nothing taken is no save', async () => {
	expect(await sent()).toBeUndefined();
});
