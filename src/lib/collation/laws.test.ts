import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readText, readWords, running } from '../../../tests/support/russian.ts';
import { collateTexts, scan } from '../../../tests/support/witnesses.ts';
import { foldTo, normal, RUNG_NAMES, rungBetween } from '#lib/text/normal.ts';
import { align, BOUNDS } from './align.ts';
import { collate, type Collation } from './collate.ts';
import type { DifferenceClass } from './difference.ts';
import { COLOURED } from './pairing.ts';
import { standings } from './standing.ts';
import { unitsOf } from './units.ts';
import { fromPublished, rebuild, type Witness } from './witness.ts';
import type { Verdict } from './verdict.ts';

/** The laws of section 14 of the design, each under its number, on text as machines and presses leave it. */
const few = { numRuns: 40 };
/** Texts of one subject: both are drawn from the same words. */
const pairs = fc.tuple(readText(0, 50), readText(0, 50));

const linesOf = (text: string) =>
	text
		.normalize('NFC')
		.split('\n')
		.filter((line) => line !== '');

describe('law 1: both witnesses are rebuilt, no token is lost or doubled', () => {
	test('byte for byte, whatever was set aside', () => {
		fc.assert(
			fc.property(readText(), (text) => {
				expect(rebuild(fromPublished(text)).join('\n')).toBe(text);
				expect(rebuild(scan(text.normalize('NFC')))).toEqual(linesOf(text));
			}),
			few
		);
	});

	test('each token of each witness is equal, in a difference, or set aside', () => {
		fc.assert(
			fc.property(pairs, ([a, b]) => {
				const [s, p] = [scan(a.normalize('NFC')), fromPublished(b)];
				const collation = collate(s, p);
				if (collation.outcome !== 'collated') return;
				expect(accounted(s, collation, 's')).toEqual(inText(s));
				expect(accounted(p, collation, 'p')).toEqual(inText(p));
			}),
			few
		);
	});

	function inText({ tokens }: Witness): number[] {
		return [...tokens].flatMap((one, at) => (one.aside === null ? [at] : []));
	}

	/** Tokens that are told of, by number; each must be told of once as equal, or in a difference. */
	function accounted(witness: Witness, { matches, differences }: Collation, side: 's' | 'p') {
		const told = new Set<number>();
		const shift = side === 's' ? 0 : 2;
		for (let k = shift; k < matches.length; k += 4)
			for (let at = matches[k]!; at < matches[k + 1]!; at++) told.add(at);
		for (const one of differences)
			for (let at = one[side].from; at < one[side].to; at++) told.add(at);
		return [...told].filter((at) => !witness.tokens.isAside(at)).sort((x, y) => x - y);
	}
});

describe('law 2: a text against itself, and two texts turned round', () => {
	test('collate(a, a) has no difference but a word cut at a line end', () => {
		fc.assert(
			fc.property(readText(), (text) => {
				const s = fromPublished(text, {}, 'S');
				const { differences, counts } = collate(s, fromPublished(text));
				expect(differences).toEqual([]);
				if (counts.s > 0) expect(counts.equal).toBe(counts.s);
			}),
			few
		);
	});

	test('as many tokens are equal there and back where one refinement covers all', () => {
		fc.assert(
			fc.property(readWords(0, 40), readWords(0, 40), (a, b) => {
				const [there, back] = [
					aligned(a.join(' '), b.join(' ')),
					aligned(b.join(' '), a.join(' '))
				];
				expect(back).toBe(there);
			}),
			few
		);
	});

	function aligned(a: string, b: string): number {
		const { s, p } = unitsOf(fromPublished(a, {}, 'S'), fromPublished(b));
		return align(s.ids, p.ids).partners.filter((partner) => partner >= 0).length;
	}
});

describe('law 3: matched pairs', () => {
	test('rise on both sides, and each has equal normal forms', () => {
		fc.assert(
			fc.property(pairs, ([a, b]) => {
				const { s, p, vocabulary } = unitsOf(scan(a.normalize('NFC')), fromPublished(b));
				let last = -1;
				align(s.ids, p.ids).partners.forEach((partner, at) => {
					if (partner < 0) return;
					expect(partner).toBeGreaterThan(last);
					expect(vocabulary.forms[p.ids[partner]!]).toBe(vocabulary.forms[s.ids[at]!]);
					last = partner;
				});
			}),
			few
		);
	});
});

