import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { refuse, type Outcome } from '#lib/outcome.ts';
import { projectFile } from '../process/source.ts';
import type { Reader } from './reader.ts';

/** A line of numerals, which every script has: made with DejaVu Sans Mono, 40 pixels high. */
const PICTURE = 'src/lib/server/reader/trial.png';
/** Loading the largest model takes some seconds; a broken one ends its process at once. */
const TRIAL = { cpuSeconds: 20, wallSeconds: 40 };

type Open = (opening: {
	root: string;
	folder: string;
	models: Record<string, Outcome<string>>;
	children: number;
	limits: typeof TRIAL;
}) => Reader;

/**
 * Reads a known line with a model that nobody has checked, in a process of its own: a broken model
 * kills its process, whatever is caught. Gives what was read.
 */
export async function tryModel(
	open: Open,
	{ folder, code, sha256 }: { folder: string; code: string; sha256: string }
): Promise<Outcome<string>> {
	const root = projectFile('.');
	const models = { [code]: { ok: true as const, value: sha256 } };
	const reader = open({ root, folder, models, children: 1, limits: TRIAL });
	try {
		const png = await readFile(path.join(root, PICTURE));
		const picture = { id: 'trial', png, segmentation: 7 as const, languages: code };
		const [read] = await reader.read([picture]);
		const text = read?.ok ? read.value.map((line) => line.text).join(' ') : '';
		return text === '' ? refuse('model_broken') : { ok: true, value: text };
	} finally {
		await reader.stop();
	}
}
