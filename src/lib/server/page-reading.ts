import { createRequire } from 'node:module';
import { refuse, type Outcome } from '#lib/outcome.ts';
import type { Surface } from '#lib/facsimile/surface.ts';
import type { Zone } from '#lib/facsimile/zone.ts';
import type { PlannedLine } from '#lib/recognition/plan.ts';
import { recognise, type Picture, type Read, type Tools } from '#lib/recognition/pipeline.ts';
import { only, type Settings } from '#lib/recognition/preparation.ts';
import type { Result } from '#lib/recognition/run.ts';
import { languagesAt } from '#lib/transcription/layout.ts';
import type { Region } from '#lib/transcription/page.ts';
import type { Installation } from './workbench.ts';

export interface Reading {
	settings: Settings;
	/** Those of the page as it stands: what lies in one is read with its languages. */
	regions: readonly Region[];
	/** The second attempt reads a smaller picture. */
	halved: boolean;
	/** Ids of regions and lines begin with it. */
	prefix: string;
	signal: AbortSignal;
	/** Called when it is known how many pictures there are, and at each that is read. */
	onProgress: (progress: { done: number; total: number }) => void;
}

/** Prepares a surface, reads it over the pool and judges what was read; stores nothing. */
export async function read(
	{ images, reader, lexicon, files }: Installation,
	surface: Surface,
	{ settings, regions, halved, prefix, signal, onProgress }: Reading
): Promise<Outcome<Read>> {
	const frame = { path: files.path(surface.sha256), frame: surface.frame, name: surface.name };
	const page = {};
	reader.wake();
	lexicon.wake();
	const tools: Tools = {
		plan: (asked, onCut) => images.plan(frame, asked, signal, onCut),
		others: ({ settings }, asked) => images.others(frame, settings, asked, signal),
		read: (pictures, options) => reader.read(pictures, { ...options, page }),
		known: (words) => lexicon.known(words)
	};
	const spoken = byRegion(tools, regions);
	const asked = { ...only(settings), languages: settings.languages, halved };
	const read = await recognise(spoken, asked, { prefix, signal, onProgress });
	return read.ok && read.value.state === 'failed' ? refuse('reading_empty') : read;
}

/** The same, but that a line in a region with languages of its own is read with those. */
function byRegion(tools: Tools, regions: readonly Region[]): Tools {
	const languages = new Map<Uint8Array, string>();
	const note = (zone: Zone, png: Uint8Array) => {
		const own = languagesAt(regions, zone);
		if (own !== undefined) languages.set(png, own);
	};
	return {
		...tools,
		plan: async (settings, onCut) => {
			const noted = (lines: readonly PlannedLine[]) => {
				for (const { zone, picture } of lines) note(zone, picture);
			};
			const planned = await tools.plan(settings, (lines) => {
				noted(lines);
				onCut?.(lines);
			});
			if (planned.ok) noted(planned.value.lines);
			return planned;
		},
		others: async (plan, asked) => {
			const others = await tools.others(plan, asked);
			const zones = new Map(plan.lines.map(({ id, zone }) => [id, zone]));
			for (const [at, { png }] of others.ok ? others.value.entries() : [])
				note(zones.get(asked.lines[at]!)!, png);
			return others;
		},
		read: (pictures, options) => {
			const own = ({ png, languages: usual }: Picture) => languages.get(png) ?? usual;
			return tools.read(
				pictures.map((picture) => ({ ...picture, languages: own(picture) })),
				options
			);
		}
	};
}

/** Those of the page, and those of regions that have their own. */
export function allLanguages(languages: string, regions: readonly Region[]): string {
	const all = [languages, ...regions.flatMap((region) => region.languages ?? [])];
	return [...new Set(all.flatMap((one) => one.split('+')))].join('+');
}

/** What reads: the engine, its version, and the models by their SHA-256. */
export function engineOf(
	{ models }: Pick<Installation, 'models'>,
	languages: string
): Result['engine'] {
	const used = languages.split('+').map((language) => [language, models[language] ?? '']);
	const name = 'tesseract.js' as const;
	return { name, version: VERSION, languages, models: Object.fromEntries(used) };
}

const VERSION: string = createRequire(import.meta.url)('tesseract.js/package.json').version;
