import { describe, expect, test } from 'vitest';
import { sampleEdition } from '../../../../tests/support/edition.ts';
import type { Edition, Step } from '../edition.ts';
import { elements, textOf } from '../xml/element.ts';
import { write } from './history.ts';
import { begin } from './writing.ts';

const step = (event: number, parts: Partial<Step> = {}): Step => ({
	...{ event, at: `2026-11-${10 + event}T09:00:00Z`, who: 'oleg', status: null, what: 'Saved.' },
	...parts
});

const written = (history: Step[], parts: Partial<Edition> = {}) =>
	write(begin(sampleEdition({ history, ...parts }), 'edition'));
const changes = (history: Step[], parts: Partial<Edition> = {}) =>
	elements(elements(written(history, parts))[0]!);

test.each(['draft', 'approved'] as const)('the state of the text is told: %s', (status) => {
	expect(written([step(1)], { status }).attributes).toEqual({ status });
});

test.each([
	['steps', [step(1), step(2)], ['change', 'change']],
	['none', [], ['change']]
])('of %s it is a list of changes', (_what, history, names) => {
	const root = written(history);
	expect([root, ...elements(root)].map(({ name }) => name)).toEqual(['revisionDesc', 'listChange']);
	expect(changes(history).map(({ name }) => name)).toEqual(names);
});

test('newest first, by the number of the event, whatever order they come in', () => {
	const sources = changes([step(2), step(9), step(1)]).map(({ attributes }) => attributes.source);
	expect(sources).toEqual(['audit:9', 'audit:2', 'audit:1']);
});

test('the given history is left as it was', () => {
	const history = [step(1), step(2)];
	changes(history);
	expect(history.map(({ event }) => event)).toEqual([1, 2]);
});

test('two steps of one moment are told apart by their numbers', () => {
	const at = '2026-11-20T09:00:00Z';
	const sources = changes([step(4, { at }), step(5, { at })]).map((one) => one.attributes.source);
	expect(sources).toEqual(['audit:5', 'audit:4']);
});

describe('a step says when, who, what, and the state it led to', () => {
	test.each([
		['a person who worked', 'oleg', '#u-oleg'],
		['a program', 'tesseract', '#program-tesseract'],
		['somebody whom the file does not name', 'stranger', undefined]
	])('of %s', (_what, who, pointer) => {
		const [change] = changes([step(7, { who, status: 'review', what: 'Sent on.' })]);
		expect(change!.attributes).toEqual({
			when: '2026-11-17T09:00:00Z',
			...(pointer && { who: pointer }),
			status: 'review',
			source: 'audit:7'
		});
		expect(textOf(change!)).toBe('Sent on.');
	});

	test('where it changed no state, none is told', () => {
		expect(changes([step(7)])[0]!.attributes).not.toHaveProperty('status');
	});

	test('a person who did nothing that counts is not pointed to: the file has no such id', () => {
		const people = [{ id: 'oleg', credit: 'Олег', did: [] }];
		expect(changes([step(7)], { people })[0]!.attributes).not.toHaveProperty('who');
	});
});

test('where nothing was recorded that is said: TEI wants one change at least', () => {
	expect(changes([]).map(textOf)).toEqual(['No step is recorded.']);
});

test('5,000 steps stand in their order', () => {
	const history = Array.from({ length: 5_000 }, (_, i) =>
		step(i + 1, { at: '2026-11-20T09:00:00Z' })
	);
	const numbers = changes(history).map((one) => Number(one.attributes.source!.slice(6)));
	expect(numbers).toEqual(history.map(({ event }) => event).reverse());
});
