import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { line } from '../../../tests/support/lines.ts';
import { plannedPage } from '../../../tests/support/reading.ts';
import { done, refuse } from '#lib/outcome.ts';
import { lines } from '#lib/transcription/page.ts';
import { recognise, type Picture, type Tools } from './pipeline.ts';
import type { ReadingPlan, ReadingSettings } from './plan.ts';

const WORDS = new Set(['каждый', 'человек', 'имеет', 'право']);

/** Tools that read what stands in `texts`, by turn, which picture, and line. */
function tools(texts: (turn: number, which: string, at: number) => string | undefined) {
	const asked: ReadingSettings[] = [];
	const read: string[] = [];
	const cut: string[] = [];
	const made: Tools = {
		plan: async (settings) => {
			asked.push(settings);
			const plan: ReadingPlan = { ...plannedPage(), turned: settings.turn ?? 0, settings };
			for (const each of plan.lines) {
				each.marks = 8;
				each.picture = Buffer.from(`${plan.turned} picture`);
			}
			return done(plan);
		},
		others: async (plan, { way, lines }) => {
			cut.push(...lines.map((id) => `${id} ${way}`));
			const which = { smaller: 'second', darker: 'third' }[way];
			return done(lines.map(() => ({ png: Buffer.from(`${plan.turned} ${which}`), scale: 1 })));
		},
		read: async (pictures, { onRead }) =>
			pictures.map((picture: Picture) => {
				const [turn, which] = Buffer.from(picture.png).toString().split(' ');
				const way = picture.segmentation === 13 ? 'raw' : which!;
				read.push(`${picture.id} ${way}`);
				const text = texts(Number(turn), way, Number(picture.id.slice(5)));
				onRead?.();
				return done(text === undefined ? [] : [line(text)]);
			}),
		known: async (words) => words.map((word) => WORDS.has(word))
	};
	return { made, asked, read, cut };
}

const go = async (made: Tools, settings: ReadingSettings = { languages: 'rus' }) => {
	const counts: string[] = [];
	const onProgress = ({ done: n, total }: { done: number; total: number }) =>
		counts.push(`${n}/${total}`);
	const outcome = await recognise(made, settings, { prefix: 'run', onProgress });
	if (!outcome.ok) throw new Error(outcome.refusal.code);
	return { ...outcome.value, counts, texts: lines(outcome.value.page).map(({ text }) => text) };
};

