import { describe, expect, test } from 'vitest';
import type { Lattice } from '#lib/recognition/lattice.ts';
import { collateTexts } from '../../../tests/support/witnesses.ts';
import type { DifferenceClass, Label } from './difference.ts';
import { judge, RULES, THRESHOLDS } from './evidence.ts';
import { RULE_SENTENCES, type RuleCode } from './fact.ts';
import type { EvidenceSources, Signals, Unweighed } from './signal.ts';

const WORDS = new Set([
	'дома',
	'дом',
	'он',
	'строило',
	'новое',
	'здание',
	'строит',
	'июля',
	'года'
]);
const lexicon = { knows: (word: string) => WORDS.has(word.toLowerCase()) };

/** A lattice of a line where some letters have alternatives: `{ п: [['л', 40]] }`. */
function latticeOf(line: string, others: Record<string, [string, number][]> = {}, sure = 96) {
	return [...line].map((letter) => [[letter, sure], ...(others[letter] ?? [])]) as Lattice;
}

function evidenceOf(s: string, p: string, sources: EvidenceSources = {}) {
	const { differences } = collateTexts(`он ${s} новое здание`, `он ${p} новое здание`, {
		evidence: { lexicon, ...sources }
	});
	expect(differences).toHaveLength(1);
	return differences[0]!.evidence;
}

describe('the label of one word', () => {
	const line = 'он строипо новое здание';
	const thoughtOf = { lattices: { l0: latticeOf(line, { п: [['л', 40]] }) } };

	test('no word, and the machine thought of the other: a misreading', () => {
		const evidence = evidenceOf('строипо', 'строило', thoughtOf);
		expect(evidence).toMatchObject({ label: 'misreading', rule: 'no-word-but-thought-of' });
		expect(evidence.facts.map((fact) => fact.code)).toEqual([
			'lattice-supports',
			'confidence',
			'word-unknown'
		]);
	});

	test('a word that stands there twice is told once', () => {
		const { facts } = evidenceOf('жъж жъж', 'строило');
		expect(facts.filter(({ code }) => code === 'word-unknown')).toEqual([
			{ code: 'word-unknown', facts: { word: 'жъж' } }
		]);
	});

	test('no word alone is not enough', () => {
		expect(evidenceOf('строипо', 'строило').label).toBe('undecided');
		const denied = { lattices: { l0: latticeOf(line) } };
		expect(evidenceOf('строипо', 'строило', denied).label).toBe('undecided');
	});

	test('a known word that the machine also thought of stays undecided: inflections live here', () => {
		const lattices = { l0: latticeOf('он дома новое здание', { а: [['у', 30]] }) };
		expect(evidenceOf('дома', 'дому', { lattices }).label).toBe('undecided');
	});

	test('a known word, surely read, never otherwise: a variant', () => {
		const lattices = { l0: latticeOf('он строит новое здание') };
		const evidence = evidenceOf('строит', 'чинит', { lattices });
		expect(evidence).toMatchObject({ label: 'variant', rule: 'sure-and-known' });
	});

	test('a lattice of another text is not used', () => {
		const lattices = { l0: latticeOf('он строил новое здание', { л: [['п', 40]] }) };
		const codes = evidenceOf('строипо', 'строило', { lattices }).facts.map((fact) => fact.code);
		expect(codes).toEqual(['word-unknown']);
	});

	test('a person read the line: what differs is a variant', () => {
		const readByPerson = new Set(['l0']);
		const evidence = evidenceOf('строипо', 'строило', { readByPerson, ...thoughtOf });
		expect(evidence).toMatchObject({ label: 'variant', rule: 'read-by-person' });
	});

	test('two other readings against P: a variant; one is not enough', () => {
		const other = { text: 'он строит новое здание' };
		const two = { alternatives: { l0: [other, other] } };
		expect(evidenceOf('строит', 'чинит', two).rule).toBe('readings-against-print');
		const one = { alternatives: { l0: [other] } };
		expect(evidenceOf('строит', 'чинит', one).label).toBe('undecided');
	});

	test('other readings that share a word that is none speak for nobody: they share the fault', () => {
		const two = { alternatives: { l0: [{ text: line }, { text: line }] } };
		expect(evidenceOf('строипо', 'строило', two).label).toBe('undecided');
	});

	test('a lost word is not confirmed by readings that have it', () => {
		const alternatives = { l0: [{ text: 'он и новое здание' }, { text: 'он и новое здание' }] };
		const { differences } = collateTexts('он новое здание', 'он и новое здание', {
			evidence: { lexicon, alternatives }
		});
		expect(differences.map((one) => one.class)).toEqual(['addition']);
		expect(differences[0]!.evidence.facts).toEqual([
			{ code: 'second-reading-print', facts: { count: 2 } }
		]);
	});

	test('another reading and the lattice for P: a misreading', () => {
		const alternatives = { l0: [{ text: 'он строило новое здание' }] };
		const evidence = evidenceOf('строипо', 'строило', { alternatives, ...thoughtOf });
		expect(evidence).toMatchObject({ label: 'misreading', rule: 'readings-for-print' });
	});

	test('a confusion that people confirmed: a misreading of a word that is none', () => {
		const confusions = [{ read: 'п', right: 'л', count: 2 }];
		expect(evidenceOf('строипо', 'строило', { confusions }).rule).toBe('confirmed-confusion');
		const once = [{ read: 'п', right: 'л', count: 1 }];
		expect(evidenceOf('строипо', 'строило', { confusions: once }).label).toBe('undecided');
	});
});

