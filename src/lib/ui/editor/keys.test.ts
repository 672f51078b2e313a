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

/** The letter that a key gives on a US and on a Russian layout. */
const CAPS: Record<string, [us: string, russian: string]> = {
	...Object.fromEntries(
		[
			...['KeyQ q й', 'KeyW w ц', 'KeyE e у', 'KeyR r к', 'KeyT t е', 'KeyY y н', 'KeyU u г'],
			...['KeyI i ш', 'KeyO o щ', 'KeyP p з', 'KeyA a ф', 'KeyS s ы', 'KeyD d в', 'KeyF f а'],
			...['KeyG g п', 'KeyH h р', 'KeyJ j о', 'KeyK k л', 'KeyL l д', 'KeyZ z я', 'KeyX x ч'],
			...['KeyC c с', 'KeyV v м', 'KeyB b и', 'KeyN n т', 'KeyM m ь', 'Comma , б', 'Period . ю'],
			...['Slash / .', 'Backslash \\\\ \\\\', 'Minus - -', 'Equal = =']
		].map((row) => {
			const [code, us, russian] = row.split(' ') as [string, string, string];
			return [code, [us, russian]];
		})
	)
};
const capsOf = (code: string) => CAPS[code] ?? [code.replace(/^Numpad/, ''), code];

test.each(
	KEYS.flatMap((key) =>
		key.codes.flatMap((code) =>
			capsOf(code).map((cap, i) => [key.cap, i ? 'Russian' : 'US', code, cap, key] as const)
		)
	)
)('%s on a %s layout (%s gives %j) does the same', (_, __, code, cap, key) => {
	const shifted = key.shift ? cap.toUpperCase() : cap;
	expect(commandOf(press(key, { code, key: shifted }), true)).toBe(key.command);
});

/** The table of keys that are never bound: modifiers, then codes. */
const NEVER: [ctrl: boolean, alt: boolean, shift: boolean, codes: string[]][] = [
	[true, false, false, [...digits(1, 9), ...letters('TNWLKEDMUPOJHGRF'), 'Tab']],
	[false, true, false, [...digits(1, 9), ...letters('FEDVSBTH'), ...letters('AGPCB')]],
	[true, false, true, [...letters('TNWIJCKMEASPBODRYHLUX'), 'Delete', 'Tab']],
	[false, true, false, ['ArrowLeft', 'ArrowRight', 'Home', 'Semicolon', 'AltLeft', 'AltRight']],
	[true, false, false, ['Space']],
	[
		...([false, false, false] as const),
		[
			...['F1', 'F3', 'F4', 'F5', 'F6', 'F7', 'F9', 'F10', 'F11', 'F12'],
			...['Backquote', 'Insert', 'CapsLock', ...digits(0, 9)]
		]
	]
];

function digits(from: number, to: number): string[] {
	return Array.from({ length: to - from + 1 }, (_, i) => `Digit${from + i}`);
}

function letters(all: string): string[] {
	return [...all].map((letter) => `Key${letter}`);
}

const pressed = (code: string, [ctrlKey, altKey, shiftKey]: boolean[], key = code): Pressed => ({
	...{ code, key, metaKey: false, isComposing: false },
	...{ ctrlKey: ctrlKey!, altKey: altKey!, shiftKey: shiftKey! }
});

test.each(
	NEVER.flatMap(([ctrl, alt, shift, codes]) =>
		codes.map((code) => {
			const name = [ctrl && 'Ctrl', alt && 'Alt', shift && 'Shift', code].filter(Boolean).join('+');
			return [name, code, [ctrl, alt, shift]] as const;
		})
	)
)('%s stays the browser’s, on both layouts, in a line and out of it', (_, code, modifiers) => {
	for (const cap of capsOf(code)) {
		expect(commandOf(pressed(code, [...modifiers], cap), true)).toBeNull();
		expect(commandOf(pressed(code, [...modifiers], cap), false)).toBeNull();
	}
});

test('Ctrl+Alt is AltGr on many layouts: with it no key does anything', () => {
	for (const key of KEYS)
		for (const code of key.codes)
			for (const shift of [false, true])
				expect(commandOf(pressed(code, [true, true, shift]), true)).toBeNull();
});

/** Rows of the design's table that the desk has: what is pressed, and what it does. */
test.each<[string, string, boolean[]]>([
	['confirm', 'Enter', [false, false, false]],
	['back', 'NumpadEnter', [false, false, true]],
	['doubtNext', 'F8', [false, false, false]],
	['doubtNext', 'Period', [false, true, false]],
	['doubtBack', 'F8', [false, false, true]],
	['doubtBack', 'Comma', [false, true, false]],
	['wordRight', 'Enter', [true, false, false]],
	['suggest', 'KeyJ', [false, true, false]],
	['mark', 'KeyM', [false, true, false]],
	['signs', 'KeyL', [false, true, false]],
	['consistent', 'KeyU', [false, true, false]],
	['split', 'Enter', [true, false, true]],
	['join', 'Backspace', [true, false, true]],
	['verb', 'Enter', [false, true, false]],
	['save', 'KeyS', [true, false, false]],
	['redo', 'KeyZ', [true, false, true]]
])('%s is where the design has it: %s', (command, code, modifiers) => {
	expect(commandOf(pressed(code, modifiers), true)).toBe(command);
});

test('a QWERTZ keyboard undoes with its own Z, a Mac with ⌘; composing letters is left alone', () => {
	const undo = KEYS.find(({ command }) => command === 'undo')!;
	expect(commandOf(press(undo, { code: 'KeyY', key: 'z' }), true)).toBe('undo');
	expect(commandOf(press(undo, { ctrlKey: false, metaKey: true }), true)).toBe('undo');
	expect(commandOf(press(undo, { isComposing: true }), true)).toBeNull();
	expect(commandOf(press(undo, { altKey: true }), true)).toBeNull();
});
