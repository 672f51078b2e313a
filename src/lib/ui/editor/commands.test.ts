import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { deskOf, server } from '../../../../tests/support/desk.ts';
import { page as pageOf } from '../../../../tests/support/page.ts';
import { VERB } from '#lib/ui/page/verb.ts';
import * as commands from './commands.ts';
import type { Desk } from './desk.svelte.ts';
import { type Command, KEYS } from './keys.ts';

/** A field as the desk sees it: rows of text, 20 px each. */
function field(rows: number) {
	const selection = { from: 0, to: 0 };
	return {
		...{ clientHeight: rows * 20, selection },
		focus: vi.fn(),
		closest: () => null,
		setSelectionRange: (from: number, to: number) => Object.assign(selection, { from, to })
	};
}

let desk: Desk;
let sent: ReturnType<typeof server>;
let verb: { focus: ReturnType<typeof vi.fn> };
let done: string[];
let world: commands.World;

function at(readOnly: boolean, rows = 1) {
	desk = deskOf(pageOf(['раз два', 'три', 'четыре']), { readOnly });
	for (const { id } of desk.paper.lines) desk.fields.set(id, field(rows) as never);
	const act = (name: string) => () => void done.push(name);
	world = {
		desk,
		facsimile: {
			...{ larger: act('larger'), smaller: act('smaller') },
			...{ fit: act('fit'), prepared: act('prepared') }
		},
		...{ mark: act('mark'), keys: act('keys'), signs: act('signs'), focus: act('focus') },
		turn: (by) => void done.push(`turn ${by}`)
	};
}

