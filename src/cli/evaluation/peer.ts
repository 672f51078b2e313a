import { spawnSync } from 'node:child_process';
import { measure } from '#lib/collation/accuracy.ts';
import type { PeerReading } from './measured-page.ts';

/** Is the native program there, with the Russian model? */
export function hasPeer(languages: string): boolean {
	const { stdout, error } = spawnSync('tesseract', ['--list-langs'], { encoding: 'utf8' });
	return !error && languages.split('+').every((each) => stdout.split('\n').includes(each));
}

/** The native `tesseract --psm 3` on one thread: what any reader of these pages has to beat. */
export function readByPeer(picture: string, truth: string, languages: string): PeerReading {
	const began = performance.now();
	const run = spawnSync('tesseract', [picture, '-', '-l', languages, '--psm', '3'], {
		encoding: 'utf8',
		env: { ...process.env, OMP_THREAD_LIMIT: '1' }
	});
	if (run.status !== 0) throw new Error(`tesseract failed on ${picture}: ${run.stderr}`);
	const seconds = (performance.now() - began) / 1000;
	return { text: run.stdout, accuracy: measure(truth, run.stdout), seconds };
}
