import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { folderOf, Misuse, type Command, type Given } from './command.ts';
import { readBatch, told } from './evaluation/batch.ts';
import { toldAgain } from './evaluation/again.ts';
import { pairsIn, run } from './evaluation/bench.ts';
import { report } from './evaluation/report.ts';
import { startTold, summarise, table } from './evaluation/table.ts';
import { based, totals } from './evaluation/totals.ts';
import { bar, Progress } from './progress.ts';

export const command: Command = {
	summary: 'read the pictures of a folder and measure how far each reading is from its truth',
	words: '<folder>',
	options: {
		truth: {
			type: 'string',
			help: 'folder of the ground truth, NAME.gt.txt or NAME.txt (the same unless said)'
		},
		peer: { type: 'boolean', help: 'measure the native tesseract in the same run' },
		again: {
			type: 'boolean',
			help: 'also read each line again by itself, as a person has one read'
		},
		batch: {
			type: 'string',
			help: 'read so many pages as the queue does; say only time and memory (the pictures come round again)'
		},
		languages: { type: 'string', help: 'models to read with (rus unless said)' },
		html: { type: 'string', help: 'file for a report with a picture of each wrong line' }
	},
	async run({ words: [folder], options }) {
		if (folder === undefined) throw new Misuse('Which folder? `sverka evaluate <folder>`');
		const html = text(options, 'html');
		if (html !== undefined) folderOf(path.dirname(html));
		const pairs = pairsIn(folderOf(folder), folderOf(text(options, 'truth') ?? folder));
		if (pairs.length === 0) {
			throw new Misuse(
				`No picture of ${folder} has a ground truth (NAME.gt.txt) that could be found.`
			);
		}
		const wanted = {
			languages: text(options, 'languages') ?? 'rus',
			peer: options['peer'] === true,
			again: options['again'] === true
		};
		const count = text(options, 'batch');
		if (count !== undefined) {
			const pictures = pairs.map(({ picture }) => picture);
			const batch = await readBatch({ ...wanted, pictures, pages: pagesIn(count) });
			return { value: batch, lines: told(batch) };
		}
		const progress = new Progress();
		let [read, start] = [0, 0];
		const pages = await run({
			...wanted,
			pairs,
			onStart: (seconds) => (start = seconds),
			onPage: ({ name, accuracy }) => {
				const how = `${bar(++read, pairs.length, 'pages')}  ${name}: `;
				progress.step(how + based(accuracy.characters, 'letters'));
			}
		});
		if (html !== undefined) writeFileSync(html, report(pages));
		const summary = summarise(pages);
		const lines = [
			...table(pages),
			startTold(start),
			'',
			...totals(summary.accuracy),
			...toldAgain(pages)
		];
		return { value: { summary, start, pages }, lines };
	}
};

function text(options: Given['options'], name: string): string | undefined {
	const given = options[name];
	return typeof given === 'string' ? given : undefined;
}

function pagesIn(count: string): number {
	const pages = Number(count);
	if (Number.isInteger(pages) && pages > 0) return pages;
	throw new Misuse(`--batch takes a number of pages, not "${count}".`);
}
