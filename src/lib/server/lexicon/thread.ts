import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Answer, Lexicon, Question } from './lexicon.ts';

type Wanted = Question extends infer Q ? (Q extends Question ? Omit<Q, 'id'> : never) : never;

/** Opens the dictionary when it is woken, or at the first question: 41 MB and some 0.3 to 1.4 s, beside the event loop. */
export function openLexicon(root: string): Lexicon {
	let thread: Worker | undefined;
	let last = 0;
	const open = new Map<number, { give: (answer: Answer) => void; fail: (reason: Error) => void }>();
	const start = () => {
		const started = new Worker(path.join(root, 'src/lib/server/lexicon/worker.ts'), {
			workerData: { root }
		});
		started.on('message', (answer: Answer) => {
			open.get(answer.id)?.give(answer);
			open.delete(answer.id);
			if (open.size === 0) started.unref();
		});
		started.on('error', (reason: Error) => giveUp(reason));
		started.on('exit', () => giveUp(new Error('the dictionary thread ended')));
		started.unref();
		return started;
	};
	const giveUp = (reason: Error) => {
		thread = undefined;
		for (const { fail } of open.values()) fail(reason);
		open.clear();
	};
	const ask = (wanted: Wanted) =>
		new Promise<Answer>((give, fail) => {
			thread ??= start();
			thread.ref();
			const question = { id: ++last, ...wanted };
			open.set(question.id, { give, fail });
			thread.postMessage(question);
		});
	return {
		known: async (words) => (words.length === 0 ? [] : ((await ask({ known: words })).known ?? [])),
		suggest: async (word) => (await ask({ suggest: word })).suggested ?? [],
		wake: () => void (thread ??= start()),
		stop: async () => void (await thread?.terminate())
	};
}
