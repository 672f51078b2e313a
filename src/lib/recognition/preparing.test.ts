import { describe, expect, test } from 'vitest';
import { SETTINGS, type Preparation } from './preparation.ts';
import { stepsOf, type Previewed, type Told } from './preparing.ts';

/** A grey page of fine paper, level, whose letters are of a good size. */
const PLAIN: Previewed = {
	...{ width: 2400, height: 3000, turned: 0, factor: 1, skew: 0, scale: 1 },
	measures: {
		...{ bilevel: false, grain: 1.5, paper: 200, ink: 120.4, xHeight: 24 },
		...{ speckled: false, rules: 0, readAt: 24 }
	}
};
const measured = (measures: Previewed['measures']): Partial<Previewed> => ({
	measures: { ...PLAIN.measures, ...measures }
});

function told(step: Told['step'], wished: Preparation = {}, of: Partial<Previewed> = {}) {
	const { did, why, facts } = stepsOf(wished, { ...PLAIN, ...of }).find(
		(one) => one.step === step
	)!;
	return { did, why, facts };
}

test('every setting is told once, and the size beside them', () => {
	const steps = stepsOf({}, PLAIN).map(({ step }) => step);
	expect([...steps].sort()).toEqual([...SETTINGS, 'size'].sort());
});

describe('what was chosen by itself says by what', () => {
	test.each<[Told['step'], Partial<Previewed>, string, string]>([
		['turn', {}, 'upright', 'turn_first'],
		['turn', { turned: 180 }, 'turned', 'turn_read'],
		['negative', measured({ negative: false }), 'positive', 'dark_letters'],
		['negative', measured({ negative: true }), 'inverted', 'light_letters'],
		['size', {}, 'whole', 'small'],
		['size', { factor: 2 }, 'shrunk', 'large'],
		['divide', {}, 'divided', 'grey'],
		['divide', measured({ bilevel: true }), 'undivided', 'bilevel'],
		['soften', {}, 'unsoftened', 'fine'],
		['soften', measured({ grain: 4 }), 'unsoftened', 'fine'],
		['soften', measured({ grain: 4.1 }), 'softened', 'grainy'],
		['soften', measured({ broken: true }), 'softened', 'broken'],
		['soften', measured({ broken: false }), 'unsoftened', 'fine'],
		['contrast', {}, 'stretched', 'ink'],
		['border', {}, 'edges_kept', 'edges'],
		['rules', measured({ rules: 3 }), 'rules_out', 'strokes'],
		['skew', {}, 'level', 'feet'],
		['skew', { skew: -1.2 }, 'straightened', 'feet'],
		['specks', {}, 'specks_kept', 'clean'],
		['specks', measured({ speckled: true }), 'specks_out', 'speckled'],
		['xHeight', measured({ xHeight: 19.9 }), 'read_at', 'enlarged'],
		['xHeight', measured({ xHeight: 20 }), 'read_at', 'fits'],
		['xHeight', measured({ xHeight: 30 }), 'read_at', 'fits'],
		['xHeight', measured({ xHeight: 30.1 }), 'read_at', 'reduced']
	])('%s of %j: %s, because %s', (step, of, did, why) => {
		expect(told(step, {}, of)).toMatchObject({ did, why });
	});
});

describe('what was chosen by hand says so', () => {
	test.each<[Told['step'], Preparation, Partial<Previewed>, string]>([
		['turn', { turn: 0 }, {}, 'upright'],
		['turn', { turn: 90 }, { turned: 90 }, 'turned'],
		['divide', { divide: false }, {}, 'undivided'],
		['negative', { negative: true }, measured({ negative: true }), 'inverted'],
		['divide', { divide: true }, measured({ bilevel: true }), 'divided'],
		['soften', { soften: 0 }, measured({ grain: 9 }), 'unsoftened'],
		['soften', { soften: 3 }, {}, 'softened'],
		['soften', { soften: 0 }, measured({ broken: true }), 'unsoftened'],
		['contrast', { contrast: 2 }, {}, 'stretched'],
		['border', { border: 0 }, {}, 'edges_kept'],
		['border', { border: 5 }, {}, 'edges_left'],
		['rules', { rules: false }, {}, 'rules_kept'],
		['rules', { rules: true }, {}, 'rules_out'],
		['skew', { skew: 0 }, {}, 'level'],
		['skew', { skew: 2 }, { skew: 2 }, 'straightened'],
		['specks', { specks: false }, {}, 'specks_kept'],
		['specks', { specks: true }, measured({ speckled: true }), 'specks_out'],
		['xHeight', { xHeight: 40 }, measured({ readAt: 40 }), 'read_at']
	])('%s as %j of %j: %s', (step, wished, of, did) => {
		expect(told(step, wished, of)).toMatchObject({ did, why: 'hand' });
		const others = stepsOf(wished, { ...PLAIN, ...of }).filter((one) => one.step !== step);
		expect(others.filter(({ why }) => why === 'hand')).toEqual([]);
	});
});

test('the facts are the numbers that decided', () => {
	expect(told('soften', { soften: 2 }).facts).toEqual({ n: 2, grain: 1.5, limit: 4 });
	expect(told('contrast').facts).toEqual({ paper: 200, ink: 80 });
	expect(told('size', {}, { factor: 4 }).facts).toEqual({ factor: 4, largest: 3000 });
	expect(told('border', { border: 7 }).facts).toEqual({ percent: 7 });
	expect(told('skew', {}, { skew: -0.35 }).facts).toEqual({ degrees: -0.35 });
	const small = { own: 11, at: 20, least: 20, most: 30 };
	expect(told('xHeight', {}, measured({ xHeight: 11, readAt: 20 })).facts).toEqual(small);
});

test('ink darker than black is black, and what was not measured is nothing', () => {
	expect(told('contrast', { contrast: 0.5 }, measured({ ink: 260 })).facts).toMatchObject({
		ink: 0
	});
	expect(told('soften', {}, { measures: {} })).toMatchObject({ facts: { grain: 0 } });
});
