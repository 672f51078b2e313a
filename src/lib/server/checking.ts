import { Worker } from 'node:worker_threads';
import type { Edition } from '#lib/encoding/edition.ts';
import type { Fault } from '#lib/encoding/tei/fault.ts';
import { projectFile } from './process/source.ts';

/** How long the thread waits for a next file, in milliseconds: its schema takes 140 MB. */
const IDLE = 60_000;

interface Asked {
	resolve: (faults: Fault[]) => void;
	reject: (error: Error) => void;
}

let thread: Worker | null = null;
let idle: ReturnType<typeof setTimeout> | undefined;
const waiting: Asked[] = [];

/** A TEI file, and the edition that it was written of and is held against, if it has an apparatus. */
export interface Checked {
	xml: string;
	written?: Edition;
}

/** Every fault of a TEI file, found in a thread of its own; empty for one that may be given out. */
export function faultsOf(xml: string, written?: Edition): Promise<Fault[]> {
	clearTimeout(idle);
	thread ??= start();
	thread.ref();
	return new Promise((resolve, reject) => {
		waiting.push({ resolve, reject });
		thread!.postMessage({ xml, written } satisfies Checked);
	});
}

function start(): Worker {
	const started = new Worker(projectFile('src/lib/server/checking-thread.ts'), { execArgv: [] });
	started.on('message', (faults: Fault[]) => {
		waiting.shift()?.resolve(faults);
		if (waiting.length > 0) return;
		started.unref();
		idle = setTimeout(() => void started.terminate(), IDLE).unref();
	});
	const lost = (error: Error) => {
		if (thread === started) thread = null;
		for (const { reject } of waiting.splice(0)) reject(error);
	};
	started.on('error', lost);
	started.on('exit', () => lost(new Error('the thread that checks TEI ended')));
	return started;
}
