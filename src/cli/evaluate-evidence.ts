/**
 * `npm run evaluate:evidence [-- FOLDER ...]`: reads the pages of the corpus, and those of each
 * FOLDER, by the product's own processes, once as they are and once as small, soft copies; plants
 * variants; prints how the labels tell misreadings from variants. The thresholds of
 * `collation/evidence.ts` were set on the corpus and the pages with an odd place in their folder;
 * the others are held out. With `--keep DIR` readings are kept there and read once.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { chanceOf } from './evaluation/chance.ts';
import { pairsIn } from './evaluation/bench.ts';
import { asPrinted, type Language, type Reading } from './evaluation/planted.ts';
import { openProduct, type Product } from './evaluation/product.ts';
import { figuresOf, weighPage, type Figures, type Weighed } from './evaluation/weighed.ts';

const CORPUS = 'tests/corpus/pages';
/** A copy this much smaller, softened: what a poor scan of the page would be. */
const [SMALLER, SOFTER] = [0.42, 0.7];

interface Sheet {
	name: string;
	picture: string;
	truth: string;
	small: boolean;
	heldOut: boolean;
}

function sheetsOf(folders: readonly string[]): Sheet[] {
	return [CORPUS, ...folders].flatMap((folder) =>
		pairsIn(folder).flatMap(({ picture, truth }, place) =>
			[false, true].map((small): Sheet => {
				const stem = `${path.basename(folder)}-${path.basename(picture).replace(/\.\w+$/, '')}`;
				const heldOut = folder !== CORPUS && place % 2 === 1;
				return { name: `${stem}-${small ? 'small' : 'whole'}`, picture, truth, small, heldOut };
			})
		)
	);
}

async function readingOf(sheet: Sheet, product: Product, folder: string): Promise<Reading> {
	const kept = path.join(folder, `${sheet.name}.json`);
	if (existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8'));
	const picture = sheet.small ? await smallCopy(sheet, folder) : sheet.picture;
	const { result } = await product.read(picture);
	const { page, lattices, alternatives } = result;
	writeFileSync(kept, JSON.stringify({ page, lattices, alternatives }));
	return { page, lattices, alternatives };
}

async function smallCopy({ name, picture }: Sheet, folder: string): Promise<string> {
	const file = path.join(folder, `${name}.png`);
	const { width } = await sharp(picture).metadata();
	const small = sharp(picture)
		.greyscale()
		.resize(Math.round(width * SMALLER));
	await small.blur(SOFTER).png().toFile(file);
	return file;
}

async function languageOf(sheets: readonly Sheet[], product: Product): Promise<Language> {
	const text = sheets.map(({ truth }) => asPrinted(readFileSync(truth, 'utf8'))).join('\n');
	const words = [...new Set(text.match(/(?<!\p{L})[а-яё]{4,}(?!\p{L})/gu))];
	const answers = await product.lexicon.known(words);
	const known = new Set(words.filter((_, i) => answers[i]));
	return { words: [...known], known };
}

function print(title: string, all: readonly Weighed[]): void {
	const { rows, auc }: Figures = figuresOf(all);
	console.log(`${title}: AUC ${auc === null ? 'none' : auc.toFixed(3)}`);
	console.table(rows);
}

async function main(): Promise<void> {
	const { values, positionals } = parseArgs({
		options: { keep: { type: 'string' } },
		allowPositionals: true
	});
	const folder = values.keep ?? mkdtempSync(path.join(tmpdir(), 'evidence-'));
	mkdirSync(folder, { recursive: true });
	const sheets = sheetsOf(positionals);
	const product = await openProduct('rus');
	const weighed: Record<'made' | 'held', Weighed[]> = { made: [], held: [] };
	try {
		const language = await languageOf(sheets, product);
		const tools = {
			known: (words: readonly string[]) => product.lexicon.known(words),
			chance: chanceOf(11)
		};
		for (const sheet of sheets) {
			const read = await readingOf(sheet, product, folder);
			const rows = await weighPage(read, readFileSync(sheet.truth, 'utf8'), language, tools);
			if (rows === null) console.error(`${sheet.name}: too unlike its truth to be collated`);
			weighed[sheet.heldOut ? 'held' : 'made'].push(...(rows ?? []));
		}
	} finally {
		await product.stop();
		if (values.keep === undefined) rmSync(folder, { recursive: true });
	}
	print('Pages that the rules were made on', weighed.made);
	print('Held out', weighed.held);
	print(
		'Held out, both readings one word more or less',
		weighed.held.filter(({ alike }) => alike)
	);
}

await main();
