import { clamped } from '#lib/facsimile/shape.ts';
import type { Surface } from '#lib/facsimile/surface.ts';
import { height, width, type Zone } from '#lib/facsimile/zone.ts';
import { done, refuse, type Outcome } from '#lib/outcome.ts';
import {
	cutOut,
	DIGITS,
	LIMITS,
	linesFound,
	linesIn,
	meanOf,
	SHAPES,
	type PartAsked,
	type PartRead
} from '#lib/recognition/part.ts';
import { recognise, type Tools } from '#lib/recognition/pipeline.ts';
import { permit } from '#lib/workflow/moves.ts';
import { reach, waitFor } from '#lib/workflow/pace.ts';
import type { PageState } from '#lib/workflow/state.ts';
import * as model from './model.ts';
import { engineOf } from './page-reading.ts';
import * as pages from './storage/page.ts';
import * as partReadings from './storage/part-reading.ts';
import type { PartResult } from './storage/part-reading.ts';
import * as runs from './storage/run.ts';
import { asker, type Workbench } from './workbench.ts';

/** Longest that anybody waits, seconds. */
const PATIENCE = 15;

/** One reading a person: a newer one ends the one before, whose answer nobody awaits any more. */
const under = new Map<string, AbortController>();

type Asked = PartAsked & { languages: string };

/**
 * Reads a part of a page's surface while the person waits, before every page in the queue. Nothing
 * of the page changes: what was read is kept, with who asked for it, until the person takes it.
 */
export async function readPart(
	workbench: Workbench,
	page: string,
	wish: PartAsked,
	signal?: AbortSignal
): Promise<Outcome<PartRead>> {
	const at = await mayRead(workbench, page);
	if (!at.ok) return at;
	const asked = await fitting(workbench, at.value, wish);
	if (!asked.ok) return asked;
	const { account, clock, newId, store } = workbench;
	const own = new AbortController();
	under.get(account!.id)?.abort();
	under.set(account!.id, own);
	const [id, surface] = [newId(), at.value.surface];
	const begun = clock();
	const late = AbortSignal.timeout(PATIENCE * 1000);
	const stop = AbortSignal.any([own.signal, late, ...(signal ? [signal] : [])]);
	const outcome = await read(workbench, surface, asked.value, { prefix: id, signal: stop });
	if (under.get(account!.id) === own) under.delete(account!.id);
	const ended = late.aborted && !outcome.ok ? refuse('part_slow', { limit: PATIENCE }) : outcome;
	const kept = { id, surface: surface.id, settings: asked.value, asked_by: account!.id };
	await partReadings.keep(store.sql, { ...kept, created_at: begun, ended_at: clock() }, ended);
	if (!ended.ok) return ended;
	const { lines, confidence } = ended.value;
	return done({ ...asked.value, reading: id, lines, confidence });
}

/** What was read of a page when the person asked, to be shown once more. */
export async function found(
	workbench: Workbench,
	page: string,
	reading: string
): Promise<Outcome<PartRead>> {
	const at = await mayRead(workbench, page);
	if (!at.ok) return at;
	const row = await partReadings.find(workbench.store.sql, reading);
	const own = row?.asked_by === workbench.account!.id && row.surface === at.value.surface.id;
	const read = own ? partReadings.readOf(row) : null;
	return read ? done(read) : refuse('not_found');
}

/** What a person may choose from on a page, and what is chosen unless he says; null: may not read. */
export async function choices(
	workbench: Workbench,
	{ record, state }: { record: string; state: PageState }
): Promise<{ languages: string[]; usual: string } | null> {
	if (!permit('ocr.page', asker(workbench), state, { granted: true }).ok) return null;
	const usual = await model.languagesOf(workbench, record);
	return { languages: model.languages(workbench), usual };
}

/** As a page's reading, but that nothing of the page changes: no hold of it is asked for, only the pace. */
async function mayRead(
	workbench: Workbench,
	page: string
): Promise<Outcome<{ surface: Surface; record: string }>> {
	const { sql } = workbench.store;
	const row = await sql.selectFrom('page').selectAll().where('id', '=', page).executeTakeFirst();
	const state = (row?.state ?? 'open') as PageState;
	const allowed = permit('ocr.page', asker(workbench), state, { granted: true });
	if (!allowed.ok) return allowed;
	if (!row) return refuse('not_found');
	return done({ surface: await pages.surface(sql, row.surface), record: row.record });
}

