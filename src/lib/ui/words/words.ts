import { createContext } from 'svelte';
import type { Language } from '#lib/outcome.ts';
import { fill, type Fact, type Message } from './message.ts';

type Facts<M> = M extends Message<infer Names> ? Names : never;

/** Says messages in one language: `say(desk.saved, { time })`. */
export interface Say {
	<M extends Message<never> | Message>(
		message: M,
		...facts: [Facts<M>] extends [never] ? [] : [Readonly<Record<Facts<M>, Fact>>]
	): string;
	readonly language: Language;
}

/** For servers and tests; `language` may be a function, read at each saying, to follow a switch. */
export function wordsIn(language: Language | (() => Language)): Say {
	const now = typeof language === 'string' ? () => language : language;
	const say = (message: Message, facts?: Readonly<Record<string, Fact>>) =>
		fill(message, now(), facts);
	return Object.defineProperty(say, 'language', { get: now }) as Say;
}

/** In components: `const say = getWords()`. The root layout sets it. */
export const [getWords, setWords] = createContext<Say>();
