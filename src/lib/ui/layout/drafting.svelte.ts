import { createContext } from 'svelte';
import { clamped, type Handle, middle, moved, rectangle, resized } from '#lib/facsimile/shape.ts';
import { height, type Point, width, type Zone } from '#lib/facsimile/zone.ts';
import type { Line, Page, Region } from '#lib/transcription/page.ts';
import type { Structure } from '#lib/transcription/save.ts';

/** A region or a line of the page, by its id. */
export interface Part {
	id: string;
	region: Region;
	/** Absent where the part is the region itself. */
	line?: Line;
	zone: Zone;
}

/** What becomes of a shape that is being drawn or moved, once it is settled. */
export type Purpose = 'place' | 'draw-region' | 'draw-line' | 'read';

/** A shape under the hands: nothing of the page has changed yet. */
export interface Sketch {
	purpose: Purpose;
	zone: Zone;
	/** What arrow keys do to it. */
	mode: 'move' | 'size';
}

export interface World {
	page: () => Page;
	sheet: { width: number; height: number };
	/** Asks for a change; the page after it, null where it was refused. */
	ask: (wish: Structure) => Promise<Page | null>;
	/** What is in view, for a shape that is begun by a key. */
	view: () => Zone | null;
	/** A zone was drawn to be read. */
	read: (zone: Zone) => void;
}

/** Geometry by hand: what is selected, and the shape or the cut that is under way. */
export class Drafting {
	/**
	 * Ids: the first of them that is on the page is selected. What was deleted stands before its heir,
	 * what was drawn before what was selected then, so that undo gives the selection back.
	 */
	#heirs = $state.raw<readonly string[]>([]);
	/** What a drag on the picture draws; null: it moves the picture, or the part that is selected. */
	tool = $state<Exclude<Purpose, 'place'> | null>(null);
	sketch = $state.raw<Sketch | null>(null);
	/** Where the selected part would be cut: pixel across for a line, down for a region. */
	knife = $state<number | null>(null);
	readonly #world: World;

	constructor(world: World, selected: string | null = null) {
		this.#world = world;
		this.select(selected);
	}

