import { readFileSync } from 'node:fs';

/** What a process has used: CPU seconds of all its threads, bytes resident now. */
export interface Usage {
	cpuSeconds: number;
	residentBytes: number;
}

/** Ticks a second in `/proc`; the same on every Linux that Node runs on. */
const TICKS = 100;

/**
 * From `/proc`; `null` where there is none (only the wall limit holds there) or it has ended. Read as
 * UTF-8, for which Node needs no buffer of its own: children are looked at twenty times a second.
 */
export function usageOf(pid: number): Usage | null {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		const resident = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
		return { cpuSeconds: cpuOf(stat), residentBytes: Number(resident?.[1] ?? 0) * 1024 };
	} catch {
		return null;
	}
}

/** Fields 14 and 15 (user, system); the second field, the name, may hold anything. */
function cpuOf(stat: string): number {
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	return (Number(fields[11]) + Number(fields[12])) / TICKS;
}
