import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Raised when pyramids are made in another way, so that old ones are not taken for new. */
const MAKING = 1;

/** Pyramids on disk, named by the SHA-256 of the master, the frame and the way of making. */
export class Pyramids {
	readonly #folder: string;
	readonly #make: (master: string, frame: number, target: string) => Promise<void>;
	readonly #known = new Map<string, Promise<string>>();

	constructor(
		folder: string,
		make: (master: string, frame: number, target: string) => Promise<void>
	) {
		this.#folder = folder;
		this.#make = make;
	}

	/** Path of the pyramid; made once, however many ask at once. A failure is not remembered. */
	of(master: string, frame: number): Promise<string> {
		const key = `${frame} ${master}`;
		const known = this.#known.get(key) ?? this.#find(master, frame);
		this.#known.set(key, known);
		known.catch(() => this.#known.delete(key));
		return known;
	}

	async #find(master: string, frame: number): Promise<string> {
		const sha256 = await sha256Of(master);
		const folder = path.join(this.#folder, sha256.slice(0, 2));
		const target = path.join(folder, `${sha256}-${frame}-v${MAKING}.tif`);
		if (await exists(target)) return target;
		await mkdir(folder, { recursive: true });
		const unfinished = `${target}.${process.pid}.part`;
		try {
			await this.#make(master, frame, unfinished);
			await settle(unfinished, target);
		} finally {
			await rm(unfinished, { force: true });
		}
		return target;
	}
}

async function sha256Of(file: string): Promise<string> {
	const hash = createHash('sha256');
	await pipeline(createReadStream(file), hash);
	return hash.digest('hex');
}

async function exists(file: string): Promise<boolean> {
	return access(file).then(
		() => true,
		() => false
	);
}

/** On the disk before it has its name: a crash leaves the whole file or none. */
async function settle(unfinished: string, target: string): Promise<void> {
	const file = await open(unfinished, 'r+');
	await file.sync();
	await file.close();
	await rename(unfinished, target);
}
