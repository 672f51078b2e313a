import { randomBytes } from 'node:crypto';
import type { Store } from './storage/store.ts';
import { openAuth, type Auth } from './auth/auth.ts';
import { openSecret } from './auth/secret.ts';

/** What stands between the street and the house: who comes in, and by which address. */
export interface Gate {
	auth: Auth;
	/** Scheme, host and port that people use; links are made from it, `Origin` must equal it. */
	origin: string;
	secret: string;
	/** Lets whoever started the program, and sees what it printed, make the first account. */
	setUpCode: string;
}

export async function openGate(
	sql: Store['sql'],
	{ origin, data }: { origin: string; data: string }
): Promise<Gate> {
	const secret = await openSecret(data);
	const setUpCode = randomBytes(8)
		.toString('hex')
		.replace(/(....)(?=.)/g, '$1-');
	return { auth: openAuth(sql, { origin, secret }), origin, secret, setUpCode };
}
