import { flushSync } from 'svelte';
import * as grapheme from '#lib/text/grapheme.ts';
import { consistent } from '#lib/text/oddity.ts';
import type { Desk } from './desk.svelte.ts';
import { stretch } from './marks.ts';

/** Opens the suggestions for the word at the caret. */
export function suggest(desk: Desk): void {
	const { current: line, paper } = desk;
	if (!line || desk.readOnly) return;
	const { from, to } = desk.word ?? stretch(line.text, paper.caret, 'unclear');
	if (from === to) return;
	const [before, after] = [-1, 1].map((by) => paper.neighbour(line.id, by)?.text);
	const asked = { line: line.id, text: line.text, before, after, from, to };
	void desk.suggester.open(asked, grapheme.slice(line.text, from, to));
}

/** The person took a suggestion; a line that was typed in since keeps what was typed. */
export function take(desk: Desk, text: string): void {
	const { asked, found } = desk.suggester.shown ?? {};
	desk.suggester.close();
	if (!asked || !found || desk.paper.line(asked.line)?.text !== asked.text) return;
	desk.replace(asked.line, found, text);
}

/** Back to the word, with nothing taken. */
export function leave(desk: Desk): void {
	const { asked } = desk.suggester.shown ?? {};
	desk.suggester.close();
	if (asked) desk.go(asked.line, asked);
}

/** "This word is right as it is", and on to the next doubtful one. */
export function isRight(desk: Desk): void {
	const { current: line, word } = desk;
	if (line && word && !desk.readOnly) {
		desk.paper.vouch(line.id, word);
		desk.saver.vouch(line.id);
	}
	desk.nextDoubtful(1);
}

/** A sign at the caret, in place of what is selected; a combining mark goes behind it. */
export function insert(desk: Desk, sign: string): void {
	if (!desk.current) return;
	const { from, to } = desk.paper.caret;
	desk.replace(desk.current.id, { from: /^\p{M}/u.test(sign) ? to : from, to }, sign);
}

/** The signs of a line that nobody sees give way to what is meant by them. */
export function makeConsistent(desk: Desk, line: string | null): void {
	const text = desk.paper.line(line)?.text ?? '';
	const fresh = consistent(text);
	if (line === null || desk.readOnly || fresh === text) return;
	desk.paper.retext(line, fresh);
	desk.saver.touch(line);
	flushSync();
	const caret = Math.min(desk.paper.caret.from, grapheme.length(fresh));
	desk.go(line, { from: caret, to: caret });
}
