import { canonical, ofLine } from '#lib/transcription/canonical.ts';
import { apply } from '#lib/transcription/edit.ts';
import { retext, vouch } from '#lib/transcription/line.ts';
import { findLine, type Line, lines, type Page } from '#lib/transcription/page.ts';
import type {
	Conflict,
	LineSave,
	Opening,
	Saved,
	SaveRequest,
	Structure,
	StructureRequest
} from '#lib/transcription/save.ts';
import { TAKEN } from '#lib/transcription/revision.ts';
import { takeBack } from '#lib/transcription/taking-back.ts';
import { clean } from '#lib/transcription/typed.ts';
import type { Outcome } from '#lib/outcome.ts';
import { layOver } from '#lib/recognition/lay-over.ts';
import type { PartRead } from '#lib/recognition/part.ts';
import { learn } from './learning.ts';
import * as model from './model.ts';
import * as saving from './saving.ts';
import type { Desk } from './saving.ts';
import * as pages from './storage/page.ts';
import * as partReadings from './storage/part-reading.ts';
import * as revisions from './storage/revision.ts';
import * as structure from './structure.ts';
import type { Workbench } from './workbench.ts';

/**
 * Saves lines, all of them or none. Each names the line it replaces; where that is no longer the
 * line as it stands, the save is refused with both texts (`facts.conflicts`: `Conflict[]` as JSON).
 * Sending the same save again gives the same revision again. `also` is done in the same transaction,
 * with what the save answers: both stand, or neither.
 */
export function save(
	workbench: Workbench,
	page: string,
	request: SaveRequest,
	also: (desk: Desk, saved: Saved) => Promise<void> = async () => {}
): Promise<Outcome<Saved>> {
	const action = request.reading === undefined ? 'page.save' : 'page.take_suggestion';
	return saving.transact(workbench, page, action, async (desk) => {
		await saving.sameOpening(desk, request);
		if (request.reading !== undefined) await taken(desk, request.reading);
		const sum = requestSha256(request);
		const ids = request.lines.map(({ line }) => line);
		if (new Set(ids).size < ids.length) saving.withdraw('bad_request', { what: 'lines' });
		const given = async (saved: Saved) => {
			await also(desk, saved);
			return saved;
		};
		const earlier = await saving.repeated(desk, request.key, sum);
		if (earlier) return given(saving.answer(desk, earlier, ids));
		await refuseOutdated(desk, request.lines);
		const { content, removed, typed } = rewrite(desk, request.lines);
		const revision = await saving.append(desk, content, {
			kind: typed ? 'corrected' : 'confirmed',
			message: request.reading ? `${TAKEN}${request.reading}` : '',
			key: request.key,
			saveSha256: sum,
			reason: request.reason
		});
		await learn(desk, content, ids);
		return given(saving.answer(desk, revision, ids, removed));
	});
}

/** Confirms lines as they stand: "this line is right", in the name of who asks. */
export function confirm(
	workbench: Workbench,
	page: string,
	opening: Opening,
	confirmed: Omit<LineSave, 'confirm'>[]
): Promise<Outcome<Saved>> {
	const lines = confirmed.map((line) => ({ ...line, confirm: true }));
	return save(workbench, page, { ...opening, lines });
}

/** Changes which lines there are or their order; it names the page's head. */
export function reshape(
	workbench: Workbench,
	page: string,
	request: StructureRequest
): Promise<Outcome<Saved & { content: Page }>> {
	return saving.transact(workbench, page, 'page.geometry', async (desk) => {
		await saving.sameOpening(desk, request);
		const sum = requestSha256(request);
		const earlier = await saving.repeated(desk, request.key, sum);
		if (earlier) return { ...saving.answer(desk, earlier, []), content: earlier.content };
		await refuseMovedOn(desk, request.head);
		const content = await reshaped(desk, request.change);
		const revision = await saving.append(desk, content, {
			kind: 'geometry',
			message: messageOf(request.change),
			key: request.key,
			saveSha256: sum
		});
		await learn(desk, content, allIds(desk.head, content));
		return { ...saving.answer(desk, revision, allIds(content)), content };
	});
}

async function reshaped(desk: Desk, change: Structure): Promise<Page> {
	const { workbench, tx, row, head } = desk;
	if (change.kind === 'take-back')
		return numbered(desk, await without(desk, change.revision), null);
	const by = workbench.account!.id;
	// The machine stays the author of what it read: the lines still ask for eyes.
	if (change.kind === 'take-reading')
		return numbered(desk, await withReading(desk, change.reading), null);
	const surface = await pages.surface(tx, row.surface);
	const choices = model.languages(workbench);
	const edit = structure.edit(head, change, { id: workbench.newId(), surface, by, choices });
	if (!edit.ok) return saving.withdraw(edit.refusal.code, edit.refusal.facts);
	return numbered(desk, apply(head, edit.value), by);
}

function messageOf(change: Structure): string {
	return change.kind === 'take-reading' ? `${TAKEN}${change.reading}` : change.kind;
}

/** The head with a reading of a part laid over it. */
async function withReading(desk: Desk, reading: string): Promise<Page> {
	const { lines, zone } = await taken(desk, reading);
	const { account, newId } = desk.workbench;
	return layOver(desk.head, { lines, zone, by: account!.id, region: `r${newId()}` });
}

/** A reading of a part of this very page that the person asked for, and found text by. */
async function taken({ workbench, tx, row }: Desk, reading: string): Promise<PartRead> {
	const found = await partReadings.find(tx, reading);
	const own = found?.asked_by === workbench.account!.id && found.surface === row.surface;
	const read = own ? partReadings.readOf(found) : null;
	return read && read.lines.length > 0 ? read : saving.withdraw('bad_request', { what: 'reading' });
}

