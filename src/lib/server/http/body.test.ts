import { PassThrough } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { bodyLimit, countBody, declaredTooLong, isUpload } from './body.ts';

const [FORM, PAGE, UPLOAD] = [512 * 1024, 4 * 2 ** 20, 300 * 2 ** 20];

test.each([
	['/', FORM],
	['/sign-in', FORM],
	['/records/import', FORM],
	['/records/import/upload', UPLOAD],
	['/models/upload', UPLOAD],
	['/models', FORM],
	['/records/import/upload/x', FORM],
	['/records/import/uploads', FORM],
	['/x/records/import/upload', FORM],
	['/api/records/r/upload', FORM],
	['/api/pages/p1/lines', PAGE],
	['/api/pages/p1/structure', PAGE],
	['/api/pages/p1', FORM],
	['/api/pages/p1/x/lines', FORM],
	['/pages/p1/transcribe', PAGE],
	['/pages/p1/collate', FORM],
	['/pages/p1/transcribe/__data.json', FORM]
])('%s takes %i bytes', (path, limit) => {
	expect(bodyLimit(path)).toBe(limit);
	expect(isUpload(path)).toBe(limit === UPLOAD);
});

test('a page of a million letters fits as a script sends it', () => {
	const line = {
		text: 'ы'.repeat(80),
		line: 'l1-10',
		base: { revision: 12, sha256: 'a'.repeat(64) }
	};
	const lines = Array.from({ length: 1_000_000 / 80 }, () => line);
	const bytes = Buffer.byteLength(JSON.stringify({ lines }));
	expect(bytes).toBeLessThan(bodyLimit('/api/pages/p1/lines'));
});

test.each([
	[undefined, false],
	['0', false],
	['100', false],
	['101', true],
	['abc', true],
	['-', true],
	['1e9', true],
	['Infinity', true],
	['NaN', true]
])('a declared length of %j is too long for 100: %s', (length, right) => {
	const request = { headers: { 'content-length': length } } as unknown as IncomingMessage;
	expect(declaredTooLong(request, 100)).toBe(right);
});

/** What came through of pieces of these sizes, and whether the limit was told. */
async function through(limit: number, sizes: number[]): Promise<{ bytes: number; over: number }> {
	const stream = new PassThrough();
	let [bytes, over] = [0, 0];
	countBody(stream as unknown as IncomingMessage, limit, () => {
		over++;
		stream.destroy();
	});
	stream.on('data', (piece: Buffer) => (bytes += piece.length));
	const closed = new Promise((end) => stream.once('close', end));
	for (const size of sizes) stream.push(Buffer.alloc(size));
	stream.push(null);
	stream.end();
	await closed;
	return { bytes, over };
}

test('a body of just the limit comes through whole', async () => {
	expect(await through(100, [60, 40])).toEqual({ bytes: 100, over: 0 });
});

test.each([[[101]], [[60, 41]], [[60, 40, 1]], [[60, 41, 60, 60]]])(
	'of pieces %j the one past the limit is told once and never arrives',
	async (sizes) => {
		const { bytes, over } = await through(100, sizes);
		expect([over, bytes <= 100]).toEqual([1, true]);
	}
);
