import type { Drafting } from './drafting.svelte.ts';
import { placeIn } from './drafting.svelte.ts';
import type { layoutKeys } from '#lib/ui/words/layout.ts';

/**
 * The one table of geometry's keys. They act while the list of parts or the picture has the focus,
 * never in a field; matched on `event.code`, so that they stay in place on a Russian layout.
 */
export type LayoutCommand = keyof typeof layoutKeys;

export interface LayoutKey {
	command: LayoutCommand;
	code: string;
	shift?: true;
	/** Acts only while a shape or a cut is under way, or only while none is. */
	when: 'busy' | 'idle' | 'always';
	cap: string;
}

export const LAYOUT_KEYS: readonly LayoutKey[] = [
	{ command: 'next', code: 'ArrowDown', when: 'idle', cap: '↓' },
	{ command: 'previous', code: 'ArrowUp', when: 'idle', cap: '↑' },
	{ command: 'later', code: 'ArrowDown', shift: true, when: 'idle', cap: 'Shift+↓' },
	{ command: 'earlier', code: 'ArrowUp', shift: true, when: 'idle', cap: 'Shift+↑' },
	{ command: 'move', code: 'KeyM', when: 'always', cap: 'M' },
	{ command: 'size', code: 'KeyS', when: 'always', cap: 'S' },
	{ command: 'region', code: 'KeyR', when: 'always', cap: 'R' },
	{ command: 'line', code: 'KeyL', when: 'always', cap: 'L' },
	{ command: 'again', code: 'KeyA', when: 'always', cap: 'A' },
	{ command: 'cut', code: 'KeyX', when: 'always', cap: 'X' },
	{ command: 'join', code: 'KeyJ', when: 'idle', cap: 'J' },
	{ command: 'kind', code: 'KeyK', when: 'idle', cap: 'K' },
	{ command: 'letters', code: 'KeyG', when: 'idle', cap: 'G' },
	{ command: 'delete', code: 'Delete', when: 'idle', cap: 'Delete' },
	{ command: 'settle', code: 'Enter', when: 'busy', cap: 'Enter' },
	{ command: 'leave', code: 'Escape', when: 'always', cap: 'Esc' }
];

/** Pixels of one press of an arrow: alone, and with Shift. */
const STEP = { fine: 1, coarse: 10 };
const ARROWS: Record<string, readonly [dx: number, dy: number]> = {
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0],
	ArrowUp: [0, -1],
	ArrowDown: [0, 1]
};

type Pressed = Pick<KeyboardEvent, 'code' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>;

/** How far an arrow moves what is under way; null where the key is none, or nothing is. */
export function nudgeOf(event: Pressed, busy: boolean): readonly [number, number] | null {
	const arrow = ARROWS[event.code];
	if (!busy || !arrow || event.ctrlKey || event.altKey || event.metaKey) return null;
	const step = event.shiftKey ? STEP.coarse : STEP.fine;
	return [arrow[0] * step, arrow[1] * step];
}

export function layoutCommandOf(event: Pressed, busy: boolean): LayoutCommand | null {
	if (event.ctrlKey || event.altKey || event.metaKey) return null;
	const now = busy ? 'busy' : 'idle';
	const found = LAYOUT_KEYS.find(
		({ code, shift, when }) =>
			code === event.code &&
			event.shiftKey === (shift ?? false) &&
			(when === 'always' || when === now)
	);
	return found?.command ?? null;
}

/** Does a command; what only the screen can do is the caller's. */
export function run(
	command: LayoutCommand,
	drafting: Drafting,
	choose: (what: 'kind' | 'letters') => void
): void {
	const { part } = drafting;
	switch (command) {
		case 'next':
		case 'previous':
			return drafting.step(command === 'next' ? 1 : -1);
		case 'later':
		case 'earlier':
			return void (
				part && drafting.reorder(placeIn(drafting.page, part) + (command === 'later' ? 1 : -1))
			);
		case 'move':
		case 'size':
			return hold(drafting, command);
		case 'region':
			return drafting.begin('draw-region');
		case 'line':
			return drafting.begin('draw-line');
		case 'again':
			return drafting.begin('read');
		case 'cut':
			return drafting.cut();
		case 'join':
			return void drafting.join();
		case 'delete':
			return void drafting.remove();
		case 'kind':
		case 'letters':
			return choose(command);
		case 'settle':
			return void drafting.settle();
		case 'leave':
			return drafting.busy ? drafting.leave() : drafting.select(null);
	}
}

/** M and S: what is under way goes on in the other way, else the selected part is taken hold of. */
function hold(drafting: Drafting, mode: 'move' | 'size'): void {
	if (drafting.sketch) drafting.sketch = { ...drafting.sketch, mode };
	else drafting.begin('place', mode);
}
