import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openImages } from '#lib/server/images/open.ts';
import { checkModels } from '#lib/server/reader/models.ts';
import { openReader } from '#lib/server/reader/open.ts';
import { attack, readsWell } from '../support/attack.ts';

/** `npm run fuzz [count] [first seed]`: mutated pictures against admission and reader. */
const count = Number(process.argv[2] ?? 5_000);
const first = Number(process.argv[3] ?? 1);
const root = process.cwd();
const data = await mkdtemp(path.join(os.tmpdir(), 'sverka-fuzz-'));
const folder = path.join(root, 'models');
const images = openImages({ root, data });
const reader = openReader({ root, folder, models: await checkModels(folder) });
try {
	const toll = await attack(images, reader, {
		count,
		first,
		tell: (seed) => process.stdout.write(`\r${seed - first + 1} of ${count}`)
	});
	console.log(`\n${JSON.stringify(toll, null, 2)}`);
	const text = await readsWell(reader);
	console.log(`a good line afterwards: ${text}`);
	if (!text.includes('Правительство')) process.exitCode = 1;
} finally {
	await Promise.all([images.stop(), reader.stop()]);
	await rm(data, { recursive: true });
}
