import { expect, test } from 'vitest';
import { Busy, hash, verify } from './password-hash.ts';

test('a password opens its own hash only', async () => {
	const stored = await hash('камень на дороге');
	expect(stored).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
	expect(await verify(stored, 'камень на дороге')).toBe(true);
	expect(await verify(stored, 'камень на дорогe')).toBe(false);
});

test('the same password is never hashed to the same text', async () => {
	expect(await hash('one and the same')).not.toBe(await hash('one and the same'));
});

test('a hash with other parameters is read with those', async () => {
	const { scryptSync } = await import('node:crypto');
	const key = scryptSync('old password', 'salt', 32, { N: 1024, r: 8, p: 1 });
	const salt = Buffer.from('salt').toString('base64url');
	const stored = `scrypt$1024$8$1$${salt}$${key.toString('base64url')}`;
	expect(await verify(stored, 'old password')).toBe(true);
	expect(await verify(stored, 'new password')).toBe(false);
});

test('a stored text that is no hash of ours opens for nobody', async () => {
	for (const stored of ['', 'plain', '$2b$10$abc'])
		expect(await verify(stored, 'plain')).toBe(false);
});

test('a rush is turned away, not heaped up; afterwards all is as before', async () => {
	const rush = await Promise.allSettled(Array.from({ length: 30 }, () => hash('in a rush')));
	const refused = rush.filter((one) => one.status === 'rejected');
	expect(refused).toHaveLength(8);
	for (const one of refused) expect(one.reason).toBeInstanceOf(Busy);
	expect(await verify(await hash('after'), 'after')).toBe(true);
});
