import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { foldersAt } from '#lib/server/folders.ts';
import type { Added } from '#lib/server/model.ts';
import type { Reader } from '#lib/server/reader/reader.ts';
import { countedIds, installation } from './workbench.ts';

export const sumOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** What an archivist says of a model. */
export const SAID: Added = {
	code: 'rus_typed',
	name: 'Russian typewriters',
	licence: 'CC-BY-4.0',
	source: 'https://example.org/typed',
	sha256: ''
};

/** An installation with a models folder of its own, that holds `rus` and `eng` as `bytes`. */
export async function houseOfModels(reader: Reader, bytes: Record<'rus' | 'eng', Uint8Array>) {
	const root = fs.mkdtempSync(path.join(os.tmpdir(), 'sverka-models-'));
	const folders = foldersAt(root);
	fs.mkdirSync(folders.models);
	const models: Record<string, string> = {};
	for (const [code, model] of Object.entries(bytes)) {
		models[code] = sumOf(model);
		fs.writeFileSync(path.join(folders.models, `${code}.traineddata`), model);
	}
	const sums = Object.entries(models).map(([code, sum]) => `${sum}  ${code}.traineddata\n`);
	fs.writeFileSync(path.join(folders.models, 'SHA256SUMS'), sums.join(''));
	fs.copyFileSync('models/manifest.json', path.join(folders.models, 'manifest.json'));
	const next = countedIds('i');
	const newId = () => next().padEnd(15, '0');
	return installation({ reader, folders, models, newId });
}

/** A body as it comes from the street. */
export const streamOf = (bytes: Uint8Array) => new Blob([bytes as BlobPart]).stream();
