import { expect, test } from 'vitest';
import { scan } from '../../../tests/support/witnesses.ts';
import { fieldsOf } from './field.ts';
import { fromPublished } from './witness.ts';

const everywhere = () => true;

function told(s: string, p = '', outside: (line: number) => boolean = everywhere) {
	return fieldsOf(scan(s), fromPublished(p), outside).map(({ name, s, p, equal }) => [
		...[name, s.text, p?.text ?? null, equal]
	]);
}

test.each([
	['Служ. № 1041-1043', 'service-number'],
	['Исход № 13464', 'outgoing-number'],
	['Получена 19 час. 20 мин.', 'received'],
	['Отправлена 21 час. 20 мин.', 'sent'],
	['Куда ПЕКИН', 'to-place'],
	['Кому СОВПОСОД', 'to-whom'],
	['Экз. № 2', 'copy']
])('%s: %s', (line, name) => {
	expect(told(line)).toEqual([[name, line, null, null]]);
});

test('several on one line each end where the next begins', () => {
	expect(told('Куда ПЕКИН Кому СОВПОСОД Экз. № 2').map(([name, text]) => [name, text])).toEqual([
		['to-place', 'Куда ПЕКИН'],
		['to-whom', 'Кому СОВПОСОД'],
		['copy', 'Экз. № 2']
	]);
});

test('a label that stands inside a word or alone is none', () => {
	expect(told('Никуда не пошёл')).toEqual([]);
	expect(told('Кому')).toEqual([]);
});

test('what belongs to the compared text is no field', () => {
	expect(told('Кому это нужно\nКуда ПЕКИН', '', (line) => line === 1)).toEqual([
		['to-place', 'Куда ПЕКИН', null, null]
	]);
});
