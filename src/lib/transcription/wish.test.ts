import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Structure } from './save.ts';
import { wishOf } from './wish.ts';

const asked = (fields: Record<string, string>) => wishOf((name) => fields[name] ?? null);
const place = { x: '10', y: '20', width: '100', height: ' 30 ' };
const zone = { ulx: 10, uly: 20, lrx: 110, lry: 50 };

test.each<[Record<string, string>, Structure]>([
	[
		{ kind: 'join', line: 'l1' },
		{ kind: 'join', line: 'l1' }
	],
	[
		{ kind: 'recall', line: 'l1' },
		{ kind: 'recall', line: 'l1' }
	],
	[
		{ kind: 'refuse', line: 'l1' },
		{ kind: 'refuse', line: 'l1' }
	],
	[
		{ kind: 'delete-line', line: 'l1', x: '5' },
		{ kind: 'delete-line', line: 'l1' }
	],
	[
		{ kind: 'delete-region', region: 'r1' },
		{ kind: 'delete-region', region: 'r1' }
	],
	[
		{ kind: 'join-region', region: 'r1' },
		{ kind: 'join-region', region: 'r1' }
	],
	[
		{ kind: 'order-region', region: 'r1', to: '3' },
		{ kind: 'order-region', region: 'r1', to: 2 }
	],
	[
		{ kind: 'move-line', line: 'l1', region: 'r2', to: '1' },
		{ kind: 'move-line', line: 'l1', region: 'r2', to: 0 }
	],
	[
		{ kind: 'retype', region: 'r1', as: 'stamp' },
		{ kind: 'retype', region: 'r1', as: 'stamp' }
	],
	[
		{ kind: 'read-with', region: 'r1', languages: 'rus+eng' },
		{ kind: 'read-with', region: 'r1', languages: 'rus+eng' }
	],
	[
		{ kind: 'read-with', region: 'r1', languages: '' },
		{ kind: 'read-with', region: 'r1', languages: null }
	],
	[
		{ kind: 'place-line', line: 'l1', ...place },
		{ kind: 'place-line', line: 'l1', zone }
	],
	[
		{ kind: 'place-region', region: 'r1', ...place },
		{ kind: 'place-region', region: 'r1', zone }
	],
	[
		{ kind: 'draw-line', ...place },
		{ kind: 'draw-line', zone, text: '' }
	],
	[
		{ kind: 'draw-line', text: 'Кому', ...place },
		{ kind: 'draw-line', zone, text: 'Кому' }
	],
	[
		{ kind: 'draw-region', as: 'list', ...place },
		{ kind: 'draw-region', zone, as: 'list' }
	],
	[
		{ kind: 'cut-line', line: 'l1', at: '60' },
		{ kind: 'cut-line', line: 'l1', x: 60 }
	],
	[
		{ kind: 'cut-region', region: 'r1', at: '60' },
		{ kind: 'cut-region', region: 'r1', y: 60 }
	],
	[
		{ kind: 'take-reading', reading: 'i1' },
		{ kind: 'take-reading', reading: 'i1' }
	]
])('%j is asked for', (fields, wish) => {
	expect(asked(fields)).toEqual(wish);
});

test.each([
	{},
	{ kind: 'take-back', revision: '1' },
	{ kind: 'put-regions' },
	{ kind: 'order-region', region: 'r1' },
	{ kind: 'order-region', region: 'r1', to: 'first' },
	{ kind: 'move-line', line: 'l1', region: 'r1', to: '-1' },
	{ kind: 'retype', region: 'r1', as: 'poster' },
	{ kind: 'draw-region', as: 'poster', ...place },
	{ kind: 'place-line', line: 'l1', ...place, width: '' },
	{ kind: 'place-region', region: 'r1', ...place, x: '1.5' },
	{ kind: 'draw-line', ...place, y: '1e3' },
	{ kind: 'cut-line', line: 'l1', at: '12345678' }
])('%j asks for nothing', (fields) => {
	expect(asked(fields as Record<string, string>)).toBeNull();
});

test('no form whatever makes a number that is none', () => {
	const field = fc.oneof(fc.string(), fc.integer().map(String), fc.constantFrom('', 'NaN', '٣'));
	const form = fc.record({ x: field, y: field, width: field, height: field, to: field, at: field });
	const kinds = ['place-line', 'draw-line', 'cut-line', 'cut-region', 'order-region', 'move-line'];
	fc.assert(
		fc.property(fc.constantFrom(...kinds), form, (kind, fields) => {
			const numbers: unknown[] = [];
			const collect = (value: unknown): void => {
				if (typeof value === 'number') numbers.push(value);
				else if (value && typeof value === 'object') Object.values(value).forEach(collect);
			};
			collect(asked({ kind, ...fields }));
			for (const number of numbers) expect(number).toSatisfy(Number.isInteger);
		})
	);
});
