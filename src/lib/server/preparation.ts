import { done, refuse, type Outcome, type Refusal } from '#lib/outcome.ts';
import type { Surface } from '#lib/facsimile/surface.ts';
import type { Turn } from '#lib/facsimile/zone.ts';
import { fieldsOf, only, parse, same, type Preparation } from '#lib/recognition/preparation.ts';
import { stepsOf, type Previewed, type Told } from '#lib/recognition/preparing.ts';
import { permit } from '#lib/workflow/moves.ts';
import type { PageState } from '#lib/workflow/state.ts';
import type { Images, Preview } from './images/images.ts';
import * as model from './model.ts';
import * as recognition from './recognition.ts';
import * as pages from './storage/page.ts';
import * as past from './storage/reading-past.ts';
import { asker, type Workbench } from './workbench.ts';

type Fields = Iterable<readonly [string, string]>;

/** A page's preparation as its screen shows it. */
export interface Opened {
	/** What the next reading of the page is asked with. */
	kept: Preparation;
	/** Chosen for this page; null: as the record is read. */
	languages: string | null;
	recordLanguages: string;
	choices: string[];
	/** What is shown: `kept`, or what is being tried. */
	tried: Preparation;
	/** The settings of the picture shown, as its address names them; the turn is never left open. */
	address: string;
	shown: { steps: Told[]; of: Previewed } | null;
	/** Why there is no picture to show. */
	fault: Refusal | null;
	/** Why nothing may be tried or read now. */
	whyNot: Refusal | null;
	readings: past.Past[];
	names: Record<string, string>;
}

/** Prepared pictures that one person may have made anew, and in how many minutes. */
const OFTEN = { limit: 30, minutes: 10 };
const MINUTE_MS = 60_000;
/** When each person had pictures made; of an installation, so that it ends with it. */
const made = new WeakMap<Images, Map<string, number[]>>();

/** The page with its preparation; `fields` to be tried without being kept: none shows what is kept. */
export async function open(
	workbench: Workbench,
	page: string,
	fields: Fields = []
): Promise<Outcome<Opened>> {
	const { sql } = workbench.store;
	const at = await pageOf(workbench, { page }, maySee(workbench));
	if (!at.ok) return at;
	const { surface, record } = at.value;
	const readings = await past.newest(sql, surface.id);
	const recordLanguages = await model.languagesOf(workbench, record);
	const last = recognition.kept(await lastOf(workbench, surface), recordLanguages);
	const wished = [...fields];
	const tried = wished.length > 0 ? parse(wished) : done(only(last));
	if (!tried.ok) return tried;
	const resolved = resolve(tried.value, readings);
	const preview = await previewOf(workbench, at.value, resolved, last);
	const may = recognition.mayReadPage(workbench, at.value);
	return done({
		kept: only(last),
		languages: last.own ? last.languages : null,
		...{ recordLanguages, choices: model.languages(workbench), tried: tried.value },
		address: addressOf(resolved),
		shown: preview.ok ? told(tried.value, preview.value) : null,
		fault: preview.ok ? null : preview.refusal,
		whyNot: may.ok ? null : may.refusal,
		readings,
		names: await pages.names(
			sql,
			readings.map(({ asked_by }) => asked_by)
		)
	});
}

/** With which settings a page's prepared picture is asked for as its next reading would prepare it. */
export async function asRead(
	workbench: Workbench,
	surface: Surface
): Promise<{ address: string; turned: Previewed['turned'] }> {
	const last = recognition.kept(await lastOf(workbench, surface), '');
	const resolved = resolve(only(last), await past.newest(workbench.store.sql, surface.id));
	return { address: addressOf(resolved), turned: resolved.turn };
}

/** How each of these surfaces is laid to be read. */
export async function turnsOf(
	{ store: { sql } }: Workbench,
	surfaces: readonly string[]
): Promise<Record<string, Turn>> {
	const [last, found] = [
		await past.settingsOf(sql, surfaces),
		await past.turnsFound(sql, surfaces)
	];
	return Object.fromEntries(surfaces.map((id) => [id, last.get(id)?.turn ?? found.get(id) ?? 0]));
}

/** The prepared picture of a surface, a JPEG. */
export async function picture(
	workbench: Workbench,
	surface: string,
	fields: Fields
): Promise<Outcome<Uint8Array>> {
	const at = await pageOf(workbench, { surface }, maySee(workbench));
	if (!at.ok) return at;
	const asked = parse(fields);
	if (!asked.ok) return asked;
	const last = recognition.kept(await lastOf(workbench, at.value.surface), '');
	const preview = await previewOf(workbench, at.value, asked.value, last);
	return preview.ok ? done(preview.value.jpeg) : preview;
}

