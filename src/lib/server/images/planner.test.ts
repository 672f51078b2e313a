import { beforeEach, expect, test, vi } from 'vitest';
import { Allowance } from '../process/allowance.ts';
import type { Answer } from '../process/child.ts';
import { Planner } from './planner.ts';

type Say = (child: number) => Answer | Promise<Answer>;
/** The children that were started, what each was asked, and what the next will say. */
const made = vi.hoisted(() => [] as { alive: boolean; asked: { kind: string }[] }[]);
const say = vi.hoisted(() => ({ next: (() => ({})) as unknown as Say }));
vi.mock('../process/child.ts', () => ({
	Child: class {
		alive = true;
		asked: unknown[] = [];
		residentBytes = 1;
		constructor() {
			made.push(this as unknown as (typeof made)[number]);
		}
		async ask(asked: unknown) {
			this.asked.push(asked);
			return say.next(made.indexOf(this as unknown as (typeof made)[number]));
		}
		kill() {
			this.alive = false;
		}
	}
}));
beforeEach(() => void (made.length = 0));

const GREY = { file: '/none', width: 4, height: 3 };
const SETTINGS = { languages: 'rus' };
const PAGE = { name: 'page', settings: SETTINGS };
const going = () => ({ name: '1.png', allowance: new Allowance(1, 1) });
const json = {
	...{ width: 4, height: 3, turned: 0, factor: 1, skew: 0, xHeight: 20, speckled: false },
	...{ lines: [], rules: [], steps: [], measures: {}, blank: true }
};
const planned: Answer = { ok: true, json, blobs: [] };
const ended = (why: Extract<Answer, { ok: false }>['why']): Answer => ({
	...{ ok: false, why, detail: '' }
});

test('page after page is planned by one child, which was started ahead', async () => {
	const planner = new Planner('/root');
	say.next = () => planned;
	planner.wake();
	expect(made).toHaveLength(1);
	for (let page = 0; page < 5; page++) {
		const plan = await planner.plan(PAGE, GREY, going());
		expect(plan).toEqual({ ok: true, value: { ...json, settings: SETTINGS } });
	}
	expect(made.map(({ asked }) => asked.length)).toEqual([5]);
	planner.stop();
	expect(made[0]!.alive).toBe(false);
});

test('one that was ended from outside is replaced, and the page planned; but once', async () => {
	const planner = new Planner('/root');
	say.next = (child) => (child === 0 ? ended('died') : planned);
	expect((await planner.plan(PAGE, GREY, going())).ok).toBe(true);
	expect(made.map(({ alive }) => alive)).toEqual([false, true]);
	say.next = () => ended('died');
	expect(await planner.plan(PAGE, GREY, going())).toMatchObject({
		refusal: { code: 'picture_fatal', facts: { name: '1.png' } }
	});
	expect(made).toHaveLength(3);
});

test.each([
	['cpu', 'picture_slow', 60],
	['wall', 'picture_slow', 240],
	['memory', 'picture_heavy', 900],
	['cancelled', 'reading_cancelled', undefined]
] as const)('past a limit (%s) it is not asked again: %s', async (why, code, limit) => {
	const planner = new Planner('/root');
	say.next = () => ended(why);
	const refused = await planner.plan(PAGE, GREY, going());
	expect(refused).toMatchObject({ ok: false, refusal: { code } });
	expect(!refused.ok && refused.refusal.facts['limit']).toBe(limit);
	expect(made.map(({ asked }) => asked.length)).toEqual([1]);
});

test.each<[string, Answer]>([
	['an error of its work', { ok: true, json: { error: '11 pixels for 4 × 3' }, blobs: [] }],
	['another form', { ok: true, json: { ...json, turned: 45 }, blobs: [] }]
])('%s is no plan', async (_what, answer) => {
	const planner = new Planner('/root');
	say.next = () => answer;
	expect(await planner.plan(PAGE, GREY, going())).toMatchObject({
		refusal: { code: 'picture_damaged' }
	});
});

