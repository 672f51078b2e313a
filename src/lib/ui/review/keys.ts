import { VERDICTS, type VerdictKind } from '#lib/collation/verdict.ts';

/** What a key asks of the desk. */
export type Command =
	| { kind: 'verdict'; verdict: VerdictKind }
	| { kind: 'edit' }
	| { kind: 'wider' }
	| { kind: 'next' }
	| { kind: 'previous' }
	| { kind: 'prepared' }
	| { kind: 'verb' }
	| { kind: 'undo' };

/** What is read of a key event; keys are known by their place, so that a Russian layout changes nothing. */
export type Key = Pick<
	KeyboardEvent,
	'code' | 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'isComposing'
>;

/** Keys that work while the card has the focus, not a field in it. */
const ON_CARD: Record<string, Command> = {
	...Object.fromEntries(
		VERDICTS.flatMap((verdict, i): [string, Command][] => {
			const digit = (i + 1) % VERDICTS.length;
			const command: Command = { kind: 'verdict', verdict };
			return [
				[`Digit${digit}`, command],
				[`Numpad${digit}`, command]
			];
		})
	),
	Enter: { kind: 'edit' },
	NumpadEnter: { kind: 'edit' },
	Space: { kind: 'wider' }
};

/** The command of a key pressed on the card itself. */
export function onCard(key: Key): Command | null {
	if (key.isComposing || key.altKey || key.ctrlKey || key.metaKey || key.shiftKey) return null;
	return ON_CARD[key.code] ?? null;
}

/** Keys that work anywhere, with Alt. */
const WITH_ALT: Record<string, Command> = {
	ArrowDown: { kind: 'next' },
	ArrowUp: { kind: 'previous' },
	KeyO: { kind: 'prepared' },
	Enter: { kind: 'verb' },
	NumpadEnter: { kind: 'verb' }
};

/** The command of a key pressed anywhere on the page; undoing letters stays with a text field. */
export function onPage(key: Key, { inField }: { inField: boolean }): Command | null {
	if (key.isComposing || key.shiftKey) return null;
	if (key.altKey && !key.ctrlKey && !key.metaKey) {
		return WITH_ALT[key.code] ?? null;
	}
	const platform = key.ctrlKey !== key.metaKey && !key.altKey;
	const undo = key.code === 'KeyZ' || key.key === 'z';
	return platform && undo && !inField ? { kind: 'undo' } : null;
}
