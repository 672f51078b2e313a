import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Who holds a folder: enough to tell whether the process still lives, also from another machine. */
export interface Holder {
	id: string;
	pid: number;
	/** As the system says it, only to be compared; null where it does not say. */
	startedAt: string | null;
	boot: string | null;
	/** Two containers on one folder may use one pid. */
	pidNamespace: string | null;
	host: string;
}

/** `near`: the same host, boot and pid namespace, so that the pid can be looked up. */
export type Distance = 'near' | 'before-boot' | 'container' | 'host';

export function thisProcess(id: string): Holder {
	return {
		id,
		pid: process.pid,
		startedAt: startOf(process.pid),
		boot: quietly(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
		pidNamespace: quietly(() => readlinkSync('/proc/self/ns/pid')),
		host: hostname()
	};
}

export function distance(self: Holder, other: Holder): Distance {
	if (self.host !== other.host) return 'host';
	if (self.boot !== other.boot) return 'before-boot';
	return self.pidNamespace === other.pidNamespace ? 'near' : 'container';
}

/** Whether the process of a near holder still runs: the same pid with the same start. */
export function lives({ pid, startedAt }: Holder): boolean {
	try {
		process.kill(pid, 0);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
	}
	const now = startOf(pid);
	return startedAt === null || now === null || now === startedAt;
}

/** Field 22 of /proc/pid/stat, after the name in brackets; elsewhere what `ps` says. */
function startOf(pid: number): string | null {
	if (process.platform === 'linux') {
		const stat = quietly(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
		return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
	}
	if (process.platform === 'win32') return null;
	return quietly(() =>
		execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
	);
}

/** What this platform does not tell is null. */
function quietly(ask: () => string): string | null {
	try {
		return ask();
	} catch {
		return null;
	}
}
