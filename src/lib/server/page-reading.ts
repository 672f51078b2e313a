import { createRequire } from 'node:module';
import { refuse, type Outcome } from '#lib/outcome.ts';
import type { Surface } from '#lib/facsimile/surface.ts';
import { recognise, type Read, type Tools } from '#lib/recognition/pipeline.ts';
import { only, type Settings } from '#lib/recognition/preparation.ts';
import type { Result } from '#lib/recognition/run.ts';
import type { Installation } from './workbench.ts';

export interface Reading {
	settings: Settings;
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
	{ settings, halved, prefix, signal, onProgress }: Reading
): Promise<Outcome<Read>> {
	const frame = { path: files.path(surface.sha256), frame: surface.frame, name: surface.name };
	const page = {};
	reader.wake();
	const tools: Tools = {
		plan: (asked) => images.plan(frame, asked, signal),
		read: (pictures, options) => reader.read(pictures, { ...options, page }),
		known: (words) => lexicon.known(words)
	};
	const asked = { ...only(settings), languages: settings.languages, halved };
	const read = await recognise(tools, asked, { prefix, signal, onProgress });
	return read.ok && read.value.state === 'failed' ? refuse('reading_empty') : read;
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
