import { readdirSync, readFileSync } from 'node:fs';
import { usageOf } from '#lib/server/process/usage.ts';

/** Watches the children of this process; the parent itself is the program that measures. */
export function watchMemory(everyMs = 100): { stop(): number | null } {
	let most: number | null = null;
	const timer = setInterval(() => {
		for (const pid of children(process.pid)) {
			const resident = usageOf(pid)?.residentBytes ?? 0;
			if (resident > (most ?? 0)) most = resident;
		}
	}, everyMs);
	return {
		stop() {
			clearInterval(timer);
			return most;
		}
	};
}

/** From `/proc`; none where there is none. */
function children(of: number): number[] {
	try {
		return readdirSync(`/proc/${of}/task`).flatMap((task) =>
			readFileSync(`/proc/${of}/task/${task}/children`, 'latin1')
				.split(' ')
				.filter((pid) => pid !== '')
				.map(Number)
		);
	} catch {
		return [];
	}
}
