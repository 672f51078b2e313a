import sharp from 'sharp';
import type { Images } from '#lib/server/images/images.ts';
import type { Reader } from '#lib/server/reader/reader.ts';
import { mutated, seeds } from './pictures.ts';
import * as sample from './sample.ts';

/** What came of an attack with mutated pictures: how many were taken, how many refused, by code. */
export interface Toll {
	taken: number;
	refused: Record<string, number>;
	/** Seeds of the pictures that ended a child by a limit or a crash. */
	ended: number[];
}

/**
 * Sends `count` mutated pictures, numbered from `first`, through admission; those that are taken
 * are cut into small pieces and read as an upload would be. Two at a time, as the server does.
 */
export async function attack(
	images: Images,
	reader: Reader,
	{
		count,
		first = 1,
		tell = () => {}
	}: { count: number; first?: number; tell?: (n: number) => void }
): Promise<Toll> {
	const good = await seeds();
	const toll: Toll = { taken: 0, refused: {}, ended: [] };
	let next = first;
	const one = async (seed: number) => {
		const bytes = mutated(good[seed % good.length]!, seed);
		const outcome = await images.inspect(bytes, `${seed}.png`);
		if (outcome.ok) return read(reader, bytes, toll);
		const { code } = outcome.refusal;
		toll.refused[code] = (toll.refused[code] ?? 0) + 1;
		if (/slow|heavy|fatal/.test(code)) toll.ended.push(seed);
	};
	const worker = async () => {
		while (next < first + count) {
			const seed = next++;
			await one(seed);
			if (seed % 100 === 0) tell(seed);
		}
	};
	await Promise.all([worker(), worker()]);
	return toll;
}

/** Sent to the reader as it came, which intake never does: the reader has to bear it all the same. */
async function read(reader: Reader, png: Uint8Array, toll: Toll): Promise<void> {
	toll.taken++;
	await reader.read([{ id: 'x', png, segmentation: 7, languages: 'rus' }]);
}

/** The heading of the sample's first page, which any reader reads: is it read now? */
export async function readsWell(reader: Reader): Promise<string> {
	const line = sample
		.page(1)
		.regions.flatMap((region) => region.lines)
		.find(({ text }) => text.includes('Правительство считает'))!;
	const { ulx, uly, lrx, lry } = line.zone;
	const size = { left: ulx - 20, top: uly - 12, width: lrx - ulx + 40, height: lry - uly + 24 };
	const page = sharp(`scans/${sample.RECORD}/001.jpg`).extract(size).greyscale();
	const picture = { id: 'good', png: await page.png().toBuffer(), segmentation: 7 as const };
	const [outcome] = await reader.read([{ ...picture, languages: 'rus' }]);
	return outcome?.ok ? (outcome.value[0]?.text ?? '') : (outcome?.refusal.code ?? '');
}
