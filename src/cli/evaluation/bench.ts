import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { measure } from '#lib/collation/accuracy.ts';
import type { Read } from '#lib/recognition/pipeline.ts';
import type { ReadingPlan } from '#lib/recognition/plan.ts';
import { runningText } from '#lib/recognition/running-text.ts';
import { readLinesAgain } from './again.ts';
import { pairLines } from './line-pairs.ts';
import type { MeasuredLine, MeasuredPage } from './measured-page.ts';
import { measureProposals } from './proposals.ts';
import { watchMemory } from './memory.ts';
import { hasPeer, readByPeer } from './peer.ts';
import { openProduct, type Product } from './product.ts';

/** A picture and the file of its ground truth. */
export interface Pair {
	picture: string;
	truth: string;
}

export interface Wanted {
	pairs: readonly Pair[];
	languages: string;
	/** Also the native program, in the same run. */
	peer: boolean;
	/** Also each line by itself, as a part that is read again. */
	again?: boolean;
	/** The processes stand: wall seconds that took, before the clock of the first page. */
	onStart?: (seconds: number) => void;
	onPage?: (page: MeasuredPage) => void;
}

/** Pictures of a folder that have their ground truth beside them, or in another folder, by name. */
export function pairsIn(folder: string, truths = folder): Pair[] {
	return readdirSync(folder)
		.filter((name) => /\.(png|jpe?g|tiff?)$/i.test(name))
		.sort()
		.flatMap((name) => {
			const stem = name.replace(/\.\w+$/, '');
			const truth = [`${stem}.gt.txt`, `${stem}.txt`]
				.map((each) => path.resolve(truths, each))
				.find((each) => existsSync(each));
			return truth === undefined ? [] : [{ picture: path.resolve(folder, name), truth }];
		});
}

/** Reads every picture by the product's own processes and compares it with its truth. */
export async function run(wanted: Wanted): Promise<MeasuredPage[]> {
	const product = await openProduct(wanted.languages);
	const peer = wanted.peer && hasPeer(wanted.languages);
	try {
		const pages: MeasuredPage[] = [];
		const [first] = wanted.pairs;
		if (first) {
			const seconds = await product.start(first.picture);
			wanted.onStart?.(seconds);
		}
		for (const pair of wanted.pairs) {
			const page = await measurePage(pair, product, { ...wanted, peer });
			wanted.onPage?.(page);
			pages.push(page);
		}
		return pages;
	} finally {
		await product.stop();
	}
}

async function measurePage(
	{ picture, truth: beside }: Pair,
	product: Product,
	{ languages, peer, again = false }: Wanted
): Promise<MeasuredPage> {
	const truth = readFileSync(beside, 'utf8');
	const memory = watchMemory();
	const began = performance.now();
	const { result, plan } = await product.read(picture);
	const seconds = (performance.now() - began) / 1000;
	const resident = memory.stop();
	const text = runningText(result.page);
	const alone = again && (await readLinesAgain(product, picture, { result, plan }, languages));
	return {
		name: path.basename(picture).replace(/\.\w+$/, ''),
		state: result.state,
		confidence: result.confidence,
		text,
		accuracy: measure(truth, text),
		seconds,
		resident,
		measures: result.measures,
		steps: result.steps,
		...linesOf(result, plan, truth),
		again: alone ? measure(truth, runningText(alone)) : null,
		peer: peer ? readByPeer(picture, truth, languages) : null,
		proposed: await measureProposals(result, truth, product.lexicon)
	};
}

/** The lines as read, each with the line it is taken for; the wrong ones come with their picture. */
function linesOf(
	{ page }: Read,
	plan: ReadingPlan | undefined,
	truth: string
): Pick<MeasuredPage, 'lines' | 'missed'> {
	const read = page.regions.flatMap(({ kind, lines }) => lines.map((line) => ({ kind, ...line })));
	const kept = read.filter(({ refused }) => refused === undefined);
	const wanted = truth.split('\n').filter((line) => line.trim() !== '');
	const { pairs, missed } = pairLines(
		kept.map(({ text }) => text),
		wanted
	);
	const lines = read.map((line): MeasuredLine => {
		const { id, text, kind, confidence, refused } = line;
		const found = pairs[kept.indexOf(line)]?.truth ?? null;
		const picture = found === text && refused === undefined ? null : pictureOf(id, plan);
		return { text, truth: found, kind, confidence, refused: refused ?? null, picture };
	});
	return { lines, missed };
}

function pictureOf(line: string, plan: ReadingPlan | undefined): string | null {
	const planned = plan?.lines.find(({ id }) => line.endsWith(`-l${id.slice(5)}`));
	return planned
		? `data:image/png;base64,${Buffer.from(planned.picture).toString('base64')}`
		: null;
}
