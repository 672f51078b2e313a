/**
 * `npm run bench:collation`: time and memory of the collation of long texts, each stage in a process
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
import { chanceOf } from './evaluation/chance.ts';

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

/** What one process was measured at; each stage has a process of its own, so that peaks are true. */
interface Figures {
	/** User and system, seconds: what other work on the machine does not change. */
	cpu: number;
	/** Peak of the whole process, megabytes; `idle`: before the stage began, texts read. */
	peak: number;
	idle: number;
	found: string;
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

type Stage = 'align' | 'collate';

/** One stage of one case, measured in this process. */
function measure(stage: Stage, fileS: string, fileP: string): Figures {
	const [textS, textP] = [fileS, fileP].map((file) => readFileSync(file, 'utf8')) as [
		string,
		string
	];
	const idle = process.memoryUsage.rss();
	const before = process.cpuUsage();
	const [s, p] = [witness.fromPublished(textS, {}, 'S'), witness.fromPublished(textP)];
	const found = stage === 'align' ? aligned(s, p) : collated(s, p);
	const { user, system } = process.cpuUsage(before);
	return {
		cpu: (user + system) / 1e6,
		peak: process.resourceUsage().maxRSS / 1024,
		idle: idle / 2 ** 20,
		found
	};
}

function aligned(s: witness.Witness, p: witness.Witness): string {
	const units = unitsOf(s, p);
	const { partners } = align(units.s.ids, units.p.ids);
	const equal = partners.reduce((sum, partner) => sum + (partner >= 0 ? 1 : 0), 0);
	return `${equal} of ${partners.length}`;
}

function collated(s: witness.Witness, p: witness.Witness): string {
	const { outcome, differences } = collate(s, p);
	return `${outcome}, ${differences.length}`;
}

function run(stage: Stage, files: readonly string[]): Figures {
	const output = execFileSync(process.execPath, [import.meta.filename, stage, ...files]);
	return JSON.parse(output.toString());
}

/** CPU seconds of `dwdiff` on the same files, as the shell counts them; null where it gives up. */
function peer(files: readonly string[]): number | null {
	const script = 'command -v dwdiff >/dev/null || exit 9; dwdiff -P "$@" >/dev/null; times';
	const { stdout, status, error } = spawnSync('sh', ['-c', script, 'sh', ...files], {
		timeout: 60_000
	});
	if (error || status !== 0) return null;
	const children = stdout.toString().trim().split('\n').at(-1)!;
	return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
		(sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds),
		0
	);
}

function row(one: Case, at: number, folder: string) {
	const files = textsOf(at).map((text, i) => {
		const file = join(folder, `${at}-${i}.txt`);
		writeFileSync(file, text);
		return file;
	});
	const [align, whole] = [run('align', files), run('collate', files)];
	const beside = peer(files);
	return {
		case: one.name,
		words: one.words,
		'tokenise, normalise, align (CPU s)': align.cpu.toFixed(2),
		'dwdiff (CPU s)': beside?.toFixed(2) ?? 'not run',
		ratio: beside ? (align.cpu / beside).toFixed(2) : '',
		'its peak (MB)': `${Math.round(align.peak)} (${Math.round(align.idle)} idle)`,
		equal: align.found,
		'whole collation (CPU s)': whole.cpu.toFixed(2),
		'peak (MB)': Math.round(whole.peak),
		outcome: whole.found
	};
}

function main(): void {
	const [stage, ...files] = process.argv.slice(2);
	if (stage === 'align' || stage === 'collate') {
		console.log(JSON.stringify(measure(stage, files[0]!, files[1]!)));
		return;
	}
	const folder = mkdtempSync(join(tmpdir(), 'bench-'));
	try {
		console.table(CASES.map((one, at) => row(one, at, folder)));
	} finally {
		rmSync(folder, { recursive: true });
	}
}

main();
