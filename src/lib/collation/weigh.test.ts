import { describe, expect, test } from 'vitest';
import { scan } from '../../../tests/support/witnesses.ts';
import { DIFFERENCE_CLASSES } from './difference.ts';
import { FACTS, sentence, type FactCode } from './fact.ts';
import type { Signals, Unweighed } from './signal.ts';
import { factsOf, weigh } from './weigh.ts';

const SILENT: Signals = {
	...{ person: false, support: null, confidence: null, unknownS: null, unknownP: null },
	...{ elsewhere: 0, forS: 0, forP: 0, forNone: 0, room: null, torn: null },
	...{ confusion: null, translation: null }
};
const reading = (text: string) => ({ text, from: 0, to: 1, places: [] });
const difference = {
	...{ key: 'd-a-b-c-0', class: 'word', substantive: true, hidden: false, family: '' },
	...{ s: reading('строипо'), p: reading('строило'), letters: null },
	context: { before: '', after: '' }
} as Unweighed;

const supportOf = (ratio: number, ranks: number[] = [0, 1]) => ({
	...{ cost: ratio, distance: 1, ratio, ranks }
});
const confusion = { read: 'п', right: 'л', here: 1, confirmed: 0, certainty: 90 };

/** What a signal says in both languages. */
const SAID: [what: string, signals: Partial<Signals>, code: FactCode, en: string, ru: string][] = [
	[
		'a person',
		{ person: true },
		'read-by-person',
		'A person read this line on the picture.',
		'Эту строку прочёл по снимку человек.'
	],
	[
		'letters among the choices, with their ranks from 1',
		{ support: supportOf(0.6, [0, 2, 0, 1]) },
		'lattice-supports',
		'The machine itself thought of “строило”: choices 3, 2.',
		'Машина сама допускала «строило»: варианты 3, 2.'
	],
	[
		'some letters among them',
		{ support: supportOf(0.84) },
		'lattice-partly',
		'Part of the letters of “строило” are among the machine’s choices.',
		'Часть букв «строило» есть среди вариантов машины.'
	],
	[
		'none of them',
		{ support: supportOf(0.85) },
		'lattice-denies',
		'The machine never thought of “строило”.',
		'Варианта «строило» у машины не было.'
	],
	[
		'certainty, rounded',
		{ confidence: 50.4 },
		'confidence',
		'Least sure letter: 50 of 100.',
		'Самая неуверенная буква: 50 из 100.'
	],
	[
		'a word that is none',
		{ unknownS: ['строипо'] },
		'word-unknown',
		'The dictionary does not know “строипо” (scan).',
		'Словарь не знает слова «строипо» (снимок).'
	],
	[
		'a word',
		{ unknownS: [] },
		'word-known',
		'The dictionary knows “строипо” (scan).',
		'Словарь знает слово «строипо» (снимок).'
	],
	[
		'a word of the print that is none',
		{ unknownP: ['строило'] },
		'print-unknown',
		'The dictionary does not know “строило” (publication).',
		'Словарь не знает слова «строило» (публикация).'
	],
	[
		'the same word elsewhere',
		{ elsewhere: 2 },
		'seen-elsewhere',
		'“строипо” stands elsewhere on the scans: 2.',
		'«строипо» встречается на снимках ещё: 2.'
	],
	[
		'a confusion that comes back',
		{ confusion: { ...confusion, here: 3 } },
		'confusion-here',
		'п for л in this record: 3.',
		'п вместо л в этом документе: 3.'
	],
	[
		'one that people confirmed',
		{ confusion: { ...confusion, confirmed: 1 } },
		'confusion-confirmed',
		'п for л, confirmed by people: 1.',
		'п вместо л, подтверждено людьми: 1.'
	],
	[
		'readings with the scan',
		{ forS: 1 },
		'second-reading-scan',
		'Other readings of this line that agree with the scan’s text: 1.',
		'Другие прочтения строки, согласные с текстом снимка: 1.'
	],
	[
		'readings with the print',
		{ forP: 2 },
		'second-reading-print',
		'Other readings of this line that agree with the publication: 2.',
		'Другие прочтения строки, согласные с публикацией: 2.'
	],
	[
		'readings with neither',
		{ forNone: 1 },
		'second-reading-neither',
		'Other readings of this line that have yet another text here: 1.',
		'Другие прочтения строки, где здесь стоит иное: 1.'
	],
	[
		'room',
		{ room: { letters: 7.96, read: 7, for: 'other' } },
		'room',
		'By the width of the line’s letters there is room for about 8; 7 were read.',
		'По ширине букв строки здесь место примерно на 8; прочитано: 7.'
	],
	[
		'a torn word',
		{ torn: { half: 'реса', word: 'адреса' } },
		'torn-word',
		'“реса” at the edge of a line is half of “адреса”: a line may have been passed over.',
		'«реса» на краю строки — половина слова «адреса»: строка могла быть пропущена.'
	],
	[
		'a number of the print in the translation',
		{ translation: { side: 'p', value: '8' } },
		'translation-print',
		'The translation has 8, as the publication.',
		'В переводе 8, как в публикации.'
	],
	[
		'a number of the scan in it',
		{ translation: { side: 's', value: '3' } },
		'translation-scan',
		'The translation has 3, as the scan.',
		'В переводе 3, как на снимке.'
	]
];

