import { createContext, flushSync } from 'svelte';
import type { Annotation } from '#lib/transcription/annotation.ts';
import { height, width, type Turn, type Zone } from '#lib/facsimile/zone.ts';
import { canonical, ofLine } from '#lib/transcription/canonical.ts';
import { doubtful } from '#lib/transcription/doubt.ts';
import { vouched } from '#lib/transcription/line.ts';
import { type Line, lines, type Page, type Word } from '#lib/transcription/page.ts';
import type { Base, Structure } from '#lib/transcription/save.ts';
import * as grapheme from '#lib/text/grapheme.ts';
import { toUnits } from './caret.ts';
import { browserShelf, type Draft, draftKey, type Shelf } from './drafts.ts';
import type { Stretch } from './marks.ts';
import { graft, Paper, type Step } from './paper.svelte.ts';
import { Saver } from './saver.svelte.ts';
import * as send from './send.ts';
import type { Proposed } from '#lib/recognition/proposal.ts';
import { Rereader } from './rereader.svelte.ts';
import { Suggester } from './suggester.svelte.ts';

/** A page as it was opened for work. */
export interface OpenedPage {
	page: { id: string; head: number; surface: { id: string; width: number; height: number } };
	content: Page;
	bases: Record<string, Base>;
	savedAt: string | null;
	timeline: string;
	account: string;
}

const PULSE_MS = 5000;

