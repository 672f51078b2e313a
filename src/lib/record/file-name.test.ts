import { expect, test } from 'vitest';
import { fits } from './file-name.ts';

test.each([
	['', true],
	['001.jpg', true],
	['a'.repeat(200), true],
	['a'.repeat(201), false],
	['я'.repeat(100), true],
	['я'.repeat(101), false],
	['𝔄'.repeat(50), true],
	['𝔄'.repeat(51), false]
])('%.12s… fits: %s', (name, right) => {
	expect(fits(name)).toBe(right);
});
