import { expect, test } from 'vitest';
import { KEYS } from '#lib/ui/editor/keys.ts';
import { PREPARE_KEYS, prepareCommandOf } from './keys.ts';

const plain = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: true, isComposing: false };
const pressed = (code: string, more = {}) =>
	prepareCommandOf({ ...plain, code, key: 'щ', ...more });

test.each(PREPARE_KEYS.flatMap(({ command, codes }) => codes.map((code) => ({ command, code }))))(
	'Alt and $code is $command, on a Russian layout too; without Alt or with another, nothing',
	({ command, code }) => {
		expect(pressed(code)).toBe(command);
		for (const more of [
			{ altKey: false },
			{ ctrlKey: true },
			{ metaKey: true },
			{ shiftKey: true },
			{ isComposing: true }
		])
			expect(pressed(code, more)).toBeNull();
	}
);

test('no key stands for two, and none that the browser keeps', () => {
	const codes = PREPARE_KEYS.flatMap(({ codes }) => codes);
	expect(new Set(codes).size).toBe(codes.length);
	const kept = ['KeyF', 'KeyE', 'KeyD', 'KeyS', 'KeyV', 'KeyB', 'KeyT', 'KeyH', 'KeyA', 'KeyG'];
	expect(codes.filter((code) => kept.includes(code) || code.startsWith('Digit'))).toEqual([]);
	expect(pressed('KeyQ')).toBeNull();
});

test.each(['larger', 'smaller', 'fit', 'verb'] as const)('%s is the key of the desk', (command) => {
	const desk = KEYS.find((key) => key.command === command)!;
	const ours = PREPARE_KEYS.find((key) => key.command === command)!;
	expect([ours.codes, ours.cap, desk.alt]).toEqual([desk.codes, desk.cap, true]);
});
