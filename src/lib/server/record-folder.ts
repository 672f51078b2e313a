import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { done, refuse, type Outcome } from '#lib/outcome.ts';
import * as description from '#lib/record/description.ts';
import type { RecordDescription } from '#lib/record/record.ts';
import * as textFile from '#lib/record/text-file.ts';
import type { Asker } from '#lib/workflow/role.ts';
import type { Inspected } from './images/images.ts';
import type { Installation } from './workbench.ts';

/** Where a record's files lie: its `record.json` and images, and its texts. */
export interface RecordFolder {
	scans: string;
	transcriptions: string;
}

/** An image that was admitted, as it lies in the folder. */
export interface Master {
	name: string;
	siglum: 'S' | 'P';
	sha256: string;
	size: number;
	inspected: Inspected;
}

/** A text that was read: letters in NFC, bytes as they came. */
export interface Text {
	name: string;
	siglum: 'P' | 'T';
	language: string;
	reference: string;
	bytes: Buffer;
	sha256: string;
	text: string;
}

export interface Gathered {
	folder: RecordFolder;
	description: RecordDescription;
	/** Of record.json, as it came. */
	bytes: Buffer;
	sha256: string;
	masters: Master[];
	texts: Text[];
}

export const DESCRIPTION = 'record.json';

/**
 * Reads and checks everything a record folder names, by the limits of whoever brings it; stores
 * nothing. The first fault is the answer.
 */
export async function gather(
	{ images }: Pick<Installation, 'images'>,
	folder: RecordFolder,
	by: Asker
): Promise<Outcome<Gathered>> {
	const found = await read(folder.scans, DESCRIPTION);
	if (!found.ok) return found;
	const described = description.parse(found.value, DESCRIPTION);
	if (!described.ok) return described;
	const texts = await each(textsOf(described.value), (one) => readText(folder, one));
	if (!texts.ok) return texts;
	const masters = await each(mastersOf(described.value), (one) => admit(images, folder, one, by));
	if (!masters.ok) return masters;
	return done({
		folder,
		description: described.value,
		bytes: found.value,
		sha256: sha256(found.value),
		masters: masters.value,
		texts: texts.value
	});
}

type Named<T> = Pick<T & { name: string; siglum: string }, 'name' | 'siglum'>;

function mastersOf({ witnesses }: RecordDescription): Pick<Master, 'name' | 'siglum'>[] {
	return witnesses.flatMap(({ siglum, surfaces = [] }) =>
		siglum === 'T' ? [] : surfaces.map((name) => ({ name, siglum }))
	);
}

function textsOf({ witnesses, originalLanguage }: RecordDescription): Omit<Text, keyof Read>[] {
	return witnesses.flatMap(({ siglum, what, text: name }) => {
		if (siglum === 'S' || name === undefined) return [];
		const language = /\.([a-z]{2,3})\.[^.]+$/.exec(name)?.[1] ?? originalLanguage;
		return [{ name, siglum, reference: what, language }];
	});
}

type Read = Pick<Text, 'bytes' | 'sha256' | 'text'>;

async function readText(
	{ transcriptions }: RecordFolder,
	one: Omit<Text, keyof Read>
): Promise<Outcome<Text>> {
	const found = await read(transcriptions, one.name);
	if (!found.ok) return found;
	const text = textFile.decode(found.value, one.name);
	if (!text.ok) return text;
	return done({ ...one, bytes: found.value, sha256: sha256(found.value), text: text.value });
}

async function admit(
	images: Installation['images'],
	{ scans }: RecordFolder,
	one: Pick<Master, 'name' | 'siglum'>,
	by: Asker
): Promise<Outcome<Master>> {
	const found = await read(scans, one.name);
	if (!found.ok) return found;
	const bytes = found.value;
	const inspected = await images.inspect(bytes, one.name, by);
	if (!inspected.ok) return inspected;
	return done({ ...one, sha256: sha256(bytes), size: bytes.length, inspected: inspected.value });
}

/** One after the other, since pictures may be large; the first refusal ends it. */
async function each<A extends Named<A>, B>(
	all: A[],
	work: (one: A) => Promise<Outcome<B>>
): Promise<Outcome<B[]>> {
	const results: B[] = [];
	for (const one of all) {
		const result = await work(one);
		if (!result.ok) return result;
		results.push(result.value);
	}
	return done(results);
}

/** What stands at such a name is no file: nothing, a folder, or a way through a file. */
const NO_FILE = ['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG'];

async function read(folder: string, name: string): Promise<Outcome<Buffer>> {
	try {
		return done(await fs.readFile(path.join(folder, name)));
	} catch (error) {
		if (!NO_FILE.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
		return refuse('file_missing', { name });
	}
}

export function sha256(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex');
}
