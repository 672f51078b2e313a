import { expect, test } from 'vitest';
import { fromOurs, guard, headersFor } from './headers.ts';

const OURS = 'http://localhost:3000';

test('every answer forbids foreign scripts, frames and guessing of types', () => {
	const headers = headersFor(OURS);
	expect(headers['content-security-policy']).toContain("default-src 'self'");
	expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
	expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/);
	expect(headers['x-content-type-options']).toBe('nosniff');
	expect(headers['strict-transport-security']).toBeUndefined();
	expect(headersFor('https://sverka.example')['strict-transport-security']).toMatch(/max-age/);
});

test('what an answer says itself stays; what it lacks is added', () => {
	const headers = new Headers({ 'content-security-policy': "script-src 'nonce-1'" });
	guard(headers, { origin: OURS, signedIn: false });
	expect(headers.get('content-security-policy')).toBe("script-src 'nonce-1'");
	expect(headers.get('referrer-policy')).toBe('same-origin');
	expect(headers.get('cache-control')).toBeNull();
});

test('what needs a session is not kept on the way, unless the answer says how', () => {
	const [page, tile] = [new Headers(), new Headers({ 'cache-control': 'private, max-age=60' })];
	for (const headers of [page, tile]) guard(headers, { origin: OURS, signedIn: true });
	expect(page.get('cache-control')).toBe('no-store');
	expect(tile.get('cache-control')).toBe('private, max-age=60');
});

test.each([
	['GET', null, true],
	['HEAD', 'https://evil.example', true],
	['POST', OURS, true],
	['POST', null, false],
	['POST', 'null', false],
	['POST', 'https://evil.example', false],
	['PUT', null, false],
	['DELETE', 'http://localhost:3001', false],
	['PATCH', 'https://localhost:3000', false]
])('%s from %s: %s', (method, origin, allowed) => {
	expect(fromOurs(method, origin, OURS)).toBe(allowed);
});
