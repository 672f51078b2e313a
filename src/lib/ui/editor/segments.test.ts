import fc from 'fast-check';
import { expect, test } from 'vitest';
import { line, typed } from '../../../../tests/support/page.ts';
import { segments } from './segments.ts';

test('the stretches joined again are the text', () => {
	const mark = fc.tuple(fc.nat(12), fc.nat(12)).map(([a, b]) => ({
		id: 'm',
		kind: 'unclear' as const,
		from: Math.min(a, b),
		to: Math.max(a, b)
	}));
	fc.assert(
		fc.property(typed, fc.array(mark, { maxLength: 5 }), (text, marks) => {
			const one = line('l', text, marks);
			expect(
				segments(one)
					.map((part) => part.text)
					.join('')
			).toBe(one.text);
		})
	);
});

test('overlapping marks, a doubtful word and a gap between letters each have their stretch', () => {
	const marks = [
		{ id: 'a', kind: 'unclear' as const, from: 0, to: 5 },
		{ id: 'b', kind: 'underlined' as const, from: 4, to: 7 },
		{ id: 'c', kind: 'gap' as const, from: 7, to: 7 }
	];
	const one = line('l', 'раз два', marks);
	one.words[1] = { ...one.words[1]!, confidence: 0.2, unknown: true };
	expect(segments(one)).toEqual([
		{ text: 'раз ', doubt: 'sure', begins: false, kinds: ['unclear'], gap: false },
		{ text: 'д', doubt: 'guess', begins: true, kinds: ['unclear', 'underlined'], gap: false },
		{ text: 'ва', doubt: 'guess', begins: false, kinds: ['underlined'], gap: false },
		{ text: '', doubt: 'sure', begins: false, kinds: [], gap: true }
	]);
});
