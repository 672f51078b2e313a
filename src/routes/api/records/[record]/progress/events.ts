import { explain, type Language, type Outcome, type Refusal } from '#lib/outcome.ts';

/** What is told about a run, with its reason still to be put into words. */
interface Told {
	run: string;
	reason: Refusal | null;
}

/** The store is read so often, ms: other processes work too, and a dead line is noticed. */
const LOOK_EVERY = 5_000;

/** Then the browser connects again, and its rights are looked at anew, ms. */
const LASTS = 600_000;

/**
 * Server-sent events, one named `run` for each change: at first what stands now, then what is
 * heard, then what the store says, each only if it is new.
 */
export function events<T extends Told>(
	now: readonly T[],
	language: Language,
	read: () => Promise<Outcome<readonly T[]>>,
	listen: (hear: (news: T) => void) => () => void
): ReadableStream<Uint8Array> {
	const bytes = new TextEncoder();
	const last = new Map<string, string>();
	let left = false;
	let leave = () => {};
	return new ReadableStream({
		start(stream) {
			const send = (news: T) => {
				const text = JSON.stringify({
					...news,
					reason: news.reason && { code: news.reason.code, ...explain(news.reason, language) }
				});
				if (left || last.get(news.run) === text) return;
				last.set(news.run, text);
				stream.enqueue(bytes.encode(`event: run\ndata: ${text}\n\n`));
			};
			now.forEach(send);
			const deaf = listen(send);
			const end = () => {
				if (left) return;
				leave();
				stream.close();
			};
			const look = async () => {
				const seen = await read();
				if (left) return;
				if (!seen.ok) return end();
				seen.value.forEach(send);
				stream.enqueue(bytes.encode(': here\n\n'));
			};
			const looking = setInterval(() => void look().catch(end), LOOK_EVERY);
			const ending = setTimeout(end, LASTS);
			leave = () => {
				if (left) return;
				left = true;
				deaf();
				clearInterval(looking);
				clearTimeout(ending);
			};
		},
		cancel: () => leave()
	});
}