/** The head without what one revision of structure changed. */
async function without({ tx, row, head }: Desk, number: number): Promise<Page> {
	const revision = await revisions.find(tx, row.id, number);
	if (revision?.kind !== 'geometry') return saving.withdraw('bad_request', { what: 'take-back' });
	const before = revision.parent && (await revisions.find(tx, row.id, revision.parent));
	const back = takeBack(head, before ? before.content : { regions: [] }, revision.content);
	return back ?? saving.withdraw('change_overtaken', { revision: number });
}

/** Makes an earlier revision the newest again, as a new one; it names the head that was seen. */
export function restore(
	workbench: Workbench,
	page: string,
	request: Opening & { number: number; head: number }
): Promise<Outcome<Saved>> {
	return saving.transact(workbench, page, 'page.restore_revision', async (desk) => {
		await saving.sameOpening(desk, request);
		const sum = requestSha256(request);
		const earlier = await saving.repeated(desk, request.key, sum);
		if (earlier) return saving.answer(desk, earlier, []);
		await refuseMovedOn(desk, request.head);
		const wanted = await revisions.find(desk.tx, page, request.number);
		if (!wanted) return saving.withdraw('not_found');
		const content = numbered(desk, wanted.content, null);
		const revision = await saving.append(desk, content, {
			kind: 'restored',
			message: String(request.number),
			key: request.key,
			saveSha256: sum,
			detail: { restored: request.number }
		});
		await learn(desk, content, allIds(desk.head, content));
		return saving.answer(desk, revision, allIds(content));
	});
}

/** Everything but the key: a repeat under the same key must say the same. */
function requestSha256(request: Opening): string {
	return revisions.sha256(canonical({ ...request, key: undefined }));
}

async function refuseOutdated(desk: Desk, saves: readonly LineSave[]): Promise<void> {
	const stale = saves.filter(({ line, base }) => {
		const head = findLine(desk.head, line);
		return !head || canonical(saving.baseOf(head)) !== canonical(base);
	});
	if (stale.length === 0) return;
	const conflicts = await Promise.all(stale.map((one) => conflict(desk, one)));
	const [first] = conflicts;
	saving.withdraw('outdated', { who: first!.who, conflicts: JSON.stringify(conflicts) });
}

async function conflict({ tx, row, head }: Desk, mine: LineSave): Promise<Conflict> {
	const line = findLine(head, mine.line);
	const author = await revisions.author(tx, row.id, line?.revision ?? row.head);
	const by = author?.by ?? '';
	return {
		line: mine.line,
		mine: mine.text,
		theirs: line?.text ?? '',
		theirMarks: line?.annotations ?? [],
		base: line ? saving.baseOf(line) : null,
		by,
		who: (await pages.names(tx, [by]))[by] ?? by,
		at: author?.at.toISOString() ?? ''
	};
}

async function refuseMovedOn({ tx, row }: Desk, head: number): Promise<void> {
	if (head === row.head) return;
	const by = (await revisions.author(tx, row.id, row.head))?.by ?? '';
	saving.withdraw('page_moved_on', {
		head: row.head,
		who: (await pages.names(tx, [by]))[by] ?? by
	});
}

/** The page with the lines of a save in it, and how many characters could not be taken. */
function rewrite(desk: Desk, saves: readonly LineSave[]) {
	const who = desk.workbench.account!.id;
	let [removed, typed] = [0, false];
	const fresh = new Map<string, Line>();
	for (const one of saves) {
		const cleaned = clean(one.text);
		removed += cleaned.removed;
		if (!saving.fits(cleaned.text, one.annotations)) {
			saving.withdraw('bad_request', { what: 'annotations' });
		}
		const line = rewritten(desk, findLine(desk.head, one.line)!, { ...one, text: cleaned.text });
		typed ||= line.revision > desk.row.head;
		const seen = one.confirm && !line.seen.includes(who) ? [...line.seen, who] : line.seen;
		fresh.set(line.id, { ...(one.right ? vouch(line, one.right) : line), seen });
	}
	const regions = desk.head.regions.map((region) => ({
		...region,
		lines: region.lines.map((line) => fresh.get(line.id) ?? line)
	}));
	return { content: { regions }, removed, typed };
}

function rewritten(desk: Desk, line: Line, { text, annotations }: LineSave): Line {
	const fresh = { ...retext(line, text), annotations };
	if (ofLine(fresh) === ofLine(line)) return line;
	const by = fresh.text === line.text ? line.by : desk.workbench.account!.id;
	return { ...fresh, by, seen: [], revision: desk.row.head + 1 };
}

/** Lines that are not as in the head get the number of the revision to come. */
function numbered(desk: Desk, page: Page, by: string | null): Page {
	const before = new Map(lines(desk.head, { refused: true }).map((line) => [line.id, line]));
	const number = (line: Line): Line => {
		const old = before.get(line.id);
		if (old && ofLine(old) === ofLine(line)) return { ...line, revision: old.revision };
		return { ...line, revision: desk.row.head + 1, by: by ?? line.by };
	};
	return {
		regions: page.regions.map((region) => ({ ...region, lines: region.lines.map(number) }))
	};
}

function allIds(...pages: Page[]): string[] {
	return [...new Set(pages.flatMap((page) => lines(page, { refused: true }).map(({ id }) => id)))];
}

export { head, history, open, revision } from './opening.ts';
