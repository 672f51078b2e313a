import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { done, explain, refuse, status, type Outcome } from '#lib/outcome.ts';
import type { PartAsked } from '#lib/recognition/part.ts';
import type { ReadingSettings } from '#lib/recognition/plan.ts';
import type { Structure } from '#lib/transcription/save.ts';
import type { PageState } from '#lib/workflow/state.ts';
import type { LineReading } from '#lib/server/reader/reader.ts';
import { findLine, lines, type Page } from '#lib/transcription/page.ts';
import { TAKEN } from '#lib/transcription/revision.ts';
import { otherPictures, plannedPage, reading, scripted } from '../../../tests/support/reading.ts';
import {
	as,
	empty,
	fixedClock,
	installation,
	PEOPLE,
	seed
} from '../../../tests/support/workbench.ts';
import type { Images } from './images/images.ts';
import * as partReading from './part-reading.ts';
import type { LinePicture, Reader } from './reader/reader.ts';
import type { Files } from './storage/files.ts';
import * as partReadings from './storage/part-reading.ts';
import * as runs from './storage/run.ts';
import * as transcription from './transcription.ts';
import type { Installation, Workbench } from './workbench.ts';

type Who = keyof typeof PEOPLE;
type Answers = (Outcome<LineReading[]> | (() => Promise<Outcome<LineReading[]>>))[];

const clock = fixedClock();
let here: Installation;
let cuts: { zone: object; settings?: object; form?: string }[];
let pictures: { picture: LinePicture; urgent: boolean | undefined }[];

beforeAll(async () => {
	here = await installation({ clock: clock.read, models: { rus: 'sum', eng: 'other' } });
	await seed(here.store);
	await here.store.sql
		.insertInto('installation')
		.values({ id: 1, timeline: 'now', created_at: new Date() })
		.execute();
});
afterAll(() => here.store.close());
beforeEach(async () => {
	clock.now = new Date('2026-11-23T12:00:00Z');
	[cuts, pictures] = [[], []];
	await here.store.sql.deleteFrom('part_reading').execute();
	await set('open');
});

/** A person at work, whose reader answers as the test says; what the parts were asked is kept. */
function at(
	who: Who | null,
	answers: Answers = [done([reading('У Сюшаня', 1)])],
	parts: Partial<Images> = {}
) {
	const { reader, lexicon } = scripted(answers);
	const images = {
		pyramid: async () => 'pyramid',
		planPart: async (_pyramid, zone, settings) => {
			cuts.push({ zone, settings });
			return done({ ...plannedPage(), settings });
		},
		othersOfPart: async (_pyramid, _zone, _settings, asked) => otherPictures(asked),
		crop: async (_pyramid, zone, _width, form) => {
			cuts.push({ zone, form });
			return Buffer.from('png');
		},
		...parts
	} as Images;
	const noting: Reader = {
		...reader,
		read: (all, options = {}) => {
			pictures.push(...all.map((picture) => ({ picture, urgent: options.urgent })));
			return options.signal?.aborted
				? Promise.resolve(all.map(() => refuse('reading_cancelled')))
				: reader.read(all, options);
		}
	};
	const files = { path: (sum: string) => sum, has: async (sum: string) => sum !== 'gone' } as Files;
	const account = who && PEOPLE[who];
	return as({ ...here, images, reader: noting, lexicon, files }, account);
}

/** What is planned begins at 265, 265: the first of its two lines lies in the zone, both in the block. */
const zone = { ulx: 300, uly: 300, lrx: 800, lry: 400 };
const block = { zone: { ...zone, lry: 700 }, shape: 'block' as const };
const wish = (more: Partial<PartAsked> = {}): PartAsked => ({
	...{ zone, shape: 'line', languages: null, digits: false },
	...more
});
const read = (workbench: Workbench, more: Partial<PartAsked> = {}, page = 'p1') =>
	partReading.readPart(workbench, page, wish(more));
