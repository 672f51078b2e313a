/** The jobs that run in this process, so that one can be told to stop. */
export class Running {
	readonly #jobs = new Map<string, Set<AbortController>>();

	async run(
		kind: string,
		job: object,
		carrier: AbortSignal,
		work: (signal: AbortSignal) => Promise<void>
	): Promise<void> {
		const own = new AbortController();
		const name = nameOf(kind, job);
		const same = this.#jobs.get(name) ?? new Set();
		this.#jobs.set(name, same.add(own));
		try {
			await work(AbortSignal.any([own.signal, carrier]));
		} finally {
			same.delete(own);
			if (same.size === 0) this.#jobs.delete(name);
		}
	}

	cancel(kind: string, job: object): void {
		for (const own of this.#jobs.get(nameOf(kind, job)) ?? []) own.abort(new Error('cancelled'));
	}
}

function nameOf(kind: string, job: object): string {
	return JSON.stringify([kind, Object.entries(job).sort()]);
}
