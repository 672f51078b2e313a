import fc from 'fast-check';
import { expect, test } from 'vitest';
import { graphemes } from '#lib/text/grapheme.ts';
import type { Lattice } from './lattice.ts';
import {
	candidates,
	choose,
	type Doubtful,
	type Proposal,
	type Reason,
	writtenLike
} from './proposal.ts';

function doubtful(word: string, more: Partial<Doubtful> = {}): Doubtful {
	const lattice: Lattice = graphemes(word).map((letter) => [[letter, 90]]);
	return { word, lattice, confusions: [], recordWords: new Map(), ...more };
}

function choices(word: string, at: number, ...others: string[]): Lattice {
	return graphemes(word).map((letter, i) => [
		[letter, 60],
		...(i === at ? others.map((other, rank): [string, number] => [other, 40 - rank]) : [])
	]);
}

const texts = (proposals: readonly { text: string }[]) => proposals.map(({ text }) => text);
const NOTHING_KNOWN = { known: new Set<string>(), suggested: [] };

test('the machine’s second choice for a letter offers the word that has it', () => {
	const [offered, ...more] = candidates(doubtful('Кула', { lattice: choices('Кула', 2, 'д') }));
	expect(offered).toMatchObject({
		text: 'Куда',
		reasons: [{ code: 'second-choice', facts: { letter: 'д' } }]
	});
	expect(more).toEqual([]);
});

test('every single letter of a long word is tried before any two at once', () => {
	const word = 'международному';
	const lattice: Lattice = graphemes(word).map((letter) => [
		[letter, 90],
		...[...'абвг'].map((other): [string, number] => [other, 0])
	]);
	lattice[13]!.push(['о', 0]);
	const offered = texts(candidates(doubtful(word, { lattice })));
	expect(offered.slice(0, 60).filter((text) => text.length !== word.length)).toEqual([]);
	expect(offered).toContain('международномо');
});

test('a letter that the machine gave a chance costs less than one that it gave none', () => {
	const lattice: Lattice = [
		[
			['т', 90],
			['д', 0],
			['к', 40]
		],
		[['ом', 90]]
	];
	lattice[1] = [['о', 90]];
	const offered = candidates(doubtful('то', { lattice }));
	const cost = (text: string) =>
		Number(offered.find((one) => one.text === text)?.reasons[0]?.facts.cost);
	expect(cost('ко')).toBeLessThan(cost('до'));
});

test('two letters may be wrong at once, three are another word', () => {
	const lattice: Lattice = [...'лом'].map((letter) => [
		[letter, 50],
		['д', 40]
	]);
	const offered = candidates(doubtful('лом', { lattice })).map(({ text }) => text);
	expect(offered).toContain('ддм');
	expect(offered).not.toContain('ддд');
});

test('a confirmed confusion is mended at each place, one at a time', () => {
	const confusions = [{ read: 'п', right: 'л', count: 4 }];
	const offered = candidates(doubtful('попоска', { confusions }));
	expect(offered.map(({ text }) => text)).toEqual(['лопоска', 'полоска']);
	expect(offered[0]!.reasons).toEqual([
		{ code: 'confusion', facts: { ...confusions[0], here: 0 } }
	]);
});

test('a word of the record is offered where one letter differs, two in longer words', () => {
	const recordWords = new Map([
		['кларку', 2],
		['клирка', 1],
		['паньмыньчжон', 3]
	]);
	const short = texts(candidates(doubtful('Кпарку', { recordWords })));
	expect(short).toEqual(['Кларку']);
	expect(candidates(doubtful('Паньмиьчжоп', { recordWords }))).toEqual([]);
	expect(texts(candidates(doubtful('Паньмипьчжон', { recordWords })))).toEqual(['Паньмыньчжон']);
});

test.each([
	['кпарку', 'кларку', 'кларку'],
	['Кпарку', 'кларку', 'Кларку'],
	['КПАРКУ', 'кларку', 'КЛАРКУ'],
	['Я', 'а', 'А'],
	['7арку', 'ларку', 'ларку']
])('in the manner of %j, %j is %j', (model, word, expected) => {
	expect(writtenLike(model, word)).toBe(expected);
});

test('what another reading has is offered as it has it, even where no dictionary knows it', () => {
	const offered = candidates(doubtful('Ст-цуня', { others: ['Сю-цуня', 'Ст-цуня'] }));
	expect(choose('Ст-цуня', offered, NOTHING_KNOWN)).toEqual([
		{ text: 'Сю-цуня', reasons: [{ code: 'second-reading', facts: {} }] }
	]);
});

test('only known words are chosen, those with more reasons first, and each keeps its reasons', () => {
	const offered = candidates(doubtful('Кула', { lattice: choices('Кула', 2, 'д', 'б') }));
	const known = new Set(['Куда', 'Купа']);
	const chosen = choose('Кула', offered, { known, suggested: ['Купа', 'Куда', 'Ку ла'] });
	expect(chosen.map(({ text }) => text)).toEqual(['Куда', 'Купа']);
	expect(chosen[0]!.reasons.map(({ code }) => code)).toEqual(['second-choice', 'dictionary']);
});

