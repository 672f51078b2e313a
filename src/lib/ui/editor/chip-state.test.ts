import { expect, test } from 'vitest';
import { type Saving, stateOf } from './chip-state.ts';

const calm: Saving = {
	touched: { size: 0 },
	conflicts: {},
	refused: null,
	signedOut: false,
	offlineSince: null,
	sending: false,
	slow: false,
	drafted: true,
	notKept: false,
	head: 3
};

test.each<[state: string, change: Partial<Saving>]>([
	['saved', {}],
	['fresh', { head: 0 }],
	['typing', { touched: { size: 1 }, drafted: false }],
	['kept', { touched: { size: 1 } }],
	['saving', { touched: { size: 1 }, sending: true }],
	['slow', { touched: { size: 1 }, sending: true, slow: true }],
	['offline', { touched: { size: 1 }, offlineSince: new Date() }],
	['refused', { touched: { size: 1 }, refused: {} }],
	['signedOut', { touched: { size: 1 }, signedOut: true, offlineSince: new Date() }],
	['conflict', { touched: { size: 1 }, conflicts: { l1: {} }, signedOut: true }],
	['notKept', { touched: { size: 1 }, conflicts: { l1: {} }, notKept: true }]
])('%s', (state, change) => {
	expect(stateOf({ ...calm, ...change })).toBe(state);
});

test('it never says saved while a text is not on the server', () => {
	for (const sending of [true, false])
		for (const drafted of [true, false])
			for (const notKept of [true, false])
				expect(stateOf({ ...calm, touched: { size: 1 }, sending, drafted, notKept })).not.toBe(
					'saved'
				);
});
