import { clamped } from '#lib/facsimile/shape.ts';
import type { Surface } from '#lib/facsimile/surface.ts';
import { height, width, type Zone } from '#lib/facsimile/zone.ts';
import { done, refuse, type Outcome } from '#lib/outcome.ts';
import { asItsPage } from '#lib/recognition/measured.ts';
import { LIMITS, SHAPES, type PartAsked, type PartRead } from '#lib/recognition/part.ts';
import { languagesAt } from '#lib/transcription/layout.ts';
import { permit } from '#lib/workflow/moves.ts';
import { reach, waitFor } from '#lib/workflow/pace.ts';
import type { PageState } from '#lib/workflow/state.ts';
import * as model from './model.ts';
import * as pages from './storage/page.ts';
import * as partReadings from './storage/part-reading.ts';
import type { PartResult } from './storage/part-reading.ts';
import * as past from './storage/reading-past.ts';
import * as revisions from './storage/revision.ts';
import * as runs from './storage/run.ts';
import { asker, type Workbench } from './workbench.ts';
import { readZone } from './zone-reading.ts';

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
	{ record, surface, state }: { record: string; surface: string; state: PageState }
): Promise<{ languages: string[]; usual: string } | null> {
	if (!permit('ocr.page', asker(workbench), state, { granted: true }).ok) return null;
	const usual = await usualOf(workbench, surface, record);
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
	const languages =
		wish.languages ?? (await languagesHere(workbench, { surface, record }, wish.zone));
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

/** As the region is read that the zone lies in, else its page, else its record. */
async function languagesHere(
	workbench: Workbench,
	{ surface, record }: { surface: Surface; record: string },
	zone: Zone
): Promise<string> {
	const content = await revisions.contentOf(workbench.store.sql, surface.id);
	const own = languagesAt(content?.regions ?? [], zone);
	return own ?? usualOf(workbench, surface.id, record);
}

/** What was chosen for the page by hand, else what its record is read with. */
async function usualOf(workbench: Workbench, surface: string, record: string): Promise<string> {
	const last = (await past.settingsOf(workbench.store.sql, [surface])).get(surface);
	return last?.own ? last.languages : model.languagesOf(workbench, record);
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

/** From the picture to lines, prepared as its page is, with what they were read by. */
async function read(
	workbench: Workbench,
	surface: Surface,
	part: Asked,
	watch: { prefix: string; signal: AbortSignal }
): Promise<Outcome<PartResult>> {
	const { files, images, store } = workbench;
	if (!(await files.has(surface.sha256))) return refuse('picture_missing');
	const pyramid = await images
		.pyramid(files.path(surface.sha256), surface.frame)
		.catch((reason: unknown) => void console.error(reason));
	if (pyramid === undefined) return refuse('picture_missing');
	const kept = (await past.settingsOf(store.sql, [surface.id])).get(surface.id) ?? {};
	const last = await runs.lastRead(store.sql, surface.id);
	const settings = asItsPage(part.languages, kept, last);
	return readZone(workbench, { pyramid, sheet: sheetOf(surface), part, settings }, watch);
}
