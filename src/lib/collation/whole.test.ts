import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readText, running } from '../../../tests/support/russian.ts';
import { collateTexts, scan, told } from '../../../tests/support/witnesses.ts';
import { collate } from './collate.ts';
import type { DifferenceClass } from './difference.ts';
import { fromPages, fromPublished, rebuild } from './witness.ts';
import { textPage } from '../../../tests/support/text-page.ts';

/** Shapes of texts that come in a wrong order, twice, in part, or not at all. */
const few = { numRuns: 12 };
const WORDS = running(100);
const text = (words: readonly string[]) => words.join(' ');
const classes = (s: string, p: string) =>
	collateTexts(s, p).differences.map((one) => one.class as string);

describe('one text is a part of the other', () => {
	const part = fc
		.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 12, max: 39 }))
		.map(([from, length]) => WORDS.slice(from, from + length));

	test('of the publication: what it has before and after are additions, and nothing else', () => {
		fc.assert(
			fc.property(part, (words) => {
				const { differences, counts } = collateTexts(text(words), text(WORDS));
				expect(counts.equal).toBe(words.length);
				const from = WORDS.indexOf(words[0]!);
				const sides = [WORDS.slice(0, from), WORDS.slice(from + words.length)];
				expect(told(differences)).toEqual(
					sides.filter((one) => one.length > 0).map((one) => `addition:  / ${text(one)}`)
				);
			}),
			few
		);
	});

	test('of the scan: what it has before and after is not in the publication', () => {
		fc.assert(
			fc.property(part, (words) => {
				const from = WORDS.indexOf(words[0]!);
				const lines = [WORDS.slice(0, from), words, WORDS.slice(from + words.length)];
				const s = lines.filter((line) => line.length > 0).map(text);
				const { differences, coverage } = collateTexts(s.join('\n'), text(words));
				const more = WORDS.length - words.length;
				expect(new Set(differences.map((one) => one.class))).toEqual(
					new Set(more > 0 ? ['not-in-publication'] : [])
				);
				expect(coverage.notInPublication.reduce((sum, one) => sum + one.words, 0)).toBe(more);
			}),
			few
		);
	});
});

describe('a text comes twice', () => {
	test('in the publication: one is equal, the other an addition', () => {
		fc.assert(
			fc.property(fc.integer({ min: 10, max: 28 }), (length) => {
				const block = text(WORDS.slice(0, length));
				const { differences, counts } = collateTexts(block, `${block}\n\n${block}`);
				expect(counts.equal).toBe(length);
				expect(told(differences)).toEqual([`addition:  / ${block}`]);
			}),
			few
		);
	});

	test('on the scan: one is equal, the other stands alone', () => {
		const block = text(WORDS.slice(0, 20));
		expect(classes(`${block}\n${block}`, block)).toEqual(['not-in-publication']);
	});

	test('every word twice: as many are equal as there are', () => {
		const twice = WORDS.slice(0, 30).flatMap((word) => [word, word]);
		const { counts, differences } = collateTexts(text(twice), text(WORDS.slice(0, 30)));
		expect(counts.equal).toBe(30);
		expect(differences.every((one) => one.class === 'omission')).toBe(true);
		expect(differences).toHaveLength(29);
	});
});

describe('a text comes turned round', () => {
	test('word by word there is no run to hold on to', () => {
		const { outcome, alike } = collateTexts(text(WORDS), text(WORDS.toReversed()));
		expect(outcome).toBe('unlike');
		expect(alike).toBeLessThan(0.1);
	});

	test('paragraph by paragraph each but one moved, none is lost', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 10, max: 20 }),
				fc.integer({ min: 3, max: 5 }),
				(length, count) => {
					const all = Array.from({ length: count }, (_, i) =>
						WORDS.slice(i * length, (i + 1) * length)
					);
					const s = all.map(text).join('\n');
					const p = all.toReversed().map(text).join('\n\n');
					const { differences } = collateTexts(s, p);
					expect(differences.map((one) => one.class)).toEqual(Array(count - 1).fill('moved'));
					const moved = differences.map((one) => one.s.text);
					expect(all.map(text).filter((one) => !moved.includes(one))).toHaveLength(1);
				}
			),
			few
		);
	});
});

