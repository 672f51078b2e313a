import { describe, expect, test } from 'vitest';
import type { Lattice } from '#lib/recognition/lattice.ts';
import { collateTexts } from '../../../tests/support/witnesses.ts';
import { FACTS, RULE_SENTENCES } from './fact.ts';
import { factsOf, judge, RULES } from './evidence.ts';
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
			{ code: 'print-unknown', facts: { word: 'и' } },
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
		['a sign for a letter', 'строи!о', 'строило', {}, 'no-word-hardly-read'],
		['quite another word', 'жжжжж', 'строило', {}, 'no-evidence']
	])('%s', (_, s, p, others, rule) => {
		expect(of(s, p, others).rule).toBe(rule);
	});

	test('one letter hardly read', () => {
		expect(of('строипо', 'строило', {}, 79).rule).toBe('no-word-hardly-read');
		expect(of('строипо', 'строило', {}, 80).label).toBe('undecided');
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
		expect(evidence).toMatchObject({ label: 'misreading', rule: 'number-with-letters' });
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

test('every rule and every fact has its sentence in both languages', () => {
	for (const { rule } of RULES) expect(RULE_SENTENCES[rule].ru).toMatch(/\p{Script=Cyrillic}/u);
	const signals: Signals = {
		person: true,
		support: { cost: 0.3, distance: 1, ratio: 0.3, ranks: [0, 1, -1] },
		confidence: 50.4,
		unknownS: ['ъ'],
		unknownP: ['щ'],
		elsewhere: 2,
		...{ forS: 1, forP: 1 },
		confusion: { read: 'п', right: 'л', here: 3, confirmed: 2 },
		translation: { side: 's', value: '4' }
	};
	const readings = { s: { text: 'ъ' }, p: { text: 'щ' }, class: 'word' } as Unweighed;
	const facts = factsOf(signals, readings);
	expect(facts.map((fact) => fact.code)).toEqual([
		...['read-by-person', 'lattice-supports', 'confidence', 'word-unknown', 'print-unknown'],
		...['seen-elsewhere', 'confusion-here', 'confusion-confirmed'],
		...['second-reading-scan', 'second-reading-print', 'translation-scan']
	]);
	for (const { code, facts: fillers } of facts) {
		const { en, ru } = FACTS[code as keyof typeof FACTS];
		const blanks = (text: string) =>
			[...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]!).sort();
		expect(blanks(en)).toEqual(blanks(ru));
		for (const blank of blanks(en)) expect(fillers).toHaveProperty(blank);
	}
	expect(facts[1]!.facts['ranks']).toBe('2, -');
	expect(judge(signals, readings).rule).toBe('read-by-person');
});
