import path from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../../src/cli/evaluation/bench.ts';

/** A page on which a line by its own measures alone is read eight times worse: 10 % of its letters. */
const PAGE = path.resolve(import.meta.dirname, 'pages/08-print-heavy');
/** Of all letters: what chance adds or takes away on lines that are doubtful anyhow. */
const CHANCE = 0.003;

test('each line read again alone is no worse than as part of its page', async () => {
	const pairs = [{ picture: `${PAGE}.jpg`, truth: `${PAGE}.gt.txt` }];
	const [page] = await run({ pairs, languages: 'rus', peer: false, again: true });
	const { accuracy, again } = page!;
	expect(again!.characters.rate).toBeLessThanOrEqual(accuracy.characters.rate! + CHANCE);
});
