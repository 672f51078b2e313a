import { describe, expect, test } from 'vitest';
import { markerOf, paragraphsOf } from './publication.ts';

const kinds = (text: string) => paragraphsOf(text).map((part) => part.kind);

const DOCUMENT = `№ 338

Телеграмма министра послу.

№ 1041-1043

4 июля 1953 г. 21.20*

1. Первый абзац, на

- 1040 -

войну в Корее.

2. Второй абзац.

В. Молотов

Печ. по: АП РФ. Ф. 3. Оп. 65. Д. 830.

* Время отправления.`;

test('a document of a volume falls into its parts', () => {
	expect(kinds(DOCUMENT)).toEqual([
		...['number', 'title', 'service-number', 'dateline'],
		...['paragraph', 'page-break', 'paragraph', 'paragraph'],
		...['signature', 'source-note', 'footnote']
	]);
});

test('parts know their lines, page and marker; a cut paragraph goes on', () => {
	const parts = paragraphsOf(DOCUMENT);
	const lines = DOCUMENT.split('\n');
	for (const { from, to, text } of parts) expect(lines.slice(from, to).join(' ')).toBe(text);
	expect(parts[5]).toMatchObject({ page: 1040 });
	expect(parts.filter((part) => part.continued).map((part) => part.text)).toEqual([
		'1. Первый абзац, на'
	]);
	expect(parts.at(-1)).toMatchObject({ marker: '*' });
});

test('text without such parts is paragraphs only', () => {
	expect(kinds('Всеобщая декларация\n\nСтатья 1\n\nВсе люди равны.')).toEqual([
		'paragraph',
		'paragraph',
		'paragraph'
	]);
	expect(paragraphsOf('')).toEqual([]);
	expect(paragraphsOf('\n\n  \n')).toEqual([]);
});

describe('lone numbers', () => {
	const text = (...lines: string[]) => lines.join('\n\n');
	test.each([
		['with dashes', text('Начало.', '- 12 -', 'Конец.'), 'page-break'],
		['with long dashes', text('Начало.', '— 12 —', 'Конец.'), 'page-break'],
		['inside a sentence', text('положения, на', '12', 'войну в Корее'), 'page-break'],
		['in brackets inside a sentence', text('положения, на', '[3]', 'войну'), 'page-break'],
		['bare between sentences', text('Начало.', '12', 'Конец.'), 'paragraph'],
		['beside text', 'Начало.\n12\nКонец.', 'paragraph']
	])('%s', (_, whole, kind) => {
		expect(paragraphsOf(whole)[1]?.kind ?? 'paragraph').toBe(kind);
	});

	test('bare numbers that rise by one are pages, others are a list', () => {
		expect(kinds(text('А.', '12', 'Б.', '13', 'В.'))).toEqual([
			...['paragraph', 'page-break', 'paragraph', 'page-break', 'paragraph']
		]);
		expect(kinds(text('А.', '12', 'Б.', '40', 'В.'))).not.toContain('page-break');
	});

	test('a number that falls is no page', () => {
		expect(kinds(text('А.', '- 12 -', 'Б.', '- 3 -', 'В.'))).toEqual([
			...['paragraph', 'page-break', 'paragraph', 'paragraph', 'paragraph']
		]);
	});
});

test('the same line beside page breaks is a running head', () => {
	const whole = ['А.', '- 1 -', 'Корейская война', 'Б.', '- 2 -', 'Корейская война', 'В.'];
	expect(kinds(whole.join('\n\n')).filter((kind) => kind === 'running-head')).toHaveLength(2);
});

test('a paragraph that begins like a note but answers no marker is text', () => {
	expect(kinds('Текст без знака.\n\n* Сноска.')).toEqual(['paragraph', 'paragraph']);
	expect(kinds('Текст со знаком*.\n\n* Сноска.')).toEqual(['paragraph', 'footnote']);
	expect(kinds('Слово¹ и дальше.\n\n¹ Сноска.')).toEqual(['paragraph', 'footnote']);
	expect(kinds('Слово1) и дальше.\n\n1) Сноска.')).toEqual(['paragraph', 'footnote']);
});

test('a last sentence is no signature', () => {
	expect(kinds('Текст.\n\nИсполнение телеграфируйте.')).toEqual(['paragraph', 'paragraph']);
	expect(kinds('Текст.\n\nИ. Сталин')).toEqual(['paragraph', 'signature']);
});

test('the sign of a note', () => {
	expect(markerOf('* Время.')).toBe('*');
	expect(markerOf('2) Время.')).toBe('2)');
	expect(markerOf('Время.')).toBeNull();
});

describe('each kind of part by its pattern and place', () => {
	const document = (line: string) =>
		`№ 338\n\n${line}\n\n1. Первый абзац, в котором всё сказано.\n\n2. Второй абзац.`;
	const partOf = (text: string, line: string) =>
		paragraphsOf(text).find((part) => part.text === line)?.kind;

	test.each([
		['Телеграмма посла министру', 'title'],
		['Запись беседы с послом', 'title'],
		['Из дневника посла', 'title'],
		['Постановление Политбюро', 'title'],
		['№ 1041-1043', 'service-number'],
		['№1041', 'service-number'],
		['Служ. № 1041, 1042', 'service-number'],
		['4 июля 1953 г.', 'dateline'],
		['г. Пекин, 4 июля 1953 г.', 'dateline'],
		['Москва, Кремль 31 мая 1950 г. 21.20', 'dateline'],
		['Министр прибыл вчера.', 'paragraph']
	])('%s after the number is a %s', (line, kind) => {
		expect(partOf(document(line), line)).toBe(kind);
	});

	test.each(['№ 338', 'Док. № 12', 'Документ № 7', '№ 12а', '№ 338.'])(
		'%s opens a document',
		(line) => {
			expect(paragraphsOf(`${line}\n\nТелеграмма.\n\nТекст.`)[0]!.kind).toBe('number');
		}
	);

	test.each([
		'Телеграмма посла министру',
		'4 июля 1953 г. он уехал в Пекин и там остался до осени, как и хотел.'
	])('%s in the middle of the text is a paragraph', (line) => {
		const text = `Первый абзац, в котором всё сказано.\n\n${line}\n\nТретий абзац.`;
		expect(partOf(text, line)).toBe('paragraph');
	});

	test.each([
		'Печ. по: АВП РФ. Ф. 3.',
		'Печатается по тексту подлинника.',
		'Публикуется впервые.',
		'Опубл.: Документы, 1954.',
		'Источник: ГАРФ.',
		'АП РФ. Ф. 3. Оп. 65.',
		'РГАСПИ. Ф. 17.',
		'ЦАМО. Ф. 5.',
		'Ф. 3. Оп. 65. Д. 830.'
	])('%s is a source note', (line) => {
		expect(partOf(`Первый абзац.\n\n${line}`, line)).toBe('source-note');
	});

	test.each([
		['В. Молотов', 'signature'],
		['Молотов', 'signature'],
		['Ким Ир Сен', 'signature'],
		['Молотов.', 'paragraph'],
		['министр Молотов', 'paragraph'],
		['Ван Мин Чжоу Энь Лай', 'paragraph']
	])('%s at the end is a %s', (line, kind) => {
		expect(partOf(`Первый абзац, в котором всё сказано.\n\n${line}`, line)).toBe(kind);
	});
});