const kept = () => here.store.sql.selectFrom('part_reading').selectAll().orderBy('id').execute();
const set = (state: PageState) =>
	here.store.sql.updateTable('page').set({ state }).where('id', '=', 'p1').execute();
const headOf = async (): Promise<{ head: number; content: Page }> => {
	const opened = await transcription.open(at('anna'), 'p1');
	if (!opened.ok) throw new Error(opened.refusal.code);
	return { head: opened.value.page.head, content: opened.value.content };
};
async function told(outcome: Promise<Outcome<unknown>>) {
	const ended = await outcome;
	return ended.ok ? null : [ended.refusal.code, status(ended.refusal)];
}

describe('what is read', () => {
	test('a line: cut with a margin, read before all pages, placed on the surface, nothing changed', async () => {
		const before = await headOf();
		expect(await read(at('oleg'))).toMatchObject({
			ok: true,
			value: {
				...{ zone, shape: 'line', languages: 'rus', digits: false, confidence: 0.9 },
				lines: [{ text: 'У Сюшаня', by: 'tesseract', zone: { ulx: 265, uly: 365 } }]
			}
		});
		expect(cuts[0]).toEqual({
			zone: { ulx: 265, uly: 265, lrx: 835, lry: 435 },
			settings: { languages: 'rus', turn: 0 }
		});
		expect(pictures.every(({ urgent }) => urgent)).toBe(true);
		expect(await headOf()).toEqual(before);
	});

	test('a block gives its lines, and says how sure it is of them', async () => {
		const two = done([reading('Посетите', 1), reading('и сообщите', 2)]);
		const outcome = await read(at('anna', [two]), block);
		expect(outcome.ok && outcome.value.lines.map(({ text }) => text)).toEqual([
			'Посетите',
			'и сообщите'
		]);
	});

	test('digits only, and Latin: each picture is asked for no other sign, with that model', async () => {
		await read(at('oleg'), { digits: true });
		await read(at('oleg'), { languages: 'rus+eng' });
		expect(pictures[0]!.picture).toMatchObject({ only: '0123456789.,:/-', languages: 'rus' });
		expect(pictures.at(-1)!.picture).toMatchObject({ languages: 'rus+eng', segmentation: 7 });
		expect(pictures.at(-1)!.picture).not.toHaveProperty('only');
	});

	test('scattered words are left to Tesseract, in one grey picture', async () => {
		const outcome = await read(at('oleg', [done([reading('1953', 1)])]), { shape: 'sparse' });
		expect(outcome).toMatchObject({ value: { lines: [{ text: '1953' }] } });
		expect(cuts).toEqual([{ zone: { ulx: 265, uly: 265, lrx: 835, lry: 435 }, form: 'grey' }]);
		expect(pictures).toMatchObject([{ picture: { segmentation: 11 }, urgent: true }]);
	});

	test('where no line is found the whole place is read as one', async () => {
		const none = { planPart: async () => done({ ...plannedPage(), lines: [] }) };
		const outcome = await read(at('oleg', [done([reading('7', 1)])], none));
		expect(outcome).toMatchObject({ value: { lines: [{ text: '7' }] } });
		expect(pictures).toMatchObject([{ picture: { segmentation: 7 } }]);
	});

	test('nothing there is no refusal: no lines', async () => {
		const outcome = await read(at('oleg', [done([])]));
		expect(outcome).toMatchObject({ ok: true, value: { lines: [], confidence: null } });
		expect(await kept()).toMatchObject([{ state: 'no_text' }]);
	});

	test('over the edge it is read as far as it lies on the picture', async () => {
		const outcome = await read(at('oleg'), { zone: { ulx: -50, uly: -9, lrx: 500, lry: 80 } });
		expect(outcome).toMatchObject({ value: { zone: { ulx: 0, uly: 0, lrx: 500, lry: 80 } } });
	});
});