test('pages wait for one child, in turn; who looks at a prepared picture does not', async () => {
	const planner = new Planner('/root');
	const answers: ((answer: Answer) => void)[] = [];
	say.next = () => new Promise((answer) => answers.push(answer));
	const pages = ['a', 'b', 'c'].map((name) => planner.plan({ ...PAGE, name }, GREY, going()));
	const told = {
		...{ width: 4, height: 3, turned: 0, factor: 1, skew: 0, scale: 1, measures: {} }
	};
	const looks = [90, 180].map((turn) =>
		planner.preview(GREY, { turn, languages: 'rus' } as object, going())
	);
	const asked = () =>
		made.map((child) => child.asked.map((one) => ('name' in one ? one.name : one)));
	const looking = (turn: number) => ({ kind: 'preview', grey: GREY, settings: { turn } });
	await vi.waitFor(() => expect(answers).toHaveLength(2));
	expect(asked()).toEqual([['a'], [looking(90)]]);
	answers[0]!(planned);
	await vi.waitFor(() => expect(answers).toHaveLength(3));
	expect(asked()).toEqual([['a', looking(180)], [looking(90)]]);
	const seen: Answer = { ok: true, json: told, blobs: [Buffer.from('jpeg')] };
	answers[1]!(seen);
	answers[2]!(seen);
	for (const look of looks)
		expect(await look).toEqual({ ok: true, value: { ...told, jpeg: Buffer.from('jpeg') } });
	for (const at of [3, 4]) {
		await vi.waitFor(() => expect(answers).toHaveLength(at + 1));
		answers[at]!(planned);
	}
	expect((await Promise.all(pages)).every(({ ok }) => ok)).toBe(true);
	expect(asked()).toEqual([['a', looking(180), 'b', 'c'], [looking(90)]]);
});

/** A page of so many lines, each longer than the one before. */
const laid = (count: number): Answer => ({
	...{ ok: true, blobs: [] },
	json: {
		...json,
		steps: [{ name: 'cut', parameters: { lines: count }, ms: 0 }],
		lines: Array.from({ length: count }, (_, at) => ({
			...{ id: `line-${at + 1}`, zone: { ulx: 0, uly: 0, lrx: 9, lry: 9 }, baseline: [] },
			...{ place: { left: 0, above: 9, baseline: { a: 0, b: 0, c: 0 }, scale: 1 } },
			...{ span: { left: 0, right: 100 + at, v: 9 * at }, framed: false, size: 1 },
			...{ darkness: 1, marks: 8, ink: [] }
		}))
	}
});
type Asked = { kind: string; asked?: { way: string; lines: string[] }; grey?: unknown };
/** A child that lays out a page of so many lines, and cuts each as its id says. */
const cutter =
	(count: number): Say =>
	(child) => {
		const { asked } = made[child]!.asked.at(-1) as Asked;
		if (!asked) return laid(count);
		const blobs = asked.lines.map((id) => Buffer.from(id));
		return { ok: true, json: { scales: blobs.map(() => 1) }, blobs };
	};

test('lines are given as they are cut, the longest first; the plan has all of them in its own order', async () => {
	const planner = new Planner('/root');
	say.next = cutter(20);
	const given: string[][] = [];
	const plan = await planner.plan(PAGE, GREY, going(), (lines) =>
		given.push(lines.map(({ picture }) => Buffer.from(picture).toString()))
	);
	expect(given.map(({ length }) => length)).toEqual([8, 8, 4]);
	const names = Array.from({ length: 20 }, (_, at) => `line-${at + 1}`);
	expect(given.flat()).toEqual(names.toReversed());
	expect(plan.ok && plan.value.lines.map(({ id }) => id)).toEqual(names);
	expect(plan.ok && plan.value.lines.map(({ picture }) => Buffer.from(picture).toString())).toEqual(
		names
	);
	const asked = made[0]!.asked as Asked[];
	expect(asked.map(({ kind }) => kind)).toEqual(['plan', 'cuts', 'cuts', 'cuts']);
	expect(asked.every(({ grey }) => grey === GREY)).toBe(true);
});

