import { expect, test } from 'vitest';
import { CHECK_CODES, checksOf, type CheckCode, type CheckState, type Measured } from './check.ts';

const sound: Measured = {
	...{ pages: 1, unreviewed: 0, undecided: 0, contested: 0, outdated: 0, decided: 6 },
	...{ unconfirmed: 0, lines: 40, faults: 0, departing: 0, damaged: 0, scans: 3 },
	...{ uncredited: 0, profile: 'default-1' }
};

test('a sound record passes every check', () => {
	expect(checksOf(sound).map(({ code, state }) => [code, state])).toEqual(
		CHECK_CODES.map((code) => [code, 'passed'])
	);
	expect(checksOf(sound).every(({ place }) => place === null)).toBe(true);
});

test.each<[keyof Measured, number | string, CheckCode, CheckState]>([
	['unreviewed', 1, 'reviewed', 'blocks'],
	['undecided', 2, 'decided', 'blocks'],
	['contested', 1, 'decided', 'blocks'],
	['outdated', 1, 'decided', 'blocks'],
	['unconfirmed', 4, 'confirmed', 'look'],
	['faults', 1, 'valid', 'blocks'],
	['departing', 1, 'same', 'blocks'],
	['damaged', 1, 'scans', 'blocks'],
	['uncredited', 2, 'credits', 'look'],
	['profile', '', 'profile', 'look']
])('%s of %s makes the check “%s” %s, and no other', (name, value, code, state) => {
	const checks = checksOf({ ...sound, [name]: value });
	expect(checks.filter((check) => check.state !== 'passed')).toMatchObject([{ code, state }]);
});

test('a check counts what fails it, all kinds together', () => {
	const [, decided] = checksOf({ ...sound, undecided: 2, contested: 1, outdated: 3 });
	expect(decided).toMatchObject({
		facts: { n: 6, contested: 1, outdated: 3 },
		place: 'differences'
	});
});

test('each check names where it is mended, and says its facts whether it fails or not', () => {
	const all = { unreviewed: 1, undecided: 1, unconfirmed: 1, faults: 1, departing: 1, damaged: 1 };
	const checks = checksOf({ ...sound, ...all, uncredited: 1, profile: '' });
	expect(checks.map(({ code, place, facts }) => [code, place, facts])).toEqual([
		['reviewed', 'pages', { pages: 1, n: 1 }],
		['decided', 'differences', { decided: 6, contested: 0, outdated: 0, n: 1 }],
		['confirmed', 'pages', { lines: 40, n: 1 }],
		['valid', 'export', { n: 1 }],
		['same', 'export', { lines: 40, n: 1 }],
		['scans', null, { scans: 3, n: 1 }],
		['credits', null, { n: 1 }],
		['profile', null, { profile: '', n: 1 }]
	]);
	expect(checksOf(sound).at(-1)!.facts).toEqual({ profile: 'default-1', n: 0 });
});

test('a record is sealed only where nothing blocks: five checks do, three ask for a look', () => {
	const failing = checksOf({
		...{ pages: 9, unreviewed: 9, undecided: 9, contested: 9, outdated: 9, decided: 0 },
		...{ unconfirmed: 9, lines: 9, faults: 9, departing: 9, damaged: 9, scans: 9 },
		...{ uncredited: 9, profile: '' }
	});
	const count = (state: CheckState) => failing.filter((check) => check.state === state).length;
	expect([count('blocks'), count('look'), count('passed')]).toEqual([5, 3, 0]);
});
