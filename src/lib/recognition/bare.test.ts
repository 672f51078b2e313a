import { describe, expect, test } from 'vitest';
import { bareState } from './bare.ts';
import { BARE_STATES, isBare, RUN_STATES } from './run.ts';

/** A sheet of light paper with some letters on it. */
const SHEET = { light: 230, even: 0.95, flowing: 0.05, marks: 800 };
const stateOf = (look: Record<string, number | string | boolean>) =>
	bareState({ measures: { ...SHEET, ...look } });

describe('what a surface without print is', () => {
	test.each<[why: string, look: Partial<typeof SHEET>, state: string | undefined]>([
		['letters that nobody could read', {}, undefined],
		['nothing on white', { marks: 0, flowing: 0, light: 255, even: 1 }, 'blank'],
		['nothing on grey paper', { marks: 0, flowing: 0, light: 120 }, 'blank'],
		['a speck is something', { marks: 1 }, undefined],
		['black all over', { light: 0, even: 1, marks: 1 }, 'black'],
		['nearly black, grain on it', { light: 63, marks: 900 }, 'black'],
		['dark paper is paper', { light: 64, marks: 900 }, undefined],
		['every grey as often as any other', { light: 127, even: 0.19, marks: 6_500 }, 'noise'],
		['noise in which no patch is dark enough', { even: 0.2, marks: 0, flowing: 0 }, 'noise'],
		['a sheet lit from one side', { even: 0.4 }, undefined],
		['joined strokes alone', { marks: 4, flowing: 1 }, 'handwriting'],
		['joined strokes, some dots between', { marks: 60, flowing: 0.51 }, 'handwriting'],
		['letters with a note over them', { marks: 800, flowing: 0.5 }, undefined]
	])('%s', (_, look, state) => {
		expect(stateOf(look)).toBe(state);
	});

	test('where a measure is missing nothing is said', () => {
		for (const name of Object.keys(SHEET)) {
			const { [name as keyof typeof SHEET]: _, ...rest } = { ...SHEET, light: 0 };
			expect(bareState({ measures: rest })).toBeUndefined();
		}
	});
});

test.each(RUN_STATES)('%s: is it an end without text, and no fault', (state) => {
	const bare: readonly string[] = ['no_text', ...BARE_STATES];
	expect(isBare(state)).toBe(bare.includes(state));
});
