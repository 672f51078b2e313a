import { userInfo } from 'node:os';
import type { Account } from '#lib/account/account.ts';
import * as installations from '#lib/server/installation.ts';
import type { Installation, Workbench } from '#lib/server/workbench.ts';

/** Where things lie, as the environment says it; the same names as the server's. */
export function place(): installations.Place {
	return {
		data: process.env['SVERKA_DATA'],
		records: process.env['SVERKA_RECORDS'],
		databaseUrl: process.env['DATABASE_URL']
	};
}

/** Who sits at the console may do what an archivist may; the audit trail says that it was he. */
function operator(): Account {
	const { username } = userInfo();
	const email = `${username}@localhost`;
	return {
		id: 'operator',
		name: username,
		email,
		role: 'archivist',
		credit: null,
		disabled: false
	};
}

/** Progress and news go beside the report, so that a report can be piped. */
export function say(line: string): void {
	console.error(line);
}

/** Opens the installation for one command and closes it whatever happens. */
export async function within<T>(work: (workbench: Workbench) => Promise<T>): Promise<T> {
	const installation: Installation = await installations.open(place(), say);
	try {
		return await work({ ...installation, account: operator() });
	} finally {
		await installations.close(installation);
	}
}
