import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { measure } from '#lib/collation/accuracy.ts';
import { explain } from '#lib/outcome.ts';
import { recognise, type Read } from '#lib/recognition/pipeline.ts';
import type { ReadingPlan } from '#lib/recognition/plan.ts';
import type { Dictionary } from '#lib/recognition/propose.ts';
import { runningText } from '#lib/recognition/running-text.ts';
import { openImages } from '#lib/server/images/open.ts';
import { openLexicon } from '#lib/server/lexicon/thread.ts';
import { projectFile } from '#lib/server/process/source.ts';
import { checkModels } from '#lib/server/reader/models.ts';
import { openReader } from '#lib/server/reader/open.ts';
import type { MeasuredLine, MeasuredPage } from './measured-page.ts';
import { measureProposals } from './proposals.ts';
import { watchMemory } from './memory.ts';
import { hasPeer, readByPeer } from './peer.ts';

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
	const root = projectFile('.');
	const folder = path.join(root, 'models');
	const data = mkdtempSync(path.join(tmpdir(), 'evaluate-'));
	const images = openImages({ root, data });
	const reader = openReader({ root, folder, models: await checkModels(folder) });
	const lexicon = openLexicon(root);
	const peer = wanted.peer && hasPeer(wanted.languages);
	const read = async (picture: string) => {
		let plan: ReadingPlan | undefined;
		const master = { path: picture, frame: 0, name: path.basename(picture) };
		const outcome = await recognise(
			{
				plan: async (settings) => {
					const planned = await images.plan(master, settings);
					if (planned.ok) plan = planned.value;
					return planned;
				},
				read: (pictures, options) => reader.read(pictures, options),
				known: (words) => lexicon.known(words)
			},
			{ languages: wanted.languages },
			{ prefix: 'page' }
		);
		if (!outcome.ok) throw new Error(`${picture}: ${explain(outcome.refusal, 'en').sentence}`);
		return { result: outcome.value, plan };
	};
	try {
		const pages: MeasuredPage[] = [];
		for (const pair of wanted.pairs) {
			const page = await measurePage(pair, read, { ...wanted, peer }, lexicon);
			wanted.onPage?.(page);
			pages.push(page);
		}
		return pages;
	} finally {
		await Promise.all([images.stop(), reader.stop(), lexicon.stop()]);
		rmSync(data, { recursive: true, force: true });
	}
}

type Reads = (picture: string) => Promise<{ result: Read; plan: ReadingPlan | undefined }>;

async function measurePage(
	{ picture, truth: beside }: Pair,
	read: Reads,
	{ languages, peer }: Wanted,
	dictionary: Dictionary
): Promise<MeasuredPage> {
	const truth = readFileSync(beside, 'utf8');
	const memory = watchMemory();
	const began = performance.now();
	const { result, plan } = await read(picture);
	const seconds = (performance.now() - began) / 1000;
	const text = runningText(result.page);
	return {
		name: path.basename(picture).replace(/\.\w+$/, ''),
		state: result.state,
		confidence: result.confidence,
		text,
		accuracy: measure(truth, text),
		seconds,
		resident: memory.stop(),
		measures: result.measures,
		steps: result.steps,
		lines: linesOf(result, plan, truth),
		peer: peer ? readByPeer(picture, truth, languages) : null,
		proposed: await measureProposals(result, truth, dictionary)
	};
}

/** The lines as read; those that do not stand in the ground truth come with their picture. */
function linesOf(result: Read, plan: ReadingPlan | undefined, truth: string): MeasuredLine[] {
	const flat = truth.replace(/\s+/gu, ' ');
	return result.page.regions.flatMap(({ kind, lines }) =>
		lines.map(({ id, text, confidence, refused }) => {
			const right = refused === undefined && flat.includes(text);
			const planned = plan?.lines.find((each) => id.endsWith(`-l${each.id.slice(5)}`));
			const png = right || !planned ? null : Buffer.from(planned.picture).toString('base64');
			const picture = png && `data:image/png;base64,${png}`;
			return { text, kind, confidence, refused: refused ?? null, picture };
		})
	);
}
