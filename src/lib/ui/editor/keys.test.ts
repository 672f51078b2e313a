import { expect, test } from 'vitest';
import { keyWords } from '#lib/ui/words/desk.ts';
import { commandOf, KEYS, type Key, type Pressed } from './keys.ts';

const press = (key: Key, more: Partial<Pressed> = {}): Pressed => ({
	code: key.codes[0]!,
	key: key.letter ?? key.codes[0]!,
	ctrlKey: key.ctrl ?? false,
	metaKey: false,
	shiftKey: key.shift ?? false,
	altKey: key.alt ?? false,
	isComposing: false,
	...more
});

test.each(KEYS.map((key) => [key.cap, key] as const))('%s does what its row says', (_, key) => {
	expect(commandOf(press(key), true)).toBe(key.command);
	expect(commandOf(press(key), false)).toBe(key.inLine ? null : key.command);
	for (const code of key.codes) expect(commandOf(press(key, { code }), true)).toBe(key.command);
});

test.each(KEYS.map((key) => [key.cap, key] as const))('%s stays in place on ЙЦУКЕН', (_, key) => {
	expect(commandOf(press(key, { key: 'я' }), true)).toBe(key.command);
});

test('no two rows have the same key, every command has a key, and none is one the browser needs', () => {
	const names = KEYS.flatMap(({ codes, ctrl, shift, alt }) =>
		codes.map((code) =>
			[ctrl && 'Ctrl', shift && 'Shift', alt && 'Alt', code].filter(Boolean).join('+')
		)
	);
	expect(new Set(names).size).toBe(names.length);
	expect(new Set(KEYS.map(({ command }) => command)).size).toBe(Object.keys(keyWords).length);
	expect(
		names.filter((name) => /^(Ctrl|Alt)\+Digit|^Ctrl\+Key[TNWLKEDMUPOJHGRF]$|^Ctrl\+Alt/.test(name))
	).toEqual([]);
});

test('a QWERTZ keyboard undoes with its own Z, a Mac with ⌘; composing letters is left alone', () => {
	const undo = KEYS.find(({ command }) => command === 'undo')!;
	expect(commandOf(press(undo, { code: 'KeyY', key: 'z' }), true)).toBe('undo');
	expect(commandOf(press(undo, { ctrlKey: false, metaKey: true }), true)).toBe('undo');
	expect(commandOf(press(undo, { isComposing: true }), true)).toBeNull();
	expect(commandOf(press(undo, { altKey: true }), true)).toBeNull();
});
