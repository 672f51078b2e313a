import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Allowance, Stop } from './allowance.ts';
import { startable } from './bundle.ts';
import { encode, FrameReader, type Frame } from './frame.ts';
import { TALK } from './serve.ts';
import { usageOf, type Usage } from './usage.ts';

/** How a child is kept. Bytes and seconds; `niceness` as of `os.setPriority`. */
export interface Keeping {
	/** Kernel limit over the whole life. */
	cpuSeconds: number;
	residentBytes: number;
	niceness: number;
	/** Longest answer. */
	answerBytes: number;
	/** The one folder it may write to; none where left out. */
	writes?: string;
	/** What V8 is told. */
	flags?: readonly string[];
}

export type Answer = ({ ok: true } & Frame) | { ok: false; why: Stop; detail: string };

const READY_MS = 15_000;
const LOOK_MS = 50;
const STDERR_KEPT = 2_000;

/**
 * No disk but to read, no network, no processes of its own, as far as Node can see to it; some may
 * write to one folder of ours.
 * (What libvips does in native code is not seen; only the paths we name reach it.)
 */
const FENCE = ['--permission', '--allow-fs-read=*', '--allow-addons', '--allow-worker'];
const QUIET = ['--disable-warning=ExperimentalWarning', '--disable-warning=SecurityWarning'];

/** A child process that answers one question at a time, under limits that its parent enforces. */
export class Child {
	readonly #process: ChildProcess;
	readonly #socket: Socket;
	readonly #keeping: Keeping;
	readonly #folder = mkdtempSync(path.join(os.tmpdir(), 'sverka-child-'));
	readonly #ready: Promise<Answer>;
	#settle: ((answer: Answer) => void) | undefined;
	#stopped: Stop | undefined;
	#said = '';
	#ended = false;
	/** As it was looked at last. */
	#used: Usage | null = null;

	/** `script`: absolute path of a file that calls `serve`. */
	constructor(script: string, keeping: Keeping, args: readonly string[] = []) {
		this.#keeping = keeping;
		this.#process = launch(script, args, keeping, this.#folder);
		this.#socket = this.#process.stdio[TALK] as Socket;
		this.#listen(new FrameReader(keeping.answerBytes));
		this.#ready = new Promise((settle) => (this.#settle = settle));
		const late = setTimeout(() => this.kill('start'), READY_MS);
		void this.#ready.then(() => clearTimeout(late));
		if (this.#process.pid) lower(this.#process.pid, keeping.niceness);
	}

	get alive(): boolean {
		return !this.#ended && this.#stopped === undefined;
	}

	/** Bytes resident at its last answer; 0 where that cannot be known. */
	get residentBytes(): number {
		return this.#used?.residentBytes ?? 0;
	}

	/** Asks and waits for the answer, or for the limit that ended the child. Never rejects. */
	async ask(
		json: unknown,
		blobs: readonly Uint8Array[],
		allowance: Allowance,
		signal?: AbortSignal
	): Promise<Answer> {
		const ready = await this.#ready;
		if (!ready.ok) return ready;
		if (!this.alive) return { ok: false, why: this.#stopped ?? 'died', detail: this.#said };
		if (this.#settle) throw new Error('a child answers one question at a time');
		const answer = new Promise<Answer>((settle) => (this.#settle = settle));
		const unwatch = this.#watch(allowance, signal);
		for (const part of encode(json, blobs)) this.#socket.write(part);
		return answer.finally(unwatch);
	}

	/** Ends it at once; a question under way is answered with `why`. */
	kill(why: Stop): void {
		this.#stopped ??= why;
		this.#process.kill('SIGKILL');
	}

	#watch(allowance: Allowance, signal: AbortSignal | undefined): () => void {
		const part = Symbol();
		const pid = this.#process.pid!;
		// What it used since its last answer, while nothing was asked, is next to nothing.
		const before = (this.#used ?? usageOf(pid))?.cpuSeconds ?? 0;
		const cancel = () => this.kill('cancelled');
		const look = () => {
			const used = usageOf(pid);
			this.#used = used;
			if (used) allowance.spend(part, used.cpuSeconds - before);
			const over = allowance.over();
			if (over) this.kill(over);
			else if (used && used.residentBytes > this.#keeping.residentBytes) this.kill('memory');
		};
		const timer = setInterval(look, LOOK_MS);
		signal?.addEventListener('abort', cancel);
		if (signal?.aborted) cancel();
		return () => {
			clearInterval(timer);
			signal?.removeEventListener('abort', cancel);
			if (!this.#ended) look();
		};
	}

	#listen(reader: FrameReader): void {
		this.#socket.on('data', (chunk: Buffer) => {
			try {
				for (const frame of reader.push(chunk)) this.#answer({ ok: true, ...frame });
			} catch (reason) {
				this.#said = String(reason);
				this.kill('answer');
			}
		});
		// A broken pipe is the child's end, which `exit` tells.
		this.#socket.on('error', () => undefined);
		this.#process.stderr?.on('data', (chunk: Buffer) => {
			this.#said = (this.#said + chunk.toString('utf8')).slice(-STDERR_KEPT);
		});
		this.#process.on('error', (reason) => this.#end(String(reason)));
		this.#process.on('exit', (code, signal) => {
			if (signal === 'SIGXCPU') this.#stopped ??= 'cpu';
			this.#end(`ended with ${signal ?? code}`);
		});
	}

	#answer(answer: Answer): void {
		const settle = this.#settle;
		this.#settle = undefined;
		settle?.(answer);
	}

	#end(how: string): void {
		this.#ended = true;
		this.#socket.destroy();
		rmSync(this.#folder, { recursive: true, force: true });
		this.#answer({
			ok: false,
			why: this.#stopped ?? 'died',
			detail: `${how} ${this.#said}`.trim()
		});
	}
}

/** Through a shell that sets the kernel's CPU limit and becomes the child; with no environment. */
function launch(
	script: string,
	args: readonly string[],
	{ cpuSeconds, writes, flags = [] }: Keeping,
	cwd: string
) {
	const gate = writes === undefined ? [] : [`--allow-fs-write=${path.join(writes, '*')}`];
	const node = [process.execPath, ...flags, ...QUIET, ...FENCE, ...gate];
	const command = [...node, startable(script), ...args];
	const limited = [
		'/bin/sh',
		'-c',
		`ulimit -H -t ${cpuSeconds + 2}; ulimit -S -t ${cpuSeconds}; exec "$0" "$@"`,
		...command
	];
	const [program, ...rest] = process.platform === 'win32' ? command : limited;
	return spawn(program!, rest, {
		cwd,
		env: {},
		stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
		windowsHide: true
	});
}

/** Lower priority keeps the server quick; where it is not granted the work goes on all the same. */
function lower(pid: number, niceness: number): void {
	try {
		os.setPriority(pid, niceness);
	} catch (reason) {
		if ((reason as NodeJS.ErrnoException).syscall === undefined) throw reason;
	}
}