	/** Regions and lines in reading order, as the list shows them; fragments that are no text left out. */
	get parts(): Part[] {
		return this.#world.page().regions.flatMap((region) => {
			const lines = region.lines.filter(({ refused }) => refused === undefined);
			if (lines.length === 0 && region.lines.length > 0) return [];
			return [
				{ id: region.id, region, zone: region.zone },
				...lines.map((line) => ({ id: line.id, region, line, zone: line.zone }))
			];
		});
	}

	get part(): Part | undefined {
		const known = new Map(this.parts.map((part) => [part.id, part]));
		return known.get(this.#heirs.find((id) => known.has(id)) ?? '');
	}

	get selected(): string | null {
		return this.part?.id ?? null;
	}

	get sheet(): Zone {
		const { width: lrx, height: lry } = this.#world.sheet;
		return { ulx: 0, uly: 0, lrx, lry };
	}

	get busy(): boolean {
		return this.sketch !== null || this.knife !== null;
	}

	select(id: string | null): void {
		this.leave();
		this.#heirs = id === null ? [] : [id];
	}

	/** The neighbour `by` parts away; the first where none is selected. */
	step(by: number): void {
		const { parts } = this;
		const at = parts.findIndex(({ id }) => id === this.selected);
		const next = parts[at < 0 ? 0 : Math.max(0, Math.min(parts.length - 1, at + by))];
		if (next) this.select(next.id);
	}

	/** What lies under a point: a line before its region, the smaller before the larger. */
	pick(at: Point): void {
		const hit = this.parts.filter(({ zone }) => holds(zone, at)).sort(bySize);
		const lines = hit.filter(({ line }) => line);
		const again = lines[0] && lines[0].id === this.selected;
		const chosen = again ? hit.find(({ line }) => !line) : (lines[0] ?? hit[0]);
		this.select(chosen?.id ?? null);
	}

	/**
	 * Takes hold of the selected part, or begins a new shape in the middle of what is in view. What is
	 * to be read begins as the selected part.
	 */
	begin(purpose: Purpose, mode: Sketch['mode'] = 'move'): void {
		this.knife = null;
		const own = purpose === 'place' || purpose === 'read' ? this.part?.zone : undefined;
		const zone = purpose === 'place' ? own : (own ?? this.#fresh(purpose));
		this.sketch = zone ? { purpose, mode, zone: rectangle(zone) } : null;
	}

	#fresh(purpose: Purpose): Zone | undefined {
		const view = clamped(this.#world.view() ?? this.sheet, this.sheet) ?? this.sheet;
		const { x, y } = middle(view);
		const [wide, high] = [
			width(view) * 0.6,
			height(view) * (purpose === 'draw-region' ? 0.3 : 0.06)
		];
		const zone = { ulx: x - wide / 2, uly: y - high / 2, lrx: x + wide / 2, lry: y + high / 2 };
		return clamped(zone, this.sheet) ?? undefined;
	}

	/** A shape as it is drawn; one too small for anything is none. */
	draw(purpose: Purpose, zone: Zone | null): void {
		this.knife = null;
		this.sketch = zone && { purpose, zone, mode: 'move' };
	}

	/** Arrow keys and number fields; a sketch is begun where there is none. */
	nudge(dx: number, dy: number): void {
		if (this.knife !== null && this.part) {
			const { line, zone } = this.part;
			this.#cutAt(this.knife + (line ? dx : dy), zone);
			return;
		}
		const sketch = this.sketch;
		if (!sketch) return;
		const zone =
			sketch.mode === 'move'
				? moved(sketch.zone, dx, dy, this.sheet)
				: resized(sketch.zone, 'se', dx, dy, this.sheet);
		this.sketch = { ...sketch, zone };
	}

	/** The selected part or the sketch, by a handle of it (none: as a whole), as it was at the start. */
	drag(from: Zone, handle: Handle | null, dx: number, dy: number): void {
		const zone = handle
			? resized(from, handle, dx, dy, this.sheet)
			: moved(from, dx, dy, this.sheet);
		this.sketch = { purpose: this.sketch?.purpose ?? 'place', mode: 'move', zone };
	}

	/** Begins to cut the selected part, in its middle. */
	cut(): void {
		this.sketch = null;
		if (!this.part) return;
		const { x, y } = middle(this.part.zone);
		this.knife = Math.round(this.part.line ? x : y);
	}

	#cutAt(at: number, zone: Zone): void {
		const [least, most] = this.part?.line ? [zone.ulx, zone.lrx] : [zone.uly, zone.lry];
		this.knife = Math.max(least + 1, Math.min(most - 1, at));
	}

	/** Nothing under way any more; nothing of the page changed. */
	leave(): void {
		[this.sketch, this.knife] = [null, null];
	}

	/** Makes what is under way a change of the page; false where nothing was. */
	async settle(): Promise<boolean> {
		const [part, sketch, knife] = [this.part, this.sketch, this.knife];
		this.leave();
		this.tool = null;
		if (knife !== null && part) return this.ask(cutOf(part, knife));
		if (!sketch) return false;
		if (sketch.purpose === 'read') this.#world.read(sketch.zone);
		else if (sketch.purpose === 'draw-region')
			return this.ask({ kind: 'draw-region', zone: sketch.zone, as: 'body' });
		else if (sketch.purpose === 'draw-line')
			return this.ask({ kind: 'draw-line', zone: sketch.zone, text: '' });
		else if (part) return this.ask(placeOf(part, sketch.zone));
		return true;
	}

	get page(): Page {
		return this.#world.page();
	}

	/** To place `to` of the reading order, counted from 0. */
	async reorder(to: number): Promise<void> {
		const { part } = this;
		if (!part || to < 0) return;
		if (part.line) await this.ask({ kind: 'order-line', line: part.id, to });
		else await this.ask({ kind: 'order-region', region: part.id, to });
	}

	/** With the next of its kind; the last of all has none. */
	async join(): Promise<void> {
		const { part } = this;
		if (!part) return;
		const siblings = part.line ? part.region.lines : this.page.regions;
		if (siblings.at(-1)?.id === part.id) return;
		await this.ask(
			part.line ? { kind: 'join', line: part.id } : { kind: 'join-region', region: part.id }
		);
	}

	/** The text goes too, and comes back by undo or from the history. */
	async remove(): Promise<void> {
		const { part } = this;
		if (!part) return;
		await this.ask(
			part.line
				? { kind: 'delete-line', line: part.id }
				: { kind: 'delete-region', region: part.id }
		);
	}

	/** Asks for a change; what was drawn by it is selected, and what it took away not till it is back. */
	async ask(wish: Structure): Promise<boolean> {
		const { parts: before, selected } = this;
		const at = before.findIndex(({ id }) => id === selected);
		const page = await this.#world.ask(wish);
		if (!page) return false;
		const known = new Set(before.map(({ id }) => id));
		const drawn = this.parts.filter(({ id }) => !known.has(id)).at(-1);
		if (drawn && wish.kind.startsWith('draw')) this.#heirs = [drawn.id, ...this.#heirs];
		const heir = this.part ? undefined : this.parts[Math.min(at, this.parts.length - 1)];
		if (heir) this.#heirs = [...this.#heirs, heir.id];
		return true;
	}
}

/** Which change of the page puts a part in its place. */
function placeOf({ id, line }: Part, zone: Zone): Structure {
	return line ? { kind: 'place-line', line: id, zone } : { kind: 'place-region', region: id, zone };
}

function cutOf({ id, line }: Part, at: number): Structure {
	return line ? { kind: 'cut-line', line: id, x: at } : { kind: 'cut-region', region: id, y: at };
}

function holds({ ulx, uly, lrx, lry }: Zone, { x, y }: Point): boolean {
	return ulx <= x && x < lrx && uly <= y && y < lry;
}

function bySize(a: Part, b: Part): number {
	return width(a.zone) * height(a.zone) - width(b.zone) * height(b.zone);
}

/** Place of a region among those of the page, of a line among those of its region, from 0. */
export function placeIn(page: Page, part: Part): number {
	if (!part.line) return page.regions.findIndex(({ id }) => id === part.id);
	return part.region.lines.findIndex(({ id }) => id === part.id);
}

export const [getDrafting, setDrafting] = createContext<Drafting>();
