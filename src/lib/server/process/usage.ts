import { readFileSync } from 'node:fs';

/** What a process has used: CPU seconds of all its threads, bytes resident now. */
export interface Usage {
	cpuSeconds: number;
	residentBytes: number;
}

/** Ticks a second in `/proc`; the same on every Linux that Node runs on. */
const TICKS = 100;

/**
 * From `/proc`; `null` where there is none (only the wall limit holds there) or it has ended. One
 * short file, as UTF-8, for which Node needs no buffer of its own: children are looked at twenty
 * times a second, and at each answer.
 */
export function usageOf(pid: number): Usage | null {
	const fields = fieldsOf(pid);
	if (!fields) return null;
	const cpuSeconds = (Number(fields[FIELD.user]) + Number(fields[FIELD.system])) / TICKS;
	return { cpuSeconds, residentBytes: Number(fields[FIELD.resident]) * pageBytes() };
}

/** Places in `/proc/<pid>/stat` after the second field, the name, which may hold anything. */
const FIELD = { user: 11, system: 12, resident: 21 };

function fieldsOf(pid: number): string[] | null {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	} catch {
		return null;
	}
}

let page: number | undefined;

/** The kernel counts memory in pages, which Node does not tell the size of: a power of two. */
function pageBytes(): number {
	const pages = () => Number(fieldsOf(process.pid)?.[FIELD.resident]);
	return (page ??= 2 ** Math.round(Math.log2(process.memoryUsage.rss() / pages())));
}
