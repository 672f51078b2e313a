import { archive, type Entry } from '#lib/encoding/training/archive.ts';
import { select, type Selection } from '#lib/encoding/training/lines.ts';
import type { Surface } from '#lib/facsimile/surface.ts';
import { done, refuse, type Outcome } from '#lib/outcome.ts';
import type { RecordDescription } from '#lib/record/record.ts';
import { permit } from '#lib/workflow/moves.ts';
import { sha256 } from './record-folder.ts';
import * as catalogue from './storage/catalogue.ts';
import * as records from './storage/record.ts';
import * as revisions from './storage/revision.ts';
import { version } from './program.ts';
import { asker, type Workbench } from './workbench.ts';

/** An approved page with its lines. */
interface Leaf extends Selection {
	surface: Surface;
	revision: { number: number; sha256: string };
}

/** What of a record teaches a model. */
export interface Offer {
	pages: number;
	lines: number;
	leftOut: number;
	/** Pages that are not approved. */
	waiting: number;
}

/** Written in portions as it is read. */
export interface Archive {
	name: string;
	mediaType: 'application/zip';
	portions: AsyncGenerator<Uint8Array>;
}

const LICENCE =
	'Sverka knows no licence of these pictures and texts. Ask who holds the record before you give out the lines or a model that was trained on them.';

/** How many lines of approved pages can be had. */
export async function offer(workbench: Workbench, record: string): Promise<Outcome<Offer>> {
	const found = await gather(workbench, record);
	if (!found.ok) return found;
	const { leaves, waiting } = found.value;
	return done({
		pages: leaves.length,
		lines: count(leaves.map((leaf) => leaf.lines)),
		leftOut: count(leaves.map((leaf) => leaf.leftOut)),
		waiting: waiting.length
	});
}

/**
 * The line pictures of the approved pages with their texts, `NAME.png` beside `NAME.gt.txt`, and a
 * manifest at the end: what each came from, its hashes, and what was left out and why.
 */
export async function write(workbench: Workbench, record: string): Promise<Outcome<Archive>> {
	const found = await gather(workbench, record);
	if (!found.ok) return found;
	const { leaves } = found.value;
	if (count(leaves.map((leaf) => leaf.lines)) === 0) return refuse('nothing_approved');
	const portions = archive(entries(workbench, found.value));
	return done({ name: `${record}.training.zip`, mediaType: 'application/zip', portions });
}

interface Gathered {
	description: RecordDescription;
	leaves: Leaf[];
	waiting: { ordinal: number; state: string }[];
}

async function gather(workbench: Workbench, record: string): Promise<Outcome<Gathered>> {
	const allowed = permit('export.bag_with_masters', asker(workbench), null);
	if (!allowed.ok) return workbench.account ? allowed : refuse('not_found');
	const { sql } = workbench.store;
	const row = await records.find(sql, record);
	if (!row) return refuse('not_found');
	const gathered: Gathered = { description: row.description, leaves: [], waiting: [] };
	const works = await catalogue.surfaces(sql, record);
	for (const surface of await catalogue.facsimile(sql, record)) {
		const { page, state, head } = works.find((one) => one.surface === surface.id)!;
		const approved = page !== null && state === 'approved';
		const revision = approved ? await revisions.find(sql, page, head) : undefined;
		if (!revision) gathered.waiting.push({ ordinal: surface.ordinal, state });
		else {
			const { number, sha256, content } = revision;
			gathered.leaves.push({ surface, revision: { number, sha256 }, ...select(content, surface) });
		}
	}
	return done(gathered);
}

async function* entries(workbench: Workbench, gathered: Gathered): AsyncGenerator<Entry> {
	const files: Record<string, string> = {};
	const entry = (name: string, bytes: Uint8Array): Entry => {
		files[name] = sha256(bytes);
		return { name, bytes };
	};
	for (const { surface, lines } of gathered.leaves) {
		const master = workbench.files.path(surface.sha256);
		const pyramid = await workbench.images.pyramid(master, surface.frame);
		for (const { name, text, zone } of lines) {
			const png = await workbench.images.crop(pyramid, zone, zone.lrx - zone.ulx, 'png');
			if (!png) throw new Error(`no picture of ${name}`);
			yield entry(`${name}.png`, png);
			yield entry(`${name}.gt.txt`, Buffer.from(`${text}\n`));
		}
	}
	const text = JSON.stringify(manifest(gathered, files), null, '\t');
	yield { name: 'manifest.json', bytes: Buffer.from(`${text}\n`) };
}

function manifest({ description, leaves, waiting }: Gathered, files: Record<string, string>) {
	const { id, citation, credits, imagesNote } = description;
	return {
		program: `Sverka ${version()}`,
		record: id,
		licence: { note: LICENCE, citation, credits, imagesNote },
		pages: leaves.map(({ surface, revision, lines, leftOut }) => ({
			ordinal: surface.ordinal,
			name: surface.name,
			sha256: surface.sha256,
			revision,
			lines: lines.map(({ name, zone }) => ({ name, zone })),
			leftOut
		})),
		notApproved: waiting,
		files
	};
}

function count(lists: readonly (readonly unknown[])[]): number {
	return lists.reduce((sum, list) => sum + list.length, 0);
}
