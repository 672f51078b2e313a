import { expect, test } from 'vitest';
import { type Annotation, ANNOTATION_KINDS } from '#lib/transcription/annotation.ts';
import { type Mark, MARKS, markOf, marksAt, stretch } from './marks.ts';

const text = 'раз два три';

/** What a person ends up with, after one digit or two. */
const LEAVES = MARKS.flatMap((mark) =>
	(mark.choices ?? [mark]).map((leaf) => [`${mark.digit}${leaf === mark ? '' : leaf.digit}`, leaf])
) as [string, Mark][];

test('each digit is one row of the menu, and of each row’s own choices', () => {
	for (const rows of [MARKS, ...MARKS.flatMap(({ choices }) => (choices ? [choices] : []))])
		expect(new Set(rows.map(({ digit }) => digit)).size).toBe(rows.length);
	expect(MARKS).toHaveLength(10);
});

test('every kind of mark that a line can carry is in the menu', () => {
	expect(new Set(LEAVES.map(([, { kind }]) => kind))).toEqual(new Set(ANNOTATION_KINDS));
});

test.each<[string, Partial<Annotation>]>([
	['1', { kind: 'unclear' }],
	['21', { kind: 'gap', unit: 'character', reason: 'illegible' }],
	['22', { kind: 'gap', unit: 'word', quantity: 1 }],
	['23', { kind: 'gap', unit: 'line', quantity: 1 }],
	['3', { kind: 'supplied', source: 'editor' }],
	['4', { kind: 'deleted' }],
	['5', { kind: 'added' }],
	['61', { kind: 'underlined' }],
	['62', { kind: 'spaced' }],
	['7', { kind: 'sic', value: 'как' }],
	['8', { kind: 'abbreviation', value: 'как' }],
	['9', { kind: 'note', value: 'как' }],
	['01', { kind: 'person' }],
	['02', { kind: 'place' }],
	['03', { kind: 'date', value: 'как' }],
	['04', { kind: 'number', value: 'как' }]
])('the digits %s make %j', (digits, expected) => {
	const leaf = LEAVES.find(([keys]) => keys === digits)![1];
	const value = leaf.asks && 'как';
	const made = markOf(leaf, text, { from: 4, to: 7 }, { id: 'm', ...(value && { value }) });
	expect(made).toMatchObject({ id: 'm', from: 4, to: 7, ...expected });
});

test.each(LEAVES)('%s takes the selection, or the word at the caret', (_, mark) => {
	const { kind } = mark;
	expect(markOf(mark, text, { from: 1, to: 2 }, { id: 'm' })).toMatchObject({
		kind,
		from: 1,
		to: 2
	});
	const atCaret = markOf(mark, text, { from: 5, to: 5 }, { id: 'm' });
	const place = kind === 'gap' ? { from: 5, to: 5 } : { from: 4, to: 7 };
	expect(atCaret).toMatchObject({ id: 'm', kind, ...place });
});

test('between two spaces there is nothing to mark but a gap; letters of a gap are counted', () => {
	const [unclear, { choices = [] }] = [MARKS[0]!, MARKS[1]!];
	const [letters, words] = choices;
	expect(markOf(unclear, 'а  б', { from: 2, to: 2 }, { id: 'm' })).toBeNull();
	expect(markOf(letters!, 'а  б', { from: 2, to: 2 }, { id: 'm' })).toMatchObject({ quantity: 1 });
	expect(markOf(letters!, text, { from: 4, to: 7 }, { id: 'm' })).toMatchObject({ quantity: 3 });
	expect(markOf(words!, text, { from: 4, to: 7 }, { id: 'm' })).toMatchObject({ quantity: 1 });
});

test('words given with a mark go with it, none leave no trace', () => {
	const sic = MARKS.find(({ kind }) => kind === 'sic')!;
	expect(markOf(sic, text, { from: 0, to: 3 }, { id: 'm', value: 'рас' })).toHaveProperty(
		'value',
		'рас'
	);
	expect(markOf(sic, text, { from: 0, to: 3 }, { id: 'm', value: '' })).not.toHaveProperty('value');
});

test('the stretch of a word ends at spaces, letters beyond the BMP count once', () => {
	expect(stretch('𝒜𝒜 б', { from: 1, to: 1 }, 'unclear')).toEqual({ from: 0, to: 2 });
});

test('the innermost mark at the caret comes first', () => {
	const mark = (id: string, from: number, to: number) => ({
		id,
		kind: 'unclear' as const,
		from,
		to
	});
	const marks = [mark('wide', 0, 10), mark('far', 8, 9), mark('near', 4, 6)];
	expect(marksAt(marks, { from: 5, to: 5 }).map(({ id }) => id)).toEqual(['near', 'wide']);
});
