import type { Evidence } from '#lib/collation/difference.ts';
import type { Verdict, VerdictKind } from '#lib/collation/verdict.ts';
import type { Sql } from './store.ts';

/** A verdict as it is kept: where it belongs, and the evidence as it was shown. */
export interface Kept extends Verdict {
	id: string;
	record: string;
	page: string | null;
	class: string;
	evidence: Evidence;
	/** Id of the verdict that took its place, or `UNDONE`; null while it stands. */
	replacedBy: string | null;
}

/** What stands in place of the successor of a verdict that was taken back. */
const UNDONE = 'undone';

export async function insert(transaction: Sql, kept: Omit<Kept, 'replacedBy'>): Promise<void> {
	await transaction
		.insertInto('verdict')
		.values({ ...kept, evidence: JSON.stringify(kept.evidence), replaced_by: null })
		.execute();
}

/** The verdicts of a record that nothing replaced, oldest first. */
export async function standing(sql: Sql, record: string): Promise<Kept[]> {
	const rows = await sql
		.selectFrom('verdict')
		.selectAll()
		.where('record', '=', record)
		.where('replaced_by', 'is', null)
		.orderBy('at')
		.orderBy('id')
		.execute();
	return rows.map(keptFrom);
}

/** Verdicts by id, whether they stand or not. */
export async function byId(sql: Sql, ids: readonly string[]): Promise<Kept[]> {
	if (ids.length === 0) return [];
	const rows = await sql.selectFrom('verdict').selectAll().where('id', 'in', ids).execute();
	return rows.map(keptFrom);
}

/** Puts verdict `by` in the place of others; they stay in the history. */
export async function replace(
	transaction: Sql,
	replaced: readonly string[],
	by: string
): Promise<void> {
	if (replaced.length === 0) return;
	await transaction
		.updateTable('verdict')
		.set({ replaced_by: by })
		.where('id', 'in', replaced)
		.execute();
}

/** Takes verdicts back: what each replaced stands again. */
export async function undo(transaction: Sql, ids: readonly string[]): Promise<void> {
	await transaction
		.updateTable('verdict')
		.set({ replaced_by: null })
		.where('replaced_by', 'in', ids)
		.execute();
	await replace(transaction, ids, UNDONE);
}

type Row = Omit<Kept, 'at' | 'kind' | 'replacedBy'> & {
	at: Date;
	kind: string;
	replaced_by: string | null;
};

function keptFrom({ at, kind, replaced_by, ...row }: Row): Kept {
	return {
		...row,
		at: at.toISOString(),
		kind: kind as VerdictKind,
		replacedBy: replaced_by
	};
}