describe('each signal is said in one sentence', () => {
	test.each(SAID)('%s', (_, signals, code, en, ru) => {
		const facts = factsOf({ ...SILENT, ...signals }, difference);
		expect(facts.map((fact) => fact.code)).toEqual([code]);
		expect(sentence(FACTS[code], 'en', facts[0]!.facts)).toBe(en);
		expect(sentence(FACTS[code], 'ru', facts[0]!.facts)).toBe(ru);
	});

	test('and every sentence of the catalogue is said of some signal', () => {
		expect(SAID.map(([, , code]) => code).sort()).toEqual(Object.keys(FACTS).sort());
	});

	test('nothing known says nothing; a confusion met once is none', () => {
		expect(factsOf(SILENT, difference)).toEqual([]);
		expect(factsOf({ ...SILENT, confusion }, difference)).toEqual([]);
	});

	test('numbers and signs are no words that a dictionary knows', () => {
		const number = { ...difference, s: reading('1953') };
		expect(factsOf({ ...SILENT, unknownS: [] }, number)).toEqual([]);
	});

	test('a letter that is no choice at all has no rank', () => {
		const [fact] = factsOf({ ...SILENT, support: supportOf(0.6, [-1, 0, 3]) }, difference);
		expect(fact!.facts['ranks']).toBe('-, 4');
	});
});

describe('weighing', () => {
	const s = scan('он строипо новое здание');
	test.each(DIFFERENCE_CLASSES)('%s', (name) => {
		const isWeighed = ![
			...['beyond-scan', 'not-in-publication', 'moved', 'excerpt', 'too-different']
		].includes(name);
		const places = [{ surface: 's1', line: 'l0', from: 3, to: 10, zone: s.lines[0]!.zone! }];
		const one = { ...difference, class: name, s: { ...reading('строипо'), places } };
		const [weighed] = weigh(s, [one], { readByPerson: new Set(['l0']) });
		expect(weighed!.evidence).toEqual(
			isWeighed
				? {
						label: 'variant',
						rule: 'read-by-person',
						facts: [{ code: 'read-by-person', facts: {} }]
					}
				: { label: 'undecided', rule: 'no-evidence', facts: [] }
		);
	});

	test('keeps the differences, their order and all they have', () => {
		const others = [difference, { ...difference, key: 'd-x-y-z-0' }];
		const weighed = weigh(s, others, {});
		expect(weighed.map(({ evidence, ...rest }) => [rest, evidence.label])).toEqual(
			others.map((one) => [one, 'undecided'])
		);
	});
});
