import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { done, type Outcome, type RefusalCode } from '#lib/outcome.ts';
import type { Images } from '#lib/server/images/images.ts';
import type { Reader } from '#lib/server/reader/reader.ts';
import { lines } from '#lib/transcription/page.ts';
import { mutated, seeds } from './pictures.ts';
import * as sample from './sample.ts';
import { RECORD } from './sample.ts';

/** What came of one picture: where it ended, and with which word. */
export interface Met {
	seed: number;
	/** Which of the good pictures it was made from. */
	from: number;
	/** `read` is the page's reading by the upload's own way, or why it was refused there. */
	admission: 'taken' | RefusalCode;
	read?: 'read' | RefusalCode;
	/** The same bytes given to the reader as they came, which intake never does. */
	raw?: 'read' | RefusalCode;
}

/** Refusals that say a child was ended by a limit or died. */
export const ENDED = /^(picture_(slow|heavy|fatal)|reading_(slow|heavy))$/;

/**
 * Sends `count` mutated pictures, numbered from `first`, through admission; those that are taken
 * are prepared, cut into lines and read as an upload is. Two at a time, as the server does; what
 * is written lies under `data` for that long.
 */
export async function attack(
	{ images, reader, data }: { images: Images; reader: Reader; data: string },
	{ count, first, tell = () => {} }: { count: number; first: number; tell?: (n: number) => void }
): Promise<Met[]> {
	const good = await seeds();
	const met: Met[] = [];
	let next = first;
	const worker = async () => {
		while (next < first + count) {
			const seed = next++;
			const from = seed % good.length;
			const bytes = mutated(good[from]!, seed);
			const inspected = await images.inspect(bytes, `${seed}.png`);
			if (!inspected.ok) met.push({ seed, from, admission: inspected.refusal.code });
			else {
				const file = path.join(data, `${seed}.png`);
				await writeFile(file, bytes);
				const asked = { id: 'x', png: bytes, segmentation: 7 as const, languages: 'rus' };
				const [raw] = await reader.read([asked]);
				const read = await page(images, reader, file, 3);
				met.push({ seed, from, admission: 'taken', read: word(read), raw: word(raw) });
				await rm(file);
			}
			if (met.length % 100 === 0) tell(met.length);
		}
	};
	await Promise.all([worker(), worker()]);
	return met;
}

/** What an upload goes through, from the master to the texts of its lines, `most` of them. */
export async function page(
	images: Images,
	reader: Reader,
	file: string,
	most = Infinity
): Promise<Outcome<string[]>> {
	const frame = { path: file, frame: 0, name: path.basename(file) };
	const planned = await images.plan(frame, { languages: 'rus' });
	if (!planned.ok) return planned;
	const some = planned.value.lines.slice(0, most);
	const answers = await reader.read(
		some.map(({ id, picture: png }) => ({ id, png, segmentation: 7, languages: 'rus' }))
	);
	const refused = answers.find((answer) => !answer.ok);
	if (refused) return refused;
	return done(answers.flatMap((answer) => (answer.ok ? answer.value.map(({ text }) => text) : [])));
}

function word(answer: Outcome<unknown> | undefined): 'read' | RefusalCode {
	return !answer || answer.ok ? 'read' : answer.refusal.code;
}

/** How many of the words of the sample's third page stand in what is read of it, 0 to 1. */
export async function readsWell(images: Images, reader: Reader): Promise<number> {
	const read = await page(images, reader, path.resolve(`scans/${RECORD}/003.jpg`));
	const found = new Set(read.ok ? read.value.join(' ').split(' ') : []);
	const words = lines(sample.page(3))
		.flatMap(({ text }) => text.split(' '))
		.filter(({ length }) => length > 3);
	return words.filter((one) => found.has(one)).length / words.length;
}

/** Counts by outcome, for people to read. */
export function toll(met: readonly Met[]): Record<string, number> {
	const counts = new Map<string, number>();
	for (const { admission, read, raw } of met) {
		const ends = read ? [`taken, ${read}`, `given raw: ${raw}`] : [admission];
		for (const end of ends) counts.set(end, (counts.get(end) ?? 0) + 1);
	}
	return Object.fromEntries([...counts].sort());
}
