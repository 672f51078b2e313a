import { Zip, ZipPassThrough } from 'fflate';

/** A file of the archive, as a training tool looks for it: `NAME.png`, `NAME.gt.txt`. */
export interface Entry {
	name: string;
	bytes: Uint8Array;
}

/** A fixed date, so that the same lines give the same bytes. */
const DATE = new Date(1980, 0, 1);

/**
 * A zip in portions, as its files come; nothing is compressed, since pictures are already. What the
 * files throw is thrown, before the end of the archive is written: a cut one does not open.
 */
export async function* archive(entries: AsyncIterable<Entry>): AsyncGenerator<Uint8Array> {
	let ready: Uint8Array[] = [];
	const zip = new Zip((fault, portion) => {
		if (fault) throw fault;
		ready.push(portion);
	});
	for await (const { name, bytes } of entries) {
		const file = new ZipPassThrough(name);
		file.mtime = DATE;
		zip.add(file);
		file.push(bytes, true);
		yield* ready;
		ready = [];
	}
	zip.end();
	yield* ready;
}
