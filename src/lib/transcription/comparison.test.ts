import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editFrom, page, seeds, typed } from '../../../tests/support/page.ts';
import { compare, pieces, sideBySide } from './comparison.ts';
import * as grapheme from '#lib/text/grapheme.ts';
import { apply } from './edit.ts';
import { between } from './replacement.ts';

const start = () => page(['раз', 'два'], ['три']);

test('a page does not differ from itself', () => {
	expect(compare(start(), start())).toEqual([]);
});

test('changed letters, new marks, new and lost lines are each named', () => {
	const typed = apply(start(), { kind: 'text', line: 'l1', from: 2, to: 3, text: 'с' });
	expect(compare(start(), typed)).toMatchObject([
		{ kind: 'changed', line: 'l1', letters: [{ from: 2, to: 3, text: 'с' }], marks: false }
	]);
	const annotation = { id: 'm', kind: 'gap' as const, from: 0, to: 0 };
	const marked = apply(start(), { kind: 'annotate', line: 'l2', annotation });
	expect(compare(start(), marked)).toMatchObject([{ line: 'l2', letters: [], marks: true }]);
	const divided = apply(start(), { kind: 'split', line: 'l3', at: 1, id: 'n' });
	expect(compare(start(), divided).map(({ kind, line }) => `${kind} ${line}`)).toEqual([
		'changed l3',
		'added n'
	]);
	expect(compare(divided, start()).map(({ kind, line }) => `${kind} ${line}`)).toEqual([
		'changed l3',
		'gone n'
	]);
});

test('seen from the other side, added is gone and changed is changed', () => {
	fc.assert(
		fc.property(fc.array(seeds, { maxLength: 8 }), (many) => {
			let now = start();
			many.forEach((seed, i) => (now = apply(now, editFrom(now, seed, `n${i}`))));
			const other = { added: 'gone', gone: 'added', changed: 'changed' };
			const there = compare(start(), now).map(({ kind, line }) => `${other[kind]} ${line}`);
			const back = compare(now, start()).map(({ kind, line }) => `${kind} ${line}`);
			expect(back.sort()).toEqual(there.sort());
		})
	);
});

test('the pieces of a change joined again are both texts, and only what differs is marked', () => {
	const text = (parts: { text: string }[]) => parts.map((part) => part.text).join('');
	fc.assert(
		fc.property(typed, typed, (a, b) => {
			const { old, fresh } = pieces(a, between(a, b));
			expect(text(old)).toBe(grapheme.graphemes(a).join(''));
			expect(text(fresh)).toBe(grapheme.graphemes(b).join(''));
			const same = (parts: typeof old) => text(parts.filter(({ differs }) => !differs));
			expect(same(old)).toBe(same(fresh));
		})
	);
});

describe('two texts of one place side by side', () => {
	const lit = (parts: { text: string; differs: boolean }[]) =>
		parts.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('');
	test.each([
		['У Сю-цуня', 'У Ст-цуня', 'У С[ю]-цуня', 'У С[т]-цуня'],
		['следующее', 'следущее', 'следу[ю]щее', 'следу[]щее'],
		['№ 85', '№ 85', '№ 85', '№ 85'],
		['', 'Посетите', '[]', '[Посетите]'],
		['набрано иначе', 'и сообщите', '[набрано иначе]', '[и сообщите]'],
		['12345', '12390', '123[45]', '123[90]'],
		['12345', '12890', '[12345]', '[12890]']
	])('%j and %j', (old, fresh, was, is) => {
		const sides = sideBySide(old, fresh);
		expect([lit(sides.old), lit(sides.fresh)]).toEqual([was, is]);
	});
});
