import { drain } from './drain.ts';
import { watchMemory } from './memory.ts';
import { hasPeer, readAsideByPeer } from './peer.ts';
import { openProduct, type Product } from './product.ts';
import { startTold } from './table.ts';

/** As the server reads: while one page is read, the next is prepared. */
const AT_ONCE = 2;
/** Pages after which memory is looked at anew. */
const STRETCH = 10;

export interface Batch {
	pages: number;
	/** Wall seconds that the processes took to start, before the clock. */
	start: number;
	/** Wall seconds from the first file to the last page's lines. */
	seconds: number;
	/** Most memory of any one process while each ten pages were read, bytes; null where it cannot be known. */
	resident: (number | null)[];
	/** Wall seconds of the native program on the same pictures, as two processes side by side. */
	peer: number | null;
}

export interface Asked {
	pictures: readonly string[];
	/** Pages to read; the pictures come round again where there are fewer. */
	pages: number;
	languages: string;
	peer: boolean;
}

/** Reads many pages as the queue does, and looks at the time and the memory that they take. */
export async function readBatch({ pictures, pages, languages, peer }: Asked): Promise<Batch> {
	const all = around(pictures, pages);
	const product = await openProduct(languages);
	const read = await readAll(product, all).finally(() => product.stop());
	const aside = peer && hasPeer(languages) ? await readAsideByPeer(all, languages) : null;
	return { pages: all.length, ...read, peer: aside };
}

/** No page waits for others to be read before memory is looked at: so it is in the server. */
export async function readAll(
	product: Pick<Product, 'start' | 'read'>,
	all: readonly string[]
): Promise<Pick<Batch, 'start' | 'seconds' | 'resident'>> {
	const resident: (number | null)[] = [];
	const start = all[0] === undefined ? 0 : await product.start(all[0]);
	const began = performance.now();
	let memory = watchMemory();
	let done = 0;
	await drain(all, AT_ONCE, async (picture) => {
		await product.read(picture);
		if (++done % STRETCH > 0 && done < all.length) return;
		resident.push(memory.stop());
		memory = watchMemory();
	});
	const seconds = (performance.now() - began) / 1000;
	memory.stop();
	return { start, seconds, resident };
}

/** `count` of them, from the first again after the last. */
export function around<T>(all: readonly T[], count: number): T[] {
	return Array.from({ length: all.length === 0 ? 0 : count }, (_, at) => all[at % all.length]!);
}

/** The batch as people read it. */
export function told({ pages, start, seconds, resident, peer }: Batch): string[] {
	const rate = (whole: number) => `${whole.toFixed(1)} s, ${(whole / pages).toFixed(2)} s a page`;
	const most = resident.map((bytes) => (bytes === null ? '-' : Math.round(bytes / 1e6)));
	return [
		`${pages} pages: ${rate(seconds)}`,
		startTold(start),
		...(peer === null ? [] : [`native, two processes side by side: ${rate(peer)}`]),
		`most MB of a process, each ${STRETCH} pages: ${most.join(' ')}`
	];
}
