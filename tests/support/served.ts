import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';

/** The program as a newcomer starts it, with three people who can sign in. */
export interface Served {
	origin: string;
	/** Folder that holds this server's `scans/` and `transcriptions/`. */
	records: string;
	people: Record<'volunteer' | 'editor' | 'archivist', { email: string; password: string }>;
}

/** Starts the built program on a throw-away store and a free port. */
export async function serve(): Promise<{ served: Served; stop: () => Promise<void> }> {
	const port = await freePort();
	const child = spawn(process.execPath, ['src/cli/serve.ts', '--demo', '--port', String(port)], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const said = await until(child, /Sverka is at (\S+)/);
	const people = Object.fromEntries(
		[...said.matchAll(/^ {2}(\w+) +(\S+@\S+) +(\S+)$/gm)].map(([, role, email, password]) => [
			role,
			{ email, password }
		])
	) as Served['people'];
	const found = (pattern: RegExp) => pattern.exec(said)?.[1] ?? '';
	return {
		served: {
			origin: found(/Sverka is at (\S+)/),
			records: found(/Its records lie in (\S+)/),
			people
		},
		stop: () => ended(child)
	};
}

function until(child: ChildProcess, sign: RegExp): Promise<string> {
	return new Promise((resolve, reject) => {
		let said = '';
		child.stdout!.on('data', (piece) => {
			said += piece;
			if (sign.test(said)) resolve(said);
		});
		child.on('exit', (code) => reject(new Error(`the server ended with ${code}:\n${said}`)));
	});
}

function ended(child: ChildProcess): Promise<void> {
	return new Promise((resolve) => {
		child.removeAllListeners('exit');
		child.on('exit', () => resolve());
		child.kill('SIGTERM');
	});
}

function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const probe = createServer().listen(0, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() => resolve(typeof address === 'object' && address ? address.port : 4173));
		});
	});
}
