import { expect, test } from 'vitest';
import { newId } from './id.ts';

test('ids sort by time and may stand as xml:id', () => {
	const ids = [1, 1000, 1e6, Date.now(), Date.now() + 1e6].map((now) => newId(now));
	expect([...ids].sort()).toEqual(ids);
	for (const id of ids) expect(id).toMatch(/^[a-z][0-9a-z]{14}$/);
});

test('ten thousand of one moment differ, and sort as they were made', () => {
	const ids = Array.from({ length: 10_000 }, () => newId(5));
	expect(new Set(ids).size).toBe(10_000);
	expect([...ids].sort()).toEqual(ids);
});

test('the next moment begins anywhere, so that two programs do not meet', () => {
	const begun = new Set(Array.from({ length: 100 }, (_, now) => newId(now).slice(-6)));
	expect(begun.size).toBeGreaterThan(95);
});