describe('one side is nothing', () => {
	test.each<[what: string, s: string, p: string, outcome: string]>([
		['the scan is empty', '', text(WORDS), 'empty-scan'],
		['the publication is empty', text(WORDS), '', 'empty-publication'],
		['the scan is a form alone', `[form]\n${text(WORDS)}`, text(WORDS), 'empty-scan'],
		['the publication is a head alone', text(WORDS), '№ 338\n\n№ 1041-1043', 'empty-publication'],
		['the scan is a page number', '[page-number]\n12', text(WORDS), 'empty-scan'],
		['both are', '', '', 'empty-scan']
	])('%s', (_, s, p, outcome) => {
		const found = collateTexts(s, p);
		expect(found).toMatchObject({ outcome, alike: 0, differences: [], ledger: {}, fields: [] });
		expect(found.matches).toHaveLength(0);
		expect(found.coverage).toMatchObject({ s: null, p: null });
	});
});

describe('words cut at the ends of lines, over pages and what stands between', () => {
	const cut = fc.record({
		word: fc.integer({ min: 2, max: 90 }),
		at: fc.integer({ min: 2, max: 6 }),
		sign: fc.constantFrom('-', '¬', '⸗', '\u00ad'),
		between: fc.constantFrom('', '[page-number]\n- 13 -\n[body]\n', '[stamp]\nСЕКРЕТНО\n[body]\n')
	});

	test('make one hidden difference each, whatever is set aside between the halves', () => {
		fc.assert(
			fc.property(cut, ({ word, at: wanted, sign, between }) => {
				const one = WORDS[word]!;
				const at = Math.min(wanted, one.length - 1);
				const half = `${text(WORDS.slice(0, word))} ${one.slice(0, at)}${sign}`;
				const rest = `${one.slice(at)} ${text(WORDS.slice(word + 1))}`;
				const { differences, setAside } = collateTexts(`${half}\n${between}${rest}`, text(WORDS));
				const rung = sign === '\u00ad' ? 'space' : 'line-end-hyphen';
				expect(differences.map((found) => found.class)).toEqual([rung]);
				expect(differences[0]).toMatchObject({ hidden: true, p: { text: one } });
				expect(differences[0]!.s.places.map(({ from, to }) => to - from)).toEqual([
					at + 1,
					one.length - at
				]);
				expect(setAside.s).toHaveLength(between === '' ? 0 : 1);
			}),
			few
		);
	});

	test('over two surfaces the halves have a place on each', () => {
		const one = WORDS[20]!;
		const first = `${text(WORDS.slice(0, 20))} ${one.slice(0, 4)}-\n[page-number]\n12`;
		const second = `${one.slice(4)} ${text(WORDS.slice(21, 60))}`;
		const s = fromPages([
			{ surface: 's1', page: textPage(first, 'a') },
			{ surface: 's2', page: textPage(second, 'b') }
		]);
		const { differences } = collate(s, fromPublished(text(WORDS.slice(0, 60))));
		expect(differences.map((found) => found.class)).toEqual(['line-end-hyphen']);
		expect(differences[0]!.s.places.map(({ surface }) => surface)).toEqual(['s1', 's2']);
	});

	test('a word that ends a surface whole is not joined to the next', () => {
		const s = fromPages([
			{ surface: 's1', page: textPage(text(WORDS.slice(0, 20)), 'a') },
			{ surface: 's2', page: textPage(text(WORDS.slice(20, 40)), 'b') }
		]);
		expect(collate(s, fromPublished(text(WORDS.slice(0, 40)))).differences).toEqual([]);
	});
});

