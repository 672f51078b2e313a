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
	['𝔄'.repeat(51), false],
	['con', false],
	['CON.tif', false],
	['nul.tar.gz', false],
	['com1.jpg', false],
	['contra.tif', true],
	['icon.tif', true],
	['1.con', true],
	['1\n.png', false],
	['1\u0085.png', false],
	['1\u202egnp.exe', false],
	['1\u2067.png', false],
	['лист 📄 1.png', true]
])('%.12s… fits: %s', (name, right) => {
	expect(fits(name)).toBe(right);
});
