import { createHash } from 'node:crypto';
import type { Lexicon } from '#lib/server/lexicon/lexicon.ts';
import type { Account } from '#lib/account/account.ts';
import type { Role } from '#lib/workflow/role.ts';
import { foldersAt } from '#lib/server/folders.ts';
import { openEmbedded } from '#lib/server/storage/embedded.ts';
import { migrate } from '#lib/server/storage/migrate.ts';
import { sha256OfPage } from '#lib/server/storage/revision.ts';
import type { Store } from '#lib/server/storage/store.ts';
import type { Installation, Workbench } from '#lib/server/workbench.ts';
import * as sample from './sample.ts';

/** A dictionary that knows no word. */
export const UNLETTERED: Lexicon = {
	known: async (words) => words.map(() => false),
	suggest: async () => [],
	wake: () => {},
	stop: async () => {}
};

/** A fixed clock that a test may move: `clock.now = new Date(...)`. */
export function fixedClock(start = '2026-11-23T12:00:00Z') {
	const clock = { now: new Date(start), read: () => clock.now };
	return clock;
}

/** Ids that a test can foretell: `t1`, `t2`, ... */
export function countedIds(prefix = 't') {
	let last = 0;
	return () => `${prefix}${++last}`;
}

/**
 * An installation over an in-memory store, migrated and empty. Parts that a test needs for real
 * (files, images, reader, queue) are given; one that is not given throws when it is touched.
 */
export async function installation(parts: Partial<Installation> = {}): Promise<Installation> {
	const store = parts.store ?? (await openEmbedded());
	await migrate(store.sql);
	return {
		files: absent('files'),
		images: absent('images'),
		reader: absent('reader'),
		lexicon: absent('lexicon'),
		queue: absent('queue'),
		folders: foldersAt(process.cwd()),
		clock: fixedClock().read,
		newId: countedIds(),
		models: {},
		...parts,
		store
	};
}

function absent<T extends object>(name: string): T {
	return new Proxy({} as T, {
		get() {
			throw new Error(`this test gave no ${name}`);
		}
	});
}

/** Anna edits, Oleg volunteers, Maria and Pavel are archivists. */
export const PEOPLE: Record<'oleg' | 'anna' | 'maria' | 'pavel', Account> = {
	oleg: person('oleg', 'Олег', 'volunteer'),
	anna: person('anna', 'Анна', 'editor'),
	maria: person('maria', 'М. Орлова', 'archivist'),
	pavel: person('pavel', 'Павел', 'archivist')
};

function person(id: string, name: string, role: Role): Account {
	return { id, name, email: `${id}@example.org`, role, credit: null, disabled: false };
}

/** The same installation as one person (or a visitor) sees it. */
export function as(installation: Installation, account: Account | null): Workbench {
	return { ...installation, account };
}

/** Empties every table, the append-only ones too, so that one store may serve a file of tests. */
export async function empty(store: Store): Promise<void> {
	await store.raw.execute('truncate record, blob, account, event restart identity cascade');
}

/** Writes the four people and the sample record with three pages read by `tesseract` (revision 1). */
export async function seed(store: Store): Promise<{ pages: string[] }> {
	const at = new Date('2026-11-23T11:00:00Z');
	await seedPeople(store, at);
	await seedRecord(store, at);
	const pages = [];
	for (const ordinal of [1, 2, 3]) pages.push(await seedPage(store, ordinal, at));
	return { pages };
}

/** Writes the four people, without passwords. */
export async function seedPeople(store: Store, at = new Date('2026-11-23T11:00:00Z')) {
	for (const account of Object.values(PEOPLE)) {
		const { id, name, email, role, credit, disabled } = account;
		await store.sql
			.insertInto('account')
			.values({
				id,
				name,
				email,
				role,
				credit,
				disabled,
				emailVerified: true,
				image: null,
				createdAt: at,
				updatedAt: at
			})
			.execute();
	}
}

async function seedRecord(store: Store, at: Date): Promise<void> {
	const description = JSON.stringify(sample.description());
	await store.sql
		.insertInto('record')
		.values({ id: sample.RECORD, description, sha256: sha256(description), created_at: at })
		.execute();
	const texts = [
		{ siglum: 'P', kind: 'published' as const, language: 'ru', text: sample.published() },
		{ siglum: 'T', kind: 'translation' as const, language: 'en', text: sample.translation() }
	];
	for (const witness of texts) {
		const row = { id: `w-${witness.siglum}`, record: sample.RECORD, reference: '', ...witness };
		await store.sql
			.insertInto('witness')
			.values({ ...row, sha256: sha256(witness.text) })
			.execute();
	}
}

async function seedPage(store: Store, ordinal: number, at: Date): Promise<string> {
	const page = sample.page(ordinal);
	const [blob, surface, id] = [`b${ordinal}`, `s${ordinal}`, `p${ordinal}`];
	const media_type = 'image/jpeg';
	await store.sql
		.insertInto('blob')
		.values({ sha256: blob, size: 1, media_type, place: '', checked_at: null })
		.execute();
	await store.sql
		.insertInto('surface')
		.values({
			id: surface,
			record: sample.RECORD,
			ordinal,
			siglum: ordinal === 1 ? 'S' : 'P',
			name: `00${ordinal}.jpg`,
			blob,
			media_type,
			frame: 0,
			width: 2480,
			height: 3508,
			dpi: 300
		})
		.execute();
	await store.sql
		.insertInto('page')
		.values({
			id,
			surface,
			record: sample.RECORD,
			state: 'open',
			came_from: null,
			head: 1,
			submitted_by: null,
			returned_to: null,
			accepted: null,
			approved: null,
			reserved_by: null,
			reserved_until: null
		})
		.execute();
	await store.sql
		.insertInto('revision')
		.values({
			page: id,
			number: 1,
			parent: null,
			by: 'tesseract',
			at,
			kind: 'read',
			message: '',
			content: JSON.stringify(page),
			sha256: sha256OfPage(page),
			save_key: null,
			save_sha256: null
		})
		.execute();
	return id;
}

function sha256(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}
