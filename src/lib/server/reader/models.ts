import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { done, refuse, type Outcome } from '#lib/outcome.ts';

/** Language code -> SHA-256 of its model, or why it may not read. */
export type Models = Record<string, Outcome<string>>;

/** One line of `sha256sum`: the sum, and the file. */
const LISTED = /^([0-9a-f]{64})\s+\*?([\w-]+)\.traineddata$/gm;

/**
 * Checks every model that `SHA256SUMS` of the folder lists. Only the sum finds a model with some
 * bits turned: it loads, and it reads wrong letters with high confidence.
 */
export async function checkModels(folder: string): Promise<Models> {
	const list = await readFile(path.join(folder, 'SHA256SUMS'), 'utf8');
	const models: Models = {};
	for (const [, expected, code] of list.matchAll(LISTED)) {
		models[code!] = await check(path.join(folder, `${code}.traineddata`), expected!);
	}
	return models;
}

async function check(file: string, expected: string): Promise<Outcome<string>> {
	const model = path.basename(file);
	const bytes = await readFile(file).catch((reason: NodeJS.ErrnoException) => {
		if (reason.code === 'ENOENT') return null;
		throw reason;
	});
	if (!bytes) return refuse('model_missing', { model, expected });
	const measured = createHash('sha256').update(bytes).digest('hex');
	return measured === expected
		? done(measured)
		: refuse('model_wrong', { model, expected, measured });
}

/** Names and sums of the models that may read, for `Installation.models`. */
export function good(models: Models): Record<string, string> {
	return Object.fromEntries(
		Object.entries(models).flatMap(([code, sum]) => (sum.ok ? [[code, sum.value]] : []))
	);
}

/** `rus+eng` -> refusal of the first model of it that may not read; null: all may. */
export function refusalFor(languages: string, models: Models) {
	for (const language of languages.split('+')) {
		const model = Object.hasOwn(models, language) ? models[language] : undefined;
		if (!model) return refuse('language_unknown', { language });
		if (!model.ok) return model;
	}
	return null;
}
