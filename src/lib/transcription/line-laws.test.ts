import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { line, typed } from '../../../tests/support/page.ts';
import { readText } from '../../../tests/support/russian.ts';
import * as grapheme from '#lib/text/grapheme.ts';
import type { Annotation } from './annotation.ts';
import { canonical, ofLine } from './canonical.ts';
import { pieces } from './comparison.ts';
import { join, replace, retext, split } from './line.ts';
import type { Line } from './page.ts';
import { between, common } from './replacement.ts';
import { clean } from './typed.ts';

const texts = fc.oneof(
	readText(0, 8).map((text) => clean(text).text),
	typed.map((text) => clean(text).text)
);

/** Words in order inside the text, each over letters without a space at its ends; zones inside the line's. */
function expectWhole({ text, words, annotations, zone }: Line) {
	const letters = grapheme.graphemes(text);
	let last = 0;
	for (const word of words) {
		expect(word.from).toBeGreaterThanOrEqual(last);
		expect(word.to).toBeGreaterThan(word.from);
		expect(word.zone.lrx).toBeGreaterThanOrEqual(word.zone.ulx);
		expect(word.zone.ulx).toBeGreaterThanOrEqual(zone.ulx);
		last = word.to;
	}
	expect(last).toBeLessThanOrEqual(letters.length);
	for (const mark of annotations) {
		expect(mark.from).toBeGreaterThanOrEqual(0);
		expect(mark.to).toBeGreaterThanOrEqual(mark.from);
		expect(mark.to).toBeLessThanOrEqual(letters.length);
	}
}

const marksOn = (text: string): Annotation[] => {
	const length = grapheme.length(text);
	const half = Math.floor(length / 2);
	return length > 1
		? [
				{ id: 'm1', kind: 'unclear', from: 0, to: half },
				{ id: 'm2', kind: 'gap', from: half, to: half },
				{ id: 'm3', kind: 'underlined', from: half, to: length }
			]
		: [];
};

describe('text typed over text', () => {
	test('is the text, in graphemes, and geometry and marks stay inside it', () => {
		fc.assert(
			fc.property(texts, texts, (old, fresh) => {
				const before = line('l', old, marksOn(old));
				const after = retext(before, fresh);
				expect(after.text).toBe(fresh.normalize('NFC'));
				expectWhole(after);
				expect(before).toEqual(line('l', old, marksOn(old)));
			}),
			{ numRuns: 60 }
		);
	});

	test('by the same text changes nothing but who has seen it', () => {
		fc.assert(
			fc.property(texts, (text) => {
				const before = line('l', text, marksOn(text));
				expect(retext(before, text)).toEqual(before);
			}),
			{ numRuns: 40 }
		);
	});

	test('the words that were not touched keep zone and confidence', () => {
		const words = fc.array(fc.constantFrom<string>('мир', 'дом', 'сад', 'река'), {
			minLength: 3,
			maxLength: 8
		});
		fc.assert(
			fc.property(words, fc.nat(7), (all, which) => {
				const at = which % all.length;
				const before = line('l', all.join(' '));
				const after = retext(before, all.with(at, 'чужбинный').join(' '));
				expect(after.words).toHaveLength(all.length);
				after.words.forEach((word, i) => {
					if (i === at) expect(word.confidence).toBeNull();
					else expect(word).toMatchObject({ zone: before.words[i]!.zone, confidence: 0.9 });
				});
			}),
			{ numRuns: 40 }
		);
	});

	test('falls all confirmations', () => {
		const seen = { ...line('l', 'мир'), seen: ['anna', 'oleg'] };
		expect(replace(seen, { from: 0, to: 1, text: 'М' }).seen).toEqual([]);
	});
});

