import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page as pageOf } from '../../../../tests/support/page.ts';
import type { Saved, SaveRequest } from '#lib/transcription/save.ts';
import type { Draft } from './drafts.ts';
import { Paper } from './paper.svelte.ts';
import { Saver, sha256OfLine } from './saver.svelte.ts';
import type { Answer } from './send.ts';

const account = 'oleg';
let paper: Paper;
let saver: Saver;
let draft: Draft;
let sent: SaveRequest[];
/** Answers in the order they will be given; without one the server stores. */
let answers: (Answer<Saved> | ((request: SaveRequest) => Answer<Saved> | Promise<Answer<Saved>>))[];
let full = false;

beforeEach(() => {
	vi.useFakeTimers();
	paper = new Paper(pageOf(['раз', 'два', 'три']));
	[draft, sent, answers, full] = [{}, [], [], false];
	const bases = Object.fromEntries(
		paper.lines.map((line) => [line.id, { revision: 1, sha256: sha256OfLine(line) }])
	);
	let key = 0;
	saver = new Saver(
		{ page: 'p1', account, timeline: 'T', head: 1, savedAt: null, bases },
		{
			line: (id) => paper.line(id),
			send: async (request) => {
				sent.push(structuredClone(request));
				const answer = answers.shift() ?? stored;
				return typeof answer === 'function' ? answer(request) : answer;
			},
			shelf: {
				read: async () => draft,
				change: async (_key, change) => {
					if (full) throw new Error('QuotaExceededError');
					draft = change(draft);
				}
			},
			newKey: () => `key${++key}`,
			now: () => new Date('2026-11-23T12:00:00Z'),
			saved: () => undefined
		}
	);
});
afterEach(() => {
	saver.stop();
	vi.useRealTimers();
});

function stored({ lines: [line] }: SaveRequest): Answer<Saved> {
	const revision = saver.head + 1;
	const base = { revision, sha256: sha256OfLine(line!) };
	const saved = { line: line!.line, base, seen: [] };
	const at = '2026-11-23T12:00:01.000Z';
	return {
		kind: 'done',
		value: { revision, at, head: revision, state: 'open', removed: 0, lines: [saved] }
	};
}

function type(line: string, text: string) {
	paper.type(line, text);
	saver.touch(line);
}

test('a draft lies in the browser within a second of the key, whatever the network does', async () => {
	type('l1', 'рас');
	await vi.advanceTimersByTimeAsync(900);
	expect(sent).toEqual([]);
	expect(draft).toMatchObject({ l1: { text: 'рас', base: { revision: 1 } } });
	expect(saver.drafted).toBe(true);
});

test('after ten quiet seconds it is sent, and the draft goes once it is stored', async () => {
	type('l1', 'рас');
	await vi.advanceTimersByTimeAsync(10_000);
	expect(sent).toMatchObject([
		{ account, timeline: 'T', lines: [{ line: 'l1', text: 'рас', confirm: false }] }
	]);
	expect(draft).toEqual({});
	expect(saver.settled).toBe(true);
	expect(saver.head).toBe(2);
});

test('a line found right while its typed text is on its way is sent as right after it', async () => {
	type('l1', 'рас');
	answers = [
		async (request) => {
			await Promise.resolve();
			saver.confirm('l1');
			return stored(request);
		}
	];
	await saver.flush();
	expect(sent.map(({ lines }) => lines[0]!.confirm)).toEqual([false, true]);
	expect(saver.settled).toBe(true);
});

test('typed on and saved before the second is over: the older draft goes too', async () => {
	type('l1', 'рас');
	await vi.advanceTimersByTimeAsync(900);
	expect(draft).toMatchObject({ l1: { text: 'рас' } });
	type('l1', 'раст');
	await saver.flush();
	expect(sent.map(({ lines }) => lines[0]!.text)).toEqual(['раст']);
	expect(draft).toEqual({});
});

