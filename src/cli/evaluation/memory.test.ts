import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { watchMemory } from './memory.ts';

const known = process.platform === 'linux';
/** Bytes that the child fills and then holds. */
const HELD = 120_000_000;

test.skipIf(!known)('the most of any one child is seen, also when it is gone by then', async () => {
	const memory = watchMemory(10);
	const script = `const held = Buffer.alloc(${HELD}, 1); console.log(held.length); setTimeout(() => {}, 1e6)`;
	const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
	await once(child.stdout, 'data');
	await new Promise((later) => setTimeout(later, 60));
	child.kill('SIGKILL');
	await once(child, 'exit');
	const most = memory.stop();
	expect(most).toBeGreaterThan(HELD);
	expect(most).toBeLessThan(HELD * 4);
});