describe('the pipeline', () => {
	test('sure lines are read once; ids begin with the prefix; progress counts lines', async () => {
		const { made, read } = tools((_, __, at) => (at === 1 ? 'каждый человек' : 'имеет право'));
		const result = await go(made);
		expect(result.texts).toEqual(['каждый человек', 'имеет право']);
		expect(read).toEqual(['line-1 picture', 'line-2 picture']);
		expect(result.counts).toEqual(['0/2', '1/2', '2/2']);
		expect(lines(result.page).map(({ id }) => id)).toEqual(['run-l1', 'run-l2']);
		expect(Object.keys(result.lattices)).toEqual(['run-l1', 'run-l2']);
		expect(result.state).toBe('ok');
	});

	test('a doubtful line is read in a second way, the better word kept, the loser stored', async () => {
		const { made, read, cut } = tools((_, which, at) =>
			at === 2 ? 'имеет право' : which === 'picture' ? 'кажлый человек' : 'каждый чоловек'
		);
		const result = await go(made);
		expect(read).toEqual(['line-1 picture', 'line-2 picture', 'line-1 second']);
		expect(cut).toEqual(['line-1 smaller']);
		expect(result.texts[0]).toBe('каждый человек');
		expect(result.alternatives['run-l1']?.map(({ text }) => text)).toEqual([
			'кажлый человек',
			'каждый чоловек'
		]);
		expect(result.alternatives['run-l2']).toBeUndefined();
	});

	test('a line that stays doubtful is read in a third way; a sure name is not', async () => {
		const texts: Record<string, string> = {
			picture: 'кажлый:80 чоловек:80',
			second: 'каждый чоловек:80',
			third: 'каждый человек:70'
		};
		const { made, read } = tools((_, which, at) =>
			at === 2 ? 'Ванденхейвел:92 имеет' : texts[which]
		);
		const result = await go(made);
		expect(read).toEqual(['line-1 picture', 'line-2 picture', 'line-1 second', 'line-1 third']);
		expect(result.texts).toEqual(['каждый человек', 'Ванденхейвел имеет']);
		expect(result.alternatives['run-l1']?.map(({ how }) => how)).toEqual(['first', 'second']);
		const again = result.steps.filter(({ name }) => name.startsWith('read'));
		expect(again.map(({ name, parameters }) => [name, parameters['lines']])).toEqual([
			['read', 2],
			['read second', 1],
			['read third', 1]
		]);
	});

	test('writing of which nothing is read is read once more, as it is', async () => {
		const { made, read } = tools((_, which, at) =>
			at === 2 ? 'имеет право' : which === 'raw' ? 'каждый человек' : undefined
		);
		const result = await go(made);
		expect(read).toEqual(['line-1 picture', 'line-2 picture', 'line-1 raw']);
		expect(result.texts).toEqual(['каждый человек', 'имеет право']);
	});

	test('an unknown word of middling certainty is worth a second reading, not a third', async () => {
		const { made, read } = tools((_, __, at) => (at === 1 ? 'Ванденхейвел:88' : 'имеет право'));
		await go(made);
		expect(read.slice(2)).toEqual(['line-1 second']);
	});

	test('a fragment that is no text is kept as noise with its reason, out of the lines', async () => {
		const { made } = tools((_, __, at) => (at === 1 ? '| |' : 'имеет право'));
		const { page, texts } = await go(made);
		expect(texts).toEqual(['имеет право']);
		expect(page.regions.at(-1)).toMatchObject({
			kind: 'noise',
			lines: [{ refused: 'no-letters' }]
		});
	});

	test('a page that lies on its side is turned by what can be read', async () => {
		const { made, asked } = tools((turn) => (turn === 270 ? 'каждый человек' : 'ъыл:20 жщ:20'));
		const result = await go(made);
		expect(asked.map(({ turn }) => turn ?? 0)).toEqual([0, 90, 180, 270]);
		expect(result).toMatchObject({ state: 'ok', turned: 270 });
	});

	test('a page that nobody can read in any turn says so; one turn asked for is not doubted', async () => {
		const { made, asked } = tools(() => 'ъыл:20 жщ:20');
		expect(await go(made)).toMatchObject({ state: 'unreadable', turned: 0 });
		asked.length = 0;
		await go(made, { languages: 'rus', turn: 0 });
		expect(asked).toHaveLength(1);
	});

	test('writing of which nothing is read is a failure; no writing is no text', async () => {
		expect(await go(tools(() => undefined).made)).toMatchObject({
			state: 'failed',
			confidence: null
		});
		const { made } = tools(() => undefined);
		const blank: Tools = {
			...made,
			plan: async () => done({ ...plannedPage(), lines: [], blank: true })
		};
		expect((await go(blank)).state).toBe('no_text');
	});

	test('a page that is known for noise is not turned about', async () => {
		const { made, asked } = tools(() => 'ъыл:20 жщ:20');
		const look = { light: 127, even: 0.2, flowing: 0, marks: 900 };
		const plan: Tools['plan'] = async (settings) => {
			const planned = await made.plan(settings);
			return planned.ok ? done({ ...planned.value, measures: look }) : planned;
		};
		expect((await go({ ...made, plan })).state).toBe('noise');
		expect(asked).toHaveLength(1);
	});

	test('lines that are cut are read while the others are cut, each once, and counted when the plan is there', async () => {
		const { made, read } = tools((_, __, at) => (at === 1 ? 'каждый человек' : 'имеет право'));
		const plan: Tools['plan'] = async (settings, onCut) => {
			const planned = await made.plan(settings);
			if (planned.ok) onCut?.(planned.value.lines.slice(1));
			await Promise.resolve();
			expect(read).toEqual(['line-2 picture']);
			return planned;
		};
		const result = await go({ ...made, plan });
		expect(result.texts).toEqual(['каждый человек', 'имеет право']);
		expect(read).toEqual(['line-2 picture', 'line-1 picture']);
		expect(result.counts).toEqual(['1/2', '2/2']);
	});

	test('a plan that comes to nothing is answered when what was begun has ended', async () => {
		const { made } = tools(() => 'право');
		const refusal = refuse('picture_damaged', { name: 'a' });
		const ends: (() => void)[] = [];
		const read: Tools['read'] = () =>
			new Promise((end) => ends.push(() => end([refuse('reading_cancelled')])));
		const plan: Tools['plan'] = async (settings, onCut) => {
			const planned = await made.plan(settings);
			if (planned.ok) onCut?.(planned.value.lines);
			return refusal;
		};
		let answered: unknown;
		const rus = { languages: 'rus' };
		const outcome = recognise({ ...made, plan, read }, rus, { prefix: 'x' });
		void outcome.then((given) => (answered = given));
		await new Promise((later) => setTimeout(later));
		expect(answered).toBeUndefined();
		ends.forEach((end) => end());
		expect(await outcome).toEqual(refusal);
	});

	test('a refusal of what was begun is the answer', async () => {
		const { made } = tools(() => 'право');
		const refusal = refuse('reading_cancelled');
		const plan: Tools['plan'] = async (settings, onCut) => {
			const planned = await made.plan(settings);
			if (planned.ok) onCut?.(planned.value.lines);
			return planned;
		};
		const read = async () => [refusal];
		const rus = { languages: 'rus' };
		expect(await recognise({ ...made, plan, read }, rus, { prefix: 'x' })).toEqual(refusal);
	});

	test('a refusal of any part is the answer', async () => {
		const { made } = tools(() => 'право');
		const refusal = refuse('reading_cancelled');
		const watch = { prefix: 'x' };
		const rus = { languages: 'rus' };
		expect(await recognise({ ...made, plan: async () => refusal }, rus, watch)).toEqual(refusal);
		expect(await recognise({ ...made, read: async () => [refusal] }, rus, watch)).toEqual(refusal);
		const doubtful = { ...tools(() => 'кажлый:50').made, others: async () => refusal };
		expect(await recognise(doubtful, rus, watch)).toEqual(refusal);
	});
});

