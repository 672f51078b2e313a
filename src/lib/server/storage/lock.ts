import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StoreFault } from './fault.ts';
import { distance, lives, thisProcess, type Distance, type Holder } from './holder.ts';

/** How often a holder shows that it lives, ms. */
const SEEN_EVERY = 2_000;
/** How long a holder whose pid cannot be looked up is watched, ms. */
const WATCH: Record<Distance, number> = {
	near: 0,
	'before-boot': 0,
	container: 8_000,
	host: 30_000
};

/** The folder is held by a living process. */
export class FolderHeld extends StoreFault {
	override readonly name = 'FolderHeld';
	readonly pid: number;

	constructor(folder: string, { pid, host }: Holder) {
		super(
			`${folder} is in use by process ${pid} on ${host}. Stop that program first, or ask it to do the work.`
		);
		this.pid = pid;
	}
}

export interface Lock {
	/** The holders found dead whose folder was taken over. */
	readonly tookOver: Holder[];
	release(): void;
}

export interface LockOptions {
	/** Called when another process took the folder meanwhile: nothing may be written any more. */
	onLost?: () => void;
	/** The same for tests, with shorter times. */
	watch?: Record<Distance, number>;
	seenEvery?: number;
}

interface Claim {
	file: string;
	held: boolean;
	holder: Holder;
}

/**
 * Takes `folder` for this process alone. Each process lays a file of its own into `folder/lock`,
 * first as `asking`, and then looks around: whoever holds wins, of two that ask the smaller id.
 * Nobody ever overwrites the file of another, so two starts at once cannot both win.
 */
export async function take(folder: string, options: LockOptions = {}): Promise<Lock> {
	const home = path.join(folder, 'lock');
	fs.mkdirSync(home, { recursive: true });
	const self = thisProcess(`${Date.now().toString(36)}-${randomBytes(6).toString('hex')}`);
	const asking = path.join(home, `asking-${self.id}.json`);
	lay(asking, self);
	const tookOver: Holder[] = [];
	try {
		await settle({ home, self, tookOver, folder, watch: options.watch ?? WATCH });
	} catch (error) {
		fs.rmSync(asking, { force: true });
		throw error;
	}
	const held = path.join(home, `held-${self.id}.json`);
	fs.renameSync(asking, held);
	return { tookOver, release: keep(held, options) };
}

interface Settling {
	home: string;
	folder: string;
	self: Holder;
	tookOver: Holder[];
	watch: Record<Distance, number>;
}

/** Ends when no other claim is left that counts; throws when a living one comes first. */
async function settle({ home, folder, self, tookOver, watch }: Settling): Promise<void> {
	for (;;) {
		const others = claims(home).filter((claim) => claim.holder.id !== self.id);
		const gone = await Promise.all(others.map((other) => isGone(self, other, watch)));
		others.forEach((other, i) => {
			if (!gone[i]) return;
			fs.rmSync(other.file, { force: true });
			tookOver.push(other.holder);
		});
		const living = others.filter((_, i) => !gone[i]);
		const first = living.find((other) => other.held || other.holder.id < self.id);
		if (first) throw new FolderHeld(folder, first.holder);
		if (living.length === 0) return;
		await sleep(20);
	}
}

async function isGone(self: Holder, other: Claim, watch: Settling['watch']): Promise<boolean> {
	const far = distance(self, other.holder);
	if (far === 'near') return !lives(other.holder);
	const before = seen(other.file);
	await sleep(watch[far]);
	return seen(other.file) === before;
}

/** Complete from its first moment under its name. */
function lay(file: string, holder: Holder): void {
	const draft = `${file}.new`;
	fs.writeFileSync(draft, JSON.stringify(holder, null, '\t'), { flag: 'wx' });
	fs.renameSync(draft, file);
}

function claims(home: string): Claim[] {
	return fs
		.readdirSync(home)
		.filter((name) => name.endsWith('.json'))
		.flatMap((name) => {
			const file = path.join(home, name);
			const text = read(file);
			return text === null
				? []
				: [{ file, held: name.startsWith('held-'), holder: holderIn(text) }];
		});
}

/** What a power cut left half written names nobody: its sign of life decides, as of another host. */
const UNREADABLE: Holder = {
	...{ id: '', pid: 0, host: 'an unknown host' },
	...{ startedAt: null, boot: null, pidNamespace: null }
};

function holderIn(text: string): Holder {
	try {
		return JSON.parse(text) as Holder;
	} catch {
		return UNREADABLE;
	}
}

/** Null for a claim that was withdrawn, or turned from asking to held, since it was listed. */
function read(file: string): string | null {
	try {
		return fs.readFileSync(file, 'utf8');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
		throw error;
	}
}

function seen(file: string): number | null {
	return fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? null;
}

/** Renews the sign of life, and notices when the file is gone. */
function keep(held: string, { onLost, seenEvery = SEEN_EVERY }: LockOptions): () => void {
	const timer = setInterval(() => {
		const now = new Date();
		try {
			fs.utimesSync(held, now, now);
		} catch {
			clearInterval(timer);
			onLost?.();
		}
	}, seenEvery);
	timer.unref();
	return () => {
		clearInterval(timer);
		fs.rmSync(held, { force: true });
	};
}
