import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { measure } from '#lib/collation/accuracy.ts';
import { drain } from './drain.ts';
import type { PeerReading } from './measured-page.ts';

/** Is the native program there, with the Russian model? */
export function hasPeer(languages: string): boolean {
	const { stdout, error } = spawnSync('tesseract', ['--list-langs'], { encoding: 'utf8' });
	return !error && languages.split('+').every((each) => stdout.split('\n').includes(each));
}

/** The native `tesseract --psm 3` on one thread: what any reader of these pages has to beat. */
export function readByPeer(picture: string, truth: string, languages: string): PeerReading {
	const began = performance.now();
	const run = spawnSync('tesseract', asked(picture, languages), { encoding: 'utf8', env: ONE });
	if (run.status !== 0) throw new Error(`tesseract failed on ${picture}: ${run.stderr}`);
	const seconds = (performance.now() - began) / 1000;
	return { text: run.stdout, accuracy: measure(truth, run.stdout), seconds };
}

const ONE = { ...process.env, OMP_THREAD_LIMIT: '1' };

function asked(picture: string, languages: string): string[] {
	return [picture, '-', '-l', languages, '--psm', '3'];
}

/** Wall seconds of two native processes side by side, of one thread each, until all are read. */
export async function readAsideByPeer(
	pictures: readonly string[],
	languages: string
): Promise<number> {
	const began = performance.now();
	await drain(pictures, 2, (picture) =>
		promisify(execFile)('tesseract', asked(picture, languages), { env: ONE })
	);
	return (performance.now() - began) / 1000;
}