/** The transcription desk: the text, what becomes of it, and where the hands are. */
export class Desk {
	readonly paper: Paper;
	readonly saver: Saver;
	readonly suggester: Suggester;
	readonly rereader: Rereader;
	readonly readOnly: boolean;
	readonly #opened: OpenedPage;
	readonly #shelf: Shelf;
	readonly #widest = $derived.by(() =>
		Math.max(0, ...this.paper.lines.map(({ zone }) => this.#across(zone)))
	);
	#turn: Promise<unknown> = Promise.resolve();
	/** The fields on screen, by line. */
	readonly fields = new Map<string, HTMLTextAreaElement>();
	/** Text of this browser that is not on the server, found when the page was opened. */
	draft = $state.raw<Draft | null>(null);
	/** A sentence to be told once: characters taken out, a change that was refused, nothing doubtful. */
	notice = $state.raw<{ removed: number } | { sentence: string } | { noneLeft: true } | null>(null);
	/** How the surface is laid to be read. */
	turned: Turn = 0;
	/** Suggestions that came with the page: those of a browser without script. */
	offered: readonly Proposed[] = [];

	constructor(opened: OpenedPage, readOnly: boolean, shelf: Shelf = browserShelf()) {
		this.#opened = opened;
		this.#shelf = shelf;
		this.readOnly = readOnly;
		this.paper = new Paper(opened.content);
		this.suggester = new Suggester((asked) => send.propose(opened.page.id, asked));
		const { page, account, timeline, bases, savedAt } = opened;
		this.rereader = new Rereader((asked) => send.readPart(opened.page.id, asked));
		this.saver = new Saver(
			{ page: page.id, head: page.head, account, timeline, bases, savedAt },
			{
				line: (id) => this.paper.line(id),
				send: (request) => send.saveLines(page.id, request),
				shelf,
				newKey,
				now: () => new Date(),
				saved: (saved) => {
					if (saved.removed > 0) this.notice = { removed: saved.removed };
					for (const { line, base, seen } of saved.lines) this.#settled(line, base, seen);
				}
			}
		);
	}

	/** Begins to watch the connection and looks for a draft; gives what ends it. */
	open(): () => void {
		void this.#findDraft();
		const timer = setInterval(() => void this.#watch(), PULSE_MS);
		return () => {
			clearInterval(timer);
			this.saver.stop();
		};
	}

	get pageId(): string {
		return this.#opened.page.id;
	}

	/** Who works here. */
	get account(): string {
		return this.#opened.account;
	}

	/** A line's width with a little on both sides, as the surface is laid to be read. */
	#across(zone: Zone): number {
		const [along, over] = [width(zone), height(zone)];
		return this.turned % 180 === 0 ? along + over * 0.6 : over + along * 0.6;
	}

	/** Width of the widest line with a little on both sides, in pixels of the surface. */
	get widest(): number {
		return this.#widest;
	}

	get current(): Line | undefined {
		return this.paper.line(this.paper.current);
	}

	/** The word of the reading at the caret. */
	get word(): Word | undefined {
		const { from } = this.paper.caret;
		return this.current?.words.find((word) => word.from <= from && from <= word.to);
	}

	type(line: string, text: string): void {
		this.paper.type(line, text);
		this.saver.touch(line);
	}

	mark(line: string, annotation: Annotation): void {
		this.paper.mark(line, annotation);
		this.saver.touch(line);
	}

	unmark(line: string, annotation: string): void {
		this.paper.unmark(line, annotation);
		this.saver.touch(line);
	}

	/** Letters in place of others as one step; the caret goes behind them. */
	replace(line: string, { from, to }: Stretch, text: string): void {
		if (this.readOnly) return;
		const before = this.paper.line(line)?.text ?? '';
		const behind = grapheme.length(grapheme.slice(before, 0, from) + text);
		this.paper.replace(line, { from, to, text });
		this.saver.touch(line);
		// The field must hold the new text before the caret is put into it: browsers move it to the end.
		flushSync();
		this.go(line, { from: behind, to: behind });
	}

	/** Puts the caret into a line, at `from` to `to` graphemes. */
	go(line: string, { from, to }: Stretch = { from: 0, to: 0 }): void {
		this.paper.current = line;
		this.paper.caret = { from, to };
		const field = this.fields.get(line);
		const text = this.paper.line(line)?.text ?? '';
		if (!field) return;
		if (document.activeElement !== field) field.focus({ preventScroll: true });
		field.setSelectionRange(toUnits(text, from), toUnits(text, to));
		field.closest('li')?.scrollIntoView({ block: 'nearest' });
	}

	/** To the line `by` further; false at the end of the page. */
	step(by: number, keepColumn = false): boolean {
		const next = this.current && this.paper.neighbour(this.current.id, by);
		if (!next) return false;
		const column = keepColumn ? Math.min(this.paper.caret.from, grapheme.length(next.text)) : 0;
		this.go(next.id, { from: column, to: column });
		return true;
	}

	/** "This line is right", and on; false at the end of the page. */
	confirm(by: 1 | -1): boolean {
		if (this.current && !this.readOnly) this.saver.confirm(this.current.id);
		return this.step(by);
	}

	/** Selects the next (or previous) doubtful word after the caret; false when there is none. */
	nextDoubtful(by: 1 | -1): boolean {
		const all = this.doubtful();
		const order = new Map(this.paper.lines.map(({ id }, i) => [id, i]));
		const here = order.get(this.paper.current ?? '') ?? 0;
		const { from, to } = this.paper.caret;
		const after = ({ line, word }: { line: string; word: Word }) => {
			const distance = (order.get(line) ?? 0) - here;
			if (distance !== 0) return distance * by > 0;
			return by > 0 ? word.from >= to && !(word.from === from && to > from) : word.to <= from;
		};
		const found = by > 0 ? all.find(after) : all.findLast(after);
		const chosen = found ?? (by > 0 ? all[0] : all.at(-1));
		if (chosen) this.go(chosen.line, chosen.word);
		else this.notice = { noneLeft: true };
		return chosen !== undefined;
	}

	/** Doubtful words of the page, in order. */
	doubtful(): { line: string; word: Word }[] {
		return this.paper.lines.flatMap((line) =>
			doubtful(line).map(({ word }) => ({ line: line.id, word }))
		);
	}

	undo(): void {
		void this.#inTurn(() => this.#stepped(this.paper.undo(), 'back'));
	}
	redo(): void {
		void this.#inTurn(() => this.#stepped(this.paper.redo(), 'forth'));
	}

	/** A change of the page's regions and lines, as one step that undo takes back; the page after it. */
	reshape(wish: Structure): Promise<Page | null> {
		return this.#inTurn(async () => {
			const done = await this.#ask(wish);
			if (done) this.paper.remember({ kind: 'structure', revision: done.revision });
			return done?.content ?? null;
		});
	}

	/** One after the other: each change of structure names the version that the one before it made. */
	#inTurn<T>(act: () => Promise<T>): Promise<T> {
		const done = this.#turn.then(act);
		this.#turn = done.catch(() => undefined);
		return done;
	}

	/** Asks the server for a change of structure; what was typed is sent first. */
	async #ask(wish: Structure): Promise<{ revision: number; content: Page } | null> {
		await this.saver.flush();
		const { account, timeline, page } = this.#opened;
		const request = { key: newKey(), account, timeline, head: this.saver.head, change: wish };
		const answer = await send.reshape(page.id, request);
		if (answer.kind === 'refused') this.notice = { sentence: answer.refusal.sentence };
		if (answer.kind === 'signed-out') this.saver.signedOut = true;
		if (answer.kind === 'unreachable') this.saver.lost();
		if (answer.kind === 'refused') await this.refresh();
		if (answer.kind !== 'done') return null;
		const { content, lines: saved, head, revision } = answer.value;
		const fresh = Object.fromEntries(saved.map(({ line, base }) => [line, base]));
		this.saver.rebase(fresh, head, new Date());
		this.paper.adopt(graft(content, this.paper.page, this.saver.touched));
		return { revision, content };
	}

	/** Takes over what others saved, except for lines that were typed in here. */
	async refresh(): Promise<void> {
		const answer = await send.fetchHead(this.#opened.page.id);
		if (answer.kind !== 'done') return;
		const { content, bases, head, savedAt } = answer.value;
		this.saver.rebase(bases, head, savedAt === null ? null : new Date(savedAt));
		this.paper.adopt(graft(content, this.paper.page, this.saver.touched));
	}

	/** The person chose between two texts of a line. */
	choose(line: string, which: 'mine' | 'theirs' | 'type'): void {
		const found = this.saver.conflicts[line];
		if (!found) return;
		if (which === 'theirs') this.paper.rewrite(line, found.theirs, found.theirMarks);
		this.saver.decide(line);
		if (which !== 'type') void this.saver.flush();
		const end = grapheme.length(this.paper.line(line)?.text ?? '');
		this.go(line, { from: end, to: end });
	}

	/** The draft's text in place of the server's, each line on the base it was typed on. */
	restoreDraft(): void {
		for (const [line, kept] of Object.entries(this.draft ?? {})) {
			this.paper.rewrite(line, kept.text, kept.annotations);
			this.saver.resumeFrom(line, kept.base);
		}
		this.draft = null;
		void this.saver.flush();
	}

	dropDraft(): void {
		this.draft = null;
		void this.#shelf.change(this.#key, () => ({}));
	}

	/** All text of the page, to be carried elsewhere by hand. */
	copyable(): string {
		return this.paper.lines.map(({ text }) => text).join('\n');
	}

	get #key(): string {
		return draftKey(this.#opened.account, this.#opened.page.id);
	}

	#settled(id: string, base: Base, seen: string[]): void {
		const line = this.paper.line(id);
		if (line)
			this.paper.put({ ...line, revision: base.revision, by: this.#byNow(line, base), seen });
	}

	/** A new base of a line that I sent is mine. */
	#byNow(line: Line, base: Base): string {
		return base.revision === line.revision ? line.by : this.#opened.account;
	}

	async #stepped(step: Step | null, way: 'back' | 'forth'): Promise<void> {
		if (!step) return;
		if (step.kind === 'structure') {
			const done = await this.#ask({ kind: 'take-back', revision: step.revision });
			return this.paper.renew(way, done && { kind: 'structure', revision: done.revision });
		}
		if (canonical(vouched(step.before)) === canonical(vouched(step.after)))
			this.saver.touch(step.line);
		else this.saver.vouch(step.line);
		const end = grapheme.length(this.paper.line(step.line)?.text ?? '');
		this.go(step.line, { from: end, to: end });
	}

	async #findDraft(): Promise<void> {
		if (this.readOnly) return;
		const kept = (await this.#shelf.read(this.#key)) ?? {};
		const all = new Map(lines(this.paper.page, { refused: true }).map((line) => [line.id, line]));
		const unsaved = Object.entries(kept).filter(([id, draft]) => {
			const line = all.get(id);
			return line && ofLine(line) !== ofLine(draft);
		});
		if (unsaved.length > 0) this.draft = Object.fromEntries(unsaved);
	}

	async #watch(): Promise<void> {
		if (document.visibilityState === 'hidden') return;
		if (!(await send.pulse())) this.saver.lost();
		else if (this.saver.offlineSince) await this.saver.resume();
	}
}

/** Random; also where the address is plain HTTP and the browser has no `randomUUID`. */
export function newKey(): string {
	return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
		byte.toString(16).padStart(2, '0')
	).join('');
}

export const [getDesk, setDesk] = createContext<Desk>();