describe('rows between support and none', () => {
	const of = (s: string, p: string, others: Record<string, [string, number][]>, sure = 96) =>
		evidenceOf(s, p, { lattices: { l0: latticeOf(`он ${s} новое здание`, others, sure) } });

	test.each<
		[name: string, s: string, p: string, others: Record<string, [string, number][]>, rule: string]
	>([
		[
			'part of the letters thought of',
			'строипз',
			'строило',
			{ п: [['л', 40]] },
			'no-word-and-partly-thought-of'
		],
		['two letters, none thought of', 'стгоипо', 'строило', {}, 'no-word-in-several-letters'],
		['one letter, not thought of: as a slip would be', 'строипо', 'строило', {}, 'no-evidence'],
		['a sign for a letter', 'строи!о', 'строило', {}, 'sign-for-letter'],
		['quite another word', 'жжжжж', 'строило', {}, 'no-evidence']
	])('%s', (_, s, p, others, rule) => {
		expect(of(s, p, others).rule).toBe(rule);
	});

	test('one letter hardly read', () => {
		expect(of('строипо', 'строило', {}, 85).rule).toBe('no-word-hardly-read');
		expect(of('строипо', 'строило', {}, 86).label).toBe('undecided');
	});

	test('a known word for a known word, the letter among the surer choices', () => {
		expect(of('строит', 'строил', { т: [['л', 30]] }).label).toBe('undecided');
		const words = { knows: () => true };
		const lattices = { l0: latticeOf('он строит новое здание', { т: [['л', 30]] }) };
		const sure = evidenceOf('строит', 'строил', { lattices, lexicon: words });
		expect(sure).toMatchObject({ label: 'misreading', rule: 'thought-of-throughout' });
		const hardly = { l0: latticeOf('он строит новое здание', { т: [['л', 0]] }) };
		const rare = evidenceOf('строит', 'строил', { lattices: hardly, lexicon: words });
		expect(rare.label).toBe('undecided');
		const alternatives = { l0: [{ text: 'он строит новое здание' }] };
		const held = evidenceOf('строит', 'строил', { lattices, lexicon: words, alternatives });
		expect(held.label).toBe('undecided');
	});

	test('letters among digits', () => {
		const lattices = { l0: latticeOf('он 0О5 новое здание', { О: [['0', 40]] }) };
		const evidence = evidenceOf('0О5', '005', { lattices });
		expect(evidence).toMatchObject({ label: 'misreading', rule: 'digit-for-letter' });
	});
});

test('a number never gets "misreading" from one sign alone', () => {
	const lattices = { l0: latticeOf('он 3 новое здание', { 3: [['8', 60]] }) };
	expect(evidenceOf('3', '8', { lattices }).label).toBe('undecided');
	const alternatives = { l0: [{ text: 'он 8 новое здание' }] };
	expect(evidenceOf('3', '8', { lattices, alternatives }).label).toBe('misreading');
	const codes = evidenceOf('3', '8', { translation: 'he has 8 of them' }).facts;
	expect(codes).toContainEqual({ code: 'translation-print', facts: { value: '8' } });
});

