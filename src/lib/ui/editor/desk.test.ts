import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { deskOf, memoryShelf, server } from '../../../../tests/support/desk.ts';
import { page as pageOf } from '../../../../tests/support/page.ts';
import type { Conflict } from '#lib/transcription/save.ts';
import { lines, type Page } from '#lib/transcription/page.ts';
import { type Desk, newKey } from './desk.svelte.ts';
import type { Draft } from './drafts.ts';
import { sha256OfLine } from './saver.svelte.ts';

let desk: Desk;
let answers: Record<string, unknown>;
let sent: ReturnType<typeof server>;
let visible: { visibilityState: string; activeElement: unknown };

beforeEach(() => {
	vi.useFakeTimers();
	visible = { visibilityState: 'visible', activeElement: null };
	vi.stubGlobal('document', visible);
	answers = {};
	sent = server(answers);
	desk = deskOf(pageOf(['раз два', 'три'], ['четыре']));
});
afterEach(() => {
	desk.saver.stop();
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

const settle = () => vi.advanceTimersByTimeAsync(0);
const texts = () => desk.paper.lines.map(({ text }) => text);
const asked = (name: string) => sent.filter(({ address }) => address.endsWith(`/${name}`));
const baseOf = (page: Page, id: string, revision: number) => ({
	revision,
	sha256: sha256OfLine(lines(page).find((line) => line.id === id)!)
});

/** Words `from` to `to` of a line as the program read them, none of them sure but those named. */
function doubting(page: Page, doubts: Record<string, number[]>): Page {
	for (const line of lines(page))
		line.words = line.words.map((word, i) => ({
			...word,
			confidence: doubts[line.id]?.includes(i) ? 0.1 : 0.99
		}));
	return page;
}

describe('the caret', () => {
	test('begins at the first line; the word at it is known', () => {
		expect(desk.current?.id).toBe('l1');
		desk.go('l1', { from: 5, to: 5 });
		expect(desk.word).toMatchObject({ from: 4, to: 7 });
		expect([desk.pageId, desk.account]).toEqual(['p1', 'oleg']);
	});

	test('goes to a line that has no field on the screen yet', () => {
		desk.go('l3', { from: 2, to: 4 });
		expect([desk.paper.current, desk.paper.caret]).toEqual(['l3', { from: 2, to: 4 }]);
	});

	test('stands in a field between letters as the browser counts them', () => {
		const set = vi.fn();
		const page = pageOf(['и\u0306𝒜ё!']);
		desk = deskOf(page);
		const field = { focus: vi.fn(), setSelectionRange: set, closest: () => null };
		desk.fields.set('l1', field as never);
		desk.go('l1', { from: 1, to: 2 });
		expect(set).toHaveBeenCalledWith(1, 3);
		expect(field.focus).toHaveBeenCalledWith({ preventScroll: true });
	});

	test('a field that has the focus keeps it: it is not focused anew', () => {
		const field = { focus: vi.fn(), setSelectionRange: vi.fn(), closest: () => null };
		visible.activeElement = field;
		desk.fields.set('l1', field as never);
		desk.go('l1');
		expect(field.focus).not.toHaveBeenCalled();
	});

	test('a step beyond the page is none', () => {
		expect(desk.step(-1)).toBe(false);
		desk.go('l3');
		expect(desk.step(1)).toBe(false);
		expect(desk.paper.current).toBe('l3');
	});

	test('on an empty page there is no line, no word, and no step', () => {
		desk = deskOf({ regions: [] });
		expect([desk.current, desk.word, desk.widest]).toEqual([undefined, undefined, 0]);
		expect([desk.step(1), desk.confirm(1)]).toEqual([false, false]);
	});
});

describe('doubtful words', () => {
	const open = (doubts: Record<string, number[]>) => {
		desk = deskOf(doubting(pageOf(['раз два', 'три'], ['четыре пять']), doubts));
	};
	const place = () => [desk.paper.current, desk.paper.caret.from];

	test('are gone through in order, across regions, and round the page', () => {
		open({ l1: [1], l3: [0, 1] });
		expect(desk.doubtful().map(({ line, word }) => [line, word.from])).toEqual([
			['l1', 4],
			['l3', 0],
			['l3', 7]
		]);
		const places = [1, 1, 1, 1].map((by) => (desk.nextDoubtful(by as 1), place()));
		expect(places).toEqual([
			['l1', 4],
			['l3', 0],
			['l3', 7],
			['l1', 4]
		]);
	});

	test('and back, from the end of the page to the one before the caret', () => {
		open({ l1: [0, 1], l3: [1] });
		desk.go('l3', { from: 0, to: 0 });
		const places = [-1, -1, -1].map((by) => (desk.nextDoubtful(by as -1), place()));
		expect(places).toEqual([
			['l1', 4],
			['l1', 0],
			['l3', 7]
		]);
	});

	test('a word that ends at the caret is the one before it', () => {
		open({ l1: [0], l3: [1] });
		desk.go('l1', { from: 3, to: 3 });
		desk.nextDoubtful(-1);
		expect(place()).toEqual(['l1', 0]);
	});

	test('the word that is selected is not the next one', () => {
		open({ l1: [0] });
		desk.go('l1', { from: 0, to: 3 });
		expect(desk.nextDoubtful(1)).toBe(true);
		expect(desk.paper.caret).toEqual(expect.objectContaining({ from: 0, to: 3 }));
	});

	test('where none is left it says so, and the caret stays', () => {
		open({});
		desk.go('l2', { from: 1, to: 1 });
		expect(desk.nextDoubtful(1)).toBe(false);
		expect(desk.notice).toEqual({ noneLeft: true });
		expect(place()).toEqual(['l2', 1]);
	});
});

describe('what is typed and marked', () => {
	test('waits to be saved until it is as it was', () => {
		desk.type('l2', 'трн');
		expect([...desk.saver.touched]).toEqual(['l2']);
		desk.type('l2', 'три');
		expect([...desk.saver.touched]).toEqual([]);
	});

	test('a mark waits, too, and taken away it does no more', () => {
		desk.mark('l1', { id: 'm1', kind: 'unclear', from: 0, to: 3 });
		expect([...desk.saver.touched]).toEqual(['l1']);
		desk.unmark('l1', 'm1');
		expect([...desk.saver.touched]).toEqual([]);
	});

	test('letters put in place of others leave the caret behind them', () => {
		desk.replace('l1', { from: 4, to: 7 }, 'и\u0306ко');
		expect(texts()[0]).toBe('раз йко');
		expect(desk.paper.caret).toEqual({ from: 7, to: 7 });
	});

	test('a page for reading only is not changed', () => {
		desk = deskOf(pageOf(['раз']), { readOnly: true });
		desk.replace('l1', { from: 0, to: 3 }, 'два');
		expect([texts(), desk.saver.touched.size]).toEqual([['раз'], 0]);
	});

	test('saved lines are mine from then on, with a new version, and who looked', async () => {
		desk.type('l2', 'трн');
		await desk.saver.flush();
		expect(desk.paper.line('l2')).toMatchObject({ by: 'oleg', revision: 2, seen: [] });
		expect(desk.paper.line('l1')).toMatchObject({ by: 'tesseract', revision: 1 });
	});

	test('characters that were taken out are told of once', async () => {
		const base = { revision: 2, sha256: sha256OfLine({ text: 'трн', annotations: [] }) };
		answers['lines'] = {
			...{ revision: 2, at: '2026-11-23T12:00:00Z', head: 2, state: 'open', removed: 3 },
			lines: [{ line: 'l2', base, seen: [] }]
		};
		desk.type('l2', 'трн');
		await desk.saver.flush();
		expect(desk.notice).toEqual({ removed: 3 });
	});

	test('the whole text can be carried away by hand', () => {
		desk.type('l3', 'пять');
		expect(desk.copyable()).toBe('раз два\nтри\nпять');
	});
});

describe('another layout', () => {
	const fresh = () => pageOf(['раз', 'два', 'три'], ['четыре']);
	const laid = (page = fresh()) => ({
		...{ content: page, head: 5, revision: 5, lines: [], at: '', state: 'open', removed: 0 }
	});

	test('is the server’s page, and one step that undo takes back by the version it made', async () => {
		answers['structure'] = laid();
		const page = await desk.reshape({ kind: 'split', line: 'l1', at: 4 });
		expect(lines(page!).map(({ text }) => text)).toEqual(['раз', 'два', 'три', 'четыре']);
		expect([texts().length, desk.saver.head, desk.paper.canUndo]).toEqual([4, 5, true]);
		answers['structure'] = {
			...laid(pageOf(['раз два', 'три'], ['четыре'])),
			head: 6,
			revision: 6
		};
		desk.undo();
		await settle();
		expect(asked('structure').at(-1)!.body).toMatchObject({
			head: 5,
			change: { kind: 'take-back', revision: 5 }
		});
		expect([texts()[0], desk.paper.canUndo, desk.paper.canRedo]).toEqual(['раз два', false, true]);
	});

	test('lines under my hands stay as I typed them', async () => {
		answers['structure'] = laid();
		answers['lines'] = new Error('away');
		desk.type('l3', 'мой');
		await desk.reshape({ kind: 'split', line: 'l1', at: 4 });
		expect(texts()).toContain('мой');
	});

	test('two at once are done one after the other, each on the version before it', async () => {
		answers['structure'] = laid();
		const both = [
			desk.reshape({ kind: 'split', line: 'l1', at: 4 }),
			desk.reshape({ kind: 'recall', line: 'l2' })
		];
		await Promise.all(both);
		expect(asked('structure').map(({ body }) => (body as { head: number }).head)).toEqual([1, 5]);
		const keys = asked('structure').map(({ body }) => (body as { key: string }).key);
		expect(new Set(keys).size).toBe(2);
	});

	test.each<[string, () => void, (desk: Desk) => unknown, unknown]>([
		[
			'refused',
			() => refuse(409, { sentence: 'The page is in review.' }),
			({ notice }) => notice,
			{ sentence: 'The page is in review.' }
		],
		['not signed in', () => refuse(401, {}), ({ saver }) => saver.signedOut, true],
		[
			'without a connection',
			() => refuse(503, {}),
			({ saver }) => saver.offlineSince !== null,
			true
		]
	])('%s, it is no step, and it is said', async (_, fails, told, what) => {
		fails();
		expect(await desk.reshape({ kind: 'split', line: 'l1', at: 4 })).toBeNull();
		expect(told(desk)).toEqual(what);
		expect([texts()[0], desk.paper.canUndo]).toEqual(['раз два', false]);
	});

	function refuse(status: number, body: object) {
		vi.stubGlobal('fetch', async (address: string) =>
			address.endsWith('structure')
				? Response.json(body, { status })
				: Response.json({}, { status: 503 })
		);
	}
});

describe('what others saved', () => {
	const theirs = () => pageOf(['их текст', 'три'], ['четыре']);
	const head = () => {
		const content = theirs();
		const bases = Object.fromEntries(lines(content).map(({ id }) => [id, baseOf(content, id, 7)]));
		return { content, bases, head: 7, run: null };
	};

	test('is taken over where I typed nothing', async () => {
		answers['p1'] = head();
		await desk.refresh();
		expect([texts()[0], desk.saver.head, desk.saver.base('l1')?.revision]).toEqual([
			...['их текст', 7, 7]
		]);
	});

	test('never replaces what I am typing, and mine stays on the version it was typed on', async () => {
		answers['p1'] = head();
		desk.type('l1', 'мой текст');
		await desk.refresh();
		expect([texts()[0], desk.saver.base('l1')?.revision]).toEqual(['мой текст', 1]);
		expect([...desk.saver.touched]).toEqual(['l1']);
	});

	test('without a connection everything stays', async () => {
		answers['p1'] = new Error('away');
		await desk.refresh();
		expect([texts()[0], desk.saver.head]).toEqual(['раз два', 1]);
	});
});

describe('two texts of one line', () => {
	const marks = [{ id: 'm9', kind: 'unclear' as const, from: 0, to: 2 }];
	const conflict: Conflict = {
		...{ line: 'l1', mine: 'мой', theirs: 'их', theirMarks: marks },
		...{ by: 'anna', who: 'Анна', at: '2026-11-23T12:00:00Z' },
		base: { revision: 3, sha256: sha256OfLine({ text: 'их', annotations: marks }) }
	};
	beforeEach(() => {
		desk.type('l1', 'мой');
		desk.saver.conflicts = { l1: conflict };
	});

	test('mine goes out on their version', async () => {
		desk.choose('l1', 'mine');
		await settle();
		expect(sent[0]!.body).toMatchObject({ lines: [{ text: 'мой', base: { revision: 3 } }] });
		expect(desk.saver.conflicts).toEqual({});
	});

	test('theirs is taken with their marks, needs no saving, and can be undone to mine', async () => {
		desk.choose('l1', 'theirs');
		await settle();
		expect(desk.paper.line('l1')).toMatchObject({ text: 'их', annotations: marks });
		expect([sent, desk.saver.settled]).toEqual([[], true]);
		desk.undo();
		await settle();
		expect([texts()[0], [...desk.saver.touched]]).toEqual(['мой', ['l1']]);
	});

	test('a third text is typed first, then sent', async () => {
		desk.choose('l1', 'type');
		await settle();
		expect([sent, desk.paper.caret]).toEqual([[], { from: 3, to: 3 }]);
		desk.type('l1', 'третий');
		await desk.saver.flush();
		expect(sent[0]!.body).toMatchObject({ lines: [{ text: 'третий', base: { revision: 3 } }] });
	});

	test('while it waits, other lines are saved', async () => {
		desk.type('l2', 'трн');
		await desk.saver.flush();
		expect(sent.map(({ body }) => (body as { lines: { line: string }[] }).lines[0]!.line)).toEqual([
			'l2'
		]);
	});

	test('a line without two texts is not chosen for', () => {
		desk.choose('l2', 'theirs');
		expect(texts()[1]).toBe('три');
	});
});

describe('a draft', () => {
	const base = (id: string, revision = 1) =>
		baseOf(pageOf(['раз два', 'три'], ['четыре']), id, revision);
	const draft = (text: string, id = 'l2', revision = 1): Draft => ({
		[id]: { base: base(id, revision), text, annotations: [], at: '2026-11-23T11:05:00Z' }
	});
	const open = async (kept: Record<string, Draft>, readOnly = false) => {
		const shelf = memoryShelf(kept);
		desk = deskOf(pageOf(['раз два', 'три'], ['четыре']), { shelf, readOnly });
		const end = desk.open();
		await settle();
		end();
		return shelf;
	};
	/** The place of the draft on the shelf, found as the saver writes it. */
	const key = async () => {
		const shelf = memoryShelf();
		const writing = deskOf(pageOf(['раз два', 'три'], ['четыре']), { shelf });
		writing.type('l2', 'x');
		await writing.saver.keep();
		writing.saver.stop();
		return Object.keys(shelf.kept)[0]!;
	};

	test('that is not on the server is found, and never loaded in silence', async () => {
		await open({ [await key()]: draft('трнн') });
		expect(Object.keys(desk.draft ?? {})).toEqual(['l2']);
		expect(texts()[1]).toBe('три');
	});

	test.each<[string, Draft]>([
		['with the very text of the server', draft('три')],
		['of a line that is no more', { l9: draft('x')['l2']! }]
	])('%s is none', async (_, kept) => {
		await open({ [await key()]: kept });
		expect(desk.draft).toBeNull();
	});

	test('of somebody else on this computer is not seen', async () => {
		const mine = await key();
		await open({ [mine.replace('oleg', 'anna')]: draft('трнн') });
		expect(desk.draft).toBeNull();
	});

	test('is not offered on a page for reading only', async () => {
		await open({ [await key()]: draft('трнн') }, true);
		expect(desk.draft).toBeNull();
	});

	test('restored it is typed on its old version and sent', async () => {
		await open({ [await key()]: draft('трнн') });
		desk.restoreDraft();
		expect([texts()[1], desk.draft]).toEqual(['трнн', null]);
		await settle();
		expect(sent[0]!.body).toMatchObject({ lines: [{ text: 'трнн', base: base('l2') }] });
	});

	test('dropped it is gone from the shelf, and the text stays', async () => {
		const place = await key();
		const shelf = await open({ [place]: draft('трнн') });
		desk.dropDraft();
		await settle();
		expect([desk.draft, shelf.kept[place], texts()[1]]).toEqual([null, {}, 'три']);
	});
});

describe('the connection', () => {
	test('is watched every five seconds while the page is seen', async () => {
		const end = desk.open();
		await vi.advanceTimersByTimeAsync(10_000);
		expect(asked('pulse')).toHaveLength(2);
		visible.visibilityState = 'hidden';
		await vi.advanceTimersByTimeAsync(10_000);
		expect(asked('pulse')).toHaveLength(2);
		end();
		visible.visibilityState = 'visible';
		await vi.advanceTimersByTimeAsync(10_000);
		expect(asked('pulse')).toHaveLength(2);
	});

	test('lost, it is said; come back, what waited is sent', async () => {
		answers['pulse'] = new Error('away');
		answers['lines'] = new Error('away');
		const end = desk.open();
		desk.type('l1', 'рас');
		await vi.advanceTimersByTimeAsync(5000);
		expect(desk.saver.offlineSince).not.toBeNull();
		expect(desk.saver.settled).toBe(false);
		delete answers['pulse'];
		delete answers['lines'];
		await vi.advanceTimersByTimeAsync(5000);
		expect([desk.saver.offlineSince, desk.saver.settled]).toEqual([null, true]);
		end();
	});
});

test('keys of saves are never the same', () => {
	const keys = Array.from({ length: 200 }, newKey);
	expect(new Set(keys).size).toBe(200);
	for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/);
});
