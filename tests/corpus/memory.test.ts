import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { openProduct } from '../../src/cli/evaluation/product.ts';
import { lines } from '../../src/lib/transcription/page.ts';
import { asItsPage } from '../../src/lib/recognition/measured.ts';
import { Allowance } from '../../src/lib/server/process/allowance.ts';
import { usageOf } from '../../src/lib/server/process/usage.ts';
import { Warm } from '../../src/lib/server/process/warm.ts';

/** Rounds of the same picture; the first ones fill what is kept for good, and a heap that grows to its size. */
const ROUNDS = 36;
const WARM = 18;
/** What may be resident more in the last third than in the first: less than a picture a round. */
const BOUND = 10e6;
/** The children that are kept warm: those that read, and the one that plans parts. */
const KINDS = ['reader-child', 'tile-child'] as const;
const PAGE = path.resolve(import.meta.dirname, 'pages/03-typed-carbon.jpg');

/** Process ids of the children of this process whose script is of that name. */
function children(kind: string): number[] {
	const rows = execFileSync('ps', ['--ppid', String(process.pid), '-o', 'pid=,args='], {
		encoding: 'utf8'
	});
	return rows
		.split('\n')
		.filter((row) => row.includes(`${kind}.ts`))
		.map((row) => Number.parseInt(row, 10));
}
const resident = (kind: string) =>
	children(kind).reduce((sum, pid) => sum + (usageOf(pid)?.residentBytes ?? 0), 0);
const mean = (all: readonly number[]) => all.reduce((a, b) => a + b, 0) / all.length;

test.skipIf(process.platform !== 'linux')(
	`pages and parts read again and again leave memory where it was${process.platform === 'linux' ? '' : ' (skipped: only Linux tells what is resident)'}`,
	async () => {
		const folder = await mkdtemp(path.join(os.tmpdir(), 'sverka-memory-'));
		const picture = path.join(folder, 'page.png');
		// Some lines of a page, so that many rounds take little time.
		await sharp(PAGE)
			.extract({ left: 0, top: 300, width: 1_600, height: 600 })
			.png()
			.toFile(picture);
		const product = await openProduct('rus');
		const seen = new Map<string, number[]>(KINDS.map((kind) => [kind, []]));
		const pids = new Set<number>();
		let alive: number[] = [];
		try {
			for (let round = 0; round < ROUNDS; round++) {
				const { result, plan } = await product.read(picture);
				const sheet = { ulx: 0, uly: 0, lrx: plan!.width, lry: plan!.height };
				const settings = asItsPage('rus', {}, { ...result, settings: {} });
				for (const { zone } of lines(result.page).slice(0, 2)) {
					const part = { zone, shape: 'line', languages: null, digits: false } as const;
					await product.readZone(picture, { sheet, part, settings });
				}
				for (const kind of KINDS) seen.get(kind)!.push(resident(kind));
				alive = KINDS.flatMap(children);
				for (const pid of alive) pids.add(pid);
			}
		} finally {
			await product.stop();
			await rm(folder, { recursive: true });
		}
		for (const kind of KINDS) {
			const all = seen.get(kind)!.slice(WARM);
			const third = Math.floor(all.length / 3);
			const [first, last] = [mean(all.slice(0, third)), mean(all.slice(-third))];
			const told = `${kind}, MB: ${all.map((bytes) => Math.round(bytes / 1e6)).join(' ')}`;
			expect(first, told).toBeGreaterThan(20e6);
			expect(last - first, told).toBeLessThan(BOUND);
		}
		// The same processes all the time: none was flat because it was another.
		expect(pids.size).toBe(alive.length);
	}
);

test('a child that reads gives way to a fresh one after so many pictures', async () => {
	const script = path.resolve('src/lib/server/reader/reader-child.ts');
	const keeping = { cpuSeconds: 60, residentBytes: 9e8, niceness: 0, answerBytes: 1e6 };
	const warm = new Warm(script, keeping, { work: 2, residentBytes: 9e8, idleMs: 60_000 }, [
		path.resolve('models'),
		'rus'
	]);
	const png = await sharp(PAGE)
		.extract({ left: 0, top: 300, width: 900, height: 60 })
		.png()
		.toBuffer();
	const served: (number | undefined)[] = [];
	for (let i = 0; i < 3; i++) {
		warm.wake();
		const [pid] = children('reader-child');
		const asked = { segmentation: 7, languages: 'rus', only: '' };
		expect((await warm.ask(asked, [png], new Allowance(30, 60))).ok).toBe(true);
		served.push(pid);
	}
	warm.end();
	const [first, second, third] = served;
	expect(first).toBeGreaterThan(0);
	expect(second).toBe(first);
	expect(third).not.toBe(first);
});
