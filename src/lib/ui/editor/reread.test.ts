import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { deskOf, server } from '../../../../tests/support/desk.ts';
import { line as lineOf, page as pageOf } from '../../../../tests/support/page.ts';
import type { PartAsked, PartRead } from '#lib/recognition/part.ts';
import type { SaveRequest, StructureRequest } from '#lib/transcription/save.ts';
import type { Desk } from './desk.svelte.ts';
import * as reread from './reread.ts';

let desk: Desk;
let sent: ReturnType<typeof server>;

/** What the server answers to a reading: these lines. */
function answer(...texts: string[]): PartRead {
	const lines = texts.map((text, i) => lineOf(`i1-l${i + 1}`, text));
	const zone = { ulx: 0, uly: 0, lrx: 40, lry: 20 };
	const how = { shape: 'line' as const, languages: 'rus', digits: false };
	return { ...how, zone, reading: 'i1', lines, confidence: lines.length > 0 ? 0.93 : null };
}

function open(
	answers: Record<string, unknown> = { readings: answer('куда он') },
	readOnly = false
) {
	sent = server(answers);
	const content = pageOf(['кула он', 'шёл'], []);
	content.regions[0]!.lines[1]!.zone = { ulx: 0, uly: 40, lrx: 30, lry: 60 };
	desk = deskOf(content, { readOnly });
	desk.rereader.choices = { languages: ['rus', 'eng', 'rus+eng'], usual: 'rus' };
}
const settle = () => vi.advanceTimersByTimeAsync(0);
const asked = () =>
	sent.filter(({ address }) => address.endsWith('readings')).map(({ body }) => body as PartAsked);
const saves = () =>
	sent.filter(({ address }) => address.endsWith('lines')).map(({ body }) => body as SaveRequest);
const text = (line = 'l1') => desk.paper.line(line)?.text;