describe('a part is prepared as its page', () => {
	const measures = {
		...{ factor: 1, xHeight: 24, stroke: 3, skew: 0.5, bilevel: false, speckled: false },
		...{ negative: false, broken: false },
		...{ grain: 2, paper: 200, noise: 2, ink: 120, marks: 900, lines: 36 }
	};
	async function past(id: string, settings: object, state: string, result: object | null) {
		clock.now = new Date(clock.now.getTime() + 1000);
		const [at, sql] = [clock.now, here.store.sql];
		await runs.add(sql, { id, surface: 's1', settings, asked_by: 'anna', created_at: at });
		const ended = { state, ended_at: at, result: result && JSON.stringify(result) };
		await sql.updateTable('run').set(ended).where('id', '=', id).execute();
	}
	const without = () => here.store.sql.deleteFrom('run').execute();
	const asked = () => cuts[0]!.settings as ReadingSettings;
	const hand = { languages: 'rus', contrast: 2.5, border: 5 };

	test('by what was chosen for it by hand, and by what was measured on it', async () => {
		await past('r1', hand, 'ok', { turned: 0, measures });
		await read(at('oleg'));
		await without();
		const { marks: _, lines: __, ...measured } = measures;
		expect(asked()).toEqual({ languages: 'rus', contrast: 2.5, turn: 0, measured });
		// The whole lines above and below are seen, from a corner of the squares of the paper.
		expect(cuts[0]!.zone).toEqual({ ulx: 256, uly: 192, lrx: 835, lry: 496 });
	});

	test('chosen by hand since: so prepared at once, by its own measures', async () => {
		await past('r1', { languages: 'rus' }, 'ok', { turned: 180, measures });
		await past('r2', hand, 'waiting', null);
		await read(at('oleg'));
		await without();
		expect(asked()).toEqual({ languages: 'rus', contrast: 2.5, turn: 180 });
	});
});

describe('languages, unless the person chooses', () => {
	const asked = () => pictures[0]!.picture.languages;
	const reshape = async (key: string, change: Structure) => {
		const { head } = await headOf();
		const opening = { key: `key-of-${key}`, account: 'anna', timeline: 'now' };
		const outcome = await transcription.reshape(at('anna'), 'p1', { ...opening, head, change });
		if (!outcome.ok) throw new Error(outcome.refusal.code);
		return outcome.value;
	};

	test('are those of the region, else those chosen for the page, else those of the record', async () => {
		const drawn = await reshape('drawing', { kind: 'draw-region', zone, as: 'stamp' });
		const { id } = drawn.content.regions.find(({ laid }) => laid === 'anna')!;
		await reshape('eng', { kind: 'read-with', region: id, languages: 'eng' });
		await read(at('oleg'));
		const back = await reshape('deleting', { kind: 'delete-region', region: id });
		expect([asked(), back.content.regions.some((one) => one.id === id)]).toEqual(['eng', false]);
		const settings = { languages: 'rus+eng', own: true };
		await runs.add(here.store.sql, {
			...{ id: 'own', surface: 's1', settings, asked_by: 'anna', created_at: clock.now }
		});
		pictures = [];
		await read(at('oleg'));
		expect(asked()).toBe('rus+eng');
		const place = { record: 'molotov-1953-07-04', surface: 's1', state: 'open' } as const;
		expect(await partReading.choices(at('oleg'), place)).toMatchObject({ usual: 'rus+eng' });
		await here.store.sql.deleteFrom('run').execute();
		pictures = [];
		await read(at('oleg'));
		expect(asked()).toBe('rus');
	});
});

