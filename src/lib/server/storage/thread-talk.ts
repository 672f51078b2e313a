import { Worker } from 'node:worker_threads';
import { projectFile } from '#lib/server/process/source.ts';
import { errorOf, type Answer, type Opening, type Rows, type Statement } from './wire.ts';

type Asking = { ask: 'run'; statement: Statement } | { ask: 'image' } | { ask: 'close' };

interface Waiting {
	settle(answer: Answer): void;
	fail(error: Error): void;
}

/** The program's end of the talk with the database's thread; it keeps the process alive only while asked. */
export class ThreadTalk {
	readonly #worker: Worker;
	readonly #waiting = new Map<number, Waiting>();
	#last = 0;
	#gone: Error | null = null;

	private constructor(opening: Opening) {
		this.#worker = new Worker(projectFile('src/lib/server/storage/thread.ts'), {
			workerData: opening,
			execArgv: []
		});
		this.#worker.on('message', (answer: Answer) => this.#take(answer));
		this.#worker.on('error', (error) => this.#lose(error as Error));
		this.#worker.on('exit', () => this.#lose(new Error('the database is closed')));
	}

	static async open(opening: Opening): Promise<ThreadTalk> {
		const talk = new ThreadTalk(opening);
		await talk.#hear(0).catch(async (error: unknown) => {
			await talk.#worker.terminate();
			throw error;
		});
		return talk;
	}

	async run(statement: Statement): Promise<Rows> {
		return (await this.#ask({ ask: 'run', statement })) as Rows;
	}

	/** The whole database as a file that `Opening.image` takes. */
	async image(): Promise<Uint8Array> {
		return (await this.#ask({ ask: 'image' })) as Uint8Array;
	}

	async close(): Promise<void> {
		if (this.#gone) return;
		await this.#ask({ ask: 'close' });
		this.#lose(new Error('the database is closed'));
	}

	/** Stops at once, without a word to the database: for a folder that another process took. */
	async cut(reason: Error): Promise<void> {
		this.#lose(reason);
		await this.#worker.terminate();
	}

	#ask(asking: Asking): Promise<unknown> {
		if (this.#gone) return Promise.reject(this.#gone);
		const id = ++this.#last;
		const answer = this.#hear(id);
		this.#worker.postMessage({ id, ...asking });
		return answer;
	}

	#hear(id: number): Promise<unknown> {
		return new Promise((resolve, reject) => {
			this.#worker.ref();
			this.#waiting.set(id, {
				settle: (answer) => (answer.ok ? resolve(answer.value) : reject(errorOf(answer.complaint))),
				fail: reject
			});
		});
	}

	#take(answer: Answer): void {
		this.#waiting.get(answer.id)?.settle(answer);
		this.#waiting.delete(answer.id);
		if (this.#waiting.size === 0) this.#worker.unref();
	}

	#lose(reason: Error): void {
		this.#gone ??= reason;
		for (const waiting of this.#waiting.values()) waiting.fail(this.#gone);
		this.#waiting.clear();
	}
}
