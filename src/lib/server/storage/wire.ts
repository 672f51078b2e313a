/** What the program and the database's thread say to each other. */
export interface Statement {
	text: string;
	/** None: `text` may hold several statements. */
	values?: readonly unknown[];
}

export interface Rows {
	rows: Record<string, unknown>[];
	affected?: number;
}

/** How to open: a folder on disk, or memory filled from `image` (a dump) when there is one. */
export interface Opening {
	folder?: string;
	image?: Uint8Array;
}

export type Request = { id: number } & (
	{ ask: 'run'; statement: Statement } | { ask: 'image' } | { ask: 'close' }
);

/** A database's complaint, plain, so that it survives the way between threads. */
export interface Complaint {
	message: string;
	code?: string;
	detail?: string;
	constraint?: string;
	table?: string;
	column?: string;
}

export type Answer =
	| { id: number; ok: true; value: Rows | Uint8Array | null }
	| { id: number; ok: false; complaint: Complaint };

const FIELDS = ['code', 'detail', 'constraint', 'table', 'column'] as const;

export function complaintOf(error: unknown): Complaint {
	if (!(error instanceof Error)) return { message: String(error) };
	const complaint: Complaint = { message: error.message };
	for (const field of FIELDS) {
		const value: unknown = Reflect.get(error, field);
		if (typeof value === 'string') complaint[field] = value;
	}
	return complaint;
}

/** The complaint as an error with the fields that `pg` gives its errors (`code`, `constraint`). */
export function errorOf(complaint: Complaint): Error {
	return Object.assign(new Error(complaint.message), complaint);
}
