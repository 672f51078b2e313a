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
