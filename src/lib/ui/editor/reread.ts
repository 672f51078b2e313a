import { flushSync } from 'svelte';
import type { Zone } from '#lib/facsimile/zone.ts';
import { lineUnder, shapeOf, textOf, type Shape } from '#lib/recognition/part.ts';
import { languagesAt } from '#lib/transcription/layout.ts';
import * as grapheme from '#lib/text/grapheme.ts';
import type { Desk } from './desk.svelte.ts';

/** Reads the line at the caret again. */
export function readLine(desk: Desk): void {
	const { current: line, rereader } = desk;
	if (!line || desk.readOnly) return;
	desk.suggester.close();
	const own = languagesAt(desk.paper.page.regions, line.zone);
	void rereader.open({ zone: line.zone, line: line.id, shape: 'line' }, own);
}

/** Reads a part of the picture: the line it lies over, else whatever stands there. */
export function readZone(desk: Desk, zone: Zone, shape?: Shape, letters?: string): void {
	if (desk.readOnly) return;
	const { page } = desk.paper;
	const line = lineUnder(page, zone)?.id ?? null;
	const own = letters ?? languagesAt(page.regions, zone);
	void desk.rereader.open({ zone, line, shape: shape ?? shapeOf(page, zone) }, own);
}

/**
 * The person takes what was read. Over a line, its text becomes the line's, as if it had been typed;
 * else the lines come onto the page. Either is one step that undo takes back.
 */
export async function take(desk: Desk): Promise<void> {
	const { wish, read } = desk.rereader.shown ?? {};
	if (!wish || !read || read.lines.length === 0 || desk.readOnly) return;
	desk.rereader.close();
	const line = wish.line === null ? undefined : desk.paper.line(wish.line);
	if (!line || read.lines.length > 1) {
		await desk.reshape({ kind: 'take-reading', reading: read.reading });
		return;
	}
	const text = textOf(read.lines);
	desk.paper.retext(line.id, text);
	desk.saver.took(line.id, read.reading);
	if (!desk.fields.has(line.id)) void desk.saver.flush();
	// The field must hold the new text before the caret is put behind it.
	flushSync();
	desk.go(line.id, { from: grapheme.length(text), to: grapheme.length(text) });
}

/** Back to the line, with nothing taken. */
export function leave(desk: Desk): void {
	const line = desk.rereader.shown?.wish.line ?? null;
	desk.rereader.close();
	if (line !== null) desk.go(line, desk.paper.caret);
}
