import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { createHunspellFromFiles } from 'hunspell-wasm';
import type { Question } from './lexicon.ts';

const { root } = workerData as { root: string };
const folder = path.join(root, 'node_modules/dictionary-ru');
const spelling = createHunspellFromFiles(
	path.join(folder, 'index.aff'),
	path.join(folder, 'index.dic')
);

/** Longer runs of letters are no words: hunspell's time for suggestions grows with their length. */
const LONGEST = 40;

parentPort!.on('message', async (question: Question) => {
	const hunspell = await spelling;
	const knows = (word: string) =>
		word.length <= LONGEST &&
		(hunspell.testSpelling(word) || hunspell.testSpelling(word.toLowerCase()));
	if ('known' in question) {
		parentPort!.postMessage({ id: question.id, known: question.known.map(knows) });
	} else {
		const { suggest, id } = question;
		const suggested = suggest.length <= LONGEST ? hunspell.getSpellingSuggestions(suggest) : [];
		parentPort!.postMessage({ id, suggested: suggested.slice(0, 15) });
	}
});
