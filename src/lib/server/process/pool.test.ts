import { expect, test, vi } from 'vitest';
import type { Warm } from './warm.ts';
import { Pool } from './pool.ts';

const child = () => ({ wake: vi.fn(), end: vi.fn() }) as unknown as Warm;
/** Work that ends when it is told. */
function held() {
	let end = () => {};
	const over = new Promise<void>((done) => (end = done));
	return { over, end };
}
const soon = () => new Promise((next) => setImmediate(next));

test('a child does one piece of work at a time; all children work', async () => {
	const all = [child(), child()];
	const pool = new Pool(all);
	const busy = new Map<Warm, number>();
	let most = 0;
	const work = async (lent: Warm) => {
		busy.set(lent, (busy.get(lent) ?? 0) + 1);
		most = Math.max(most, ...busy.values());
		await soon();
		busy.set(lent, busy.get(lent)! - 1);
	};
	await Promise.all(Array.from({ length: 9 }, () => pool.lend(0, work)));
	expect(most).toBe(1);
	expect(new Set(busy.keys())).toEqual(new Set(all));
});

test('the page that came first is served first, within a page who came first', async () => {
	const pool = new Pool([child()]);
	const first = held();
	const order: string[] = [];
	const note = (name: string) => async () => void order.push(name);
	const all = [
		pool.lend(0, () => first.over),
		pool.lend(2, note('later page')),
		pool.lend(1, note('a')),
		pool.lend(1, note('b')),
		pool.lend(3, note('last page')),
		pool.lend(0, note('the page at hand, read again'))
	];
	first.end();
	await Promise.all(all);
	expect(order).toEqual(['the page at hand, read again', 'a', 'b', 'later page', 'last page']);
});

test('work that throws gives its child back', async () => {
	const pool = new Pool([child()]);
	await expect(pool.lend(0, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
	expect(await pool.lend(0, async () => 'read')).toBe('read');
});

test('only idle children are woken: one that works is warm', async () => {
	const all = [child(), child()];
	const pool = new Pool(all);
	const first = held();
	const lent = pool.lend(0, () => first.over);
	pool.wake();
	expect(all.map((each) => vi.mocked(each.wake).mock.calls.length).sort()).toEqual([0, 1]);
	first.end();
	await lent;
	pool.wake();
	expect(all.map((each) => vi.mocked(each.wake).mock.calls.length).sort()).toEqual([1, 2]);
	pool.end();
	all.forEach((each) => expect(each.end).toHaveBeenCalledOnce());
});

test('woken alone is the one that is lent next: the one that worked last', async () => {
	const all = [child(), child()];
	const pool = new Pool(all);
	const [first, second] = [held(), held()];
	const lent = [pool.lend(0, () => first.over), pool.lend(0, () => second.over)];
	second.end();
	await lent[1];
	first.end();
	await lent[0];
	pool.wake(1);
	const woken = all.filter((each) => vi.mocked(each.wake).mock.calls.length > 0);
	expect(woken).toHaveLength(1);
	expect(await pool.lend(0, async (next) => next)).toBe(woken[0]);
});

test('who wants one child alone waits for it, and holds up nobody else', async () => {
	const [one, other] = [child(), child()];
	const pool = new Pool([one, other]);
	const [first, second] = [held(), held()];
	const order: string[] = [];
	const note = (name: string) => async (lent: Warm) =>
		void order.push(`${name} ${lent === one ? 'one' : 'other'}`);
	const busy = pool.lend(0, () => first.over, one);
	const aside = pool.lend(0, () => second.over, other);
	const waiting = [pool.lend(0, note('its own'), one), pool.lend(1, note('any'))];
	second.end();
	await aside;
	await soon();
	expect(order).toEqual(['any other']);
	await pool.lend(2, note('idle'));
	first.end();
	await Promise.all([busy, ...waiting]);
	expect(order).toEqual(['any other', 'idle other', 'its own one']);
	await pool.lend(0, note('idle'), one);
	expect(order.at(-1)).toBe('idle one');
});
