import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * The key that signs cookies: made at the first start, kept in a file outside the database, so that
 * a copy of the database alone opens no session. To end all sessions, delete the file and restart.
 */
export async function openSecret(folder: string): Promise<string> {
	const file = path.join(folder, 'session.key');
	await mkdir(folder, { recursive: true });
	try {
		await writeFile(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	}
	const secret = (await readFile(file, 'utf8')).trim();
	if (secret.length < 43) throw new Error(`${file} is damaged: delete it, and all sign in again`);
	return secret;
}

/** `text.signature`: nobody without the secret can make one. */
export function sign(text: string, secret: string): string {
	return `${text}.${signature(text, secret)}`;
}

/** The text of what `sign` made; null for what it did not. */
export function unsign(signed: string, secret: string): string | null {
	const dot = signed.lastIndexOf('.');
	const text = signed.slice(0, Math.max(0, dot));
	const [given, right] = [signed.slice(dot + 1), signature(text, secret)].map((one) =>
		Buffer.from(one)
	);
	return given!.length === right!.length && timingSafeEqual(given!, right!) ? text : null;
}

function signature(text: string, secret: string): string {
	return createHmac('sha256', secret).update(text).digest('base64url');
}
