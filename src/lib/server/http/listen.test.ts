import { once } from 'node:events';
import { request as ask, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isPlain, serverFor } from './listen.ts';

let server: Server;
let port = 0;

/** Stands in for Kit: reads the body whole, says how long it was. */
beforeAll(async () => {
	server = serverFor(async (request, response) => {
		let bytes = 0;
		try {
			for await (const chunk of request) bytes += chunk.length;
		} catch {
			return;
		}
		if (!response.headersSent) response.end(`${bytes} bytes`);
	}, 'http://localhost:3000');
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	port = (server.address() as AddressInfo).port;
});
afterAll(() => {
	server.closeAllConnections();
	server.close();
});

async function post(
	path: string,
	bytes: number,
	headers: Record<string, string> = {}
): Promise<{ status: number; text: string; headers: IncomingMessage['headers'] }> {
	const sent = ask({ port, host: '127.0.0.1', path, method: 'POST', headers });
	sent.on('error', () => {});
	const piece = Buffer.alloc(64 * 1024);
	for (let left = bytes; left > 0; left -= piece.length) sent.write(piece.subarray(0, left));
	sent.end();
	const [answer] = (await once(sent, 'response')) as [IncomingMessage];
	let text = '';
	for await (const chunk of answer) text += chunk;
	return { status: answer.statusCode!, text, headers: answer.headers };
}

/** What the server says to bytes that no client library would send. */
async function raw(bytes: string): Promise<string> {
	const socket = connect(port, '127.0.0.1');
	socket.on('error', () => {});
	socket.write(bytes);
	let text = '';
	for await (const chunk of socket) {
		text += chunk;
		if (text.includes('\r\n\r\n')) break;
	}
	socket.destroy();
	return text;
}

const LIMIT = 512 * 1024;

test('a form of just the limit arrives, one byte more is refused, whatever was declared', async () => {
	expect(await post('/work', LIMIT)).toMatchObject({ status: 200, text: `${LIMIT} bytes` });
	expect((await post('/work', LIMIT + 1)).status).toBe(413);
	expect((await post('/work', 0, { 'content-length': String(LIMIT + 1) })).status).toBe(413);
	const chunked = await post('/work', LIMIT + 1, { 'transfer-encoding': 'chunked' });
	expect(chunked.status).toBe(413);
	expect(chunked.headers['content-security-policy']).toContain("default-src 'self'");
});

test('an upload of pictures may be larger than a form', async () => {
	expect((await post('/records/import/upload', 3 * LIMIT)).text).toBe(`${3 * LIMIT} bytes`);
});

test.each([
	['GET /%00 HTTP/1.1', '400'],
	['GET //evil.example HTTP/1.1', '400'],
	['GET /a/%2f..%2fb HTTP/1.1', '400'],
	['GET /a/../b HTTP/1.1', '400'],
	['GET /a\\b HTTP/1.1', '400'],
	[`GET /${'x'.repeat(9000)} HTTP/1.1`, '400'],
	[`GET / HTTP/1.1\r\nX-Long: ${'x'.repeat(20_000)}`, '431'],
	['NONSENSE', '400']
])('%.40s is answered with %s, and with every header', async (line, status) => {
	const answer = await raw(`${line}\r\nHost: localhost\r\n\r\n`);
	expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status}`));
	for (const name of ['content-security-policy', 'x-content-type-options', 'referrer-policy']) {
		expect(answer.toLowerCase()).toContain(`${name}:`);
	}
});

test.each(['/', '/work', '/records/a-1?x=%2f..%2f', '/pages/p1/transcribe', '/_app/a.b.js'])(
	'%s is a plain address',
	(path) => expect(isPlain(path)).toBe(true)
);

test('after all of it the server still answers', async () => {
	expect((await post('/', 10)).text).toBe('10 bytes');
});