test('a name never gets "misreading" from the lattice and the dictionary', () => {
	const text = 'он Пын Дэ новое здание';
	const lattices = { l0: latticeOf(text, { ы: [['э', 50]] }) };
	const known = { knows: (word: string) => word !== 'Пын' };
	const evidence = evidenceOf('Пын Дэ', 'Пэн Дэ', { lattices, lexicon: known });
	expect(evidence.label).toBe('undecided');
});

test('capitals and signs are never misreadings for their twins in the lattice', () => {
	const lattices = { l0: latticeOf('он Дома новое здание', { Д: [['д', 80]] }) };
	const lexiconOfSmall = { knows: (word: string) => word === word.toLowerCase() };
	const evidence = evidenceOf('Дома', 'дома', { lattices, lexicon: lexiconOfSmall });
	expect(evidence.label).toBe('undecided');
});

test('text that the machine made of specks is called so', () => {
	const lattices = { l0: latticeOf('он ъъщ новое здание', {}, 31) };
	const { differences } = collateTexts('он ъъщ новое здание', 'он новое здание', {
		evidence: { lexicon, lattices }
	});
	expect(differences[0]!.evidence).toMatchObject({ label: 'misreading', rule: 'invented-text' });
});

test('nothing known is undecided', () => {
	expect(collateTexts('раз два три', 'раз пять три').differences[0]!.evidence).toMatchObject({
		label: 'undecided',
		rule: 'no-evidence'
	});
});

/** What is known of a word read for a like one, and nothing that speaks for either. */
const SILENT: Signals = {
	...{ person: false, support: null, confidence: null, unknownS: null, unknownP: null },
	...{ elsewhere: 0, forS: 0, forP: 0, forNone: 0, room: null, torn: null },
	...{ confusion: null, translation: null }
};
const NO_WORD = { unknownS: ['строипо'], unknownP: [] };
const KNOWN = { unknownS: [], unknownP: [] };
const supportOf = (ratio: number, distance = 1): Signals['support'] => ({
	...{ cost: ratio * distance, distance, ratio, ranks: [] }
});
const confused = (
	read: string,
	right: string,
	more: Partial<NonNullable<Signals['confusion']>> = {}
) => ({ confusion: { read, right, here: 1, confirmed: 0, certainty: 96, ...more } });
const room = (side: 'read' | 'other') => ({ room: { letters: 7.9, read: 7, for: side } });

function judged(signals: Partial<Signals>, of: DifferenceClass = 'word', s = 'строипо') {
	const one = { class: of, s: { text: s }, p: { text: 'строило' } } as Unweighed;
	return judge({ ...SILENT, ...signals }, one);
}