test('what was typed and taken back leaves no draft to be offered', async () => {
	type('l1', 'рас');
	type('l2', 'двa');
	await vi.advanceTimersByTimeAsync(900);
	expect(Object.keys(draft)).toEqual(['l1', 'l2']);
	type('l1', 'раз');
	await vi.advanceTimersByTimeAsync(1);
	expect(Object.keys(draft)).toEqual(['l2']);
	expect(saver.touched).toEqual(new Set(['l2']));
});

test('a draft that another tab wrote since is not taken away with mine', async () => {
	type('l1', 'рас');
	await vi.advanceTimersByTimeAsync(900);
	draft = { l1: { ...draft['l1']!, text: 'в другой вкладке' } };
	type('l1', 'раз');
	await vi.advanceTimersByTimeAsync(1);
	expect(draft).toMatchObject({ l1: { text: 'в другой вкладке' } });
});

test('each line is a save of its own, on its own base', async () => {
	type('l1', 'рас');
	type('l3', 'четыре');
	await saver.flush();
	expect(sent.map(({ key, lines }) => [key, lines.map(({ line }) => line)])).toEqual([
		['key1', ['l1']],
		['key2', ['l3']]
	]);
});

test('no answer: the same save with the same key again, after 1, 2, 4 seconds, then the newer text', async () => {
	answers = Array(3).fill({ kind: 'unreachable' });
	type('l1', 'рас');
	await saver.flush();
	expect(saver.offlineSince).not.toBeNull();
	type('l1', 'раст');
	await vi.advanceTimersByTimeAsync(7000);
	expect(sent.map(({ key, lines }) => `${key} ${lines[0]!.text}`)).toEqual([
		'key1 рас',
		'key1 рас',
		'key1 рас',
		'key1 рас',
		'key2 раст'
	]);
	expect(saver.offlineSince).toBeNull();
	expect(sent.at(-1)!.lines[0]!.base.revision).toBe(2);
});

test('signed out: nothing is lost, the same save goes out after signing in', async () => {
	answers = [{ kind: 'signed-out' }];
	type('l1', 'рас');
	await saver.flush();
	await saver.keep();
	expect([saver.signedOut, saver.settled, draft['l1']?.text]).toEqual([true, false, 'рас']);
	await saver.resume();
	expect(sent.map(({ key }) => key)).toEqual(['key1', 'key1']);
	expect(saver.settled).toBe(true);
});

test('outdated: both texts stand beside each other, other lines go on, the choice is sent on their base', async () => {
	const base = { revision: 5, sha256: 'f'.repeat(64) };
	const conflict = {
		line: 'l1',
		mine: 'рас',
		theirs: 'раз!',
		theirMarks: [],
		base,
		by: 'anna',
		who: 'Анна',
		at: ''
	};
	const facts = { conflicts: JSON.stringify([conflict]) };
	answers = [{ kind: 'refused', refusal: { code: 'outdated', facts, sentence: '', next: '' } }];
	type('l1', 'рас');
	type('l2', 'двa');
	saver.confirm('l1');
	await saver.flush();
	expect(saver.conflicts).toEqual({ l1: conflict });
	expect([...saver.touched]).toEqual(['l1']);
	await saver.flush();
	expect(sent).toHaveLength(2);
	saver.decide('l1');
	await saver.flush();
	expect(sent.at(-1)!.lines[0]).toMatchObject({
		...{ line: 'l1', text: 'рас', base },
		confirm: true
	});
	expect(saver.conflicts).toEqual({});
});

test('two people with the same text have nothing to choose', async () => {
	type('l1', 'рас');
	const base = { revision: 5, sha256: sha256OfLine(paper.line('l1')!) };
	const conflict = {
		line: 'l1',
		mine: 'рас',
		theirs: 'рас',
		theirMarks: [],
		base,
		by: 'anna',
		who: 'Анна',
		at: ''
	};
	const facts = { conflicts: JSON.stringify([conflict]) };
	answers = [{ kind: 'refused', refusal: { code: 'outdated', facts, sentence: '', next: '' } }];
	await saver.flush();
	expect(saver.conflicts).toEqual({});
	expect(saver.settled).toBe(true);
	expect(saver.base('l1')).toEqual(base);
});

