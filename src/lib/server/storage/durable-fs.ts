import * as fs from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** An open file as Emscripten's node file system keeps it; folders have no descriptor. */
interface Stream {
	nfd?: number;
	node: object;
}

interface NodeFileSystem {
	realPath(node: object): string;
	stream_ops: { fsync?: (stream: Stream) => number };
}

/**
 * The folder of a database, with a true fsync: as delivered PGlite starts with `-F` (no fsync) and
 * its file system has none, so that a commit would be a promise nobody keeps. The hook is internal
 * to PGlite, therefore its version is pinned and a test sees the call at each commit.
 */
export class DurableFS extends NodeFS {
	readonly #fsync: (descriptor: number) => void;

	constructor(folder: string, fsync: (descriptor: number) => void = fs.fsyncSync) {
		super(folder);
		this.#fsync = fsync;
	}

	override async init(...given: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
		const { emscriptenOpts } = await super.init(...given);
		const hook = (module: { NODEFS: unknown }) => this.#mend(module.NODEFS as NodeFileSystem);
		return {
			emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), hook] }
		};
	}

	#mend(system: NodeFileSystem): void {
		system.stream_ops.fsync = (stream) => {
			if (stream.nfd !== undefined) this.#fsync(stream.nfd);
			else this.#syncFolder(system.realPath(stream.node));
			return 0;
		};
	}

	#syncFolder(folder: string): void {
		if (process.platform === 'win32') return;
		const descriptor = fs.openSync(folder, 'r');
		try {
			this.#fsync(descriptor);
		} finally {
			fs.closeSync(descriptor);
		}
	}
}

/** `fdatasync` does nothing in this build, so the log is written by `fsync`. */
export const DURABLE_START = [
	...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
	...['-c', 'fsync=on', '-c', 'wal_sync_method=fsync']
];