test('a name that no dictionary knows is chosen if the record has it', () => {
	const recordWords = new Map([['Сюшань', 1]]);
	const offered = candidates(doubtful('Сюшанъ', { recordWords }));
	expect(choose('Сюшанъ', offered, NOTHING_KNOWN)).toHaveLength(1);
});

test('for a word that the dictionary knows only what the machine itself thought of is offered', () => {
	const lattice = choices('дом', 0, 'т', 'л');
	lattice[0]![1]![1] = 40;
	lattice[0]![2]![1] = 0;
	const offered = candidates(doubtful('дом', { lattice }));
	const known = new Set(['дом', 'том', 'лом']);
	expect(texts(choose('дом', offered, { known, suggested: ['доме'] }))).toEqual(['том']);
	known.delete('дом');
	expect(texts(choose('дом', offered, { known, suggested: ['доме'] }))).toEqual([
		...['том', 'лом', 'доме']
	]);
});

test.each([
	['Кажлый', ['КАждый', 'кАждый', 'Каждый'], ['Каждый']],
	['ИЛи', ['ИМи'], ['ИМи']],
	['ПРАВАя', ['ПРАВАЯ'], ['ПРАВАЯ']]
])('capitals stay where capitals stand: for %s of %j there is %j', (word, others, expected) => {
	const offered = others.map((text) => ({
		text,
		reasons: [{ code: 'second-choice' as const, facts: { cost: 0.2 } }]
	}));
	expect(texts(choose(word, offered, { known: new Set(others), suggested: [] }))).toEqual(expected);
});

test('a word that differs in its capitals alone comes behind one that differs in a letter', () => {
	const offered = candidates(doubtful('умеет', { lattice: choices('умеет', 0, 'У', 'и') }));
	const known = new Set(['Умеет', 'имеет']);
	expect(texts(choose('умеет', offered, { known, suggested: [] }))).toEqual(['имеет', 'Умеет']);
});

test('of a number the machine’s own likely choice is offered, and no dictionary is claimed', () => {
	const lattice = choices('Т5', 0, '1');
	const [only, ...more] = choose('Т5', candidates(doubtful('Т5', { lattice })), {
		known: new Set(['15']),
		suggested: []
	});
	expect(only).toMatchObject({ text: '15', reasons: [{ code: 'second-choice' }] });
	expect(more).toEqual([]);
});

test('laws: never the word itself, no proposal without a reason, never more than asked, bounded work', () => {
	const letter = fc.constantFrom(...'абвгдежз');
	const word = fc.string({ unit: letter, minLength: 1, maxLength: 24 });
	const lattices = fc.array(fc.array(letter, { maxLength: 6 }), { maxLength: 24 });
	fc.assert(
		fc.property(word, lattices, fc.integer({ min: 1, max: 7 }), (text, others, most) => {
			const lattice: Lattice = graphemes(text).map((own, i) => [
				[own, 50],
				...(others[i] ?? []).map((other): [string, number] => [other, 10])
			]);
			const offered = candidates(doubtful(text, { lattice }));
			const chosen = choose(text, offered, {
				known: new Set(offered.map((one) => one.text)),
				suggested: [text + 'а'],
				most
			});
			expect(offered.length).toBeLessThanOrEqual(24 * 6 + 24 * 12);
			expect(chosen.length).toBeLessThanOrEqual(most);
			for (const proposal of [...offered, ...chosen]) {
				expect(proposal.text).not.toBe(text);
				expect(proposal.reasons.length).toBeGreaterThan(0);
			}
		})
	);
});

/** A proposal for these reasons: `likely` and `hardly` are second choices of one letter, `two` of two. */
function because(text: string, ...why: string[]): Proposal {
	const costs: Record<string, number> = { likely: 0.2, hardly: 0.6, two: 0.9, 'hardly two': 1.7 };
	return {
		text,
		reasons: why.map((one): Reason =>
			one in costs
				? { code: 'second-choice', facts: { cost: costs[one]! } }
				: { code: one as 'confusion', facts: {} }
		)
	};
}

test.each<[better: string[], known: boolean, worse: string[], worseKnown: boolean]>([
	[['second-reading'], true, ['likely'], true],
	[['likely'], true, ['hardly'], true],
	[['hardly'], true, ['two'], true],
	[['two'], true, ['confusion'], true],
	[['confusion'], true, ['hardly two'], true],
	[['likely', 'confusion'], true, ['second-reading'], true],
	[['record-word'], true, ['hardly two'], true],
	[['hardly two'], true, ['record-word'], false],
	[['record-word'], false, [], true],
	[[], true, ['second-reading'], false],
	[['second-reading', 'record-word'], false, ['second-reading'], true]
])('%j, known %s, stands before %j, known %s', (better, known, worse, worseKnown) => {
	const both = [because('вор', ...worse), because('бор', ...better)];
	const words = [known && 'бор', worseKnown && 'вор'].filter((word) => word !== false);
	// What has no other reason is the dictionary's own proposal.
	const suggested = both.filter(({ reasons }) => reasons.length === 0).map(({ text }) => text);
	const offered = both.filter(({ reasons }) => reasons.length > 0);
	const chosen = choose('гор', offered, { known: new Set(words), suggested });
	expect(texts(chosen)).toEqual(['бор', 'вор']);
});

