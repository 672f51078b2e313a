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

	test.each<[text: string, state: string]>([
		['каждый:30 человек:30', 'handwriting'],
		['~ =', 'handwriting'],
		[SENTENCE, 'ok']
	])('joined strokes read as "%s": %s', (text, state) => {
		const all = chosen([{ text, v: 100 }]);
		const measures = { light: 230, even: 0.95, flowing: 0.9, marks: 12 };
		const plan = { ...PLAN, lines: all.map(({ line }) => line), measures };
		expect(judge(plan, all, KNOWN, 'run').state).toBe(state);
		expect(judge(plan, [], KNOWN, 'run').state).toBe('handwriting');
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

test('a line of the page says all that is known of it, and that nobody touched it', () => {
	const baseline = [
		{ x: 0, y: 435 },
		{ x: 600, y: 437 }
	];
	const { page } = judged([{ text: 'право:80', v: 440, look: { baseline } }]);
	const [line] = lines(page);
	expect({ ...line, words: [] }).toEqual({
		...{ id: 'run-l1', text: 'право', confidence: 0.8, baseline, words: [] },
		...{ zone: { ulx: 0, uly: 425, lrx: 600, lry: 445 }, annotations: [], seen: [] },
		...{ revision: 1, by: 'tesseract' }
	});
	expect(line!.words).toMatchObject([{ from: 0, to: 5, confidence: 0.8 }]);
});

test.each([
	[39, 'unreadable'],
	[40, 'ok']
])('words of which the machine is %i in 100 sure make a page %s', (sure, state) => {
	const text = `каждый:${sure} человек:${sure}`;
	const found = judged([{ text, v: 100 }]);
	expect(found.state).toBe(state);
	expect(found.confidence).toBeCloseTo(sure / 100);
});

test('the confidence of the page is that of its letters, long lines counting more', () => {
	const { confidence } = judged([
		{ text: 'право:60', v: 100 },
		{ text: 'каждый:90 человек:90', v: 120 }
	]);
	expect(confidence).toBeCloseTo((5 * 0.6 + 14 * 0.9) / 19);
});

describe('short signs are kept beside a long line', () => {
	const kept = (field: Partial<Given>, long: Partial<PlannedLine> = {}) => {
		const given: Given = { text: 'аб:60', left: 640, right: 660, v: 100, ...field };
		const found = judged([given, { v: 100, look: long }, { v: 120 }]);
		return lines(found.page).some(({ id }) => id === 'run-l1');
	};

	test.each<[why: string, field: Partial<Given>, long: Partial<PlannedLine>, boolean]>([
		['nearly ten x-heights away', { left: 699, right: 720 }, {}, true],
		['ten away', { left: 700, right: 720 }, {}, false],
		['less than half an x-height lower', { v: 104.9 }, {}, true],
		['half an x-height lower', { v: 105 }, {}, false],
		['where the long line has six marks', {}, { marks: 6 }, true],
		['where it has five', {}, { marks: 5 }, false]
	])('%s', (_, field, long, expected) => {
		expect(kept(field, long)).toBe(expected);
	});

	test('but not beside themselves', () => {
		const { page } = judged([{ text: 'аб:60', right: 20, v: 300 }, { v: 100 }, { v: 120 }]);
		expect(lines(page)).toHaveLength(2);
	});
});

describe('places decide the kind of a line', () => {
	const body: Given[] = [{ v: 100 }, { v: 120 }, { v: 140 }, { v: 160 }];
	const folio = (v: number): Given => ({ text: '- 12 -', left: 280, right: 320, v });
	const heading = (v: number): Given => ({ text: 'право на жизнь', left: 200, right: 400, v });
	const kindAt = (given: Given) => {
		const { page } = judged([given, ...body]);
		return page.regions.find(({ lines: own }) => own.some(({ id }) => id === 'run-l1'))!.kind;
	};

	test.each<[why: string, given: Given, kind: string]>([
		['a number over the text', folio(40), 'page-number'],
		['a number under it', folio(220), 'page-number'],
		['a number within it', folio(130), 'body'],
		['a short line in the middle, with space above', heading(60), 'heading'],
		['the same within the text', heading(130), 'body'],
		['the same with much space above, under the text', heading(186), 'heading'],
		['the same with little', heading(184), 'body'],
		['not in the middle', { ...heading(60), left: 0, right: 200 }, 'body'],
		['a note at the foot', { text: '* право на жизнь', right: 300, v: 180 }, 'footnote'],
		['the same at the top', { text: '* право на жизнь', right: 300, v: 80 }, 'body'],
		['unsure letters at the top', { text: 'ъжых:55', left: 400, right: 560, v: 60 }, 'handwriting'],
		['the same within the text', { text: 'ъжых:55', left: 400, right: 560, v: 130 }, 'body']
	])('%s', (_, given, kind) => {
		expect(kindAt(given)).toBe(kind);
	});

	test('and do so by the x-height, whatever the size of the picture', () => {
		const all = chosen([folio(40), heading(70), ...body]);
		const shape = (plan: ReadingPlan) =>
			judge({ ...plan, lines: all.map(({ line }) => line) }, all, KNOWN, 'run').page.regions.map(
				({ kind, lines: own }) => [kind, own.length]
			);
		expect(shape({ ...PLAN, xHeight: 40, factor: 4 })).toEqual(shape(PLAN));
		expect(shape(PLAN).map(([kind]) => kind)).toEqual(['page-number', 'heading', 'body']);
	});
});

test('all that is refused is one region at the end, in the order it was found', () => {
	const speck = (v: number): Given => ({ text: '|', right: 5, v });
	const { page } = judged([speck(300), { v: 100 }, speck(10), { v: 120 }]);
	expect(page.regions.map(({ kind, lines: own }) => [kind, own.map(({ id }) => id)])).toEqual([
		['body', ['run-l2', 'run-l4']],
		['noise', ['run-l1', 'run-l3']]
	]);
	expect(new Set(page.regions.map(({ id }) => id)).size).toBe(2);
});
