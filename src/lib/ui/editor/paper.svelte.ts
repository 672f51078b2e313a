import type { Annotation } from '#lib/transcription/annotation.ts';
import { apply } from '#lib/transcription/edit.ts';
import { replace, retext, vouch, vouched } from '#lib/transcription/line.ts';
import { findLine, type Line, lines, type Page, regionOf } from '#lib/transcription/page.ts';
import { between, type Replacement } from '#lib/transcription/replacement.ts';
import type { Stretch } from './marks.ts';

/** One thing that undo takes back: a line before and after, or a change of the page's lines. */
export type Step =
	| { kind: 'line'; line: string; before: Line; after: Line; at: number; typed: boolean }
	/** `revision`: the version that holds the change, or that took it back. */
	| { kind: 'structure'; revision: number };

/** Letters typed within this time of each other are one step, in milliseconds. */
const ONE_STEP_MS = 1200;

/** The text under the hands: the page, where the caret is, and what can be undone. */
export class Paper {
	page = $state.raw<Page>({ regions: [] });
	current = $state<string | null>(null);
	/** Graphemes of the current line. */
	caret = $state.raw<Stretch>({ from: 0, to: 0 });
	#done: Step[] = $state.raw([]);
	#undone: Step[] = $state.raw([]);
	#clock: () => number;

	constructor(page: Page, clock: () => number = Date.now) {
		this.page = page;
		this.#clock = clock;
		this.current = lines(page)[0]?.id ?? null;
	}

	get lines(): Line[] {
		return lines(this.page);
	}
	get canUndo(): boolean {
		return this.#done.length > 0;
	}
	get canRedo(): boolean {
		return this.#undone.length > 0;
	}

	line(id: string | null): Line | undefined {
		return id === null ? undefined : findLine(this.page, id);
	}

	/** The neighbour `by` lines away, within the page. */
	neighbour(id: string, by: number): Line | undefined {
		const all = this.lines;
		return all[all.findIndex((line) => line.id === id) + by];
	}

	/** What a field holds now; the one stretch that differs is the change. */
	type(id: string, text: string): void {
		const before = this.line(id);
		if (!before) return;
		const [change, ...more] = between(before.text, text);
		if (!change) return;
		const after = more.length > 0 ? retext(before, text) : replace(before, change);
		this.#step({ kind: 'line', line: id, before, after, at: this.#clock(), typed: true });
	}

	/** Another text in one go, by the smallest replacements. */
	retext(id: string, text: string): void {
		this.#alter(id, (line) => retext(line, text));
	}

	/** Letters put in place of others in one go: a proposal taken, a sign inserted. */
	replace(id: string, change: Replacement): void {
		this.#alter(id, (line) => replace(line, change));
	}

	/** "This word is right as it is." */
	vouch(id: string, word: Stretch): void {
		this.#alter(id, (line) => vouch(line, [...vouched(line), word]));
	}

	mark(id: string, annotation: Annotation): void {
		this.#alter(id, (line) => ({
			...line,
			annotations: [...line.annotations, annotation],
			seen: []
		}));
	}

	unmark(id: string, annotation: string): void {
		const without = (line: Line) => line.annotations.filter((mark) => mark.id !== annotation);
		this.#alter(id, (line) => ({ ...line, annotations: without(line), seen: [] }));
	}

	/** Another text and other marks for a line, as one step: a draft or somebody else's version. */
	rewrite(id: string, text: string, annotations: Annotation[]): void {
		this.#alter(id, (line) => ({ ...retext(line, text), annotations }));
	}

	/** The page as the server has it now. */
	adopt(page: Page): void {
		this.page = page;
		if (!this.line(this.current)) this.current = this.lines[0]?.id ?? null;
	}

	/** A step that was done otherwise: a change of structure, by the server. */
	remember(step: Step): void {
		this.#done = [...this.#done, step];
		this.#undone = [];
	}

	/** The last step was done by the server, or could not be: it stands as this one, or not at all. */
	renew(way: 'back' | 'forth', step: Step | null): void {
		const renewed = (steps: Step[]) => [...steps.slice(0, -1), ...(step ? [step] : [])];
		if (way === 'back') this.#undone = renewed(this.#undone);
		else this.#done = renewed(this.#done);
	}

	/** Takes the last step back; a step of structure is for the caller to ask the server for. */
	undo(): Step | null {
		return this.#move('back');
	}
	redo(): Step | null {
		return this.#move('forth');
	}

	/** Takes a line as the server has it, without a step. */
	put(line: Line): void {
		const region = regionOf(this.page, line.id);
		if (!region) return;
		const at = region.lines.findIndex(({ id }) => id === line.id);
		this.page = apply(this.page, { kind: 'put', region: region.id, at, count: 1, lines: [line] });
	}

	#alter(id: string, change: (line: Line) => Line): void {
		const before = this.line(id);
		if (!before) return;
		const after = change(before);
		this.#step({ kind: 'line', line: id, before, after, at: this.#clock(), typed: false });
	}

	#step(step: Extract<Step, { kind: 'line' }>): void {
		this.put(step.after);
		const last = this.#done.at(-1);
		const goesOn =
			last?.kind === 'line' &&
			last.typed &&
			step.typed &&
			last.line === step.line &&
			step.at - last.at < ONE_STEP_MS;
		this.#done = goesOn
			? [...this.#done.slice(0, -1), { ...step, before: last.before }]
			: [...this.#done, step];
		this.#undone = [];
	}

	#move(way: 'back' | 'forth'): Step | null {
		const step = (way === 'back' ? this.#done : this.#undone).at(-1);
		if (!step) return null;
		if (way === 'back') {
			this.#done = this.#done.slice(0, -1);
			this.#undone = [...this.#undone, step];
		} else {
			this.#undone = this.#undone.slice(0, -1);
			this.#done = [...this.#done, { ...step, ...(step.kind === 'line' ? { typed: false } : {}) }];
		}
		if (step.kind === 'line') {
			this.put({ ...(way === 'back' ? step.before : step.after), seen: [] });
			this.current = step.line;
		}
		return step;
	}
}

/** The page as the server has it, with the lines of `keep` as they are under the hands. */
export function graft(theirs: Page, mine: Page, keep: ReadonlySet<string>): Page {
	const kept = new Map(
		lines(mine, { refused: true }).flatMap((line) => (keep.has(line.id) ? [[line.id, line]] : []))
	);
	const regions = theirs.regions.map((region) => ({
		...region,
		lines: region.lines.map((line) => {
			const own = kept.get(line.id);
			kept.delete(line.id);
			return own ?? line;
		})
	}));
	return {
		regions: regions.map((region) => ({ ...region, lines: [...region.lines, ...lost(region.id)] }))
	};

	/** Lines that are gone on the server but were typed in here stay at the end of their region. */
	function lost(region: string): Line[] {
		return [...kept.values()].filter((line) => regionOf(mine, line.id)?.id === region);
	}
}
