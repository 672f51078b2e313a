import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { pairsIn, run } from './evaluation/bench.ts';
import { report } from './evaluation/report.ts';
import { percent, summarise, table } from './evaluation/table.ts';

const USAGE = `Usage: evaluate FOLDER [--peer] [--languages rus] [--json FILE] [--html FILE]

Reads the pictures of FOLDER that have their ground truth beside them (NAME.gt.txt) and prints how far
each reading is from it. --peer measures the native tesseract in the same run.`;

process.exitCode = await evaluate(process.argv.slice(2));

/** Exit code 0; 2 where nothing can be measured. */
export async function evaluate(args: string[]): Promise<number> {
	const { values, positionals } = parseArgs({
		args,
		allowPositionals: true,
		options: {
			peer: { type: 'boolean', default: false },
			languages: { type: 'string', default: 'rus' },
			json: { type: 'string' },
			html: { type: 'string' }
		}
	});
	const [folder] = positionals;
	if (folder === undefined) {
		console.error(USAGE);
		return 2;
	}
	const { peer, languages, json, html } = values;
	const pages = await run({
		pairs: pairsIn(folder),
		languages,
		peer,
		onPage: (page) => console.error(`${page.name}: ${percent(page.accuracy.characters.rate)} %`)
	});
	console.log(table(pages).join('\n'));
	if (json) writeFileSync(json, JSON.stringify({ summary: summarise(pages), pages }, null, '\t'));
	if (html) writeFileSync(html, report(pages));
	return pages.length === 0 ? 2 : 0;
}
