import { keyWords } from '#lib/ui/words/desk.ts';

/**
 * The one table of the desk's keys. Matched on `event.code`, so that a key stays in its place on a
 * Russian layout; undo, redo and save also match the letter, for other Latin layouts.
 */
export type Command = keyof typeof keyWords;

export interface Key {
	command: Command;
	/** Any of them. */
	codes: readonly string[];
	ctrl?: true;
	shift?: true;
	alt?: true;
	/** A Latin letter that does as well, whatever its place. */
	letter?: string;
	/** Acts only while a line has the focus. */
	inLine?: true;
	/** As the list of keys shows it. */
	cap: string;
}

export const KEYS: readonly Key[] = [
	{ command: 'confirm', codes: ['Enter', 'NumpadEnter'], inLine: true, cap: 'Enter' },
	{
		command: 'back',
		codes: ['Enter', 'NumpadEnter'],
		shift: true,
		inLine: true,
		cap: 'Shift+Enter'
	},
	{ command: 'down', codes: ['ArrowDown'], inLine: true, cap: '↓' },
	{ command: 'up', codes: ['ArrowUp'], inLine: true, cap: '↑' },
	{ command: 'doubtNext', codes: ['F8'], cap: 'F8' },
	{ command: 'doubtNext', codes: ['Period'], alt: true, cap: 'Alt+.' },
	{ command: 'doubtBack', codes: ['F8'], shift: true, cap: 'Shift+F8' },
	{ command: 'doubtBack', codes: ['Comma'], alt: true, cap: 'Alt+,' },
	{
		command: 'wordRight',
		codes: ['Enter', 'NumpadEnter'],
		ctrl: true,
		inLine: true,
		cap: 'Ctrl+Enter'
	},
	{ command: 'suggest', codes: ['KeyJ'], alt: true, inLine: true, cap: 'Alt+J' },
	{ command: 'again', codes: ['KeyR'], alt: true, inLine: true, cap: 'Alt+R' },
	{ command: 'mark', codes: ['KeyM'], alt: true, inLine: true, cap: 'Alt+M' },
	{ command: 'signs', codes: ['KeyL'], alt: true, inLine: true, cap: 'Alt+L' },
	{ command: 'consistent', codes: ['KeyU'], alt: true, inLine: true, cap: 'Alt+U' },
	{
		command: 'split',
		codes: ['Enter', 'NumpadEnter'],
		ctrl: true,
		shift: true,
		inLine: true,
		cap: 'Ctrl+Shift+Enter'
	},
	{
		command: 'join',
		codes: ['Backspace'],
		ctrl: true,
		shift: true,
		inLine: true,
		cap: 'Ctrl+Shift+Backspace'
	},
	{ command: 'larger', codes: ['Equal', 'NumpadAdd'], alt: true, cap: 'Alt+=' },
	{ command: 'smaller', codes: ['Minus', 'NumpadSubtract'], alt: true, cap: 'Alt+-' },
	{ command: 'fit', codes: ['Backslash'], alt: true, cap: 'Alt+\\' },
	{ command: 'prepared', codes: ['KeyO'], alt: true, cap: 'Alt+O' },
	{ command: 'focus', codes: ['F2'], cap: 'F2' },
	{ command: 'verb', codes: ['Enter', 'NumpadEnter'], alt: true, cap: 'Alt+Enter' },
	{ command: 'nextPage', codes: ['PageDown'], alt: true, cap: 'Alt+PageDown' },
	{ command: 'previousPage', codes: ['PageUp'], alt: true, cap: 'Alt+PageUp' },
	{ command: 'undo', codes: ['KeyZ'], ctrl: true, letter: 'z', cap: 'Ctrl+Z' },
	{ command: 'redo', codes: ['KeyZ'], ctrl: true, shift: true, letter: 'z', cap: 'Ctrl+Shift+Z' },
	{ command: 'redo', codes: ['KeyY'], ctrl: true, letter: 'y', cap: 'Ctrl+Y' },
	{ command: 'save', codes: ['KeyS'], ctrl: true, letter: 's', cap: 'Ctrl+S' },
	{ command: 'keys', codes: ['Slash'], ctrl: true, cap: 'Ctrl+/' }
];

/** What of a keyboard event is looked at. */
export type Pressed = Pick<
	KeyboardEvent,
	'code' | 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'isComposing'
>;

/** The command that was pressed; null for none, and while letters are being composed. */
export function commandOf(event: Pressed, inLine: boolean): Command | null {
	if (event.isComposing) return null;
	const ctrl = event.ctrlKey || event.metaKey;
	const found = KEYS.find((key) => {
		const modifiers =
			ctrl === (key.ctrl ?? false) &&
			event.shiftKey === (key.shift ?? false) &&
			event.altKey === (key.alt ?? false);
		return modifiers && (inLine || !key.inLine) && hits(key, event);
	});
	return found?.command ?? null;
}

/** A letter of another Latin layout wins over the place: Ctrl+Z of a QWERTZ keyboard is its own. */
function hits(key: Key, event: Pressed): boolean {
	if (key.letter && /^[a-z]$/i.test(event.key)) return event.key.toLowerCase() === key.letter;
	return key.codes.includes(event.code);
}
