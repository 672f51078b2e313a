import type { Edition } from '#lib/encoding/edition.ts';
import { fileName, FORMATS, type FormatName } from '#lib/encoding/format.ts';
import { readingView } from '#lib/encoding/tei/reading-view.ts';
import { write } from '#lib/encoding/tei/write.ts';
import * as text from '#lib/encoding/text/write.ts';
import { done, refuse, type Outcome } from '#lib/outcome.ts';
import type { ReadingView } from '#lib/record/reading-view.ts';
import type { RecordDescription } from '#lib/record/record.ts';
import { permit } from '#lib/workflow/moves.ts';
import { faultsOf } from './checking.ts';
import * as collating from './collating.ts';
import { assemble } from './edition.ts';
import * as account from './storage/account.ts';
import * as approvals from './storage/approval.ts';
import * as holdings from './storage/holdings.ts';
import { asker, type Workbench } from './workbench.ts';

/** The sealed version, or the working text, which says in its name that it is a draft. */
export type Version = 'sealed' | 'working';

/** A file ready to be handed out. */
export interface Exported {
	name: string;
	mediaType: string;
	bytes: Uint8Array;
}

/** How a format is written, and what is wrong with what was written; no faults: it is offered. */
interface Maker {
	write: (edition: Edition) => string;
	faults: (text: string) => Promise<{ line: number; column: number; message: string }[]>;
}

const MAKERS: Partial<Record<FormatName, Maker>> = {
	'tei-edition': { write: (edition) => write(edition, { form: 'edition' }), faults: faultsOf },
	'tei-reading': { write: (edition) => write(edition, { form: 'reading' }), faults: faultsOf },
	text: { write: text.write, faults: async () => [] }
};

/** One row of the export page. */
export interface Offer {
	format: FormatName;
	version: Version;
	fileName: string;
	bytes: number;
	/** Where its own check found a fault: then it is not offered. */
	fault: string | null;
}

/** Every file that can be had of a record now, each written and checked. */
export async function offers(
	workbench: Workbench,
	record: string
): Promise<Outcome<{ title: RecordDescription['title']; offers: Offer[] }>> {
	const allowed = permit('export.project_text', asker(workbench), null);
	if (!allowed.ok && !workbench.account) return refuse('not_found');
	if (!allowed.ok) return allowed;
	const holding = await holdings.record(workbench.store.sql, record);
	if (!holding) return refuse('not_found');
	const found: Offer[] = [];
	const sealed = await sealedFile(workbench, record);
	if (sealed) found.push(offerOf('tei-edition', 'sealed', sealed, null));
	for (const format of Object.keys(MAKERS) as FormatName[]) {
		const made = await make(workbench, record, format);
		if (made) found.push(offerOf(format, 'working', made.file, made.fault));
	}
	return done({ title: holding.description.title, offers: found });
}

function offerOf(
	format: FormatName,
	version: Version,
	file: Exported,
	fault: string | null
): Offer {
	return { format, version, fileName: file.name, bytes: file.bytes.byteLength, fault };
}

/** One file. What is sealed is given out as it lies in the folder, byte for byte. */
export async function exported(
	workbench: Workbench,
	record: string,
	{ format, version }: { format: FormatName; version: Version }
): Promise<Outcome<Exported>> {
	const holding = await holdings.record(workbench.store.sql, record);
	const open = version === 'sealed' && holding?.published === true;
	const action = open ? 'published.export_text' : 'export.project_text';
	const allowed = permit(action, asker(workbench), null);
	if (!allowed.ok) return workbench.account ? allowed : refuse('not_found');
	if (!holding) return refuse('not_found');
	if (version === 'sealed') {
		const file = format === 'tei-edition' ? await sealedFile(workbench, record) : null;
		return file ? done(file) : refuse('not_found');
	}
	const made = await make(workbench, record, format);
	if (!made) return refuse('not_found');
	return made.fault === null ? done(made.file) : refuse('not_offered', { where: made.fault });
}

async function sealedFile(workbench: Workbench, record: string): Promise<Exported | null> {
	const seal = await approvals.latest(workbench.store.sql, record);
	if (!seal) return null;
	const { mediaType, extension } = FORMATS['tei-edition'];
	return { name: `${record}.${extension}`, mediaType, bytes: new TextEncoder().encode(seal.tei) };
}

async function make(
	workbench: Workbench,
	record: string,
	format: FormatName
): Promise<{ file: Exported; fault: string | null } | null> {
	const maker = MAKERS[format];
	const collated = maker ? await collating.of(workbench, record) : null;
	if (!maker || !collated) return null;
	const edition = await assemble(workbench.store.sql, collated, { status: 'draft' });
	const written = maker.write(edition);
	const [first] = await maker.faults(written);
	const name = fileName(format, edition);
	const file = {
		name,
		mediaType: FORMATS[format].mediaType,
		bytes: new TextEncoder().encode(written)
	};
	return { file, fault: first ? `${first.line}:${first.column} ${first.message}` : null };
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
	const holding = await holdings.record(sql, record);
	const seal = holding ? await approvals.latest(sql, record) : undefined;
	const visible = holding?.published || workbench.account !== null;
	if (!holding || !seal || !visible) return refuse('not_found');
	const surfaces = await holdings.surfaces(sql, record);
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