describe('replacements', () => {
	const applied = (text: string, all: ReturnType<typeof between>) => {
		const letters = grapheme.graphemes(text);
		for (const { from, to, text: put } of all.toReversed()) letters.splice(from, to - from, put);
		return letters.join('').normalize('NFC');
	};

	test('turn one text into the other, rise, and touch nothing that both have', () => {
		fc.assert(
			fc.property(texts, texts, (old, fresh) => {
				const all = between(old, fresh);
				expect(applied(old, all)).toBe(fresh);
				let last = 0;
				for (const { from, to, text } of all) {
					expect(from).toBeGreaterThanOrEqual(last);
					expect(to - from + text.length).toBeGreaterThan(0);
					last = to;
				}
				const [a, b] = [grapheme.graphemes(old), grapheme.graphemes(fresh)];
				const kept = a.length - all.reduce((sum, { from, to }) => sum + to - from, 0);
				expect(kept).toBe(common(a, b));
			}),
			{ numRuns: 60 }
		);
	});

	test('pieces joined again are both texts', () => {
		fc.assert(
			fc.property(texts, texts, (old, fresh) => {
				const cut = pieces(old, between(old, fresh));
				const text = (side: { text: string }[]) => side.map((piece) => piece.text).join('');
				expect(text(cut.old)).toBe(old);
				expect(text(cut.fresh)).toBe(fresh);
			}),
			{ numRuns: 60 }
		);
	});
});

describe('a line divided', () => {
	test('has all its letters in two lines but the spaces at the cut; joined it reads as before', () => {
		fc.assert(
			fc.property(texts, fc.nat(40), (text, place) => {
				const at = Math.min(place, grapheme.length(text));
				const before = line('l', text, marksOn(text));
				const [first, second] = split(before, at, 'n');
				expect((first.text + second.text).replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
				expectWhole(first);
				expectWhole(second);
				expect(first.zone.lrx).toBe(second.zone.ulx);
				const again = join(first, second);
				expectWhole(again);
				expect(again.zone).toEqual(before.zone);
				if (grapheme.graphemes(text)[at] === ' ' && !/ {2}/.test(text))
					expect(again.text).toBe(text);
			}),
			{ numRuns: 60 }
		);
	});
});

describe('the border that typed text passes', () => {
	test('cleaning twice is cleaning once, and what is left is one line', () => {
		fc.assert(
			fc.property(fc.oneof(typed, fc.string({ unit: 'binary', maxLength: 30 })), (text) => {
				const once = clean(text).text;
				expect(clean(once)).toEqual({ text: once, removed: 0 });
				expect(once).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]|^ | $/u);
				expect(once).toBe(once.normalize('NFC'));
			}),
			{ numRuns: 100 }
		);
	});

	test.each([
		['a tab', 'да\tнет', 'да нет', 0],
		['a line end', 'да\r\nнет', 'да нет', 0],
		['a paragraph', 'да\u2029нет', 'да нет', 0],
		['a zero', 'да\u0000нет', 'данет', 1],
		['half a letter', 'да\ud800нет', 'данет', 1],
		['a bell and a delete', '\u0007да\u007f', 'да', 2],
		['a no-break space stays', 'да\u00a0нет', 'да\u00a0нет', 0],
		['a soft hyphen stays', 'пра\u00adво', 'пра\u00adво', 0],
		['an old letter stays', 'мѣсто', 'мѣсто', 0],
		['spaces at the ends go', '  да  ', 'да', 0],
		['й in two signs is one', 'мои\u0306', 'мой', 0]
	])('%s', (_, text, cleaned, removed) => {
		expect(clean(text)).toEqual({ text: cleaned, removed });
	});
});

describe('what is hashed', () => {
	test('does not turn on the order of keys, nor on what is undefined', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
				const turned = Object.fromEntries(Object.entries(value).toReversed());
				expect(canonical(turned)).toBe(canonical(value));
				expect(canonical({ ...value, nothing: undefined })).toBe(canonical(value));
				expect(canonical(JSON.parse(canonical(value)))).toBe(canonical(value));
			}),
			{ numRuns: 60 }
		);
	});

	test('of a line is its text and marks, nothing of the machine', () => {
		const one = line('l', 'мир', marksOn('мир'));
		expect(ofLine({ ...one, words: [], confidence: null, seen: ['anna'] } as Line)).toBe(
			ofLine(one)
		);
		expect(ofLine({ ...one, text: 'мор' })).not.toBe(ofLine(one));
		expect(ofLine({ ...one, annotations: [] })).not.toBe(ofLine(one));
	});
});
