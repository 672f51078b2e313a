import { expect, test } from 'vitest';
import { ANNOTATION_KINDS } from '#lib/transcription/annotation.ts';
import { MARKS, markOf, marksAt, stretch } from './marks.ts';

const text = 'раз два три';

test('each digit is one mark of the table of annotations', () => {
	expect(new Set(MARKS.map(({ digit }) => digit)).size).toBe(MARKS.length);
	for (const { kind } of MARKS) expect(ANNOTATION_KINDS).toContain(kind);
});

test.each(MARKS.map((mark) => [mark.kind, mark] as const))(
	'%s takes the selection, or the word at the caret',
	(kind, mark) => {
		expect(markOf(mark, text, { from: 1, to: 2 }, { id: 'm' })).toMatchObject({
			kind,
			from: 1,
			to: 2
		});
		const atCaret = markOf(mark, text, { from: 5, to: 5 }, { id: 'm' });
		const place = kind === 'gap' ? { from: 5, to: 5 } : { from: 4, to: 7 };
		expect(atCaret).toMatchObject({ id: 'm', kind, ...place });
	}
);

test('between two spaces there is nothing to mark but a gap', () => {
	const [unclear, gap] = MARKS;
	expect(markOf(unclear!, 'а  б', { from: 2, to: 2 }, { id: 'm' })).toBeNull();
	expect(markOf(gap!, 'а  б', { from: 2, to: 2 }, { id: 'm' })).toMatchObject({ quantity: 1 });
	expect(markOf(gap!, text, { from: 4, to: 7 }, { id: 'm' })).toMatchObject({ quantity: 3 });
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
