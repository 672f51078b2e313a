import { expect, test } from 'vitest';
import { page as pageOf } from '../../../../tests/support/page.ts';
import { KEYS } from '../editor/keys.ts';
import { Drafting } from './drafting.svelte.ts';
import { LAYOUT_KEYS, layoutCommandOf, nudgeOf, run } from './keys.ts';

const press = (code: string, more: Partial<KeyboardEvent> = {}) => ({
	code,
	...{ shiftKey: false, ctrlKey: false, altKey: false, metaKey: false },
	...more
});

test.each(LAYOUT_KEYS.map((key) => [key.cap, key] as const))(
	'%s does what its row says',
	(_, key) => {
		const event = press(key.code, { shiftKey: key.shift ?? false });
		for (const busy of [true, false]) {
			const acts = key.when === 'always' || (key.when === 'busy') === busy;
			expect(layoutCommandOf(event, busy) === key.command).toBe(acts);
		}
		for (const other of ['ctrlKey', 'altKey', 'metaKey'] as const) {
			expect(layoutCommandOf({ ...event, [other]: true }, false)).toBeNull();
		}
	}
);

test('no letter of the layout takes a key of the desk that acts outside a line', () => {
	const taken = KEYS.filter((key) => !key.inLine && !key.ctrl && !key.alt).flatMap(
		({ codes }) => codes
	);
	expect(LAYOUT_KEYS.filter(({ code }) => taken.includes(code))).toEqual([]);
});

test.each([
	['ArrowLeft', false, [-1, 0]],
	['ArrowRight', true, [10, 0]],
	['ArrowUp', true, [0, -10]],
	['ArrowDown', false, [0, 1]]
])('%s with shift %s moves by %j', (code, shiftKey, by) => {
	expect(nudgeOf(press(code, { shiftKey }), true)).toEqual(by);
	expect(nudgeOf(press(code, { shiftKey }), false)).toBeNull();
	expect(nudgeOf(press(code, { shiftKey, altKey: true }), true)).toBeNull();
});

test('a letter is no arrow', () => expect(nudgeOf(press('KeyM'), true)).toBeNull());

test('letters begin, go over from moving to resizing, and Esc leaves first the shape, then the part', () => {
	const page = pageOf(['Куда ПЕКИН', 'Кому']);
	const drafting = new Drafting({
		...{ page: () => page, sheet: { width: 400, height: 600 }, ask: () => Promise.resolve(null) },
		...{ view: () => null, read: () => undefined }
	});
	const chosen: string[] = [];
	const does = (...commands: Parameters<typeof run>[0][]) =>
		commands.forEach((command) => run(command, drafting, (what) => chosen.push(what)));
	does('next', 'next');
	expect(drafting.selected).toBe('l1');
	does('previous', 'kind', 'letters', 'next', 'size');
	expect(drafting.sketch).toMatchObject({ purpose: 'place', mode: 'size' });
	does('move');
	expect(drafting.sketch?.mode).toBe('move');
	does('again', 'size');
	expect(drafting.sketch).toMatchObject({ purpose: 'read', mode: 'size' });
	does('cut');
	expect([drafting.sketch, drafting.knife]).toEqual([null, 50]);
	does('region');
	expect(drafting.sketch?.purpose).toBe('draw-region');
	does('line');
	expect([drafting.sketch?.purpose, drafting.knife]).toEqual(['draw-line', null]);
	does('leave');
	expect([drafting.busy, drafting.selected, chosen]).toEqual([false, 'l1', ['kind', 'letters']]);
	does('leave');
	expect(drafting.selected).toBeNull();
});
