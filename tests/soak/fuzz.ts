import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openImages } from '#lib/server/images/open.ts';
import { checkModels } from '#lib/server/reader/models.ts';
import { openReader } from '#lib/server/reader/open.ts';
import { attack, ENDED, readsWell, toll } from '../support/attack.ts';

/** `npm run fuzz [count] [first seed]`: mutated pictures against admission and reader. */
const count = Number(process.argv[2] ?? 5_000);
const first = Number(process.argv[3] ?? 1);
const root = process.cwd();
const data = await mkdtemp(path.join(os.tmpdir(), 'sverka-fuzz-'));
const folder = path.join(root, 'models');
const images = openImages({ root, data });
const reader = openReader({ root, folder, models: await checkModels(folder) });
try {
	const met = await attack(
		{ images, reader, data },
		{ count, first, tell: (done) => process.stdout.write(`\r${done} of ${count}`) }
	);
	console.log(`\n${JSON.stringify(toll(met), null, 2)}`);
	const ended = met.filter((one) =>
		[one.admission, one.read].some((code) => ENDED.test(code ?? ''))
	);
	console.log(`seeds that ended a child by a limit or a crash: ${JSON.stringify(ended)}`);
	const share = await readsWell(images, reader);
	console.log(`words of a good page read afterwards: ${(share * 100).toFixed(1)} %`);
	if (met.length < count || ended.length > 0 || share < 0.8) process.exitCode = 1;
} finally {
	await Promise.all([images.stop(), reader.stop()]);
	await rm(data, { recursive: true });
}
