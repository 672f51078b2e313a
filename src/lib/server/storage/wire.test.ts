import { expect, test } from 'vitest';
import { complaintOf, errorOf } from './wire.ts';

test('a database’s complaint survives the way between threads with all that names the place', () => {
	const fields = {
		...{ code: '23505', detail: 'Key (id)=(r) already exists.', constraint: 'record_pkey' },
		...{ table: 'record', column: 'id' }
	};
	const complaint = complaintOf(Object.assign(new Error('duplicate key'), fields, { other: 1 }));
	expect(complaint).toEqual({ message: 'duplicate key', ...fields });
	const error = errorOf(structuredClone(complaint));
	expect(error).toBeInstanceOf(Error);
	expect(error).toMatchObject({ message: 'duplicate key', ...fields });
});

test.each([
	['a string', 'a string'],
	[undefined, 'undefined'],
	[null, 'null'],
	[7, '7']
])('what is no error (%j) is told as text', (thrown, message) => {
	expect(complaintOf(thrown)).toEqual({ message });
});

test('fields that are no text do not travel', () => {
	const odd = Object.assign(new Error('odd'), { code: 5, detail: { a: 1 }, table: null });
	expect(complaintOf(odd)).toEqual({ message: 'odd' });
});