/** Reads the page again so prepared; `languages` empty: as its record is read. Gives the run's id. */
export async function read(
	workbench: Workbench,
	page: string,
	fields: Fields,
	languages: string
): Promise<Outcome<string>> {
	const at = await pageOf(workbench, { page }, (at) => recognition.mayReadPage(workbench, at));
	if (!at.ok) return at;
	const asked = parse(fields);
	if (!asked.ok) return asked;
	const own = languages !== '' && ({ languages, own: true } as const);
	const settings = own || { languages: await model.languagesOf(workbench, at.value.record) };
	const { surface } = at.value;
	const runs = await recognition.ask(workbench, [surface.id], { ...settings, ...asked.value });
	return runs.ok ? done(runs.value[0]!) : runs;
}

interface At {
	surface: Surface;
	record: string;
	state: PageState;
	reserved_by: string | null;
}

/** Where a page stands: what rights are asked of. */
type Standing = Pick<At, 'state' | 'reserved_by'>;

/** What is asked about a page that does not exist, so that nothing is learned by it. */
const UNKNOWN: Standing = { state: 'open', reserved_by: null };

/** The page, or the page of the surface, if `may` lets the asker. */
async function pageOf(
	{ store }: Workbench,
	{ page, surface }: { page?: string; surface?: string },
	may: (at: Standing) => Outcome<null>
): Promise<Outcome<At>> {
	const query = store.sql.selectFrom('page').select(['surface', 'record', 'state', 'reserved_by']);
	const row = await (
		page === undefined ? query.where('surface', '=', surface ?? '') : query.where('id', '=', page)
	).executeTakeFirst();
	const standing = row ? { ...row, state: row.state as PageState } : UNKNOWN;
	const allowed = may(standing);
	if (!allowed.ok) return allowed;
	if (!row) return refuse('not_found');
	return done({ ...row, ...standing, surface: await pages.surface(store.sql, row.surface) });
}

/** Whoever may see work on a page sees what its next reading would read. */
function maySee(workbench: Workbench): (at: Standing) => Outcome<null> {
	return ({ state }) => permit('page.read_work', asker(workbench), state);
}

async function lastOf({ store }: Workbench, { id }: Surface) {
	return (await past.settingsOf(store.sql, [id])).get(id);
}

/** A picture is of one turn: left to the reading, that which the last such reading found. */
function resolve(
	wished: Preparation,
	readings: readonly past.Past[]
): Preparation & { turn: Previewed['turned'] } {
	const read = readings.find(
		({ turned, settings }) => turned !== null && settings.turn === undefined
	);
	return { ...wished, turn: wished.turn ?? read?.turned ?? 0 };
}

function addressOf(preparation: Preparation): string {
	return new URLSearchParams(fieldsOf(preparation)).toString();
}

/** Whoever sees the page sees what is kept; to try something else is to prepare a reading. */
async function previewOf(
	workbench: Workbench,
	at: At,
	asked: Preparation,
	kept: Preparation
): Promise<Outcome<Preview>> {
	const own = same({ ...asked, turn: kept.turn }, kept);
	const may = own ? done(null) : recognition.mayReadPage(workbench, at);
	if (!may.ok) return may;
	const { files, images } = workbench;
	const { sha256, frame, name } = at.surface;
	if (!(await files.has(sha256))) return refuse('picture_missing');
	return images.preview({ path: files.path(sha256), frame, name }, asked, () => often(workbench));
}

/** Counts a picture that is to be made for the asker; refused past the limit. */
function often({ images, account, clock }: Workbench): Outcome<null> {
	const people = made.get(images) ?? new Map<string, number[]>();
	made.set(images, people);
	const [who, now] = [account?.id ?? '', clock().getTime()];
	const since = now - OFTEN.minutes * MINUTE_MS;
	const times = (people.get(who) ?? []).filter((time) => time > since);
	people.set(who, times);
	if (times.length >= OFTEN.limit) {
		const seconds = Math.ceil((times[0]! - since) / 1000);
		return refuse('preview_too_often', { ...OFTEN, seconds });
	}
	times.push(now);
	return done(null);
}

function told(wished: Preparation, { jpeg: _, ...of }: Preview): NonNullable<Opened['shown']> {
	return { steps: stepsOf(wished, of), of };
}
