import type { RunState } from '#lib/recognition/run.ts';

/** How the newest reading of a surface stands. */
export interface Reading {
	surface: string;
	state: RunState;
	done: number;
	total: number;
}

/** Hears of the readings of a record while the page is open; what the server sent stands till then. */
export class Readings {
	#heard = $state<Record<string, Reading>>({});

	/** The reading of a surface as it stands now. */
	of(sent: Reading | null, surface: string): Reading | null {
		return this.#heard[surface] ?? sent;
	}

	/** Listens until the function that is returned is called; `ended` is called as each run ends. */
	listen(record: string, ended: () => void): () => void {
		const source = new EventSource(`/api/records/${encodeURIComponent(record)}/progress`);
		source.addEventListener('run', ({ data }) => {
			const news: Reading = JSON.parse(data);
			const before = this.#heard[news.surface]?.state;
			this.#heard[news.surface] = news;
			if (before !== undefined && before !== news.state && !underWay(news.state)) ended();
		});
		return () => source.close();
	}
}

export function underWay(state: RunState): boolean {
	return state === 'waiting' || state === 'running' || state === 'failed';
}
