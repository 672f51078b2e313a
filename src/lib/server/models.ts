import fs from 'node:fs';
import path from 'node:path';
import { hashOf } from './storage/disk.ts';

const LIST = 'SHA256SUMS';

/** Something is wrong with the installation itself; the sentence says what and what to do. */
export class StartFault extends Error {}

/**
 * The language models of a folder, name -> SHA-256, each read and compared with the list beside
 * them: a model with flipped bits loads and reads at full confidence, only its hash tells.
 */
export async function checked(folder: string): Promise<Record<string, string>> {
	const list = path.join(folder, LIST);
	if (!fs.existsSync(list))
		throw new StartFault(`${list} is missing: it lists the language models.`);
	const lines = fs.readFileSync(list, 'utf8').trim().split('\n');
	const models: Record<string, string> = {};
	for (const line of lines) {
		const [expected = '', name = ''] = line.trim().split(/\s+\*?/);
		await check(path.join(folder, name), expected);
		models[name.replace(/\.traineddata$/, '')] = expected;
	}
	return models;
}

async function check(file: string, expected: string): Promise<void> {
	if (!fs.existsSync(file))
		throw new StartFault(`The language model ${file} is missing (SHA-256 ${expected}).`);
	const found = await hashOf(file);
	if (found !== expected)
		throw new StartFault(
			`The language model ${file} is damaged or another one: its SHA-256 is ${found}, expected is ${expected}. Put the right file there.`
		);
}
