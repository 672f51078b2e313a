import { expect, test } from 'vitest';
import { sampleEdition } from '../../../../tests/support/edition.ts';
import { inline } from '../xml/element.ts';
import { inParts } from './parts.ts';
import { begin } from './writing.ts';

const fresh = () => begin(sampleEdition(), 'edition');
const ties = ({ attributes: { 'xml:id': id, next, prev } }: ReturnType<typeof inline>) => [
	...[id, next, prev]
];

test('a thing that nothing cuts has its id and no tie', () => {
	const writing = fresh();
	inParts('app-1', writing, () => inline('app'));
	expect(writing.parts.get('app-1')!.map(ties)).toEqual([['app-1', undefined, undefined]]);
});

test('each further part is named by its number and tied to the part before it', () => {
	const writing = fresh();
	for (let i = 0; i < 3; i++) inParts('app-1', writing, () => inline('app'));
	expect(writing.parts.get('app-1')!.map(ties)).toEqual([
		['app-1', '#app-1-2', undefined],
		['app-1-2', '#app-1-3', '#app-1'],
		['app-1-3', undefined, '#app-1-2']
	]);
});

test('what was handed out is what gets its tie later: the tree already holds it', () => {
	const writing = fresh();
	const first = inParts('app-1', writing, () => inline('app', { n: 1 }));
	inParts('app-1', writing, () => inline('app'));
	expect(first.attributes).toEqual({ 'xml:id': 'app-1', n: '1', next: '#app-1-2' });
});

test('the maker is told which part is the first: it alone says the whole reading', () => {
	const writing = fresh();
	const told: boolean[] = [];
	for (const id of ['a', 'a', 'b', 'a'])
		inParts(id, writing, (first) => {
			told.push(first);
			return inline('app');
		});
	expect(told).toEqual([true, false, true, false]);
});

test('parts of two things that alternate are tied within each', () => {
	const writing = fresh();
	for (const id of ['a', 'b', 'a', 'b']) inParts(id, writing, () => inline('seg'));
	expect([...writing.parts.values()].flat().map(ties)).toEqual([
		['a', '#a-2', undefined],
		['a-2', undefined, '#a'],
		['b', '#b-2', undefined],
		['b-2', undefined, '#b']
	]);
});
