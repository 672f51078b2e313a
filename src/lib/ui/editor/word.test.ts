import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { deskOf, memoryShelf, server } from '../../../../tests/support/desk.ts';
import { page as pageOf } from '../../../../tests/support/page.ts';
import { vouched } from '#lib/transcription/line.ts';
import type { SaveRequest } from '#lib/transcription/save.ts';
import type { Desk } from './desk.svelte.ts';
import * as word from './word.ts';

let desk: Desk;
let sent: ReturnType<typeof server>;
const found = {
	line: 'l1',
	word: 'кула',
	from: 1,
	to: 5,
	proposals: [{ text: 'куда', reasons: [{ code: 'dictionary' as const, facts: {} }] }]
};

beforeEach(() => {
	vi.useFakeTimers();
	sent = server({ proposals: found });
	desk = deskOf(pageOf(['«кула» он', 'шёл 19\u00a0cлов']));
});
afterEach(() => {
	desk.saver.stop();
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

const undo = () => (desk.undo(), settle());
const settle = () => vi.advanceTimersByTimeAsync(0);
const text = (line = 'l1') => desk.paper.line(line)?.text;

test('suggestions are asked for with the line as it was typed, and its neighbours', async () => {
	desk.type('l1', '«кулак» он');
	desk.go('l1', { from: 2, to: 2 });
	word.suggest(desk);
	expect(desk.suggester.shown).toMatchObject({ state: 'waiting', word: '«кулак»' });
	await settle();
	expect(sent.find(({ address }) => address.endsWith('proposals'))?.body).toEqual({
		...{ line: 'l1', text: '«кулак» он', after: 'шёл 19\u00a0cлов', from: 0, to: 7 }
	});
	expect(desk.suggester.shown).toMatchObject({ state: 'offered', word: 'кула', found });
});

test('opening suggestions changes nothing; taking one is one step that is saved and undone', async () => {
	desk.go('l1', { from: 2, to: 2 });
	word.suggest(desk);
	await settle();
	expect(text()).toBe('«кула» он');
	expect(desk.saver.touched.size).toBe(0);
	word.take(desk, 'куда');
	expect(text()).toBe('«куда» он');
	expect(desk.paper.caret).toEqual({ from: 5, to: 5 });
	expect(desk.suggester.shown).toBeNull();
	expect([...desk.saver.touched]).toEqual(['l1']);
	await undo();
	expect(text()).toBe('«кула» он');
});

test('letters typed just before are a step of their own', async () => {
	desk.type('l1', '«кула» она');
	desk.go('l1', { from: 2, to: 2 });
	word.suggest(desk);
	await settle();
	word.take(desk, 'куда');
	await undo();
	expect(text()).toBe('«кула» она');
});

test('left again, nothing is taken and the word is selected', async () => {
	desk.go('l1', { from: 2, to: 2 });
	word.suggest(desk);
	await settle();
	word.leave(desk);
	expect(desk.suggester.shown).toBeNull();
	expect(text()).toBe('«кула» он');
	expect(desk.paper.caret).toEqual({ from: 0, to: 6 });
});

test('an answer that comes after the list was closed opens nothing', async () => {
	desk.go('l1', { from: 2, to: 2 });
	word.suggest(desk);
	desk.suggester.close();
	await settle();
	expect(desk.suggester.shown).toBeNull();
});

test('what was typed while the list was open is not overwritten by a suggestion', async () => {
	desk.go('l1', { from: 2, to: 2 });
	word.suggest(desk);
	await settle();
	desk.type('l1', 'совсем иное');
	word.take(desk, 'куда');
	expect(text()).toBe('совсем иное');
});

test.each([
	[null, 'none'],
	[{ ...found, proposals: [] }, 'none'],
	[new Error('offline'), 'unreachable']
])('the answer %j is told as "%s"', async (answer, state) => {
	server({ proposals: answer });
	desk.go('l1', { from: 2, to: 2 });
	word.suggest(desk);
	await settle();
	expect(desk.suggester.shown?.state).toBe(state);
});

test('between two spaces there is no word to suggest for', async () => {
	desk.type('l1', 'а  б');
	desk.go('l1', { from: 2, to: 2 });
	word.suggest(desk);
	expect(desk.suggester.shown).toBeNull();
});

const doubted = () => {
	const page = pageOf(['раз два', 'три']);
	for (const line of page.regions[0]!.lines)
		line.words = line.words.map((one) => ({ ...one, confidence: 0.5, unknown: true as const }));
	return deskOf(page);
};

test('"word is right" goes on to the next doubtful word, and is saved without a new text', async () => {
	desk = doubted();
	desk.go('l1', { from: 0, to: 3 });
	word.isRight(desk);
	expect(vouched(desk.paper.line('l1')!)).toEqual([{ from: 0, to: 3 }]);
	expect(desk.paper.caret).toEqual({ from: 4, to: 7 });
	await desk.saver.flush();
	const { lines } = sent.at(-1)!.body as SaveRequest;
	expect(lines).toMatchObject([{ line: 'l1', text: 'раз два', right: [{ from: 0, to: 3 }] }]);
	expect(desk.saver.settled).toBe(true);
});

test('undone, the word is doubtful again, and the server is told so', async () => {
	desk = doubted();
	desk.go('l1', { from: 0, to: 3 });
	word.isRight(desk);
	await desk.saver.flush();
	await undo();
	expect(desk.doubtful()).toHaveLength(3);
	await desk.saver.flush();
	expect((sent.at(-1)!.body as SaveRequest).lines[0]?.right).toEqual([]);
});

test('when the last doubtful word is right, that is told', () => {
	desk = doubted();
	for (const { line, word: one } of desk.doubtful()) {
		desk.go(line, one);
		word.isRight(desk);
	}
	expect(desk.doubtful()).toEqual([]);
	expect(desk.notice).toEqual({ noneLeft: true });
});

test.each([
	['—', 2, 2, '«к—ула» он', 3],
	['—', 1, 5, '«—» он', 2],
	['\u0301', 3, 3, '«ку\u0301ла» он', 3],
	['\u0301', 1, 3, '«ку\u0301ла» он', 3],
	['№', 0, 0, '№«кула» он', 1]
])('the sign %j at %i to %i makes %j', async (sign, from, to, whole, caret) => {
	desk.go('l1', { from, to });
	word.insert(desk, sign);
	expect(text()).toBe(whole);
	expect(desk.paper.caret).toEqual({ from: caret, to: caret });
	await undo();
	expect(text()).toBe('«кула» он');
});

test('invisible signs of a line go in one step; a line without any is not touched', async () => {
	word.makeConsistent(desk, 'l2');
	expect(text('l2')).toBe('шёл 19 слов');
	await undo();
	expect(text('l2')).toBe('шёл 19\u00a0cлов');
	expect(desk.paper.canUndo).toBe(false);
	word.makeConsistent(desk, 'l1');
	word.makeConsistent(desk, null);
	expect(desk.paper.canUndo).toBe(false);
});

test('who only reads changes nothing and asks nothing', () => {
	desk = deskOf(pageOf(['cлово']), { readOnly: true });
	desk.go('l1', { from: 0, to: 2 });
	word.suggest(desk);
	word.insert(desk, '№');
	word.makeConsistent(desk, 'l1');
	word.isRight(desk);
	expect(text()).toBe('cлово');
	expect(desk.suggester.shown).toBeNull();
	expect(vouched(desk.paper.line('l1')!)).toEqual([]);
	expect(sent).toEqual([]);
});

const reopened = async (desk: Desk) => {
	const stop = desk.open();
	await settle();
	stop();
};

test('a draft of marks alone is offered after a reload, and restored with its marks', async () => {
	const shelf = memoryShelf();
	const first = deskOf(pageOf(['раз']), { shelf });
	first.mark('l1', { id: 'm', kind: 'unclear', from: 0, to: 3 });
	await first.saver.keep();
	first.saver.stop();
	desk = deskOf(pageOf(['раз']), { shelf });
	await reopened(desk);
	expect(Object.keys(desk.draft ?? {})).toEqual(['l1']);
	desk.restoreDraft();
	expect(desk.paper.line('l1')?.annotations).toMatchObject([{ kind: 'unclear' }]);
});

test('a draft that is what the server has is not offered', async () => {
	const shelf = memoryShelf();
	const first = deskOf(pageOf(['раз']), { shelf });
	first.type('l1', 'рас');
	await first.saver.keep();
	first.saver.stop();
	desk = deskOf(pageOf(['рас']), { shelf });
	await reopened(desk);
	expect(desk.draft).toBeNull();
});