describe('the work for a page is bounded by its lines, whatever is read', () => {
	const word = fc.constantFrom('каждый', 'право', 'кажлый', 'жщ', '|', '12');
	const text = fc
		.tuple(fc.array(word, { maxLength: 3 }), fc.constantFrom(10, 45, 75, 95))
		.map(([words, sure]) =>
			words.length === 0 ? undefined : words.map((each) => `${each}:${sure}`).join(' ')
		);

	const WAYS = ['picture', 'raw', 'second', 'third'];

	test('one preparation and at most three readings a line, one more where nothing was read; a doubtful page has its turns tasted', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(text, { minLength: 32, maxLength: 32 }), async (texts) => {
				const { made, asked, read, cut } = tools(
					(turn, which, at) => texts[(turn / 90) * 8 + WAYS.indexOf(which) * 2 + at - 1]
				);
				await go(made);
				const firsts = read.filter((each) => each.endsWith('picture')).length;
				const more = read.length - firsts;
				expect([1, 4]).toContain(asked.length);
				const upright = asked.length === 1;
				const again = read.filter((each) => / (second|third)$/.test(each)).length;
				expect(cut).toHaveLength(again);
				expect(firsts).toBeLessThanOrEqual(upright ? 2 : 2 + 3 * 2 + 2);
				expect(more).toBeLessThanOrEqual(upright ? 6 : 12);
				expect(read.slice(0, 2)).toEqual(['line-1 picture', 'line-2 picture']);
			}),
			{ numRuns: 60 }
		);
	});

	test('a page of which all is known and sure costs one reading a line', async () => {
		const { made, asked, read, cut } = tools(() => 'каждый имеет право');
		await go(made);
		const counts = { prepared: asked.length, read: read.length, cut: cut.length };
		expect(counts).toEqual({ prepared: 1, read: 2, cut: 0 });
	});
});