describe('law 4: normal forms', () => {
	test('normalising twice is normalising once', () => {
		fc.assert(
			fc.property(readText(), (text) => {
				for (const word of text.split(/\s+/)) expect(normal(normal(word))).toBe(normal(word));
			}),
			few
		);
	});

	test('a rung only adds equalities: what is equal on one is equal on all after it', () => {
		const simple = RUNG_NAMES.slice(0, -2);
		fc.assert(
			fc.property(readText(0, 12), readText(0, 12), fc.nat(simple.length - 1), (a, b, from) => {
				const equalAt = simple.map((rung) => foldTo(rung, a) === foldTo(rung, b));
				if (equalAt[from]) expect(equalAt.slice(from).every(Boolean)).toBe(true);
				const first = equalAt.indexOf(true);
				if (first >= 0 && a !== b) expect(rungBetween(a, b)).toBe(simple[first]);
			}),
			few
		);
	});

	test('the text of a token never changes', () => {
		fc.assert(
			fc.property(pairs, ([a, b]) => {
				const [s, p] = [scan(a.normalize('NFC')), fromPublished(b)];
				const before = [...s.tokens, ...p.tokens].map((one) => one.t);
				collate(s, p);
				expect([...s.tokens, ...p.tokens].map((one) => one.t)).toEqual(before);
			}),
			few
		);
	});
});

describe('law 5: hyphens at line ends', () => {
	const cut = fc.tuple(
		fc.constantFrom(...running(40)),
		fc.nat(6),
		fc.constantFrom('-', '¬', '⸗', '\u00ad')
	);

	test('joined words keep both lines: joining and undoing it gives the lines again', () => {
		fc.assert(
			fc.property(fc.array(cut, { minLength: 1, maxLength: 6 }), (words) => {
				const lines = words.flatMap(([word, at, sign]) => [
					`вот ${word.slice(0, 2 + at)}${sign}`,
					`${word.slice(2 + at)} там`
				]);
				const s = scan(lines.join('\n'));
				const whole = `вот ${words.map(([word]) => `${word} там`).join(' вот ')}`;
				const { s: units, p } = unitsOf(s, fromPublished(whole));
				expect([...units.ids]).toEqual([...p.ids]);
				expect(rebuild(s)).toEqual(lines);
			}),
			few
		);
	});
});

describe('law 7: one edit in running text is one difference, of its class, at its place', () => {
	const WORDS = running(80);
	const edits: [
		what: string,
		edit: (word: string) => string,
		name: DifferenceClass,
		hidden: boolean
	][] = [
		['another word', () => 'чужбинный', 'word', false],
		['another ending', (word) => `${word}ами`, 'word-form', false],
		['a capital', (word) => word[0]!.toUpperCase() + word.slice(1), 'case', false],
		['left out', () => '', 'omission', false],
		['a word more', (word) => `${word} лишнее`, 'addition', false],
		['a comma', (word) => `${word},`, 'punctuation', false],
		[
			'a Latin letter',
			(word) => word.replace(/[аео]/, (one) => ({ а: 'a', е: 'e', о: 'o' })[one]!),
			'look-alike',
			true
		],
		['a digit for it', () => '1953', 'word', false]
	];
	test.each(edits)('%s', (_, edit, name, hidden) => {
		fc.assert(
			fc.property(fc.integer({ min: 4, max: 75 }), (at) => {
				const other = WORDS.with(at, edit(WORDS[at]!)).filter(Boolean);
				const { differences } = collateTexts(WORDS.join(' '), other.join(' '));
				expect(differences.map((one) => [one.class, one.hidden])).toEqual([[name, hidden]]);
				const [found] = differences;
				if (found!.s.text !== '') expect(found!.s.text).toContain(WORDS[at]);
				else expect(found!.context.before.endsWith(WORDS[at]!)).toBe(true);
			}),
			{ numRuns: 12 }
		);
	});
});

describe('law 8: the work is bounded', () => {
	test('letters are coloured on two hundred graphemes at most', () => {
		fc.assert(
			fc.property(fc.integer({ min: COLOURED - 3, max: COLOURED + 3 }), (length) => {
				const tail = 'потом все вместе уехали домой к реке';
				const s = `сначала ${'а'.repeat(length)} ${tail}`;
				const p = `сначала ${'а'.repeat(length - 1)}б ${tail}`;
				const [found] = collateTexts(s, p).differences;
				expect(found!.letters === null).toBe(length > COLOURED);
			}),
			{ numRuns: 7 }
		);
	});

	test('all gaps together are no longer than both texts, each within its bound', () => {
		fc.assert(
			fc.property(readWords(0, 200), readWords(0, 200), (a, b) => {
				const { s, p } = unitsOf(fromPublished(a.join(' '), {}, 'S'), fromPublished(b.join(' ')));
				const { work } = align(s.ids, p.ids);
				expect(work.sum).toBeLessThanOrEqual(s.ids.length + p.ids.length);
				expect(work.longest).toBeLessThanOrEqual(BOUNDS.gap);
			}),
			few
		);
	});
});