describe('each rule alone, at its threshold and past it', () => {
	const { supported, denied, throughout, mostly, sure, unsure, shaky } = THRESHOLDS;
	test.each<[rule: RuleCode, holds: Partial<Signals>, not: Partial<Signals>, of?: DifferenceClass]>(
		[
			['read-by-person', { person: true }, { person: false }],
			['readings-against-print', { ...KNOWN, forS: 2 }, { ...KNOWN, forS: 1 }],
			['readings-against-print', { ...KNOWN, forS: 2 }, { ...KNOWN, forS: 2, forP: 1 }],
			['readings-against-print', { ...KNOWN, forS: 2 }, { ...NO_WORD, forS: 2 }],
			['readings-for-print', { ...NO_WORD, forP: 1 }, { ...NO_WORD, forP: 1, forS: 1 }],
			['readings-for-print', { ...NO_WORD, forP: 1 }, { ...KNOWN, forP: 1 }],
			[
				'readings-for-print',
				{ ...KNOWN, forP: 1, support: supportOf(supported) },
				{ ...KNOWN, forP: 1, support: supportOf(supported + 0.01) }
			],
			['torn-word', { torn: { half: 'реса', word: 'адреса' } }, { torn: null }],
			['room-for-print', { ...NO_WORD, ...room('other') }, { ...NO_WORD, ...room('read') }],
			['room-for-print', { ...NO_WORD, ...room('other') }, { ...KNOWN, ...room('other') }],
			[
				'no-word-but-thought-of',
				{ ...NO_WORD, support: supportOf(supported) },
				{ ...KNOWN, support: supportOf(supported) }
			],
			[
				'no-word-and-partly-thought-of',
				{ ...NO_WORD, support: supportOf(supported + 0.01) },
				{ ...NO_WORD, support: supportOf(denied) }
			],
			[
				'no-word-in-several-letters',
				{ ...NO_WORD, support: supportOf(1, 2) },
				{ ...NO_WORD, support: supportOf(1, 1) }
			],
			[
				'no-word-in-several-letters',
				{ ...NO_WORD, support: supportOf(1, 2) },
				{ ...NO_WORD, support: supportOf(1, 2), ...room('read') }
			],
			[
				'no-word-hardly-read',
				{ ...NO_WORD, ...confused('п', 'л', { certainty: shaky - 1 }) },
				{ ...NO_WORD, ...confused('п', 'л', { certainty: shaky }) }
			],
			['sign-for-letter', { ...KNOWN, ...confused('!', 'л') }, { ...KNOWN, ...confused('п', 'л') }],
			['sign-for-letter', { ...KNOWN, ...confused(' ', 'л') }, { ...KNOWN, ...confused('!', ',') }],
			['readings-differ', { ...NO_WORD, forNone: 1 }, { ...NO_WORD, forNone: 1, forS: 1 }],
			['readings-differ', { ...NO_WORD, forNone: 1 }, { ...KNOWN, forNone: 1 }],
			[
				'repeated-confusion',
				{ ...NO_WORD, ...confused('п', 'л', { here: 2 }) },
				{ ...NO_WORD, ...confused('п', 'л', { here: 1 }) }
			],
			[
				'repeated-confusion',
				{ ...NO_WORD, ...confused('п', 'л', { here: 2 }) },
				{ ...KNOWN, ...confused('п', 'л', { here: 2 }) }
			],
			[
				'digit-for-letter',
				{ support: supportOf(throughout), ...confused('О', '0') },
				{ support: supportOf(throughout + 0.01), ...confused('О', '0') }
			],
			[
				'digit-for-letter',
				{ support: supportOf(throughout), ...confused('6', 'б') },
				{ support: supportOf(throughout), ...confused('6', 'д') }
			],
			[
				'number-doubted',
				{ support: supportOf(throughout), ...confused('8', '3', { here: 2 }) },
				{ support: supportOf(throughout), ...confused('8', '3') },
				'number'
			],
			[
				'number-doubted',
				{ support: supportOf(throughout), forNone: 1 },
				{ support: supportOf(throughout + 0.01), forNone: 1 },
				'number'
			],
			[
				'number-with-letters',
				{ ...NO_WORD, support: supportOf(throughout) },
				{ ...KNOWN, support: supportOf(throughout) },
				'number'
			],
			[
				'thought-of-throughout',
				{ ...KNOWN, support: supportOf(throughout) },
				{ ...KNOWN, support: supportOf(throughout + 0.01) }
			],
			[
				'thought-of-throughout',
				{ ...KNOWN, support: supportOf(mostly, 2) },
				{ ...KNOWN, support: supportOf(mostly + 0.01, 2) }
			],
			[
				'thought-of-throughout',
				{ ...KNOWN, support: supportOf(throughout) },
				{ ...KNOWN, support: supportOf(throughout), forS: 1 }
			],
			[
				'confirmed-confusion',
				{ ...NO_WORD, ...confused('п', 'л', { confirmed: 2 }) },
				{ ...NO_WORD, ...confused('п', 'л', { confirmed: 1 }) }
			],
			[
				'invented-text',
				{ unknownS: ['ъъщ'], confidence: unsure - 1 },
				{ unknownS: ['ъъщ'], confidence: unsure },
				'omission'
			],
			[
				'sure-and-known',
				{ ...KNOWN, confidence: sure, support: supportOf(denied) },
				{ ...KNOWN, confidence: sure - 1, support: supportOf(denied) }
			],
			[
				'sure-and-known',
				{ ...KNOWN, confidence: sure, support: supportOf(denied) },
				{ ...KNOWN, confidence: sure, support: supportOf(denied - 0.01) }
			],
			['room-for-scan', { ...KNOWN, ...room('read') }, { ...NO_WORD, ...room('read') }],
			['room-for-scan', { ...KNOWN, ...room('read') }, { ...KNOWN, ...room('other') }]
		]
	)('%s', (rule, holds, not, of) => {
		expect(judged(holds, of).rule).toBe(rule);
		expect(judged(holds, of).label).toBe(RULES.find((row) => row.rule === rule)!.label);
		expect(judged(not, of).rule).not.toBe(rule);
	});

	test('each row of the table is held above, and has its sentence in both languages', () => {
		const said = new Set(RULES.map(({ rule }) => rule));
		expect([...said, 'no-evidence'].sort()).toEqual(Object.keys(RULE_SENTENCES).sort());
		for (const { en, ru } of Object.values(RULE_SENTENCES)) {
			expect(ru).toMatch(/^\p{Script=Cyrillic}.*\.$/u);
			expect(en).toMatch(/^[A-Z].*\.$/u);
			expect(en).not.toMatch(/\p{Script=Cyrillic}/u);
		}
	});
});

