import { describe, expect, test } from 'vitest';
import { line as read } from '../../../tests/support/lines.ts';
import { plannedPage } from '../../../tests/support/reading.ts';
import { lines } from '#lib/transcription/page.ts';
import { judge, type Chosen } from './judge.ts';
import type { PlannedLine, ReadingPlan } from './plan.ts';

/** Small letters are ten pixels high; lines stand 20 apart. */
const PLAN: ReadingPlan = { ...plannedPage(), width: 1_000, height: 1_000, xHeight: 10, lines: [] };
const SENTENCE = 'каждый человек имеет право на жизнь';
const KNOWN = new Set(SENTENCE.split(' '));

interface Given {
	text?: string;
	left?: number;
	right?: number;
	v: number;
	look?: Partial<PlannedLine>;
	others?: Chosen['others'];
}

/** Lines at their places, in the order given. */
function chosen(given: readonly Given[]): Chosen[] {
	const [model] = plannedPage().lines;
	return given.map(({ text = SENTENCE, left = 0, right = 600, v, look = {}, others = [] }, at) => ({
		line: {
			...model!,
			id: `line-${at + 1}`,
			zone: { ulx: left, uly: v - 15, lrx: right, lry: v + 5 },
			span: { left, right, v },
			...look
		},
		read: read(text),
		others
	}));
}

function judged(given: readonly Given[]) {
	const all = chosen(given);
	const plan = { ...PLAN, lines: all.map(({ line }) => line) };
	return { ...judge(plan, all, KNOWN, 'run'), plan };
}

const kinds = (given: readonly Given[]) =>
	judged(given).page.regions.map(({ kind, lines: own }) => `${kind} ${own.length}`);

describe('regions', () => {
	test('lines of one kind that follow each other are one region, around all of them', () => {
		const { page } = judged([{ v: 100 }, { v: 120 }, { v: 140, right: 500 }]);
		expect(page.regions).toHaveLength(1);
		expect(page.regions[0]).toMatchObject({
			id: 'run-r1',
			kind: 'body',
			zone: { ulx: 0, uly: 85, lrx: 600, lry: 145 }
		});
	});

	test('whatever order lines come in, they are read from the top', () => {
		const { page } = judged([{ v: 140 }, { v: 100 }, { v: 120 }]);
		expect(lines(page).map(({ id }) => id)).toEqual(['run-l2', 'run-l3', 'run-l1']);
	});

	test('a stamp, a folio and a heading stand apart from the text', () => {
		const heading = { text: 'право на жизнь', left: 200, right: 400, v: 80 };
		expect(
			kinds([
				{ text: '- 12 -', left: 280, right: 320, v: 40 },
				heading,
				{ v: 120 },
				{ v: 140 },
				{ text: 'право', left: 400, right: 500, v: 180, look: { framed: true } },
				{ v: 220 }
			])
		).toEqual(['page-number 1', 'heading 1', 'body 2', 'stamp 1', 'body 1']);
	});

	test('cells in one row are a form, columns of text are text, a region each', () => {
		expect(
			kinds([
				{ text: 'право', right: 100, v: 60 },
				{ text: 'человек', left: 300, right: 420, v: 60 },
				{ v: 100 },
				{ v: 120 }
			])[0]
		).toBe('form 2');
		const column = (left: number) =>
			Array.from({ length: 7 }, (_, at) => ({ left, right: left + 300, v: 100 + at * 20 }));
		expect(kinds([...column(0), ...column(330)])).toEqual(['body 7', 'body 7']);
	});

	test('a word that wide spaces set apart in a column is no heading of it', () => {
		const column = (left: number) =>
			Array.from({ length: 7 }, (_, at) => ({ left, right: left + 300, v: 100 + at * 20 }));
		const [first, ...rest] = column(330);
		const apart = [0, 130, 260].map((off) => ({
			...first!,
			text: 'право',
			left: 330 + off,
			right: 370 + off
		}));
		expect(kinds([...column(0), ...apart, ...rest])).toEqual(['body 7', 'body 9']);
	});
});

describe('what is refused', () => {
	const given: Given[] = [{ text: 'ъ:20', right: 12, v: 60 }, { v: 100 }, { v: 120 }];

	test('is kept as noise at the end, with its reason and all that was read of it', () => {
		const { page, lattices } = judged(given);
		expect(page.regions.map(({ kind }) => kind)).toEqual(['body', 'noise']);
		expect(page.regions[1]!.lines[0]).toMatchObject({ id: 'run-l1', text: 'ъ', refused: 'unsure' });
		expect(lines(page).map(({ id }) => id)).toEqual(['run-l2', 'run-l3']);
		expect(lattices['run-l1']).toHaveLength(1);
	});

	test('does not lower the confidence of the page', () => {
		expect(judged(given).confidence).toBeCloseTo(0.9);
	});

	test('short signs beside a long line are a field of it, alone they are dirt', () => {
		const beside: Given = { text: 'аб:60', left: 640, right: 660, v: 100 };
		expect(lines(judged([beside, { v: 100 }, { v: 120 }]).page)).toHaveLength(3);
		expect(lines(judged([{ ...beside, v: 300 }, { v: 100 }, { v: 120 }]).page)).toHaveLength(2);
	});
});

describe('the state of the page', () => {
	test.each<[why: string, given: Given[], state: string]>([
		['text that is sure', [{ v: 100 }], 'ok'],
		['nothing at all', [], 'no_text'],
		['specks alone', [{ text: '.', v: 100, look: { marks: 2 } }], 'no_text'],
		['marks of which nothing is text', [{ text: '~ =', v: 100 }], 'unreadable'],
		['words nobody is sure of', [{ text: 'каждый:30 человек:30', v: 100 }], 'unreadable']
	])('%s', (_, given, state) => {
		expect(judged(given).state).toBe(state);
	});

	test('writing of which nothing was read is a failure, never blank', () => {
		const { plan } = judged([{ v: 100 }]);
		expect(judge(plan, [], KNOWN, 'run')).toMatchObject({ state: 'failed', confidence: null });
	});
});

test('other readings and alternatives stand under the line’s id; lines without others have none', () => {
	const others = [{ text: 'каждыи', confidence: 0.4, how: 'second' }];
	const { alternatives, lattices } = judged([{ v: 100, others }, { v: 120 }]);
	expect(alternatives).toEqual({ 'run-l1': others });
	expect(Object.keys(lattices)).toEqual(['run-l1', 'run-l2']);
	expect(lattices['run-l2']).toHaveLength(SENTENCE.length);
});

test('words have their places on the master', () => {
	const { page } = judged([{ v: 440 }]);
	const [line] = lines(page);
	expect(line!.words.map(({ from, to }) => line!.text.slice(from, to))).toEqual(
		SENTENCE.split(' ')
	);
	for (const [at, { zone }] of line!.words.entries()) {
		expect(zone.lrx).toBeGreaterThan(zone.ulx);
		if (at > 0) expect(zone.ulx).toBeGreaterThanOrEqual(line!.words[at - 1]!.zone.lrx);
	}
});
