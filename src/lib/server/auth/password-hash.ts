import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** 32 MiB and about 0.2 s of a core; kept with each hash, so that they may be raised later. */
const PARAMETERS = { N: 2 ** 15, r: 8, p: 3 };
/** Node refuses more than 32 MiB unless told. */
const MAX_MEMORY = 64 * 2 ** 20;
const KEY_BYTES = 32;

/** At most so many at once, and so many in line: a rush of sign-ins may not eat the memory. */
const AT_ONCE = 2;
const IN_LINE = 20;

/** Too many hashes are waiting. */
export class Busy extends Error {}

let running = 0;
const line: (() => void)[] = [];

/** `scrypt$N$r$p$salt$key`, salt and key in base64url. The password comes in NFC, its length checked. */
export async function hash(password: string): Promise<string> {
	const salt = randomBytes(16);
	const key = await derive(password, salt, PARAMETERS);
	const { N, r, p } = PARAMETERS;
	return ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Takes as long for a hash that is not ours to read as for one that is. */
export async function verify(stored: string, password: string): Promise<boolean> {
	const [kind, N, r, p, salt, key] = stored.split('$');
	if (kind !== 'scrypt' || !salt || !key) return hash(password).then(() => false);
	const expected = Buffer.from(key, 'base64url');
	const parameters = { N: Number(N), r: Number(r), p: Number(p) };
	const given = await derive(password, Buffer.from(salt, 'base64url'), parameters);
	return expected.length === given.length && timingSafeEqual(expected, given);
}

async function derive(
	password: string,
	salt: Buffer,
	parameters: typeof PARAMETERS
): Promise<Buffer> {
	await turn();
	try {
		return await new Promise<Buffer>((resolve, reject) =>
			scrypt(password, salt, KEY_BYTES, { ...parameters, maxmem: MAX_MEMORY }, (error, key) =>
				error ? reject(error) : resolve(key)
			)
		);
	} finally {
		const next = line.shift();
		if (next) next();
		else running--;
	}
}

/** Waits for one of the places; whoever leaves hands his place to the next in line. */
function turn(): Promise<void> {
	if (running < AT_ONCE) {
		running++;
		return Promise.resolve();
	}
	if (line.length >= IN_LINE) return Promise.reject(new Busy('too many sign-ins at once'));
	return new Promise((resolve) => line.push(resolve));
}
