import type { Pressed } from '#lib/ui/editor/keys.ts';
import type { prepareKeys } from '#lib/ui/words/prepare.ts';

export type Command = keyof typeof prepareKeys;

/** The keys of the preparation; all with Alt, so that they act in fields too, by their place. */
export const PREPARE_KEYS: readonly { command: Command; codes: readonly string[]; cap: string }[] =
	[
		{ command: 'original', codes: ['KeyO'], cap: 'Alt+O' },
		{ command: 'automatic', codes: ['KeyU'], cap: 'Alt+U' },
		{ command: 'verb', codes: ['Enter', 'NumpadEnter'], cap: 'Alt+Enter' },
		{ command: 'larger', codes: ['Equal', 'NumpadAdd'], cap: 'Alt+=' },
		{ command: 'smaller', codes: ['Minus', 'NumpadSubtract'], cap: 'Alt+-' },
		{ command: 'fit', codes: ['Backslash'], cap: 'Alt+\\' }
	];

/** The command that was pressed; null for none. */
export function prepareCommandOf(event: Pressed): Command | null {
	if (event.isComposing || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey)
		return null;
	return PREPARE_KEYS.find(({ codes }) => codes.includes(event.code))?.command ?? null;
}