describe('what is kept of a reading', () => {
	test('who asked, when, how, by which models and versions, and what was read', async () => {
		const outcome = await read(at('oleg'), { languages: 'rus+eng', digits: true });
		const [row] = await kept();
		expect(row).toMatchObject({
			...{ surface: 's1', asked_by: 'oleg', state: 'ok', reason: null, created_at: clock.now },
			settings: { zone, shape: 'line', languages: 'rus+eng', digits: true },
			result: {
				engine: {
					name: 'tesseract.js',
					languages: 'rus+eng',
					models: { rus: 'sum', eng: 'other' }
				},
				lines: [{ text: 'У Сюшаня' }]
			}
		});
		expect(outcome.ok && outcome.value.reading).toBe(row!.id);
		expect(await partReading.found(at('oleg'), 'p1', row!.id)).toEqual(outcome);
	});

	test('one that was refused, with why', async () => {
		await read(at('oleg', [refuse('reading_failed', { detail: 'died' })]));
		expect(await kept()).toMatchObject([
			{ state: 'refused', result: null, reason: { code: 'reading_failed' } }
		]);
		expect(await told(partReading.found(at('oleg'), 'p1', (await kept())[0]!.id))).toEqual([
			...['not_found', 404]
		]);
	});

	test('it is shown to who asked for it, on its page alone', async () => {
		const outcome = await read(at('oleg'));
		const id = outcome.ok ? outcome.value.reading : '';
		expect(await told(partReading.found(at('anna'), 'p1', id))).toEqual(['not_found', 404]);
		expect(await told(partReading.found(at('oleg'), 'p2', id))).toEqual(['not_found', 404]);
		expect(await told(partReading.found(at(null), 'p1', id))).toEqual(['sign_in_first', 401]);
	});
});

