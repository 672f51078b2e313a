import { createHash } from 'node:crypto';
import * as canonical from '#lib/transcription/canonical.ts';
import type { Line, Page } from '#lib/transcription/page.ts';
import type { Revision, RevisionKind } from '#lib/transcription/revision.ts';
import { sql as fragment } from 'kysely';
import type { Sql } from './store.ts';

/** A revision to be written; its SHA-256 is reckoned here, from the content. */
export interface NewRevision {
	page: string;
	number: number;
	parent: number | null;
	by: string;
	at: Date;
	kind: RevisionKind;
	message: string;
	content: Page;
	saveKey?: string;
	/** SHA-256 of the request. */
	saveSha256?: string;
}

/** A revision without its content, for lists. */
export type Entry = Omit<Revision, 'content'>;

/** SHA-256 (hex) of a page's canonical JSON: the name of a revision's content. */
export function sha256OfPage(page: Page): string {
	return sha256(canonical.ofPage(page));
}

/** SHA-256 (hex) of a line's text and marks: what a save names as its base. */
export function sha256OfLine(line: Pick<Line, 'text' | 'annotations'>): string {
	return sha256(canonical.ofLine(line));
}

export function sha256(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}

/** Appends a revision; it does not move the page's head: the caller does, in the same transaction. */
export async function append(transaction: Sql, revision: NewRevision): Promise<Revision> {
	const { content, saveKey, saveSha256, at, ...rest } = revision;
	const hash = sha256OfPage(content);
	await transaction
		.insertInto('revision')
		.values({
			...rest,
			at,
			content: JSON.stringify(content),
			sha256: hash,
			save_key: saveKey ?? null,
			save_sha256: saveSha256 ?? null
		})
		.execute();
	return { ...rest, at: at.toISOString(), content, sha256: hash };
}

const ENTRY = ['page', 'number', 'parent', 'by', 'at', 'kind', 'message', 'sha256'] as const;

/** A revision with its content. */
export async function find(sql: Sql, page: string, number: number): Promise<Revision | undefined> {
	const row = await sql
		.selectFrom('revision')
		.select([...ENTRY, 'content'])
		.where('page', '=', page)
		.where('number', '=', number)
		.executeTakeFirst();
	return row && { ...entry(row), content: row.content };
}

/** What stands on the page of a surface now; undefined: nothing was written yet. */
export async function contentOf(sql: Sql, surface: string): Promise<Page | undefined> {
	const row = await sql
		.selectFrom('page')
		.innerJoin('revision', (on) =>
			on.onRef('revision.page', '=', 'page.id').onRef('revision.number', '=', 'page.head')
		)
		.select('revision.content')
		.where('page.surface', '=', surface)
		.executeTakeFirst();
	return row?.content;
}

/** All revisions of a page, newest first, without content. */
export async function list(sql: Sql, page: string): Promise<Entry[]> {
	const rows = await sql
		.selectFrom('revision')
		.select(ENTRY)
		.where('page', '=', page)
		.orderBy('number', 'desc')
		.execute();
	return rows.map(entry);
}

/** The revision that a save with this key made, and the SHA-256 of that save. */
export async function ofSave(
	sql: Sql,
	page: string,
	key: string
): Promise<{ number: number; saveSha256: string | null } | undefined> {
	const row = await sql
		.selectFrom('revision')
		.select(['number', 'save_sha256'])
		.where('page', '=', page)
		.where('save_key', '=', key)
		.executeTakeFirst();
	return row && { number: row.number, saveSha256: row.save_sha256 };
}

/** Who wrote a revision, and when. */
export async function author(
	sql: Sql,
	page: string,
	number: number
): Promise<{ by: string; at: Date } | undefined> {
	return sql
		.selectFrom('revision')
		.select(['by', 'at'])
		.where('page', '=', page)
		.where('number', '=', number)
		.executeTakeFirst();
}

/** Text of lines as the machine last read them, by line id; lines that it did not read are absent. */
export async function textsAsRead(
	sql: Sql,
	page: string,
	lines: readonly string[]
): Promise<Map<string, string>> {
	const { rows } = await fragment<{ id: string; text: string }>`
		select line ->> 'id' as id, line ->> 'text' as text
		from (select content from revision where page = ${page} and kind = 'read' order by number desc limit 1) as newest,
			jsonb_path_query(newest.content, '$.regions[*].lines[*]') as line
		where line ->> 'id' = any(${lines})`.execute(sql);
	return new Map(rows.map(({ id, text }) => [id, text]));
}

function entry(row: Omit<Entry, 'at' | 'kind'> & { at: Date; kind: string }): Entry {
	const { page, number, parent, by, message, sha256 } = row;
	const kind = row.kind as RevisionKind;
	return { page, number, parent, by, at: row.at.toISOString(), kind, message, sha256 };
}
