/**
 * `npm run bench:collation`: time and memory of the collation of long texts, each case in a process
 * of its own, beside `dwdiff` where it is installed. Prints a table; nothing here is an assertion.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { align } from '#lib/collation/align.ts';
import { collate } from '#lib/collation/collate.ts';
import { unitsOf } from '#lib/collation/units.ts';
import * as witness from '#lib/collation/witness.ts';

const PAGES = 'tests/corpus/pages';
const WORDS = 200_000;
/** Words of the corpus a line, as a typed page has them. */
const LINE = 9;

interface Case {
	name: string;
	words: number;
	p: (words: string[], chance: () => number) => string[];
}

const CASES: readonly Case[] = [
	{ name: 'noise 5 %, tenth', words: WORDS / 10, p: (words, chance) => noisy(words, 0.05, chance) },
	{ name: 'noise 5 %', words: WORDS, p: (words, chance) => noisy(words, 0.05, chance) },
	{ name: 'noise 20 %', words: WORDS, p: (words, chance) => noisy(words, 0.2, chance) },
	{
		name: 'halves swapped',
		words: WORDS,
		p: (words) => [...words.slice(words.length / 2), ...words.slice(0, words.length / 2)]
	},
	{ name: 'unrelated', words: WORDS, p: (words, chance) => unrelated(words, chance) },
	{ name: 'one word repeated', words: WORDS, p: (words) => words.map(() => 'слово') },
	{ name: 'two words at random', words: WORDS, p: (words, chance) => coins(words.length, chance) }
];

interface Figures {
	ms: { align: number; collate: number };
	megabytes: number;
	equal: number;
	tokens: number;
	differences: number;
	outcome: string;
}

/** A small generator with a seed (mulberry32), so that every run measures the same texts. */
function chanceOf(seed: number): () => number {
	return () => {
		seed = (seed + 0x6d2b79f5) | 0;
		let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** Running text of the corpus' own words: pairs follow as they do there, so n-grams repeat. */
function prose(count: number, chance: () => number): string[] {
	const pages = readdirSync(PAGES).filter((name) => name.endsWith('.gt.txt'));
	const corpus = pages.flatMap((name) =>
		readFileSync(join(PAGES, name), 'utf8').replace(/-\n/g, '').split(/\s+/)
	);
	const words: string[] = [];
	while (words.length < count) {
		const from = Math.floor(chance() * corpus.length);
		words.push(...corpus.slice(from, from + 3 + Math.floor(chance() * 12)));
	}
	return words.slice(0, count);
}

function noisy(words: string[], rate: number, chance: () => number): string[] {
	return words.flatMap((word) => {
		if (chance() >= rate) return [word];
		const kind = Math.floor(chance() * 5);
		if (kind === 0) return [];
		if (kind === 1) return [word, 'лишнее'];
		if (kind === 2) return [word.replace('о', 'o').replace('а', 'a')];
		if (kind === 3) return [word.slice(0, 2), word.slice(2)].filter(Boolean);
		return [word.replace(/[лпи]/, (letter) => ({ л: 'п', п: 'л', и: 'н' })[letter]!) + 'ъ'];
	});
}

function unrelated(words: string[], chance: () => number): string[] {
	return words.map(() => Math.floor(chance() * 1e6).toString(36));
}

function coins(count: number, chance: () => number): string[] {
	return Array.from({ length: count }, () => (chance() < 0.5 ? 'раз' : 'два'));
}

function lines(words: string[]): string {
	const all: string[] = [];
	for (let i = 0; i < words.length; i += LINE) all.push(words.slice(i, i + LINE).join(' '));
	return all.join('\n');
}

function textsOf(at: number): [string, string] {
	const { name, words, p } = CASES[at]!;
	const chance = chanceOf(7);
	const s = name === 'two words at random' ? coins(words, chance) : prose(words, chance);
	return [lines(s), lines(p(s, chance))];
}

/** One case, measured in this process. */
function measure(at: number): Figures {
	const [textS, textP] = textsOf(at);
	const before = performance.now();
	const [s, p] = [witness.fromPublished(textS, {}, 'S'), witness.fromPublished(textP)];
	const units = unitsOf(s, p);
	const { partners } = align(units.s.ids, units.p.ids);
	const aligned = performance.now();
	const { outcome, differences } = collate(s, p);
	return {
		ms: { align: aligned - before, collate: performance.now() - aligned },
		megabytes: process.resourceUsage().maxRSS / 1024,
		equal: partners.reduce((sum, partner) => sum + (partner >= 0 ? 1 : 0), 0),
		tokens: partners.length,
		differences: differences.length,
		outcome
	};
}

/** Seconds of `dwdiff` on the same texts, or null where it is not installed or gives up. */
function peer(at: number): number | null {
	const folder = mkdtempSync(join(tmpdir(), 'bench-'));
	try {
		const files = textsOf(at).map((text, i) => {
			const file = join(folder, `${i}.txt`);
			writeFileSync(file, text);
			return file;
		});
		const before = performance.now();
		const run = spawnSync('dwdiff', ['-P', ...files], { stdio: 'ignore', timeout: 60_000 });
		return run.error ? null : (performance.now() - before) / 1000;
	} finally {
		rmSync(folder, { recursive: true });
	}
}

function main(): void {
	const asked = process.argv[2];
	if (asked !== undefined) {
		console.log(JSON.stringify(measure(Number(asked))));
		return;
	}
	const rows = CASES.map((one, at) => {
		const output = execFileSync(process.execPath, [import.meta.filename, String(at)]);
		const found: Figures = JSON.parse(output.toString());
		return {
			case: one.name,
			words: one.words,
			'tokenise, normalise, align (s)': Number((found.ms.align / 1000).toFixed(2)),
			'whole collation (s)': Number((found.ms.collate / 1000).toFixed(2)),
			'dwdiff (s)': peer(at)?.toFixed(2) ?? 'not run',
			'peak (MB)': Math.round(found.megabytes),
			equal: `${found.equal} of ${found.tokens}`,
			outcome: `${found.outcome}, ${found.differences}`
		};
	});
	console.table(rows);
}

main();
