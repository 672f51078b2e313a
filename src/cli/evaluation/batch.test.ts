import { expect, test } from 'vitest';
import { around, readAll, told } from './batch.ts';
import { drain } from './drain.ts';

test.each([
	[['a', 'b', 'c'], 5, ['a', 'b', 'c', 'a', 'b']],
	[['a', 'b', 'c'], 2, ['a', 'b']],
	[['a'], 3, ['a', 'a', 'a']],
	[[], 3, []]
])('%j, %i of them, is %j', (all, count, expected) => expect(around(all, count)).toEqual(expected));

test('all work is done once, in order, so many at a time', async () => {
	const begun: number[] = [];
	let [now, most] = [0, 0];
	await drain([1, 2, 3, 4, 5], 2, async (one) => {
		begun.push(one);
		most = Math.max(most, ++now);
		await new Promise((next) => setTimeout(next, one % 2));
		now--;
	});
	expect(begun).toEqual([1, 2, 3, 4, 5]);
	expect(most).toBe(2);
});

test('two pages are always in hand, also while memory is looked at, at each tenth and at the last', async () => {
	const begun: string[] = [];
	let release = () => {};
	const slow = new Promise<void>((give) => (release = give));
	const read = async (page: string) => {
		begun.push(page);
		// The tenth page is read still while the others are: nothing waits for it.
		if (page === '10') await slow;
		if (page === '25') release();
		return {} as never;
	};
	const pages = Array.from({ length: 25 }, (_, at) => `${at + 1}`);
	const told = await readAll({ start: async () => 1.5, read }, pages);
	expect(begun).toEqual(pages);
	expect(told).toMatchObject({ start: 1.5, seconds: expect.any(Number) });
	expect(told.resident).toHaveLength(3);
	expect((await readAll({ start: async () => 9, read }, [])).start).toBe(0);
});

test('what fails ends the whole', async () => {
	await expect(drain(['a'], 2, () => Promise.reject(new Error('refused')))).rejects.toThrow(
		'refused'
	);
});

test('a batch is told with its time a page, the peer’s, and the memory of each ten pages', () => {
	const batch = { pages: 20, start: 1.24, seconds: 30, resident: [161e6, null], peer: 29 };
	expect(told(batch)).toEqual([
		'20 pages: 30.0 s, 1.50 s a page',
		'before the clock, the start of the processes as at an upload: 1.2 s',
		'native, two processes side by side: 29.0 s, 1.45 s a page',
		'most MB of a process, each 10 pages: 161 -'
	]);
	expect(told({ ...batch, peer: null })).toHaveLength(3);
});