describe('law 9: a verdict survives', () => {
	const WORDS = running(60);
	const given = (of: Collation): Verdict[] =>
		of.differences.map((one, i) => ({
			...{
				difference: one.key,
				kind: 'departs',
				detail: 'wording',
				note: '',
				by: 'e',
				suggested: false
			},
			...{ at: `2026-01-01T00:00:0${i}.000Z`, s: one.s.text, p: one.p.text }
		}));
	const published = WORDS.with(20, 'чужбинный').with(45, 'сторонний').join(' ');
	const before = collateTexts(WORDS.join(' '), published);

	test('edits in other words: a misreading mended elsewhere', () => {
		fc.assert(
			fc.property(fc.constantFrom(3, 8, 12, 29, 33, 38, 52, 57), readWords(1, 2), (at, words) => {
				const after = collateTexts(WORDS.with(at, words.join(' ')).join(' '), published);
				const states = standings(after.differences, given(before)).filter(({ verdict }) => verdict);
				expect(states.map(({ state }) => state)).toEqual(['decided', 'decided']);
			}),
			few
		);
	});

	test('a new reading with equal text, broken into other lines', () => {
		fc.assert(
			fc.property(fc.integer({ min: 3, max: 20 }), (width) => {
				const lines: string[] = [];
				for (let i = 0; i < WORDS.length; i += width)
					lines.push(WORDS.slice(i, i + width).join(' '));
				const after = collateTexts(lines.join('\n'), published);
				const states = standings(after.differences, given(before));
				expect(states.map(({ state }) => state)).toEqual(['decided', 'decided']);
			}),
			{ numRuns: 18 }
		);
	});

	test('export and import: keys and readings as text are all it needs', () => {
		const carried: Verdict[] = JSON.parse(JSON.stringify(given(before)));
		const states = standings(before.differences, carried).map(({ state }) => state);
		expect(states).toEqual(['decided', 'decided']);
	});

	test('the reading of S corrected: look again; the difference gone: kept as vanished', () => {
		const corrected = collateTexts(WORDS.with(20, 'чужбинныйй').join(' '), published);
		const gone = collateTexts(WORDS.with(20, 'чужбинный').join(' '), published);
		const stateOf = (of: Collation) =>
			standings(of.differences, given(before)).map(({ state }) => state);
		expect(stateOf(corrected)).toEqual(['outdated', 'decided']);
		expect(stateOf(gone)).toEqual(['decided', 'vanished']);
	});
});

describe('law 10: never an exception', () => {
	test.each([
		['a mark alone', '\u0301', 'а'],
		['marks on a sign', '-\u0301\u0302', '—\u0301'],
		['a sign for the left direction', '\u200eдом\u200f', 'дом'],
		['letters outside the first plane', '𐐷𐐏 😀 дом', '𐐷 😀 дом'],
		['half of a pair at the end', 'дом \ud801', 'дом'],
		['hyphens only', '- - -\n- -', '- -'],
		['a cut word and nothing after', 'дом-', 'дом-'],
		['blank lines only', '\n\n\n', '\n\n'],
		['a page number only', '- 12 -', '- 13 -'],
		['one word, ten thousand times', 'мир '.repeat(10_000), 'мир '.repeat(9_000)],
		['a line of a hundred thousand letters', 'абв'.repeat(30_000), 'абв'.repeat(30_000)]
	])('%s', (_, s, p) => {
		expect(() => collateTexts(s, p)).not.toThrow();
		expect(() => collateTexts(p, s)).not.toThrow();
	});

	test('anything that a keyboard, a press or a damaged file gives', () => {
		const any = fc.oneof(readText(), fc.string({ unit: 'binary', maxLength: 80 }));
		fc.assert(
			fc.property(any, any, (s, p) => {
				const { differences } = collateTexts(s.normalize('NFC'), p);
				for (const one of differences) expect(one.s.to).toBeGreaterThanOrEqual(one.s.from);
			}),
			{ numRuns: 15 }
		);
	});
});