test('of a page too large to be held all lines are cut at one time', async () => {
	const planner = new Planner('/root');
	say.next = cutter(20);
	const huge = { ...GREY, width: 8_000, height: 6_000 };
	expect((await planner.plan(PAGE, huge, going())).ok).toBe(true);
	expect(made[0]!.asked.map(({ kind }) => kind)).toEqual(['plan', 'cuts']);
});

test.each<[string, Answer, string]>([
	['ends by a limit', ended('memory'), 'picture_heavy'],
	['sends fewer pictures', { ok: true, json: { scales: [1] }, blobs: [] }, 'picture_damaged'],
	['throws', { ok: true, json: { error: 'x' }, blobs: [] }, 'picture_damaged']
])('there is no plan where the child %s while it cuts', async (_what, answer, code) => {
	const planner = new Planner('/root');
	const cut = cutter(20);
	let asked = 0;
	say.next = (child) => (asked++ < 2 ? cut(child) : answer);
	const given: number[] = [];
	const plan = await planner.plan(PAGE, GREY, going(), ({ length }) => given.push(length));
	expect(plan).toMatchObject({ ok: false, refusal: { code } });
	expect(given).toEqual([8]);
});

const THREE = { way: 'smaller', lines: ['line-4', 'line-1', 'line-9'] } as const;
const scales = { scales: [1, 2, 3] };
const cut: Answer = { ok: true, json: scales, blobs: ['a', 'b', 'c'].map((it) => Buffer.from(it)) };
const named = (name: string) => ({ name, settings: SETTINGS });

test('other pictures of a page come from the child that planned it, though another is idle', async () => {
	const planner = new Planner('/root');
	const answers: ((answer: Answer) => void)[] = [];
	say.next = () => new Promise((answer) => answers.push(answer));
	const busy = planner.plan(named('a'), GREY, going());
	const anew = planner.othersAnew(named('b'), THREE, GREY, going());
	await vi.waitFor(() => expect(answers).toHaveLength(2));
	answers[0]!(planned);
	answers[1]!(cut);
	await Promise.all([busy, anew]);
	say.next = () => cut;
	for (const name of ['a', 'b', 'a']) {
		expect(await planner.others(named(name), THREE, going())).toEqual({
			ok: true,
			value: [1, 2, 3].map((scale, at) => ({ png: Buffer.from('abc'[at]!), scale }))
		});
	}
	const names = made.map(({ asked }) => asked.map((one) => (one as { name?: string }).name));
	expect(names).toEqual([
		['a', 'a', 'a'],
		['b', 'b']
	]);
	expect(made[0]!.asked[1]).toEqual({ kind: 'cuts', ...named('a'), asked: THREE });
});

test('of a page that nobody planned, or that is no longer held, there are none; it is laid out once more', async () => {
	const planner = new Planner('/root');
	say.next = () => planned;
	expect(await planner.others(PAGE, THREE, going())).toBeNull();
	expect(made).toEqual([]);
	await planner.plan(PAGE, GREY, going());
	say.next = () => ({ ok: true, json: { gone: true }, blobs: [] });
	expect(await planner.others(PAGE, THREE, going())).toBeNull();
	say.next = () => cut;
	expect(await planner.othersAnew(PAGE, THREE, GREY, going())).toMatchObject({ ok: true });
	expect(made[0]!.asked.at(-1)).toEqual({ kind: 'cuts', ...PAGE, grey: GREY, asked: THREE });
	expect(made).toHaveLength(1);
});

test.each<[string, Answer, string]>([
	['fewer pictures than lines', { ...cut, blobs: [Buffer.from('a')] }, 'picture_damaged'],
	['fewer scales', { ...cut, json: { scales: [1] } }, 'picture_damaged'],
	['an error of its work', { ok: true, json: { error: 'x' }, blobs: [] }, 'picture_damaged'],
	['the end of the child', ended('cpu'), 'picture_slow']
])('%s is a refusal', async (_what, answer, code) => {
	const planner = new Planner('/root');
	say.next = () => planned;
	await planner.plan(PAGE, GREY, going());
	say.next = () => answer;
	expect(await planner.others(PAGE, THREE, going())).toMatchObject({ refusal: { code } });
});
