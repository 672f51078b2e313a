import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { explain } from '#lib/outcome.ts';
import { recognise, type Read } from '#lib/recognition/pipeline.ts';
import type { ReadingPlan } from '#lib/recognition/plan.ts';
import { openImages } from '#lib/server/images/open.ts';
import type { Lexicon } from '#lib/server/lexicon/lexicon.ts';
import { openLexicon } from '#lib/server/lexicon/thread.ts';
import { projectFile } from '#lib/server/process/source.ts';
import { checkModels, good } from '#lib/server/reader/models.ts';
import { openReader } from '#lib/server/reader/open.ts';
import type { PartResult } from '#lib/server/storage/part-reading.ts';
import type { Installation } from '#lib/server/workbench.ts';
import { readZone, type ZoneAsked } from '#lib/server/zone-reading.ts';
import { Refused } from '../command.ts';

/** A page as it was read, and the plan that it was read by. */
export interface ProductRead {
	result: Read;
	plan: ReadingPlan | undefined;
}

/** The product's own processes, to be measured: images, reader and dictionary, without a store. */
export interface Product {
	/**
	 * Starts what the server has started when a picture was sent in, and waits until it stands; wall
	 * seconds. Nothing of the picture is planned or read by it.
	 */
	start(picture: string): Promise<number>;
	read(picture: string): Promise<ProductRead>;
	/** The same zone of a picture alone, as a person has a part read again. */
	readZone(picture: string, asked: Omit<ZoneAsked, 'pyramid'>): Promise<PartResult>;
	lexicon: Lexicon;
	stop(): Promise<void>;
}

/** A line for each reading process, by whose answer it is seen to stand. */
const TRIAL = 'src/lib/server/reader/trial.png';

/** Throws where a picture is refused. */
export async function openProduct(languages: string): Promise<Product> {
	const root = projectFile('.');
	const folder = path.join(root, 'models');
	const data = mkdtempSync(path.join(tmpdir(), 'evaluate-'));
	const images = openImages({ root, data });
	const models = await checkModels(folder);
	const reader = openReader({ root, folder, models });
	const lexicon = openLexicon(root);
	const read: Product['read'] = async (picture) => {
		let plan: ReadingPlan | undefined;
		const master = { path: picture, frame: 0, name: path.basename(picture) };
		const page = {};
		reader.wake();
		lexicon.wake();
		const outcome = await recognise(
			{
				plan: async (settings, onCut) => {
					const planned = await images.plan(master, settings, undefined, onCut);
					if (planned.ok) plan = planned.value;
					return planned;
				},
				others: ({ settings }, asked) => images.others(master, settings, asked),
				read: (pictures, options) => reader.read(pictures, { ...options, page }),
				known: (words) => lexicon.known(words)
			},
			{ languages },
			{ prefix: path.basename(picture).replace(/\W/g, '') }
		);
		if (!outcome.ok) throw new Refused(`${picture}: ${explain(outcome.refusal, 'en').sentence}`);
		return { result: outcome.value, plan };
	};
	const readAgain: Product['readZone'] = async (picture, asked) => {
		const pyramid = await images.pyramid(picture, 0);
		const parts = { images, reader, lexicon, models: good(models) };
		const outcome = await readZone(parts, { pyramid, ...asked }, { prefix: 'part' });
		if (!outcome.ok) throw new Refused(`${picture}: ${explain(outcome.refusal, 'en').sentence}`);
		return outcome.value;
	};
	return {
		start: (picture) => start({ images, reader, lexicon }, picture, languages),
		read,
		readZone: readAgain,
		lexicon,
		async stop() {
			await Promise.all([images.stop(), reader.stop(), lexicon.stop()]);
			rmSync(data, { recursive: true, force: true });
		}
	};
}

/** Wakes them all, and gives each something to do. */
async function start(
	{ images, reader, lexicon }: Pick<Installation, 'images' | 'reader' | 'lexicon'>,
	picture: string,
	languages: string
): Promise<number> {
	const began = performance.now();
	images.wake();
	reader.wake();
	const line = await readFile(projectFile(TRIAL));
	const trial = { id: 'trial', png: line, segmentation: 7 as const, languages };
	await Promise.all([
		lexicon.known([path.basename(picture)]),
		images.inspect(await readFile(picture), path.basename(picture)),
		reader.read(Array.from({ length: availableParallelism() }, () => trial))
	]);
	return (performance.now() - began) / 1000;
}
