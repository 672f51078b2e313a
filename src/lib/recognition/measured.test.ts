import { describe, expect, test } from 'vitest';
import { asItsPage, measuredOf, type LastRead } from './measured.ts';
import type { Preparation } from './preparation.ts';

const measured = {
	...{
		factor: 2,
		xHeight: 24.5,
		stroke: 3.1,
		skew: -0.4,
		negative: false,
		bilevel: false,
		speckled: true,
		broken: false
	},
	...{ grain: 3.2, paper: 201, noise: 2.25, ink: 118.4 }
};
const measures = { ...measured, marks: 900, lines: 36, light: 210, even: 0.8, flowing: 0 };

describe('what a part takes from the measures of its page', () => {
	test('is what its preparation is chosen by, and nothing that only the page has', () => {
		expect(measuredOf(measures)).toEqual(measured);
	});

	test.each([
		['none are kept', undefined],
		['one is missing, as in a reading of long ago', { ...measures, noise: undefined! }],
		['one is of another kind', { ...measures, bilevel: 'no' }],
		['nothing stood on the page', { ...measures, marks: 0 }]
	])('nothing where %s', (_, given) => {
		expect(measuredOf(given)).toBeUndefined();
	});
});

describe('a part is prepared as its page', () => {
	const last = (settings: Preparation = {}): LastRead => ({ settings, turned: 90, measures });

	test.each<[string, Preparation, LastRead | undefined, object]>([
		['never read: by what itself shows', {}, undefined, { turn: 0 }],
		['read: turned as it was read, by its measures', {}, last(), { turn: 90, measured }],
		[
			'chosen by hand and so read',
			{ contrast: 2, divide: false, skew: 1.5 },
			last({ skew: 1.5, contrast: 2, divide: false }),
			{ contrast: 2, divide: false, skew: 1.5, turn: 90, measured }
		],
		[
			'chosen by hand since: the measures are of another picture',
			{ contrast: 2 },
			last(),
			{ contrast: 2, turn: 90 }
		],
		['turned by hand', { turn: 0 }, last({ turn: 0 }), { turn: 0, measured }],
		['edges are the page’s own', { border: 8 }, last({ border: 8 }), { turn: 90, measured }]
	])('%s', (_, kept, read, expected) => {
		const own = { languages: 'rus', own: true, ...kept };
		expect(asItsPage('eng', own, read)).toEqual({ languages: 'eng', ...expected });
	});
});
