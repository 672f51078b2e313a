import { expect, test } from 'vitest';
import { asksVerdict, isBlock } from './decision.ts';
import { DIFFERENCE_CLASSES } from './difference.ts';

test('what is hidden, or stands in one witness alone, asks nobody', () => {
	for (const name of DIFFERENCE_CLASSES) {
		const block = name === 'beyond-scan' || name === 'not-in-publication';
		expect(isBlock({ class: name })).toBe(block);
		expect(asksVerdict({ hidden: false, class: name })).toBe(!block);
		expect(asksVerdict({ hidden: true, class: name })).toBe(false);
	}
});
