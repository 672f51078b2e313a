import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { pairsIn, run } from '../../src/cli/evaluation/bench.ts';
import { percent, table } from '../../src/cli/evaluation/table.ts';
import { write } from '../support/unseen/recipes.ts';

/**
 * `npm run evaluate:unseen`: error rates beside the native program on pages that nobody has seen,
 * made by `--seed`, `--each` of a kind, of the kinds whose name begins with `--only`. The pages stay
 * in `--to` (a new temporary folder unless said); `--draw` makes them and reads none.
 */
const { values } = parseArgs({
	options: {
		to: { type: 'string' },
		seed: { type: 'string', default: '1' },
		each: { type: 'string', default: '1' },
		only: { type: 'string', default: '' },
		draw: { type: 'boolean', default: false }
	}
});
const folder = values.to ?? mkdtempSync(path.join(tmpdir(), 'unseen-'));
await write(folder, Number(values.seed), Number(values.each), values.only);
console.log(folder);
if (!values.draw) {
	const pages = await run({
		pairs: pairsIn(folder),
		languages: 'rus',
		peer: true,
		onPage: ({ name, accuracy }) => console.error(`${name}: ${percent(accuracy.characters.rate)} %`)
	});
	console.log(table(pages).join('\n'));
}
