import { expect, test } from 'vitest';
import { parse } from './description.ts';
import { describe, FIELDS, type Fields, type Files } from './form.ts';

const EMPTY = Object.fromEntries(FIELDS.map((name) => [name, ''])) as Fields;
const LEAST = { ...EMPTY, id: 'letter-1954', titleRu: 'Письмо', date: '1954-02-03' };
const SCAN: Files = { scan: ['001.jpg'], print: [] };

function described(fields: Partial<Fields>, files: Files = SCAN) {
	const outcome = describe({ ...LEAST, ...fields }, files);
	if (!outcome.ok) throw new Error(outcome.refusal.code);
	return outcome.value;
}
function checked(value: unknown): string {
	const outcome = parse(new TextEncoder().encode(JSON.stringify(value)));
	return outcome.ok ? 'fits' : String(outcome.refusal.facts['what']);
}

test('what was left empty is left out, and the least that is asked fits the schema', () => {
	const value = described({});
	expect(value).toEqual({
		id: 'letter-1954',
		title: { ru: 'Письмо' },
		date: '1954-02-03',
		originalLanguage: 'ru',
		witnesses: [{ siglum: 'S', what: 'original scan', surfaces: ['001.jpg'] }]
	});
	expect(checked(value)).toBe('fits');
});

test('everything filled in fits the schema too, and nothing is lost', () => {
	const all = {
		titleEn: ' Letter ',
		summary: 'A letter.',
		holding: 'APRF',
		collection: 'Volkogonov',
		signature: 'Ф. 3. Оп. 65. Д. 830. Л. 148-150 (Подлинник)',
		number: '338',
		translator: 'V. Zubok',
		citation: 'Letter, 1954',
		imagesNote: 'Typeset reconstructions.',
		originalLanguage: 'ru'
	};
	const files = {
		scan: ['001.jpg'],
		print: ['002.jpg', '003.jpg'],
		published: 'published.ru.txt',
		translation: 'translation.en.txt'
	};
	const value = described(all, files);
	expect(checked(value)).toBe('fits');
	expect(value.title).toEqual({ en: 'Letter', ru: 'Письмо' });
	expect(value.repository).toEqual({
		holding: 'APRF',
		collection: 'Volkogonov',
		signature: { fond: '3', opis: '65', delo: '830', listy: '148-150', note: 'Подлинник' }
	});
	expect(value.witnesses.map(({ siglum, text }) => [siglum, text])).toEqual([
		['S', undefined],
		['P', 'published.ru.txt'],
		['T', 'translation.en.txt']
	]);
	expect(JSON.stringify(value)).toContain('Typeset reconstructions.');
});

test('a publication may be a text only, or pictures only', () => {
	expect(described({}, { ...SCAN, published: 'p.ru.txt' }).witnesses[1]).not.toHaveProperty(
		'surfaces'
	);
	expect(
		described({}, { ...SCAN, print: ['2.jpg'], published: '' }).witnesses[1]
	).not.toHaveProperty('text');
});

test('a signature that cannot be read is said, not dropped', () => {
	const outcome = describe({ ...LEAST, signature: 'somewhere in a box' }, SCAN);
	expect(!outcome.ok && outcome.refusal.code).toBe('signature_unread');
});

test.each<[Partial<Fields>, Files, RegExp]>([
	[{ id: 'With Spaces' }, SCAN, /"id"/],
	[{ id: '../up' }, SCAN, /"id"/],
	[{ titleRu: '' }, SCAN, /"title"/],
	[{ date: '4 July 1953' }, SCAN, /"date"/],
	[{}, { scan: [], print: [] }, /at least one image/]
])('what is missing or wrong is named: %j', (fields, files, what) => {
	expect(checked(described(fields, files))).toMatch(what);
});
