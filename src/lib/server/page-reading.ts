import { done, refuse, type Outcome } from '#lib/outcome.ts';
import type { Surface } from '#lib/facsimile/surface.ts';
import { judge, type Judged } from '#lib/recognition/whole-page.ts';
import type { Installation } from './workbench.ts';

/** How a page is to be read; stored with the run. */
export interface Settings {
	/** `rus`, `eng`, `rus+eng`: only models that the start has checked. */
	languages: string;
}

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
	{ images, reader, files }: Installation,
	surface: Surface,
	{ settings, halved, prefix, signal, onProgress }: Reading
): Promise<Outcome<Judged>> {
	const frame = { path: files.path(surface.sha256), frame: surface.frame, name: surface.name };
	const planned = await images.plan(frame, { ...settings, halved }, signal);
	if (!planned.ok) return planned;
	const { pictures, plan } = planned.value;
	let count = 0;
	const total = pictures.length;
	onProgress({ done: 0, total });
	const onRead = () => onProgress({ done: ++count, total });
	const readings = await reader.read(pictures, { signal, onRead });
	const refused = readings.find((reading) => !reading.ok);
	if (refused && !refused.ok) return refused;
	const lines = readings.flatMap((reading) => (reading.ok ? reading.value : []));
	const judged = judge(plan, lines, prefix);
	return judged.state === 'failed' ? refuse('reading_empty') : done(judged);
}