describe('what no single sign may do', () => {
	const SIGNS: [sign: string, signals: Partial<Signals>][] = [
		['it is no word', NO_WORD],
		['the machine thought of each letter', { support: supportOf(0.3) }],
		['a letter hardly read', confused('п', 'л', { certainty: 20 })],
		['another reading with P', { forP: 1 }],
		['another reading with yet another', { forNone: 3 }],
		['room for P', room('other')],
		['a confusion that comes back', confused('п', 'л', { here: 9 })],
		['a confusion that people confirmed', confused('п', 'л', { confirmed: 9 })],
		['the translation', { translation: { side: 'p', value: '8' } }],
		['the word stands nowhere else', { elsewhere: 0 }],
		['the machine never thought of it', { support: supportOf(1) }]
	];
	test.each(SIGNS)('%s: undecided, for a word, a number and a name', (_, signals) => {
		for (const name of ['word', 'word-form', 'number', 'name', 'numeral'] as const)
			expect(judged(signals, name)).toEqual({ label: 'undecided', rule: 'no-evidence' });
	});

	test('a number or a name is no misreading by lattice, width and dictionary together', () => {
		const all = { ...NO_WORD, ...room('other'), support: supportOf(0.3), unknownS: ['Пын'] };
		expect(judged(all, 'name').label).toBe('undecided');
		expect(judged({ ...all, unknownS: [] }, 'number').label).toBe('undecided');
	});

	test('capitals, signs, ё and quotation marks are weighed by other readings alone', () => {
		const all = { ...NO_WORD, support: supportOf(0.3), ...confused('O', '0', { here: 5 }) };
		for (const name of ['case', 'punctuation', 'yo', 'quotes'] as const) {
			expect(judged(all, name).label).toBe('undecided');
			expect(judged({ ...all, forP: 1 }, name).label).toBe('misreading');
		}
	});

	test('a person who read the line outweighs everything', () => {
		const all = { ...NO_WORD, ...room('other'), support: supportOf(0), forP: 5 };
		expect(judged({ ...all, person: true })).toEqual({ label: 'variant', rule: 'read-by-person' });
	});

	test.each<[s: string, label: Label]>([
		['и', 'undecided'],
		['на', 'undecided'],
		['°', 'undecided'],
		['дом', 'variant'],
		['на-до', 'undecided'],
		['в дом', 'variant']
	])('a word of one or two letters is no find, however sure: %s', (s, label) => {
		const sure = { ...KNOWN, confidence: 99, support: supportOf(1) };
		expect(judged(sure, 'word', s).label).toBe(label);
	});
});

describe('compounds are held against each other part by part', () => {
	const signals = { ...SILENT, ...NO_WORD, support: supportOf(1, 3) };
	test.each<[s: string, p: string, label: Label]>([
		['буквенно-цифровая', 'выводить-цифровая', 'undecided'],
		['буквешю-цифровая', 'буквенно-цифровая', 'misreading'],
		['китанско-\nкорейския', 'китайско-корейская', 'misreading'],
		['кптанеко', 'китайско-корейская', 'undecided']
	])('%j / %j: %s', (s, p, label) => {
		const one = { class: 'word', s: { text: s }, p: { text: p } } as Unweighed;
		expect(judge(signals, one).label).toBe(label);
	});
});
