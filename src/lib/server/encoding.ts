import { FORMATS, type FormatName } from '#lib/encoding/format.ts';
import { readingView } from '#lib/encoding/tei/reading-view.ts';
import { done, refuse, type Outcome } from '#lib/outcome.ts';
import type { ReadingView } from '#lib/record/reading-view.ts';
import type { RecordDescription } from '#lib/record/record.ts';
import { permit } from '#lib/workflow/moves.ts';
import * as collating from './collating.ts';
import { assemble } from './edition.ts';
import { MADE, make, type Made } from './making.ts';
import * as account from './storage/account.ts';
import * as approvals from './storage/approval.ts';
import * as catalogue from './storage/catalogue.ts';
import * as records from './storage/record.ts';
import { asker, type Workbench } from './workbench.ts';

/** The sealed version, or the working text, which says in its name that it is a draft. */
export type Version = 'sealed' | 'working';

/** A file ready to be handed out. */
export interface Exported {
	name: string;
	mediaType: string;
	bytes: Uint8Array;
}

/** One row of the export page. */
export interface Offer {
	format: FormatName;
	version: Version;
	fileName: string;
	bytes: number;
	/** Where its own check found a fault: then it is not offered. */
	fault: string | null;
	/** False where no check is made of the format. */
	checked: boolean;
}

/** Every file that can be had of a record now, each written and checked. */
export async function offers(
	workbench: Workbench,
	record: string
): Promise<Outcome<{ title: RecordDescription['title']; offers: Offer[] }>> {
	const allowed = permit('export.project_text', asker(workbench), null);
	if (!allowed.ok && !workbench.account) return refuse('not_found');
	if (!allowed.ok) return allowed;
	const holding = await records.find(workbench.store.sql, record);
	if (!holding) return refuse('not_found');
	const found: Offer[] = [];
	const sealed = await sealedFile(workbench, record);
	if (sealed)
		found.push(offerOf('tei-edition', 'sealed', { ...sealed, fault: null, checked: true }));
	for (const format of MADE) {
		const made = await workingFile(workbench, record, format);
		if (made) found.push(offerOf(format, 'working', made));
	}
	return done({ title: holding.description.title, offers: found });
}

function offerOf(format: FormatName, version: Version, file: Made): Offer {
	const { name: fileName, bytes, fault, checked } = file;
	return { format, version, fileName, bytes: bytes.byteLength, fault, checked };
}

/** One file. What is sealed is given out as it lies in the folder, byte for byte. */
export async function exported(
	workbench: Workbench,
	record: string,
	{ format, version }: { format: FormatName; version: Version }
): Promise<Outcome<Exported>> {
	const holding = await records.find(workbench.store.sql, record);
	const open = version === 'sealed' && holding?.published === true;
	const action = open ? 'published.export_text' : 'export.project_text';
	const allowed = permit(action, asker(workbench), null);
	if (!allowed.ok) return workbench.account ? allowed : refuse('not_found');
	if (!holding) return refuse('not_found');
	if (version === 'sealed') {
		const file = format === 'tei-edition' ? await sealedFile(workbench, record) : null;
		return file ? done(file) : refuse('not_found');
	}
	const made = await workingFile(workbench, record, format);
	if (!made) return refuse('not_found');
	return made.fault === null ? done(made) : refuse('not_offered', { where: made.fault });
}

async function sealedFile(workbench: Workbench, record: string): Promise<Exported | null> {
	const seal = await approvals.latest(workbench.store.sql, record);
	if (!seal) return null;
	const { mediaType, extension } = FORMATS['tei-edition'];
	return { name: `${record}.${extension}`, mediaType, bytes: new TextEncoder().encode(seal.tei) };
}

/** The working text in a format; null where the record holds nothing to write. */
async function workingFile(
	workbench: Workbench,
	record: string,
	format: FormatName
): Promise<Made | null> {
	const collated = await collating.of(workbench, record);
	if (!collated) return null;
	const edition = await assemble(workbench.store.sql, collated, { status: 'draft' });
	return make(edition, workbench, format);
}

/** The sealed text as readers see it. */
export interface Readable {
	record: string;
	title: RecordDescription['title'];
	imagesNote: string | null;
	citation: string;
	reading: ReadingView;
	surfaces: { id: string; width: number; height: number; name: string }[];
	/** `by`: as the person wishes to be named; null: by the role alone. */
	sealed: { by: string | null; at: string; sha256: string };
	published: boolean;
}

/** The last sealed version: for everyone once it is published, before that for those who work. */
export async function readable(workbench: Workbench, record: string): Promise<Outcome<Readable>> {
	const { sql } = workbench.store;
	const holding = await records.find(sql, record);
	const seal = holding ? await approvals.latest(sql, record) : undefined;
	const visible = holding?.published || workbench.account !== null;
	if (!holding || !seal || !visible) return refuse('not_found');
	const surfaces = await catalogue.facsimile(sql, record);
	const { title, imagesNote, citation } = holding.description;
	return done({
		...{ record, title, imagesNote: imagesNote ?? null, citation: citation ?? record },
		reading: readingView(seal.tei),
		surfaces: surfaces
			.filter(({ siglum }) => siglum === 'S')
			.map(({ id, width, height, name }) => ({ id, width, height, name })),
		sealed: {
			by: await account.creditOf(sql, seal.by),
			at: seal.at.toISOString(),
			sha256: seal.tei_sha256
		},
		published: holding.published
	});
}
