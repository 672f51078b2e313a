import { spawnSync } from 'node:child_process';
import path from 'node:path';

/**
 * `npm run promises [words]`: the promises of the guards that `npm test` tries some times, tried as
 * often as they were made; only those of whose name `words` are a part, if any are given. Exports
 * of generated editions (P16) are `npm run fuzz:encoding`, mutated pictures (P17) `npm run fuzz`.
 */
const FILES = {
	contracts: ['promises', 'saves', 'kill'].map((name) => `tests/contracts/${name}.test.ts`),
	unit: ['src/lib/transcription/taking-back.test.ts']
};
const vitest = path.resolve('node_modules/vitest/vitest.mjs');
const only = process.argv[2] === undefined ? [] : ['-t', process.argv[2]];
for (const [project, files] of Object.entries(FILES)) {
	const limits = ['--testTimeout=0', '--hookTimeout=0', '--passWithNoTests'];
	const args = [vitest, 'run', '--project', project, ...limits, ...only, ...files];
	const env = { ...process.env, PROMISED: 'yes' };
	const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env });
	if (status !== 0) process.exitCode = 1;
}