test('another refusal stops the sending and is told; the text stays drafted', async () => {
	const refusal = { code: 'wrong_state' as const, facts: {}, sentence: 'Нельзя.', next: '' };
	answers = [{ kind: 'refused', refusal }];
	type('l1', 'рас');
	await saver.keep();
	await saver.flush();
	expect(saver.refused).toEqual(refusal);
	expect(draft['l1']?.text).toBe('рас');
	expect(saver.settled).toBe(false);
});

test('letters typed while a save is on its way stay unsaved until they are sent too', async () => {
	answers = [
		(request) => {
			type('l1', 'расс');
			return stored(request);
		}
	];
	type('l1', 'рас');
	await saver.flush();
	expect(sent.map(({ lines }) => lines[0]!.text)).toEqual(['рас', 'расс']);
	expect(saver.settled).toBe(true);
});

test('a text stored otherwise than sent is never called saved', async () => {
	answers = [(request) => stored({ ...request, lines: [{ ...request.lines[0]!, text: 'иное' }] })];
	type('l1', 'рас');
	await expect(saver.flush()).rejects.toThrow('stored otherwise');
	expect([...saver.touched]).toEqual(['l1']);
});

test('the person is told when the browser cannot keep a draft', async () => {
	full = true;
	type('l1', 'рас');
	await vi.advanceTimersByTimeAsync(1000);
	expect(saver.notKept).toBe(true);
	full = false;
	await saver.keep();
	expect(saver.notKept).toBe(false);
});

test('confirming sends the line as it stands; typing back to the saved text needs no save', async () => {
	saver.confirm('l2');
	await saver.flush();
	expect(sent).toMatchObject([{ lines: [{ line: 'l2', text: 'два', confirm: true }] }]);
	type('l1', 'рас');
	type('l1', 'раз');
	expect(saver.settled).toBe(true);
});

test('spaces at the ends are no change, and are not sent', async () => {
	type('l1', 'раз ');
	expect(saver.settled).toBe(true);
	type('l1', ' раз два ');
	await saver.flush();
	expect(sent[0]!.lines[0]!.text).toBe('раз два');
	expect(saver.settled).toBe(true);
});

test('asked to wait, it waits as long as it was told', async () => {
	answers = [{ kind: 'wait', seconds: 30 }];
	type('l1', 'рас');
	await saver.flush();
	await vi.advanceTimersByTimeAsync(29_000);
	expect(sent).toHaveLength(1);
	await vi.advanceTimersByTimeAsync(1000);
	expect(sent).toHaveLength(2);
});

test('a text is saved with the reading it is of, once; where that is not known, without', async () => {
	const take = (text: string, reading: string) => {
		paper.retext('l1', text);
		saver.took('l1', reading);
	};
	take('рас', 'i1');
	await saver.flush();
	type('l1', 'раз два');
	await saver.flush();
	expect(sent.map(({ reading }) => reading)).toEqual(['i1', undefined]);
	answers = [
		{
			kind: 'refused',
			refusal: { code: 'bad_request', facts: { what: 'reading' }, sentence: '', next: '' }
		}
	];
	take('рис', 'gone');
	await saver.flush();
	expect(sent.slice(2).map(({ reading, lines }) => [reading, lines[0]!.text])).toEqual([
		['gone', 'рис'],
		[undefined, 'рис']
	]);
	expect([saver.settled, saver.refused]).toEqual([true, null]);
});

test('a newer version that the page takes over tells when it was stored, an older one nothing', () => {
	const [at, before] = ['2026-11-23T12:05:00Z', '2026-11-23T11:00:00Z'].map((one) => new Date(one));
	saver.rebase({}, 3, at!);
	expect([saver.head, saver.savedAt]).toEqual([3, at]);
	saver.rebase({}, 2, before!);
	expect([saver.head, saver.savedAt]).toEqual([3, at]);
});