test('of two that are worth the same the one that the dictionary thinks likelier stands first', () => {
	const offered = [because('вор', 'likely'), because('бор', 'likely'), because('сор', 'likely')];
	const known = new Set(['вор', 'бор', 'сор']);
	expect(texts(choose('гор', offered, { known, suggested: ['сор', 'бор'] }))).toEqual([
		...['сор', 'бор', 'вор']
	]);
});

test('five at most are chosen where nobody says how many', () => {
	const suggested = [...'абвгдежз'].map((letter) => `${letter}ор`);
	expect(texts(choose('тор', [], { known: new Set(), suggested }))).toEqual(suggested.slice(0, 5));
});

test.each([
	['кларкп', ['кларку', 'кпарку', 'кпоркп'], ['кларку']],
	['кларк', ['клерк', 'клерт', 'кларки'], ['клерк']],
	['кларкп', ['кпарку', 'кпорку'], ['кпарку']],
	['кларк', ['кларк'], []]
])('for %j the record, which has %j, offers %j', (word, words, offered) => {
	const recordWords = new Map(words.map((one, at) => [one, at + 1]));
	const found = candidates(doubtful(word, { recordWords }));
	const near = found.filter(({ text }) => offered.includes(text));
	expect(texts(near)).toEqual(offered);
	for (const { text, reasons } of near)
		expect(reasons).toEqual([{ code: 'record-word', facts: { count: words.indexOf(text) + 1 } }]);
	expect(found.length).toBe(found.filter(({ text }) => words.includes(text)).length);
});

test.each([
	['6 letters, two other', 'абвгде', 'абвгжз', true],
	['6 letters, three other', 'абвгде', 'абвжзи', false],
	['5 letters, one other', 'абвгд', 'абвгж', true],
	['5 letters, two other', 'абвгд', 'абвжз', false],
	['a letter more', 'абвгд', 'абвгде', false]
])('a word of the record of %s is near: %s, %s: %s', (_, word, other, near) => {
	const found = candidates(doubtful(word, { recordWords: new Map([[other, 1]]) }));
	expect(texts(found)).toEqual(near ? [other] : []);
});

test.each([
	['Т5', true],
	['Т-53', true],
	['л9а', false],
	['тл', false]
])('%s counts as a number, which no dictionary need know: %s', (word, number) => {
	const offered = candidates(doubtful(word, { lattice: choices(word, 0, '1') }));
	expect(choose(word, offered, NOTHING_KNOWN)).toHaveLength(number ? 1 : 0);
});

test('a word offered for several reasons is one proposal, each reason once', () => {
	const confusions = [
		{ read: 'л', right: 'д', count: 4 },
		{ read: 'ла', right: 'да', count: 1 }
	];
	const all = { confusions, others: ['Куда'], recordWords: new Map([['куда', 3]]) };
	const [only, ...more] = candidates(
		doubtful('Кула', { ...all, lattice: choices('Кула', 2, 'д') })
	);
	expect(only!.reasons.map(({ code }) => code)).toEqual([
		...['second-reading', 'second-choice', 'confusion', 'record-word']
	]);
	expect(more).toEqual([]);
});

test('an empty confusion mends nothing; one that overlaps itself is tried at each place', () => {
	const at = (read: string, right: string) =>
		texts(candidates(doubtful('ааа', { confusions: [{ read, right, count: 1 }] })));
	expect(at('', 'б')).toEqual([]);
	expect(at('аа', 'б')).toEqual(['ба', 'аб']);
	expect(at('б', 'в')).toEqual([]);
});

test('law: what the machine’s choices offer differs from the word in one letter or two, each of its choices', () => {
	const letter = fc.constantFrom(...'абвг');
	const lattices = fc.array(
		fc.tuple(letter, fc.uniqueArray(fc.tuple(letter, fc.constantFrom(0, 30)), { maxLength: 3 })),
		{ minLength: 1, maxLength: 6 }
	);
	fc.assert(
		fc.property(lattices, (given) => {
			const word = given.map(([own]) => own).join('');
			const lattice: Lattice = given.map(([own, others]) => [[own, 60], ...others]);
			for (const { text, reasons } of candidates(doubtful(word, { lattice }))) {
				const other = [...text].flatMap((one, at) =>
					one === word[at] ? [] : [[one, at] as const]
				);
				expect([1, 2]).toContain(other.length);
				for (const [one, at] of other)
					expect(lattice[at]!.slice(1).map(([choice]) => choice)).toContain(one);
				const named = String(reasons[0]!.facts['letter']).split(', ').sort();
				expect(named).toEqual(other.map(([one]) => one).sort());
			}
		})
	);
});

test.each([
	['ко', 'ла', 'ла'],
	['КО', 'ё-мое', 'Ё-МОЕ'],
	['', 'ла', 'ла']
])('in the manner of %j, %j is %j', (model, word, expected) => {
	expect(writtenLike(model, word)).toBe(expected);
});
