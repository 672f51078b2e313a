import fc from 'fast-check';
import { expect, test } from 'vitest';
import { page, typed } from '../../../../tests/support/page.ts';
import { ofPage } from '#lib/transcription/canonical.ts';
import { lines } from '#lib/transcription/page.ts';
import { graft, Paper } from './paper.svelte.ts';

const start = () => page(['раз два', 'три'], ['четыре']);
const texts = (paper: Paper) => paper.lines.map(({ text }) => text);

/** A clock that goes on by as much as a test says. */
function paperWith(step = 5000) {
	let now = 0;
	return new Paper(start(), () => (now += step));
}

test('whatever is typed and marked, undone it is the page as it was, and redone as it became', () => {
	const act = fc.tuple(fc.constantFrom('l1', 'l2', 'l3'), typed, fc.boolean());
	fc.assert(
		fc.property(fc.array(act, { maxLength: 100 }), (acts) => {
			const paper = paperWith();
			acts.forEach(([id, text, mark], i) => {
				if (mark) paper.mark(id, { id: `m${i}`, kind: 'gap', from: 0, to: 0 });
				else paper.type(id, text);
			});
			const became = ofPage(paper.page);
			while (paper.canUndo) paper.undo();
			expect(ofPage(paper.page)).toBe(ofPage(start()));
			while (paper.canRedo) paper.redo();
			expect(ofPage(paper.page)).toBe(became);
		}),
		{ numRuns: 50 }
	);
});

test('letters typed in one go are one step, after a pause or in another line another', () => {
	const quick = paperWith(100);
	for (const text of ['трит', 'трити', 'тритий']) quick.type('l2', text);
	quick.type('l1', 'раз');
	quick.undo();
	expect(texts(quick)).toEqual(['раз два', 'тритий', 'четыре']);
	quick.undo();
	expect(texts(quick)).toEqual(['раз два', 'три', 'четыре']);
	const slow = paperWith(2000);
	slow.type('l2', 'трит');
	slow.type('l2', 'трити');
	slow.undo();
	expect(texts(slow)[1]).toBe('трит');
});

test('undo goes across lines and brings the caret along; new typing forgets what was undone', () => {
	const paper = paperWith();
	paper.type('l1', 'раз');
	paper.type('l3', 'пять');
	paper.undo();
	expect([paper.current, texts(paper)[2]]).toEqual(['l3', 'четыре']);
	paper.undo();
	expect(paper.current).toBe('l1');
	paper.type('l2', 'иное');
	expect(paper.canRedo).toBe(false);
	expect(paper.undo()?.kind).toBe('line');
	expect(paper.undo()).toBeNull();
});

test('a line put by the server is no step; a step of structure is handed out', () => {
	const paper = paperWith();
	paper.put({ ...paper.line('l2')!, seen: ['anna'] });
	expect(paper.canUndo).toBe(false);
	paper.remember({ kind: 'structure', revision: 7 });
	expect(paper.undo()).toEqual({ kind: 'structure', revision: 7 });
	paper.renew('back', { kind: 'structure', revision: 8 });
	expect(paper.redo()).toEqual({ kind: 'structure', revision: 8 });
	paper.renew('forth', { kind: 'structure', revision: 9 });
	expect(paper.undo()).toEqual({ kind: 'structure', revision: 9 });
	paper.renew('back', null);
	expect([paper.canUndo, paper.canRedo]).toEqual([false, false]);
});

test('the neighbour of a line is found across regions, beyond the page there is none', () => {
	const paper = paperWith();
	expect(paper.neighbour('l2', 1)?.id).toBe('l3');
	expect(paper.neighbour('l3', 1)).toBeUndefined();
	expect(paper.neighbour('l1', -1)).toBeUndefined();
});

test("the server's page takes over, but for lines under my hands; a lost one of mine stays", () => {
	const mine = paperWith();
	mine.type('l1', 'моё');
	const theirs = page(['их', 'другое'], ['третье']);
	expect(lines(graft(theirs, mine.page, new Set(['l1']))).map(({ text }) => text)).toEqual([
		'моё',
		'другое',
		'третье'
	]);
	theirs.regions[0]!.lines.shift();
	expect(lines(graft(theirs, mine.page, new Set(['l1']))).map(({ text }) => text)).toEqual([
		'другое',
		'моё',
		'третье'
	]);
});
