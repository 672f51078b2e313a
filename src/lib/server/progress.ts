import type { Refusal } from '#lib/outcome.ts';
import type { RunState } from '#lib/recognition/run.ts';

/** How the reading of a surface stands: what a browser is told while it runs. */
export interface News {
	run: string;
	record: string;
	surface: string;
	page: string | null;
	state: RunState;
	/** Lines read, and lines found. */
	done: number;
	total: number;
	attempt: number;
	reason: Refusal | null;
}

type Listener = (news: News) => void;

/** Who listens in this process; what other processes do is found in the store. */
const listeners = new Map<string, Set<Listener>>();

export function tell(news: News): void {
	for (const listener of listeners.get(news.record) ?? []) listener(news);
}

/** Hears of every run of a record, until the function that is returned is called. */
export function listen(record: string, listener: Listener): () => void {
	const same = listeners.get(record) ?? new Set();
	listeners.set(record, same.add(listener));
	return () => {
		same.delete(listener);
		if (same.size === 0) listeners.delete(record);
	};
}
