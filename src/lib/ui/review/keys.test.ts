import { expect, test } from 'vitest';
import { onCard, onPage, type Key } from './keys.ts';

const key = (code: string, more: Partial<Key> = {}): Key => ({
	...{ code, key: '', altKey: false, ctrlKey: false, metaKey: false, shiftKey: false },
	...{ isComposing: false },
	...more
});

test.each([
	['Digit1', 'misread'],
	['Digit2', 'departs'],
	['Digit3', 'modernises'],
	['Digit4', 'omits'],
	['Digit5', 'illegible'],
	['Digit6', 'ignore'],
	['Digit0', 'later'],
	['Numpad2', 'departs'],
	['Numpad0', 'later']
])('%s on the card is the verdict %s', (code, verdict) => {
	expect(onCard(key(code))).toEqual({ kind: 'verdict', verdict });
});

test('Enter edits and Space widens; with another key held, and while composing, nothing', () => {
	expect(onCard(key('Enter'))).toEqual({ kind: 'edit' });
	expect(onCard(key('NumpadEnter'))).toEqual({ kind: 'edit' });
	expect(onCard(key('Space'))).toEqual({ kind: 'wider' });
	for (const held of ['altKey', 'ctrlKey', 'metaKey', 'shiftKey', 'isComposing'] as const)
		expect(onCard(key('Digit2', { [held]: true }))).toBeNull();
	expect(onCard(key('Digit7'))).toBeNull();
});

test('Alt and arrows go on and back from anywhere, Alt+Enter to the verb, on a Russian layout too', () => {
	for (const inField of [true, false]) {
		expect(onPage(key('ArrowDown', { altKey: true }), { inField })).toEqual({ kind: 'next' });
		expect(onPage(key('ArrowUp', { altKey: true }), { inField })).toEqual({ kind: 'previous' });
		expect(onPage(key('Enter', { altKey: true }), { inField })).toEqual({ kind: 'verb' });
		expect(onPage(key('Enter'), { inField })).toBeNull();
	}
	const swap = key('KeyO', { altKey: true, key: 'щ' });
	expect(onPage(swap, { inField: false })).toEqual({ kind: 'prepared' });
	expect(onPage(key('ArrowDown'), { inField: false })).toBeNull();
	expect(onPage(key('ArrowDown', { altKey: true, ctrlKey: true }), { inField: false })).toBeNull();
});

test('Ctrl+Z takes back, by place or by letter, but never in a text field', () => {
	const undo = { kind: 'undo' };
	expect(onPage(key('KeyZ', { ctrlKey: true, key: 'я' }), { inField: false })).toEqual(undo);
	expect(onPage(key('KeyY', { ctrlKey: true, key: 'z' }), { inField: false })).toEqual(undo);
	expect(onPage(key('KeyZ', { metaKey: true, key: 'z' }), { inField: false })).toEqual(undo);
	expect(onPage(key('KeyZ', { ctrlKey: true, key: 'я' }), { inField: true })).toBeNull();
	expect(onPage(key('KeyZ', { ctrlKey: true, altKey: true }), { inField: false })).toBeNull();
	expect(onPage(key('KeyZ'), { inField: false })).toBeNull();
});
