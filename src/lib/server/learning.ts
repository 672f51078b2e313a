import * as lesson from '#lib/transcription/lesson.ts';
import { findLine, type Page } from '#lib/transcription/page.ts';
import * as learned from './storage/learned.ts';
import * as revisions from './storage/revision.ts';
import type { Desk } from './saving.ts';

/**
 * Keeps what corrections teach: the record's words and the page's confusions are, at any time,
 * those of the lines that somebody confirmed. What a line taught before this save is taken back.
 */
export async function learn(desk: Desk, fresh: Page, changed: readonly string[]): Promise<void> {
	const { tx, row } = desk;
	const pairs = changed.map((id) => [findLine(desk.head, id), findLine(fresh, id)] as const);
	const taught = pairs.filter((pair) => pair.some(lesson.teaches));
	if (taught.length === 0) return;
	const read = await revisions.textsAsRead(tx, row.id, changed);
	const [words, confusions] = [new Map<string, number>(), new Map<string, number>()];
	for (const pair of taught) {
		pair.forEach((line, fresh) => {
			if (!lesson.teaches(line)) return;
			const by = fresh ? 1 : -1;
			for (const word of lesson.words(line.text)) count(words, word, by);
			for (const [wrong, right] of lesson.confusions(read.get(line.id) ?? line.text, line.text)) {
				count(confusions, learned.pairKey(wrong, right), by);
			}
		});
	}
	await learned.addWords(tx, row.record, words);
	await learned.addConfusions(tx, { record: row.record, page: row.id }, confusions);
}

function count(counts: Map<string, number>, key: string, by: number): void {
	counts.set(key, (counts.get(key) ?? 0) + by);
}
