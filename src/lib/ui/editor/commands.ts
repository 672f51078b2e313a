import * as grapheme from '#lib/text/grapheme.ts';
import type { Facsimile } from '#lib/ui/viewer/facsimile.svelte.ts';
import { toVerb } from '#lib/ui/page/verb.ts';
import type { Desk } from './desk.svelte.ts';
import type { Command } from './keys.ts';
import * as reread from './reread.ts';
import * as word from './word.ts';

/** What commands act on. */
export interface World {
	desk: Desk;
	facsimile: Pick<Facsimile, 'larger' | 'smaller' | 'fit' | 'prepared'>;
	mark: () => void;
	keys: () => void;
	signs: () => void;
	turn: (by: 1 | -1) => void;
	/** From the text to the picture, or back. */
	focus: () => void;
}

/** Does the command; false leaves the key to the browser. */
export function run(command: Command, world: World): boolean {
	return RUN[command](world) !== false;
}

const RUN: Record<Command, (world: World) => unknown> = {
	confirm: ({ desk }) => {
		if (!desk.confirm(1)) toVerb();
	},
	back: ({ desk }) => void desk.confirm(-1),
	down: ({ desk }) => atEdge(desk, 1) && desk.step(1, true),
	up: ({ desk }) => atEdge(desk, -1) && desk.step(-1, true),
	doubtNext: ({ desk }) => void desk.nextDoubtful(1),
	doubtBack: ({ desk }) => void desk.nextDoubtful(-1),
	mark: (world) => {
		if (!world.desk.readOnly) world.mark();
	},
	suggest: ({ desk }) => word.suggest(desk),
	again: ({ desk }) => reread.readLine(desk),
	signs: (world) => {
		if (!world.desk.readOnly) world.signs();
	},
	consistent: ({ desk }) => word.makeConsistent(desk, desk.paper.current),
	wordRight: ({ desk }) => word.isRight(desk),
	split: ({ desk }) => split(desk),
	join: ({ desk }) => join(desk),
	larger: ({ facsimile }) => facsimile.larger(),
	smaller: ({ facsimile }) => facsimile.smaller(),
	fit: ({ facsimile }) => facsimile.fit(),
	prepared: ({ facsimile }) => facsimile.prepared(),
	focus: (world) => world.focus(),
	verb: toVerb,
	nextPage: (world) => world.turn(1),
	previousPage: (world) => world.turn(-1),
	undo: ({ desk }) => desk.undo(),
	redo: ({ desk }) => desk.redo(),
	save: ({ desk }) => void desk.saver.flush(),
	keys: (world) => world.keys()
};

/** In a field of one row always; in a taller one only from its very end (or beginning). */
function atEdge({ current, fields, paper }: Desk, by: 1 | -1): boolean {
	const field = current && fields.get(current.id);
	if (!current || !field) return false;
	const rows = field.clientHeight / Number.parseFloat(getComputedStyle(field).lineHeight);
	if (rows < 2) return true;
	return by > 0 ? paper.caret.to >= grapheme.length(current.text) : paper.caret.from === 0;
}

function split(desk: Desk): void {
	const { current, paper } = desk;
	if (!current || desk.readOnly) return;
	const wish = { kind: 'split' as const, line: current.id, at: paper.caret.from };
	void desk.reshape(wish);
}

function join(desk: Desk): void {
	const previous = desk.current && desk.paper.neighbour(desk.current.id, -1);
	if (!previous || desk.readOnly) return;
	const at = grapheme.length(previous.text);
	void desk.reshape({ kind: 'join', line: previous.id });
	desk.go(previous.id, { from: at, to: at });
}