beforeEach(() => {
	vi.useFakeTimers();
	const laid = { content: pageOf(['раз два', 'три', 'четыре']), lines: [], head: 3, revision: 3 };
	sent = server({ structure: laid, proposals: null });
	verb = { focus: vi.fn() };
	vi.stubGlobal('document', {
		activeElement: null,
		getElementById: (id: string) => (id === VERB ? { querySelector: () => verb } : null)
	});
	vi.stubGlobal('getComputedStyle', () => ({ lineHeight: '20px' }));
	done = [];
	at(false);
});
afterEach(() => {
	desk.saver.stop();
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

const settle = () => vi.advanceTimersByTimeAsync(0);
const addresses = () => sent.map(({ address }) => address.split('/').at(-1));

test.each<[Command, string]>([
	['larger', 'larger'],
	['smaller', 'smaller'],
	['fit', 'fit'],
	['prepared', 'prepared'],
	['focus', 'focus'],
	['keys', 'keys'],
	['mark', 'mark'],
	['signs', 'signs'],
	['nextPage', 'turn 1'],
	['previousPage', 'turn -1']
])('%s does one thing: %s', (command, name) => {
	expect(commands.run(command, world)).toBe(true);
	expect(done).toEqual([name]);
});

test('every command of the table of keys can be run', () => {
	for (const { command } of KEYS) expect(() => commands.run(command, world)).not.toThrow();
});

describe('going through the lines', () => {
	test('“this line is right” confirms it in my name and goes on to the next', async () => {
		commands.run('confirm', world);
		expect(desk.paper.current).toBe('l2');
		await settle();
		expect(sent[0]).toMatchObject({
			address: '/api/pages/p1/lines',
			body: { lines: [{ line: 'l1', text: 'раз два', confirm: true }] }
		});
		expect(desk.paper.line('l1')!.seen).toEqual(['oleg']);
	});

	test('from the last line it goes to the verb of the page; back goes no further than the first', () => {
		desk.go('l3');
		commands.run('confirm', world);
		expect(desk.paper.current).toBe('l3');
		expect(verb.focus).toHaveBeenCalledTimes(1);
		desk.go('l1');
		commands.run('back', world);
		expect(desk.paper.current).toBe('l1');
		expect(verb.focus).toHaveBeenCalledTimes(1);
	});

	test('going back confirms, too; going up and down does not', async () => {
		desk.go('l2');
		commands.run('up', world);
		commands.run('down', world);
		await settle();
		expect(sent).toEqual([]);
		commands.run('back', world);
		await settle();
		expect(sent).toMatchObject([{ body: { lines: [{ line: 'l2', confirm: true }] } }]);
	});

	test('up and down keep the column, as far as the line reaches', () => {
		desk.go('l1', { from: 5, to: 5 });
		expect(commands.run('down', world)).toBe(true);
		expect([desk.paper.current, desk.paper.caret]).toEqual(['l2', { from: 3, to: 3 }]);
		expect(commands.run('up', world)).toBe(true);
		expect([desk.paper.current, desk.paper.caret]).toEqual(['l1', { from: 3, to: 3 }]);
	});

	test('at the edge of the page the arrow is the browser’s', () => {
		expect(commands.run('up', world)).toBe(false);
		desk.go('l3');
		expect(commands.run('down', world)).toBe(false);
	});

	test('in a line of three rows the arrow moves inside it, until the very end or beginning', () => {
		at(false, 3);
		desk.go('l1', { from: 3, to: 3 });
		expect(commands.run('down', world)).toBe(false);
		expect(desk.paper.current).toBe('l1');
		desk.go('l1', { from: 7, to: 7 });
		expect(commands.run('down', world)).toBe(true);
		expect(desk.paper.current).toBe('l2');
		desk.go('l2', { from: 1, to: 1 });
		expect(commands.run('up', world)).toBe(false);
		desk.go('l2', { from: 0, to: 0 });
		expect(commands.run('up', world)).toBe(true);
	});

	test('a line whose field is not on the screen is not left by an arrow', () => {
		desk.fields.clear();
		expect(commands.run('down', world)).toBe(false);
	});
});

describe('structure', () => {
	test('a line is divided where the caret stands', async () => {
		desk.go('l1', { from: 4, to: 4 });
		commands.run('split', world);
		await settle();
		expect(sent.at(-1)).toMatchObject({
			address: '/api/pages/p1/structure',
			body: { account: 'oleg', head: 1, change: { kind: 'split', line: 'l1', at: 4 } }
		});
	});

	test('a line is joined with the one before it, and the caret stands where they met', async () => {
		desk.go('l2');
		commands.run('join', world);
		expect([desk.paper.current, desk.paper.caret]).toEqual(['l1', { from: 7, to: 7 }]);
		await settle();
		expect(sent.at(-1)!.body).toMatchObject({ change: { kind: 'join', line: 'l1' } });
	});

	test('the first line has none before it', async () => {
		commands.run('join', world);
		await settle();
		expect(sent).toEqual([]);
	});

	test('what was typed goes to the server before the line is divided', async () => {
		desk.type('l1', 'раз двадва');
		desk.go('l1', { from: 4, to: 4 });
		commands.run('split', world);
		await settle();
		expect(addresses()).toEqual(['lines', 'structure']);
		expect(sent[1]!.body).toMatchObject({ head: 2 });
	});
});

describe('a page that is for reading only', () => {
	beforeEach(() => at(true));

	test.each<Command>(['mark', 'signs', 'suggest', 'consistent', 'wordRight', 'split', 'join'])(
		'%s does nothing',
		async (command) => {
			desk.go('l2', { from: 1, to: 1 });
			commands.run(command, world);
			await settle();
			expect([done, sent, desk.paper.canUndo]).toEqual([[], [], false]);
			expect(desk.suggester.shown).toBeNull();
		}
	);

	test('Enter goes on without confirming anything', async () => {
		commands.run('confirm', world);
		await settle();
		expect([desk.paper.current, sent]).toEqual(['l2', []]);
	});
});

test('save sends what was typed at once; without anything typed nothing is sent', async () => {
	commands.run('save', world);
	await settle();
	expect(sent).toEqual([]);
	desk.type('l2', 'трн');
	commands.run('save', world);
	await settle();
	expect(sent).toMatchObject([{ body: { lines: [{ line: 'l2', text: 'трн', confirm: false }] } }]);
});

test('undo and redo go through the page, whichever line has the caret', async () => {
	desk.type('l2', 'трн');
	desk.go('l3');
	commands.run('undo', world);
	await settle();
	expect([desk.paper.line('l2')!.text, desk.paper.current]).toEqual(['три', 'l2']);
	commands.run('redo', world);
	await settle();
	expect(desk.paper.line('l2')!.text).toBe('трн');
});