describe('page furniture', () => {
	const KINDS = ['form', 'list', 'letterhead', 'stamp', 'handwriting', 'margin', 'page-number'];
	const furniture = fc.array(fc.tuple(fc.constantFrom(...KINDS), fc.integer({ min: 5, max: 70 })), {
		maxLength: 4
	});

	/** The words with lines of furniture after some of them. */
	function withFurniture(all: readonly (readonly [string, number])[]): string {
		const lines: string[] = [];
		let last = 0;
		for (const [kind, at] of all.toSorted((a, b) => a[1] - b[1])) {
			if (at > last) lines.push(text(WORDS.slice(last, at)));
			lines.push(`[${kind}]`, 'ЭКЗЕМПЛЯР ДВА', '[body]');
			last = Math.max(last, at);
		}
		lines.push(text(WORDS.slice(last)));
		return lines.join('\n');
	}

	test('on the scan, wherever it stands, makes no difference, and is listed with its kind', () => {
		fc.assert(
			fc.property(furniture, (all) => {
				const { differences, setAside } = collateTexts(withFurniture(all), text(WORDS));
				expect(differences).toEqual([]);
				expect(setAside.s.map(({ why }) => why).sort()).toEqual(all.map(([kind]) => kind).sort());
			}),
			few
		);
	});

	test('both witnesses can be rebuilt with it', () => {
		fc.assert(
			fc.property(furniture, readText(0, 30), (all, other) => {
				const s = scan(withFurniture(all));
				expect(rebuild(s)).toEqual(s.lines.map((line) => line.text));
				expect(rebuild(fromPublished(other)).join('\n')).toBe(other);
			}),
			few
		);
	});

	test.each<[what: string, p: string, aside: string[]]>([
		['a page number that cuts a sentence', 'A\n\n- 1040 -\n\nb', ['- 1040 -']],
		['in brackets', 'A\n\n[1040]\n\nb', ['[1040]']],
		['bare, that cuts a sentence', 'A\n\n1040\n\nb', ['1040']],
		[
			'the editors’ head',
			'№ 338\n\nТелеграмма\n\n4 июля 1953 г.\n\nA b',
			['№ 338', 'Телеграмма', '4 июля 1953 г.']
		],
		['the source note', 'A b\n\nПеч. по: АВП РФ. Ф. 6.', ['Печ. по: АВП РФ. Ф. 6.']],
		['a note and its marker', 'A* b\n\n* Так в тексте.', ['* Так в тексте.']]
	])('in print: %s is set aside', (_, p, aside) => {
		const [a, b] = [text(WORDS.slice(0, 20)), text(WORDS.slice(20, 40))];
		const published = p.replace('A', a).replace('b', b);
		const { differences, setAside } = collateTexts(`${a} ${b}`, published);
		expect(differences).toEqual([]);
		expect(setAside.p.map((one) => one.text)).toEqual(aside);
	});
});

describe('a hidden difference', () => {
	const FORMS: [name: DifferenceClass, s: string, p: string][] = [
		['yo', 'её', 'ее'],
		['quotes', '«', '"'],
		['look-alike', 'Kорея', 'Корея'],
		['line-end-hyphen', 'пра-\nвах', 'правах'],
		['space', 'П Е К И Н', 'ПЕКИН'],
		['dashes', '—', '-']
	];
	test.each(FORMS)('of class %s is counted and listed, never lost', (name, s, p) => {
		const [before, after] = [text(WORDS.slice(0, 10)), text(WORDS.slice(10, 20))];
		const { ledger, differences } = collateTexts(
			`${before} ${s} ${after}`,
			`${before} ${p} ${after}`
		);
		expect(ledger).toEqual({ [name]: { hidden: 1, shown: 0 } });
		expect(told(differences)).toEqual([`~${name}: ${s} / ${p}`]);
	});

	test('the ledger is the sum of what is listed, whatever the texts', () => {
		fc.assert(
			fc.property(readText(10, 60), readText(10, 60), (a, b) => {
				const { ledger, differences } = collateTexts(a.normalize('NFC'), b);
				const counts = Object.values(ledger);
				const sum = (of: 'hidden' | 'shown') => counts.reduce((all, one) => all + one[of], 0);
				expect(sum('hidden')).toBe(differences.filter((one) => one.hidden).length);
				expect(sum('shown')).toBe(differences.filter((one) => !one.hidden).length);
			}),
			few
		);
	});
});