beforeEach(() => {
	vi.useFakeTimers();
	open();
});
afterEach(() => {
	desk.saver.stop();
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

describe('asking', () => {
	test('the line at the caret, as one line, with what reads the record', async () => {
		desk.go('l2');
		reread.readLine(desk);
		expect(desk.rereader.shown).toMatchObject({ state: 'waiting', wish: { line: 'l2' } });
		await settle();
		const zone = { ulx: 0, uly: 40, lrx: 30, lry: 60 };
		expect(asked()).toEqual([{ zone, shape: 'line', languages: 'rus', digits: false }]);
		expect(desk.rereader.shown).toMatchObject({ state: 'read', read: { reading: 'i1' } });
	});

	test('once more with other signs: digits are no language; the next line keeps the choice', async () => {
		reread.readLine(desk);
		await desk.rereader.again({ letters: 'digits' });
		await desk.rereader.again({ shape: 'block' });
		desk.rereader.close();
		desk.go('l2');
		reread.readLine(desk);
		await settle();
		expect(asked().map(({ shape, languages, digits }) => [shape, languages, digits])).toEqual([
			['line', 'rus', false],
			['line', null, true],
			['block', null, true],
			['line', null, true]
		]);
	});

	test('in a region with languages of its own those are proposed, whatever was chosen elsewhere', async () => {
		reread.readLine(desk);
		await desk.rereader.again({ letters: 'digits' });
		const [region] = desk.paper.page.regions;
		Object.assign(region!, { laid: 'anna', languages: 'eng' });
		region!.zone = { ulx: 0, uly: 0, lrx: 90, lry: 90 };
		reread.readZone(desk, { ulx: 0, uly: 39, lrx: 31, lry: 61 });
		await desk.rereader.again({ letters: 'rus+eng' });
		reread.readZone(desk, { ulx: 0, uly: 39, lrx: 31, lry: 61 }, 'line', 'rus');
		desk.go('l2');
		reread.readLine(desk);
		await settle();
		expect(asked().map(({ languages }) => languages)).toEqual([
			...['rus', null, 'eng', 'rus+eng', 'rus', 'eng']
		]);
	});

	test('a place between pixels, as other tools lay lines out, is asked for in whole ones', async () => {
		const { lines } = desk.paper.page.regions[0]!;
		lines[1]!.zone = { ulx: 0.4, uly: 39.6, lrx: 30.2, lry: 60, points: [{ x: 0, y: 40 }] };
		desk.go('l2');
		reread.readLine(desk);
		await settle();
		expect(asked()[0]!.zone).toEqual({ ulx: 0, uly: 40, lrx: 30, lry: 60 });
	});

	test('a drawn place is the line it lies over, else what stands there', async () => {
		reread.readZone(desk, { ulx: 0, uly: 39, lrx: 31, lry: 61 });
		expect(desk.rereader.shown?.wish).toMatchObject({ line: 'l2', shape: 'line' });
		reread.readZone(desk, { ulx: 0, uly: 0, lrx: 90, lry: 90 });
		expect(desk.rereader.shown?.wish).toMatchObject({ line: null, shape: 'block' });
		reread.readZone(desk, { ulx: 0, uly: 0, lrx: 90, lry: 90 }, 'sparse');
		expect(desk.rereader.shown?.wish).toMatchObject({ line: null, shape: 'sparse' });
		await settle();
	});

	test('an answer that comes late, for what was closed or asked anew, is not shown', async () => {
		reread.readLine(desk);
		desk.rereader.close();
		await settle();
		expect(desk.rereader.shown).toBeNull();
		reread.readLine(desk);
		const first = desk.rereader.shown;
		void desk.rereader.again({ letters: 'eng' });
		expect(desk.rereader.shown).not.toBe(first);
		await settle();
		expect(desk.rereader.shown).toMatchObject({ state: 'read', wish: { letters: 'eng' } });
	});

	test('who only reads, or may not have it read, asks for nothing', async () => {
		open(undefined, true);
		reread.readLine(desk);
		reread.readZone(desk, { ulx: 0, uly: 0, lrx: 90, lry: 90 });
		open();
		desk.rereader.choices = null;
		reread.readLine(desk);
		await settle();
		expect([asked(), desk.rereader.shown, desk.rereader.all]).toEqual([[], null, []]);
	});

	test.each<[string, () => unknown, object]>([
		[
			'a refusal',
			() => Response.json({ code: 'zone_small', sentence: 'S', next: 'N' }, { status: 422 }),
			{ state: 'refused', why: { code: 'zone_small' } }
		],
		[
			'too many',
			() => new Response('', { status: 429, headers: { 'retry-after': '21' } }),
			{ state: 'wait', seconds: 21 }
		],
		['no connection', () => Promise.reject(new Error('gone')), { state: 'unreachable' }],
		['a fault of the server', () => new Response('', { status: 500 }), { state: 'unreachable' }],
		['no session', () => new Response('', { status: 401 }), { state: 'unreachable' }]
	])('%s is told, and changes nothing', async (_, fetched, shown) => {
		vi.stubGlobal('fetch', fetched);
		reread.readLine(desk);
		await settle();
		expect(desk.rereader.shown).toMatchObject({ ...shown, read: null });
		await reread.take(desk);
		expect(text()).toBe('кула он');
	});
});

describe('taking', () => {
	test('the text of a line: one step, saved with where it comes from, undone', async () => {
		reread.readLine(desk);
		await settle();
		expect([text(), desk.saver.touched.size]).toEqual(['кула он', 0]);
		await reread.take(desk);
		expect([text(), desk.rereader.shown]).toEqual(['куда он', null]);
		expect(desk.paper.caret).toEqual({ from: 7, to: 7 });
		await desk.saver.flush();
		expect(saves()).toMatchObject([{ reading: 'i1', lines: [{ line: 'l1', text: 'куда он' }] }]);
		desk.undo();
		await settle();
		expect(text()).toBe('кула он');
		await desk.saver.flush();
		expect(saves()[1]).not.toHaveProperty('reading');
	});

	test('what was typed over it before it was sent is the person’s own', async () => {
		reread.readLine(desk);
		await settle();
		await reread.take(desk);
		desk.type('l1', 'куда она');
		await desk.saver.flush();
		const mine = saves().find(({ lines }) => lines[0]!.text === 'куда она')!;
		expect(mine).not.toHaveProperty('reading');
	});

	test('several lines come onto the page by the server, as one step', async () => {
		const content = pageOf(['куда', 'он', 'шёл']);
		open({
			readings: answer('куда', 'он'),
			structure: { content, lines: [], head: 2, revision: 2, at: '', state: 'open', removed: 0 }
		});
		reread.readLine(desk);
		await settle();
		await reread.take(desk);
		const shaped = sent.find(({ address }) => address.endsWith('structure'))?.body;
		expect((shaped as StructureRequest).change).toEqual({ kind: 'take-reading', reading: 'i1' });
		expect([desk.paper.lines.length, desk.paper.canUndo]).toEqual([3, true]);
	});

	test('nothing read, or left: nothing is changed, and the caret is where it was', async () => {
		open({ readings: answer() });
		desk.go('l1', { from: 2, to: 4 });
		reread.readLine(desk);
		await settle();
		await reread.take(desk);
		expect(desk.rereader.shown).toMatchObject({ state: 'read' });
		reread.leave(desk);
		expect([text(), desk.rereader.shown]).toEqual(['кула он', null]);
		expect(desk.paper.caret).toEqual({ from: 2, to: 4 });
	});

	test('a reading that came with the page is shown and taken like any other', async () => {
		desk.rereader.show({ ...answer('куда он'), digits: true }, 'l1');
		expect(desk.rereader.shown).toMatchObject({ state: 'read', wish: { letters: 'digits' } });
		await reread.take(desk);
		expect(text()).toBe('куда он');
	});
});
