import { beforeEach, describe, expect, test, vi } from 'vitest';
import { done, refuse } from '#lib/outcome.ts';
import type { Answer } from '../process/child.ts';
import type { Models } from './models.ts';
import { openReader } from './open.ts';
import type { LinePicture, Reader } from './reader.ts';

/** Stands for the child processes: what they were asked, and what they answer, in turn. */
const child = vi.hoisted(() => ({ asked: [] as object[], answers: [] as unknown[] }));
vi.mock('../process/warm.ts', async (original) => ({
	...(await original<object>()),
	Warm: class {
		ask(json: object, _blobs: unknown, _allowance: unknown, way: { weight: number }) {
			child.asked.push({ ...json, weight: way.weight });
			return Promise.resolve(child.answers.shift() ?? read('слово'));
		}
		wake() {}
		end() {}
	}
}));
beforeEach(() => Object.assign(child, { asked: [], answers: [] }));

const zone = { ulx: 0, uly: 0, lrx: 10, lry: 10 };
const lineOf = (text: string) => ({
	...{ text, confidence: 0.9, zone },
	words: [{ from: 0, to: text.length, zone, confidence: 0.9 }],
	lattice: [...text].map((letter) => [[letter, 0.9]])
});
const read = (...texts: string[]): Answer => ({
	...{ ok: true, json: { lines: texts.map(lineOf) }, blobs: [] }
});
const ended = (why: Extract<Answer, { ok: false }>['why']): Answer => ({
	ok: false,
	why,
	detail: 'x'
});
const picture = (change: Partial<LinePicture> = {}): LinePicture => ({
	...{ id: 'l1', png: new Uint8Array(8), segmentation: 7, languages: 'rus', ...change }
});

function opened(models: Models = { rus: done('a'), eng: done('c') }): Reader {
	const limits = { cpuSeconds: 60, wallSeconds: 240 };
	return openReader({ root: '/none', folder: '/none', models, children: 1, limits });
}

describe('what may not read', () => {
	test('a model that is dismissed, alone or beside another; what is admitted again reads', async () => {
		const why = refuse('model_wrong', { model: 'rus.traineddata', expected: 'a', measured: 'b' });
		const reader = opened();
		reader.dismiss('rus', why.refusal);
		const all = ['rus', 'rus+eng', 'eng+rus'].map((languages) => picture({ languages }));
		expect(await reader.read(all)).toEqual([why, why, why]);
		expect(child.asked).toEqual([]);
		reader.admit('rus', 'a');
		expect(await reader.read([picture()])).toMatchObject([{ ok: true }]);
	});

	test.each(['deu', 'rus+deu', '__proto__', '', '../rus', 'rus+'])(
		'"%s", which is no language of this reader: no process is asked',
		async (languages) => {
			const language = languages.split('+').find((one) => one !== 'rus')!;
			const refused = refuse('language_unknown', { language });
			expect(await opened().read([picture({ languages }), picture({ languages })])).toEqual([
				...[refused, refused]
			]);
			expect(child.asked).toEqual([]);
		}
	);
});

describe('a process that ends', () => {
	test.each([
		['memory', refuse('reading_heavy', { limit: 900 })],
		['cpu', refuse('reading_slow', { limit: 60 })],
		['wall', refuse('reading_slow', { limit: 240 })],
		['cancelled', refuse('reading_cancelled')],
		['start', refuse('reading_failed', { detail: 'start x' })]
	] as const)('by %s is said as such, and is not tried again', async (why, refusal) => {
		child.answers = [ended(why)];
		expect(await opened().read([picture()])).toEqual([refusal]);
		expect(child.asked).toHaveLength(1);
	});

	test('without a limit is tried once more in a fresh one, and only once', async () => {
		child.answers = [ended('died'), read('слово')];
		expect(await opened().read([picture()])).toMatchObject([
			{ ok: true, value: [{ text: 'слово' }] }
		]);
		child.answers = [ended('died'), ended('died'), read('слово')];
		expect(await opened().read([picture()])).toEqual([
			refuse('reading_failed', { detail: 'died x' })
		]);
	});

	test.each([
		['an error', { error: 'Aborted' }],
		['nothing', null],
		['lines without letters', { lines: [{ text: 1 }] }],
		['a confidence of two', { lines: [{ ...lineOf('a'), confidence: 2 }] }],
		['text without end', { lines: [lineOf('a'.repeat(100_001))] }]
	])('with %s for an answer has read nothing', async (_what, json) => {
		child.answers = [{ ok: true, json, blobs: [] }];
		const [outcome] = await opened().read([picture()]);
		expect(outcome).toMatchObject({ ok: false, refusal: { code: 'reading_failed' } });
		if (!outcome!.ok) expect(String(outcome!.refusal.facts['detail']).length).toBeLessThan(301);
	});
});

describe('what is read', () => {
	test('comes in the order of the pictures, though the heaviest is read first', async () => {
		const sizes = [5, 50, 500];
		const pictures = sizes.map((size, at) => picture({ id: `l${at}`, png: new Uint8Array(size) }));
		child.answers = [read('тяжёлая'), read('средняя'), read('лёгкая')];
		const told: string[] = [];
		const onRead = (lines: { text: string }[]) => void told.push(...lines.map(({ text }) => text));
		const answers = await opened().read(pictures, { onRead });
		expect(answers.map((one) => one.ok && one.value[0]!.text)).toEqual([
			'лёгкая',
			'средняя',
			'тяжёлая'
		]);
		expect(told).toEqual(['тяжёлая', 'средняя', 'лёгкая']);
	});

	test('is one line of a picture of one line, under its own id, whatever Tesseract cut it into', async () => {
		for (const segmentation of [7, 8, 13] as const) {
			child.answers = [read('два', 'слова')];
			const [one] = await opened().read([picture({ segmentation })]);
			expect(one).toMatchObject({ ok: true, value: [{ id: 'l1', text: 'два слова' }] });
		}
	});

	test('is a line each of a picture of many, numbered; a whole page weighs as many lines', async () => {
		for (const [segmentation, weight] of [
			[3, 40],
			[6, 1],
			[11, 1]
		] as const) {
			child.answers = [read('два', 'слова')];
			const [many] = await opened().read([picture({ segmentation, only: '0123456789' })]);
			expect(many).toMatchObject({ ok: true, value: [{ id: 'l1-1' }, { id: 'l1-2' }] });
			expect(child.asked.at(-1)).toEqual({
				...{ segmentation, languages: 'rus', only: '0123456789', weight }
			});
		}
	});

	test('is nothing where nothing was found, and that is no refusal', async () => {
		child.answers = [read()];
		expect(await opened().read([picture()])).toEqual([done([])]);
	});

	test('is nothing more once it was called off: no process is asked', async () => {
		const off = new AbortController();
		off.abort();
		const all = [picture(), picture()];
		const cancelled = refuse('reading_cancelled');
		expect(await opened().read(all, { signal: off.signal })).toEqual([cancelled, cancelled]);
		expect(child.asked).toEqual([]);
	});
});
