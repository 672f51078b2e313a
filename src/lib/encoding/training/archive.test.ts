import { unzipSync } from 'fflate';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { archive, type Entry } from './archive.ts';

async function* each(entries: readonly Entry[]): AsyncGenerator<Entry> {
	yield* entries;
}

async function whole(portions: AsyncIterable<Uint8Array>): Promise<Buffer> {
	return Buffer.concat(await Array.fromAsync(portions));
}

test('what goes in comes out, whatever the bytes, and the same lines give the same archive', async () => {
	const entry = fc.record({
		name: fc.stringMatching(/^[a-z0-9-]{1,20}\.(png|gt\.txt)$/),
		bytes: fc.uint8Array({ maxLength: 300 })
	});
	const entries = fc.uniqueArray(entry, { selector: ({ name }) => name, maxLength: 8 });
	await fc.assert(
		fc.asyncProperty(entries, async (files) => {
			const zip = await whole(archive(each(files)));
			const found = Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, [...bytes]]);
			expect(found).toEqual(files.map(({ name, bytes }) => [name, [...bytes]]));
			expect(zip.equals(await whole(archive(each(files))))).toBe(true);
		})
	);
});

test('a file is handed on before the next is asked for', async () => {
	const seen: string[] = [];
	async function* slow(): AsyncGenerator<Entry> {
		for (const name of ['a', 'b']) {
			seen.push(name);
			yield { name, bytes: new Uint8Array(10) };
		}
	}
	const portions = archive(slow());
	await portions.next();
	expect(seen).toEqual(['a']);
});

test('when a file cannot be made the archive has no end: it does not open', async () => {
	async function* broken(): AsyncGenerator<Entry> {
		yield { name: 'a', bytes: new Uint8Array(10) };
		throw new Error('no picture');
	}
	const got: Uint8Array[] = [];
	const run = async () => {
		for await (const portion of archive(broken())) got.push(portion);
	};
	await expect(run()).rejects.toThrow('no picture');
	expect(got.length).toBeGreaterThan(0);
	expect(() => unzipSync(Buffer.concat(got))).toThrow();
});
