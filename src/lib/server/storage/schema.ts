import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { RecordDescription } from '#lib/record/record.ts';
import type { Evidence } from '#lib/collation/difference.ts';
import type { Page } from '#lib/transcription/page.ts';

/** Set by the program, in UTC; a Date on both databases. */
type Time = ColumnType<Date, Date | string, Date | string>;
type TimeOrNull = ColumnType<Date | null, Date | string | null, Date | string | null>;
type Json<T> = ColumnType<T, string, string>;

/** One row type a table; the tables are made in `migrations/`. */
export interface Schema {
	installation: { id: number; timeline: string; created_at: Time };
	record: {
		id: string;
		description: JSONColumnType<RecordDescription & object>;
		/** SHA-256 of record.json as imported. */
		sha256: string;
		published: Generated<boolean>;
		/** Models that read it (`rus+eng`); null: the usual one. */
		languages: string | null;
		created_at: Time;
	};
	blob: { sha256: string; size: number; media_type: string; place: string; checked_at: TimeOrNull };
	surface: {
		id: string;
		record: string;
		ordinal: number;
		siglum: string;
		name: string;
		blob: string;
		media_type: string;
		frame: number;
		width: number;
		height: number;
		dpi: number | null;
	};
	witness: {
		id: string;
		record: string;
		siglum: string;
		kind: 'published' | 'translation';
		language: string;
		reference: string;
		text: string;
		sha256: string;
	};
	/** A part of a surface read again for a person who looked on. */
	part_reading: {
		id: string;
		surface: string;
		/** `PartAsked`, with its languages. */
		settings: Json<unknown>;
		/** `ok`, `no_text` or `refused` */
		state: string;
		/** Why it was refused, as JSON. */
		reason: Json<unknown> | null;
		/** `PartResult` of `storage/part-reading.ts`. */
		result: Json<unknown> | null;
		asked_by: string;
		created_at: Time;
		ended_at: Time;
	};
	run: {
		id: string;
		surface: string;
		/** `RunState` */
		state: string;
		attempt: Generated<number>;
		settings: Json<Record<string, unknown>>;
		/** Lines read and lines found, while it runs. */
		done: Generated<number>;
		total: Generated<number>;
		/** Why it was refused, failed or parked: a refusal as JSON. */
		reason: Json<unknown> | null;
		/** `recognition.Result` without its page. */
		result: Json<unknown> | null;
		asked_by: string;
		/** Place in the round of those who asked; the lower is read first. */
		turn: Generated<number>;
		created_at: Time;
		started_at: TimeOrNull;
		ended_at: TimeOrNull;
	};
	page: {
		id: string;
		surface: string;
		record: string;
		/** `PageState` */
		state: string;
		/** State it was submitted from, for taking it back. */
		came_from: string | null;
		head: Generated<number>;
		submitted_by: string | null;
		returned_to: string | null;
		/** Revision that was last accepted (reviewed), and last approved. */
		accepted: number | null;
		approved: number | null;
		reserved_by: string | null;
		reserved_until: TimeOrNull;
	};
	revision: {
		page: string;
		number: number;
		parent: number | null;
		by: string;
		at: Time;
		kind: string;
		message: string;
		content: Json<Page>;
		sha256: string;
		save_key: string | null;
		/** SHA-256 of the request, so that one key cannot save two texts. */
		save_sha256: string | null;
	};
	verdict: {
		id: string;
		record: string;
		page: string | null;
		difference: string;
		kind: string;
		detail: string | null;
		note: string;
		s: string;
		p: string;
		class: string;
		evidence: Json<Evidence>;
		by: string;
		at: Time;
		suggested: boolean;
		/** Id of the verdict that replaced it. */
		replaced_by: string | null;
	};
	comment: {
		id: string;
		page: string;
		line: string | null;
		parent: string | null;
		text: string;
		by: string;
		at: Time;
		settled_at: TimeOrNull;
	};
	event: {
		number: Generated<number>;
		at: Time;
		/** Account id or agent. */
		who: string;
		action: string;
		/** What it was done to: `page:…`, `record:…`, `account:…`. */
		object: string;
		record: string | null;
		was: string | null;
		became: string | null;
		detail: Json<Record<string, unknown>>;
		previous_hash: string;
		hash: string;
	};
	approval: {
		id: string;
		record: string;
		/** Page id -> revision number and SHA-256. */
		revisions: Json<Record<string, { number: number; sha256: string }>>;
		/** Ids of the verdicts that were sealed. */
		verdicts: Json<string[]>;
		tei_sha256: string;
		tei: string;
		by: string;
		at: Time;
		/** The reason, where an archivist approved what was his own. */
		own_reason: string | null;
		reopened_by: string | null;
		reopened_at: TimeOrNull;
		reopen_reason: string | null;
	};
	invitation: {
		token_sha256: string;
		role: string;
		name: string;
		by: string;
		created_at: Time;
		expires_at: Time;
		used_by: string | null;
	};
	/** Failed sign-ins; `subject` is `account:…`, `address:…` or `browser:…`. */
	attempt: { subject: string; at: Time };
	lexicon: { record: string; word: string; count: number };
	confusion: { record: string; page: string; read: string; right: string; count: number };
	/** better-auth's own: its `user`, `session`, `account`, `verification`. */
	account: {
		id: string;
		name: string;
		email: string;
		emailVerified: boolean;
		image: string | null;
		role: string;
		credit: string | null;
		disabled: boolean;
		createdAt: Time;
		updatedAt: Time;
	};
	session: {
		id: string;
		userId: string;
		token: string;
		expiresAt: Time;
		ipAddress: string | null;
		userAgent: string | null;
		createdAt: Time;
		updatedAt: Time;
	};
	credential: {
		id: string;
		userId: string;
		accountId: string;
		providerId: string;
		password: string | null;
		accessToken: string | null;
		refreshToken: string | null;
		idToken: string | null;
		accessTokenExpiresAt: TimeOrNull;
		refreshTokenExpiresAt: TimeOrNull;
		scope: string | null;
		createdAt: Time;
		updatedAt: Time;
	};
	verification: {
		id: string;
		identifier: string;
		value: string;
		expiresAt: Time;
		createdAt: Time;
		updatedAt: Time;
	};
}
