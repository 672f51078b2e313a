import { done, refuse, type Outcome } from '#lib/outcome.ts';
import { placeOf } from '#lib/recognition/place.ts';
import type { Asked, Proposed } from '#lib/recognition/proposal.ts';
import { propose } from '#lib/recognition/propose.ts';
import * as grapheme from '#lib/text/grapheme.ts';
import { doubtful } from '#lib/transcription/doubt.ts';
import { lines } from '#lib/transcription/page.ts';
import * as learned from './storage/learned.ts';
import * as revisions from './storage/revision.ts';
import * as runs from './storage/run.ts';
import * as opening from './opening.ts';
import type { Workbench } from './workbench.ts';

/** Doubtful words answered at once without a script: hunspell takes some 50 ms for each. */
const MOST_AT_ONCE = 60;

/** Proposals for one word, from the scan's own reading, the dictionary and what people confirmed. */
export async function forWord(
	workbench: Workbench,
	page: string,
	asked: Asked
): Promise<Outcome<Proposed | null>> {
	const head = await opening.head(workbench, page);
	return head.ok ? done(await proposed(workbench, head.value, asked)) : head;
}

/** Proposals for the doubtful words of a page as it is saved, at most sixty, in order. */
export async function forPage(workbench: Workbench, page: string): Promise<Outcome<Proposed[]>> {
	const head = await opening.head(workbench, page);
	if (!head.ok) return head;
	const number = head.value.head;
	const saved = number > 0 ? await revisions.find(workbench.store.sql, page, number) : undefined;
	if (!saved) return refuse('not_found');
	const all = lines(saved.content);
	const asked = all
		.flatMap((line, at) => {
			const around = { before: all[at - 1]?.text, after: all[at + 1]?.text };
			return doubtful(line).map(({ word: { from, to } }) => ({
				...{ line: line.id, text: line.text, from, to },
				...around
			}));
		})
		.slice(0, MOST_AT_ONCE);
	const found = await Promise.all(asked.map((one) => proposed(workbench, head.value, one)));
	return done(found.filter((one) => one !== null));
}

async function proposed(
	{ store: { sql }, lexicon }: Workbench,
	{ id, record, surface }: opening.PageHead,
	{ line, from, to, ...around }: Asked
): Promise<Proposed | null> {
	const reading = await runs.readingOfLine(sql, surface.id, line);
	const place = placeOf(around, { from, to }, reading);
	if (!place) return null;
	const letters = grapheme.length(place.word);
	const [confusions, words] = await Promise.all([
		learned.confusionsAt(sql, record.id, id),
		learned.wordsOfLength(sql, record.id, letters)
	]);
	const proposals = await propose(place, { confusions, words }, lexicon);
	return { line, word: place.word, from: place.from, to: place.to, proposals };
}