describe('what cannot be read is refused, and says which value is wrong', () => {
	const wide = { ulx: 0, uly: 0, lrx: 2_480, lry: 3_000 };
	test.each<[string, Partial<PartAsked>, string, RegExp]>([
		[
			'beside the picture',
			{ zone: { ulx: 2_480, uly: 0, lrx: 2_600, lry: 90 } },
			'zone_small',
			/8 by 8/
		],
		['too low', { zone: { ulx: 0, uly: 0, lrx: 200, lry: 7 } }, 'zone_small', /8 by 8/],
		[
			'turned inside out',
			{ zone: { ulx: 300, uly: 90, lrx: 100, lry: 10 } },
			'zone_small',
			/8 by 8/
		],
		['too large', { zone: wide }, 'part_large', /8 million.*6 million/],
		['in a way nobody knows', { shape: 'spiral' as never }, 'shape_unknown', /"spiral"/],
		['by a model that is not there', { languages: 'deu' }, 'language_unknown', /"deu"/],
		['by a path', { languages: '../../x' }, 'language_unknown', /x/]
	])('%s', async (_, more, code, sentence) => {
		const outcome = await read(at('oleg'), more);
		if (outcome.ok) throw new Error('it was read');
		expect([outcome.refusal.code, status(outcome.refusal)]).toEqual([code, 422]);
		expect(explain(outcome.refusal, 'en').sentence).toMatch(sentence);
		expect(explain(outcome.refusal, 'ru').sentence).not.toMatch(/\{|undefined/);
		expect([cuts, pictures, await kept()]).toEqual([[], [], []]);
	});

	test('a picture that is gone, or of which no copy can be made', async () => {
		const noise = vi.spyOn(console, 'error').mockImplementation(() => undefined);
		const broken = { pyramid: () => Promise.reject(new Error('no pyramid of it')) };
		expect(await told(read(at('oleg', [], broken)))).toEqual(['picture_missing', 422]);
		expect(noise).toHaveBeenCalledOnce();
		noise.mockRestore();
		const insert = {
			sha256: 'gone',
			size: 1,
			media_type: 'image/png',
			place: '',
			checked_at: null
		};
		await here.store.sql.insertInto('blob').values(insert).execute();
		await here.store.sql
			.updateTable('surface')
			.set({ blob: 'gone' })
			.where('id', '=', 's1')
			.execute();
		expect(await told(read(at('oleg')))).toEqual(['picture_missing', 422]);
		await here.store.sql
			.updateTable('surface')
			.set({ blob: 'b1' })
			.where('id', '=', 's1')
			.execute();
		expect(cuts).toEqual([]);
	});

	test.each(['reading_failed', 'reading_heavy', 'reading_slow'] as const)(
		'a reader that was killed: %s',
		async (code) => {
			expect(await told(read(at('oleg', [refuse(code)])))).toEqual([code, 422]);
		}
	);

	test('a child that plans and is killed', async () => {
		const planPart = async () => refuse('picture_heavy', { name: 'x', limit: 500 });
		expect(await told(read(at('oleg', [], { planPart })))).toEqual(['picture_heavy', 422]);
	});

	test('one that takes too long is stopped, and says after how many seconds', async () => {
		const late = AbortSignal.abort();
		const clocked = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(late);
		const outcome = await read(at('oleg'));
		clocked.mockRestore();
		expect(outcome).toEqual(refuse('part_slow', { limit: 15 }));
	});
});

describe('rights', () => {
	test.each<[PageState, Who | null, [string, number] | null]>([
		...(['empty', 'open', 'returned', 'reopened'] as const).flatMap(
			(state) =>
				[
					[state, null, ['sign_in_first', 401]],
					[state, 'oleg', null],
					[state, 'anna', null],
					[state, 'maria', null]
				] as [PageState, Who | null, [string, number] | null][]
		),
		...(['review', 'reviewed', 'approved'] as const).map(
			(state) => [state, 'anna', ['wrong_state', 409]] as [PageState, Who, [string, number]]
		),
		['review', null, ['sign_in_first', 401]]
	])('a page that is %s, asked for by %s: %j', async (state, who, refused) => {
		await set(state);
		expect(await told(read(at(who)))).toEqual(refused);
		const offered = await partReading.choices(at(who), {
			...{ record: 'molotov-1953-07-04', surface: 's1', state }
		});
		expect(offered).toEqual(
			refused ? null : { languages: ['rus', 'eng', 'rus+eng'], usual: 'rus' }
		);
	});

	test('what is not there is not found; a visitor does not learn so much', async () => {
		expect(await told(read(at('oleg'), {}, 'none'))).toEqual(['not_found', 404]);
		expect(await told(read(at(null), {}, 'none'))).toEqual(['sign_in_first', 401]);
	});

	test('forty a minute for a volunteer; the one who waits may again, others were never held', async () => {
		const settings = { ...wish(), languages: 'rus' };
		const row = { surface: 's1', settings, asked_by: 'oleg', ended_at: clock.now };
		for (let i = 0; i < 40; i++) {
			const created_at = new Date(clock.now.getTime() - i * 1_000);
			await partReadings.keep(here.store.sql, { ...row, id: `k${i}`, created_at }, refuse('busy'));
		}
		expect(await read(at('oleg'))).toEqual(refuse('part_too_often', { limit: 40, seconds: 21 }));
		expect(await told(read(at('anna')))).toBeNull();
		clock.now = new Date(clock.now.getTime() + 21_000);
		expect(await told(read(at('oleg')))).toBeNull();
	});

	test('one reading a person: a newer ends the one before; another person’s goes on', async () => {
		const [go, begun] = [Promise.withResolvers<null>(), Promise.withResolvers<null>()];
		let count = 0;
		const planPart: Images['planPart'] = async (_pyramid, _zone, settings, signal) => {
			if (++count === 2) begun.resolve(null);
			await go.promise;
			return signal?.aborted ? refuse('reading_cancelled') : done({ ...plannedPage(), settings });
		};
		const first = read(at('oleg', undefined, { planPart }));
		const other = read(at('anna', undefined, { planPart }));
		await begun.promise;
		expect((await read(at('oleg'))).ok).toBe(true);
		go.resolve(null);
		expect(await told(first)).toEqual(['reading_cancelled', 409]);
		expect(await told(other)).toBeNull();
	});
});

describe('taking', () => {
	beforeEach(async () => {
		await empty(here.store);
		await seed(here.store);
	});
	const opening = (who: Who, key = 'key-of-taking') => ({ key, account: who, timeline: 'now' });
	const readingOf = async (who: Who, more: Partial<PartAsked> = {}, answers?: Answers) => {
		const outcome = await read(at(who, answers), more);
		if (!outcome.ok) throw new Error(outcome.refusal.code);
		return outcome.value.reading;
	};
	const take = async (who: Who, id: string, key?: string) =>
		transcription.reshape(at(who), 'p1', {
			...opening(who, key),
			head: (await headOf()).head,
			change: { kind: 'take-reading', reading: id }
		});
	const unnumbered = ({ regions }: Page) =>
		regions.map((one) => ({ ...one, lines: one.lines.map((line) => ({ ...line, revision: 0 })) }));
	const newest = async () => {
		const history = await transcription.history(at('anna'), 'p1');
		return history.ok ? history.value.entries[0]! : null;
	};

	test('a block: its lines stand on the page, read by the program, laid by who took them', async () => {
		const two = done([reading('Посетите', 1), reading('и сообщите', 2)]);
		const id = await readingOf('oleg', block, [two]);
		const before = (await headOf()).content;
		const taken = await take('oleg', id);
		expect(taken.ok).toBe(true);
		const { content, head } = await headOf();
		const fresh = lines(content).filter(({ laid }) => laid === 'oleg');
		expect(fresh.map(({ text, by, revision }) => [text, by, revision])).toEqual([
			['Посетите', 'tesseract', 2],
			['и сообщите', 'tesseract', 2]
		]);
		expect(await newest()).toMatchObject({
			by: 'oleg',
			kind: 'geometry',
			message: `${TAKEN}${id}`
		});
		const back = await transcription.reshape(at('oleg'), 'p1', {
			...opening('oleg', 'key-of-undo'),
			...{ head, change: { kind: 'take-back', revision: head } }
		});
		expect(back.ok && unnumbered(back.value.content)).toEqual(unnumbered(before));
	});

	test('the text of a line: the person’s own edit, which says where it comes from', async () => {
		const id = await readingOf('oleg');
		const opened = await transcription.open(at('oleg'), 'p1');
		if (!opened.ok) throw new Error();
		const save = (reading: string, key: string) =>
			transcription.save(at('oleg'), 'p1', {
				...{ ...opening('oleg', key), reading },
				lines: [
					{
						...{ line: 'l1-4', base: opened.value.bases['l1-4']!, text: 'У Сюшаня' },
						...{ annotations: [], confirm: false }
					}
				]
			});
		expect(await told(save('none', 'key-of-none'))).toEqual(['bad_request', 400]);
		expect((await save(id, 'key-of-line')).ok).toBe(true);
		expect(findLine((await headOf()).content, 'l1-4')).toMatchObject({
			text: 'У Сюшаня',
			by: 'oleg'
		});
		expect(await newest()).toMatchObject({
			by: 'oleg',
			kind: 'corrected',
			message: `${TAKEN}${id}`
		});
		expect(await told(save(id, 'key-of-late'))).toEqual(['outdated', 409]);
	});

	test('another’s reading, another page’s, none, an empty one: refused, nothing changed', async () => {
		const id = await readingOf('anna');
		const empty = await readingOf('oleg', {}, [done([])]);
		const before = await headOf();
		for (const [n, one] of [id, empty, 'none'].entries())
			expect(await told(take('oleg', one, `key-of-${n}`))).toEqual(['bad_request', 400]);
		const elsewhere = transcription.reshape(at('anna'), 'p2', {
			...{ ...opening('anna'), head: 1 },
			change: { kind: 'take-reading', reading: id }
		});
		expect(await told(elsewhere)).toEqual(['bad_request', 400]);
		expect(await headOf()).toEqual(before);
	});

	test('in review nothing is taken', async () => {
		const id = await readingOf('oleg');
		await set('review');
		expect(await told(take('oleg', id))).toEqual(['wrong_state', 409]);
	});
});
