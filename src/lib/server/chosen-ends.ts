/** The ends of what is compared as they were last moved by hand: kept in the audit trail alone. */
import type { Ends } from '#lib/collation/ends.ts';
import type { ChosenEnds } from '#lib/collation/desk.ts';
import type { Sealed } from '#lib/workflow/audit.ts';
import * as event from './storage/event.ts';
import type { Sql } from './storage/store.ts';

export const ACTION = 'collation.ends';

/** What stands in the trail. `ends` null: as the program finds them. */
export interface Told {
	ends: Ends | null;
	/** SHA-256 of the publication whose words are counted. */
	publication: string;
	reason: string;
	/** Number of the entry that this one takes back. */
	undoes?: number;
}

/** The newest choice, whether it still holds or not. */
export function newest(sql: Sql, record: string): Promise<Sealed | undefined> {
	return event.newest(sql, record, ACTION);
}

/** The choice that holds for this publication; null where none was made or it was taken back. */
export async function standing(
	sql: Sql,
	record: string,
	publication: string
): Promise<ChosenEnds | null> {
	const entry = await newest(sql, record);
	if (!entry) return null;
	const told = toldIn(entry);
	if (!told.ends || told.publication !== publication) return null;
	return { ends: told.ends, by: entry.who, at: entry.at, reason: told.reason };
}

export function toldIn({ detail }: Sealed): Told {
	const { ends, publication, reason } = detail as unknown as Told;
	return { ends, publication, reason };
}
