import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Account } from '#lib/account/account.ts';
import type { Desk } from '#lib/collation/desk.ts';
import * as collation from '#lib/server/collation.ts';
import type { Installation } from '#lib/server/workbench.ts';
import { as, empty, installation, PEOPLE, seed, UNLETTERED } from './workbench.ts';

export const RECORD = 'molotov-1953-07-04';

/** The sample laid anew before each test of a file, and the comparison as a person opens it. */
export function comparing() {
	let house: Installation;
	beforeAll(async () => {
		house = await installation({ lexicon: UNLETTERED });
	});
	beforeEach(async () => {
		await empty(house.store);
		await seed(house.store);
	});
	afterAll(() => house.store.close());

	const bench = (account: Account | null) => as(house, account);
	async function desk(account: Account = PEOPLE.anna): Promise<Desk> {
		const outcome = await collation.desk(bench(account), RECORD);
		if (!outcome.ok) throw new Error(outcome.refusal.code);
		return outcome.value;
	}
	return { bench, desk, sql: () => house.store.sql };
}
