import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encode, FrameReader, type Frame } from './frame.ts';

const frames = fc.array(
	fc.record({ json: fc.jsonValue(), blobs: fc.array(fc.uint8Array({ maxLength: 50 })) }),
	{ maxLength: 5 }
);

test('frames come out as they went in, however the bytes are cut', () => {
	fc.assert(
		fc.property(frames, fc.integer({ min: 1, max: 40 }), (sent, cut) => {
			const bytes = Buffer.concat(sent.flatMap(({ json, blobs }) => encode(json, blobs)));
			const reader = new FrameReader(1_000_000);
			const got: Frame[] = [];
			for (let at = 0; at < bytes.length; at += cut) {
				got.push(...reader.push(bytes.subarray(at, at + cut)));
			}
			expect(got.map(({ json }) => json)).toEqual(
				sent.map(({ json }) => JSON.parse(JSON.stringify(json)))
			);
			expect(got.map(({ blobs }) => blobs)).toEqual(
				sent.map(({ blobs }) => blobs.map((blob) => Buffer.from(blob)))
			);
		})
	);
});

test('a frame over the limit is refused from its head, before it is held', () => {
	const [head] = encode('x'.repeat(2_000));
	expect(() => new FrameReader(1_000).push(Buffer.from(head!))).toThrow(/a frame of 20\d\d bytes/);
});

test('a head that promises a million blobs is refused', () => {
	const head = Buffer.alloc(8);
	head.writeUInt32BE(1_000_000, 4);
	expect(() => new FrameReader(1e9).push(head)).toThrow(/1000000 blobs/);
});