/** The wish with its zone on the surface and its languages, or what of it cannot be. */
async function fitting(
	workbench: Workbench,
	{ surface, record }: { surface: Surface; record: string },
	wish: PartAsked
): Promise<Outcome<Asked>> {
	if (!SHAPES.includes(wish.shape))
		return refuse('shape_unknown', { shape: String(wish.shape).slice(0, 40) });
	const languages = wish.languages ?? (await model.languagesOf(workbench, record));
	if (!model.languages(workbench).includes(languages))
		return refuse('language_unknown', { language: languages.slice(0, 40) });
	const zone = clamped(wish.zone, sheetOf(surface));
	if (!zone || Math.min(width(zone), height(zone)) < LIMITS.least)
		return refuse('zone_small', { least: LIMITS.least });
	const measured = Math.ceil((width(zone) * height(zone)) / 1e6);
	if (measured > LIMITS.megapixels)
		return refuse('part_large', { measured, limit: LIMITS.megapixels });
	const wait = await pace(workbench);
	return wait ? refuse('part_too_often', wait) : done({ ...wish, zone, languages });
}

async function pace({ account, clock, store }: Workbench) {
	const { id, role } = account!;
	const { seconds, most } = reach(role);
	const since = new Date(clock().getTime() - seconds * 1000);
	return waitFor(role, await partReadings.askedSince(store.sql, id, since, most), clock());
}

function sheetOf({ width: lrx, height: lry }: Surface): Zone {
	return { ulx: 0, uly: 0, lrx, lry };
}

interface Watch {
	prefix: string;
	signal: AbortSignal;
}

/** From the picture to lines, with what they were read by. */
async function read(
	workbench: Workbench,
	surface: Surface,
	asked: Asked,
	watch: Watch
): Promise<Outcome<PartResult>> {
	const { files, images } = workbench;
	if (!(await files.has(surface.sha256))) return refuse('picture_missing');
	const pyramid = await images
		.pyramid(files.path(surface.sha256), surface.frame)
		.catch((reason: unknown) => void console.error(reason));
	if (pyramid === undefined) return refuse('picture_missing');
	const cut = { pyramid, zone: cutOut(asked.zone, sheetOf(surface)) };
	const planned =
		asked.shape === 'sparse' ? null : await readPlanned(workbench, surface, asked, cut, watch);
	if (planned && (!planned.ok || planned.value.lines.length > 0)) return planned;
	return readLoose(workbench, asked, cut, watch);
}

interface Cut {
	pyramid: string;
	zone: Zone;
}

/** As a page is read: prepared, its lines found, each read alone, doubtful ones twice. */
async function readPlanned(
	workbench: Workbench,
	surface: Surface,
	asked: Asked,
	{ pyramid, zone }: Cut,
	{ prefix, signal }: Watch
): Promise<Outcome<PartResult>> {
	const { images, lexicon, reader, store } = workbench;
	const page = {};
	const only = asked.digits ? { only: DIGITS } : {};
	reader.wake();
	const tools: Tools = {
		plan: (settings) => images.planPart(pyramid, zone, settings, signal),
		read: (pictures, options) =>
			reader.read(
				pictures.map((picture) => ({ ...picture, ...only })),
				{ ...options, page, urgent: true }
			),
		known: (words) => lexicon.known(words)
	};
	const settings = {
		languages: asked.languages,
		turn: await runs.newestTurn(store.sql, surface.id)
	};
	const outcome = await recognise(tools, settings, { prefix, signal });
	if (!outcome.ok) return outcome;
	const { page: whole, steps, measures } = outcome.value;
	return done(resultOf(workbench, asked, linesIn(whole, zone, asked), { steps, measures }));
}

/** Tesseract's own segmentation for what is taken for a line, a block, scattered words. */
const SEGMENTATION = { line: 7, block: 6, sparse: 11 } as const;

/** As Tesseract reads by itself: words that stand apart, and where no line was found. */
async function readLoose(
	workbench: Workbench,
	asked: Asked,
	{ pyramid, zone }: Cut,
	{ prefix, signal }: Watch
): Promise<Outcome<PartResult>> {
	const { images, reader } = workbench;
	const png = await images.crop(pyramid, zone, width(zone), 'grey');
	if (!png) return refuse('zone_small', { least: LIMITS.least });
	const segmentation = SEGMENTATION[asked.shape];
	const only = asked.digits ? { only: DIGITS } : {};
	const picture = { id: prefix, png, segmentation, languages: asked.languages, ...only };
	const [answer] = await reader.read([picture], { signal, urgent: true });
	if (!answer?.ok) return answer ?? refuse('reading_failed');
	const steps = [{ name: 'loose', parameters: { segmentation }, ms: 0 }];
	const lines = linesFound(answer.value, zone, asked, prefix);
	return done(resultOf(workbench, asked, lines, { steps, measures: {} }));
}

function resultOf(
	workbench: Workbench,
	{ languages }: Asked,
	lines: PartResult['lines'],
	how: Pick<PartResult, 'steps' | 'measures'>
): PartResult {
	return { lines, confidence: meanOf(lines), ...how, engine: engineOf(workbench, languages) };
}
