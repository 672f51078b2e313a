import { expect, test, vi } from 'vitest';
import { done, refuse, type Outcome } from '#lib/outcome.ts';
import type { Preparation } from '#lib/recognition/preparation.ts';
import type { FrameOfMaster, Preview } from './images.ts';
import { Previews } from './previews.ts';

const MASTER = { path: '/masters/ab', frame: 0, name: '1.png' };

/** A picture of ten bytes, the first of which tells which making it came of. */
function made(bytes = 10) {
	let count = 0;
	return vi.fn(async (_master: FrameOfMaster, _settings: Preparation): Promise<Outcome<Preview>> =>
		done({ jpeg: new Uint8Array(bytes).fill(++count) } as unknown as Preview)
	);
}
const shown = async (previews: Previews, settings: Preparation, master = MASTER) => {
	const outcome = await previews.of(master, settings);
	return outcome.ok ? outcome.value.jpeg[0] : outcome.refusal.code;
};

test('the same settings of the same frame are made once, in whatever order they are written', async () => {
	const make = made();
	const previews = new Previews(make);
	expect(await shown(previews, { turn: 90, skew: 1 })).toBe(1);
	expect(await shown(previews, { skew: 1, turn: 90 })).toBe(1);
	expect(await shown(previews, { turn: 90 })).toBe(2);
	expect(await shown(previews, { turn: 90 }, { ...MASTER, frame: 1 })).toBe(3);
	expect(await shown(previews, { turn: 90 }, { ...MASTER, path: '/masters/cd' })).toBe(4);
	expect(make).toHaveBeenCalledTimes(4);
});

test('those who ask while it is being made wait for the same one', async () => {
	const make = made();
	const previews = new Previews(make);
	expect(await Promise.all([1, 2, 3].map(() => shown(previews, {})))).toEqual([1, 1, 1]);
	expect(make).toHaveBeenCalledTimes(1);
});

test('past its room the one asked for longest ago leaves, never the one just made', async () => {
	const make = made(10);
	const previews = new Previews(make, 25);
	await shown(previews, { turn: 0 });
	await shown(previews, { turn: 90 });
	await shown(previews, { turn: 0 });
	expect(await shown(previews, { turn: 180 })).toBe(3);
	expect(await shown(previews, { turn: 0 })).toBe(1);
	expect(await shown(previews, { turn: 90 })).toBe(4);
});

test('a picture larger than the room is shown, and not kept', async () => {
	const previews = new Previews(made(30), 25);
	expect([await shown(previews, {}), await shown(previews, {})]).toEqual([1, 2]);
});

test('a refusal is told to all who waited, and tried again by the next', async () => {
	const make = made();
	make.mockResolvedValueOnce(refuse('picture_slow', { name: '1.png', limit: 60 }));
	const previews = new Previews(make);
	expect(await Promise.all([shown(previews, {}), shown(previews, {})])).toEqual([
		'picture_slow',
		'picture_slow'
	]);
	expect(await shown(previews, {})).toBe(1);
});

test('a making that throws is thrown, and leaves nothing behind', async () => {
	const make = made();
	make.mockRejectedValueOnce(new Error('gone'));
	const previews = new Previews(make);
	await expect(previews.of(MASTER, {})).rejects.toThrow('gone');
	expect(await shown(previews, {})).toBe(1);
});

test('leave is asked before one is made, not for one at hand or under way', async () => {
	const previews = new Previews(made());
	const no = vi.fn(() => refuse('preview_too_often', { limit: 1, minutes: 1 }));
	expect(await previews.of(MASTER, {}, no)).toMatchObject({
		refusal: { code: 'preview_too_often' }
	});
	const making = previews.of(MASTER, {});
	expect((await previews.of(MASTER, {}, no)).ok).toBe(true);
	await making;
	expect((await previews.of(MASTER, {}, no)).ok).toBe(true);
	expect(no).toHaveBeenCalledTimes(1);
});
