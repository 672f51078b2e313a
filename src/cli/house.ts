import { userInfo } from 'node:os';
import type { Account } from '#lib/account/account.ts';
import * as installations from '#lib/server/installation.ts';
import type { Installation, Workbench } from '#lib/server/workbench.ts';
import { Interrupted } from './command.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Where things lie, as the environment says it; the same names as the server's. */
export function place(): installations.Place {
	return {
		data: process.env['SVERKA_DATA'],
		records: process.env['SVERKA_RECORDS'],
		models: process.env['SVERKA_MODELS'],
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

/**
 * Opens the installation for one command and closes it whatever happens. At Ctrl+C the signal is
 * given: what is being written is written to its end, nothing new is begun.
 */
export async function within<T>(
	work: (workbench: Workbench, signal: AbortSignal) => Promise<T>
): Promise<T> {
	const stop = new AbortController();
	const interrupt = () => {
		if (!stop.signal.aborted) say('Stopping …');
		stop.abort();
	};
	// To the end of the process: a console tells the launcher and us, so the signal comes twice.
	for (const signal of SIGNALS) process.on(signal, interrupt);
	try {
		return await opened((workbench) => work(workbench, stop.signal));
	} catch (error) {
		throw stop.signal.aborted ? new Interrupted() : error;
	}
}

async function opened<T>(work: (workbench: Workbench) => Promise<T>): Promise<T> {
	const installation: Installation = await installations.open(place(), say);
	try {
		return await work({ ...installation, account: operator() });
	} finally {
		await installations.close(installation);
	}
}
