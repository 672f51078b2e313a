import { describe, expect, test } from 'vitest';
import { collateTexts } from '../../../tests/support/witnesses.ts';
import type { Reading } from './difference.ts';
import { tornIn } from './torn.ts';

const zone = { ulx: 0, uly: 0, lrx: 10, lry: 10 };

/** A reading of S over lines of 40 letters, from letter `from` of its first to `to` of its last. */
function reading(text: string, from: number, to: number): Reading {
	const lines = text.split('\n');
	const places = lines.map((_, i) => ({
		...{ surface: 's1', line: `l${i}`, zone },
		from: i === 0 ? from : 0,
		to: i === lines.length - 1 ? to : 40
	}));
	return { text, from: 0, to: 1, places };
}

const torn = (s: Reading, p: string) => tornIn(s, { text: p }, () => 40);

describe('half of a word alone at the edge of a line', () => {
	test.each<[what: string, s: Reading, p: string, half: string, word: string]>([
		[
			'the line between two halves of other words is missing',
			reading('симво-\nчастей', 33, 6),
			'символическое имя, по которому ссылаются из других частей',
			...(['симво', 'символическое'] as const)
		],
		[
			'the line with the first half',
			reading('реса', 0, 4),
			'более удобная запись информации, могущей стоять в позиции адреса',
			...(['реса', 'адреса'] as const)
		],
		[
			'with a stop after it',
			reading('вия', 0, 3),
			'карту. Вот и замечание по поводу действия.',
			...(['вия', 'действия'] as const)
		],
		[
			'a half that is a word of its own',
			reading('меняя', 0, 5),
			'что следующий элемент записывается на поле, заменяя',
			...(['меняя', 'заменяя'] as const)
		],
		[
			'the line with the second half',
			reading('озна-', 35, 40),
			'означает, что все его составляющие описаны',
			...(['озна', 'означает'] as const)
		],
		[
			'a speck after the hyphen',
			reading('озна- „', 33, 40),
			'означает, что все его составляющие описаны',
			...(['озна', 'означает'] as const)
		]
	])('%s', (_, s, p, half, word) => {
		expect(torn(s, p)).toEqual({ half, word });
	});
});

describe('no torn word', () => {
	const long = 'совсем не то, что было сказано вчера, неверно';
	test.each<[what: string, s: Reading, p: string]>([
		['in the middle of a line', reading('верно', 7, 12), long],
		['another ending', reading('право', 0, 5), long],
		['the whole word', reading('неверно', 0, 7), long],
		['few words more: no line was passed over', reading('верно', 0, 5), 'это совсем неверно'],
		['a hyphen inside a line', reading('озна-', 20, 25), 'означает, что все его части описаны'],
		['no hyphen at its end', reading('озна', 36, 40), 'означает, что все его части описаны'],
		['several words at the end', reading('мы озна-', 32, 40), 'означает, что все его части здесь'],
		['a cut word whose halves belong', reading('озна-\nчает', 35, 4), 'означает'],
		[
			'a cut word with another beginning',
			reading('симво-\nчастей', 33, 6),
			'означает то имя, по которому ссылаются из частей'
		],
		['nothing on the scan', reading('', 0, 0), long],
		['nothing in print', reading('верно', 0, 5), ''],
		['signs alone', reading('- .', 0, 3), long]
	])('%s', (_, s, p) => {
		expect(torn(s, p)).toBeNull();
	});
});

test('a line that the machine passed over is found so in a collation', () => {
	const lines = [
		'правительство считает, что другое символи-',
		'ческое имя по которому к нему можно ссылаться из дру-',
		'гих частей этого большого документа не требуется'
	];
	const published = lines.join('\n').replaceAll('-\n', '').replaceAll('\n', ' ');
	const [one] = collateTexts(`${lines[0]}\n${lines[2]}`, published).differences;
	expect(one!.evidence).toMatchObject({ label: 'misreading', rule: 'torn-word' });
	expect(one!.evidence.facts).toContainEqual({
		...{ code: 'torn-word', facts: { half: 'символи', word: 'символическое' } }
	});
});

const MARKS = '\u0301'.repeat(1_000_000);
test.each<[what: string, text: string]>([
	['marks without a letter', MARKS],
	['a hyphen and a mark, again and again', '-\u0301'.repeat(300_000) + 'а'],
	['a hyphen after each letter', 'а\u0301-'.repeat(300_000) + ' а'],
	['half a word, then a letter with all the marks', `а-\nа${MARKS} б`]
])('a megabyte that no text is, %s, is gone through once', (_, text) => {
	const words = text.match(/[\p{L}\p{M}]+/gu)!.length;
	expect(torn(reading(text, 5, 40), 'слово '.repeat(words + 4))).toBeNull();
});
