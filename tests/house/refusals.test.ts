import { expect, test } from 'vitest';
import { REFUSALS } from '#lib/outcome.ts';
import { file, isTest, read, type SourceFile } from './source.ts';

/** Where the table and its rows stand: there a code is no use of it. */
const TABLE = /^src\/lib\/(outcome\.ts$|refusals\/)/;

/** Codes that no code raises, and codes that no test asks for; each named with what it lacks. */
function gaps(codes: readonly string[], sources: readonly SourceFile[]): string[] {
	const uses = sources.filter(({ path }) => !TABLE.test(path));
	const raising = quotedIn(uses.filter(({ path }) => !isTest(path)));
	const testing = quotedIn(uses.filter(({ path }) => isTest(path)));
	return codes.flatMap((code) => [
		...(raising.has(code) ? [] : [`${code}: nobody raises it`]),
		...(testing.has(code) ? [] : [`${code}: no test reaches it`])
	]);
}

/** Every word of small letters and low lines that stands in quotation marks, or as a key. */
function quotedIn(sources: readonly SourceFile[]): Set<string> {
	const found = new Set<string>();
	for (const { text } of sources)
		for (const [, quoted, key] of text.matchAll(/['"`]([a-z_0-9]+)['"`]|\b([a-z]+_[a-z_]+):/g))
			found.add((quoted ?? key)!);
	return found;
}

test('every refusal is raised by somebody and reached by a test', () => {
	const codes = Object.keys(REFUSALS);
	expect(gaps(codes, read('src', 'tests'))).toEqual([]);
});

test.each<[string, Record<string, string>, string[]]>([
	['raised and tested', { 'src/a.ts': "refuse('no_way')", 'src/a.test.ts': "'no_way'" }, []],
	['raised as a value of a table', { 'src/a.ts': 'x: "no_way"', 'tests/a.ts': '`no_way`' }, []],
	['raised only', { 'src/a.ts': "refuse('no_way')" }, ['no_way: no test reaches it']],
	['tested only', { 'src/a.test.ts': "'no_way'" }, ['no_way: nobody raises it']],
	[
		'only in its own table',
		{ 'src/lib/outcome.ts': "'no_way'", 'src/lib/refusals/x.ts': "'no_way'" },
		['no_way: nobody raises it', 'no_way: no test reaches it']
	],
	[
		'part of a longer code',
		{ 'src/a.ts': "'no_way_out'", 'src/a.test.ts': "'no_way'" },
		['no_way: nobody raises it']
	],
	[
		'said in a comment without marks',
		{ 'src/a.ts': '// no_way', 'src/a.test.ts': "'no_way'" },
		['no_way: nobody raises it']
	]
])('a code that is %s', (_what, texts, expected) => {
	const sources = Object.entries(texts).map(([path, text]) => file(path, text));
	expect(gaps(['no_way'], sources)).toEqual(expected);
});

test('every row has both languages, a next step, and a status that fits an expected no', () => {
	for (const [code, { status, sentence, next }] of Object.entries(REFUSALS)) {
		expect([code, status >= 400 && status < 600]).toEqual([code, true]);
		for (const words of [sentence.en, sentence.ru, next.en, next.ru])
			expect([code, /^[A-ZА-ЯЁ{“«"].*[.!:?]$/u.test(words)]).toEqual([code, true]);
		expect([code, /[а-яё]/i.test(sentence.en + next.en)]).toEqual([code, false]);
		expect([code, /[а-яё]/i.test(sentence.ru) && /[а-яё]/i.test(next.ru)]).toEqual([code, true]);
		const facts = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
		expect([code, facts(sentence.ru + next.ru)]).toEqual([code, facts(sentence.en + next.en)]);
	}
});
