import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readText, running } from '../../../tests/support/russian.ts';
import { scan } from '../../../tests/support/witnesses.ts';
import { align } from './align.ts';
import { readingOf } from './reading.ts';
import { stretchesIn, type Pairing } from './stretch.ts';
import { unitsOf } from './units.ts';
import { fromPublished } from './witness.ts';

function pairingOf(a: string, b: string): Pairing {
	const { s, p } = unitsOf(scan(a), fromPublished(b));
	return { s, p, partners: align(s.ids, p.ids).partners };
}

const whole = ({ s, p }: Pairing) =>
	[0, s.ids.length, 0, p.ids.length] as [number, number, number, number];

/** `scan / print` of each stretch. */
function told(a: string, b: string): string[] {
	const pairing = pairingOf(a, b);
	return stretchesIn(pairing, whole(pairing)).map(
		([sFrom, sTo, pFrom, pTo]) =>
			`${readingOf(pairing.s, sFrom, sTo).text} / ${readingOf(pairing.p, pFrom, pTo).text}`
	);
}

const [a, b, c, d] = running(4) as [string, string, string, string];

describe('the borders of a stretch', () => {
	test.each<[what: string, scan: string, print: string, stretches: string[]]>([
		['equal texts have none', `${a} ${b}`, `${a} ${b}`, []],
		['a word', `${a} дом ${b}`, `${a} сад ${b}`, ['дом / сад']],
		['words in a row are one', `${a} дом мой ${b}`, `${a} сад наш ${b}`, ['дом мой / сад наш']],
		[
			'with a word between they are two',
			`${a} дом ${b} мой ${c}`,
			`${a} сад ${b} наш ${c}`,
			['дом / сад', 'мой / наш']
		],
		[
			'with a sign between they are one',
			`${a} дом, мой ${b}`,
			`${a} сад, наш ${b}`,
			['дом, мой / сад, наш']
		],
		['a word that is lacking', `${a} дом ${b}`, `${a} ${b}`, ['дом / ']],
		['a word more', `${a} ${b}`, `${a} дом ${b}`, [' / дом']],
		['a sign brings the word before it', `${a} ${b}. ${c}`, `${a} ${b}: ${c}`, [`${b}. / ${b}:`]],
		[
			'a hyphenated word is whole',
			`${a} Сю-цуня ${b}`,
			`${a} Сю-цзуня ${b}`,
			['Сю-цуня / Сю-цзуня']
		],
		['its other half too', `${a} кто-то ${b}`, `${a} что-то ${b}`, ['кто-то / что-то']],
		['three parts are whole', `${a} а-б-в ${b}`, `${a} а-б-г ${b}`, ['а-б-в / а-б-г']],
		['a number is whole', `${a} 21.20 ${b}`, `${a} 21.30 ${b}`, ['21.20 / 21.30']],
		['a range is whole', `${a} 1041-1043 ${b}`, `${a} 1041-1044 ${b}`, ['1041-1043 / 1041-1044']],
		['a stop after a word is no joint', `${a} дом.сад ${b}`, `${a} дом.мир ${b}`, ['сад / мир']],
		[
			'a name is whole',
			`${a} у Ким Ир Сена ${b}`,
			`${a} у Ким Ер Сена ${b}`,
			['Ким Ир Сена / Ким Ер Сена']
		],
		[
			'a name ends where a sentence begins',
			`${a}. Ким ушёл ${b}`,
			`${a}. Кам ушёл ${b}`,
			['Ким / Кам']
		],
		['capitals', `${a} Дом ${b}`, `${a} дом ${b}`, ['Дом / дом']],
		['a Latin twin', `${a} дoм ${b}`, `${a} дом ${b}`, ['дoм / дом']],
		['spaced letters', `${a} П Е К И Н ${b}`, `${a} ПЕКИН ${b}`, ['П Е К И Н / ПЕКИН']],
		['a space more before a sign', `${a} ${b} , ${c}`, `${a} ${b}, ${c}`, [`${b} , / ${b},`]],
		['a line end is a space', `${a}\n${b}`, `${a} ${b}`, []],
		[
			'a cut word',
			`${a} прави-\nтельство ${b}`,
			`${a} правительство ${b}`,
			['прави-\nтельство / правительство']
		],
		['at the very beginning', `дом ${a} ${b}`, `сад ${a} ${b}`, ['дом / сад']],
		['at the very end', `${a} ${b} дом`, `${a} ${b} сад`, ['дом / сад']]
	])('%s', (_, s, p, stretches) => {
		expect(told(s, p)).toEqual(stretches);
	});
});

test('stretches rise, overlap nowhere, and hold all that is not written alike', () => {
	fc.assert(
		fc.property(readText(0, 40), readText(0, 40), (one, other) => {
			const pairing = pairingOf(one.normalize('NFC'), other);
			const { s, p, partners } = pairing;
			const stretches = stretchesIn(pairing, whole(pairing));
			const inside = new Uint8Array(s.ids.length);
			let [lastS, lastP] = [0, 0];
			for (const [sFrom, sTo, pFrom, pTo] of stretches) {
				expect(sFrom).toBeGreaterThanOrEqual(lastS);
				expect(pFrom).toBeGreaterThanOrEqual(lastP);
				expect(sTo - sFrom + pTo - pFrom).toBeGreaterThan(0);
				inside.fill(1, sFrom, sTo);
				[lastS, lastP] = [sTo, pTo];
			}
			partners.forEach((partner, at) => {
				if (inside[at]) return;
				expect(partner).toBeGreaterThanOrEqual(0);
				const reading = readingOf(s, at, at + 1).text;
				expect(reading).toBe(readingOf(p, partner, partner + 1).text);
			});
		}),
		{ numRuns: 60 }
	);
});

test('only what lies within is looked at', () => {
	const pairing = pairingOf(`${a} дом ${b} мой ${c} ${d}`, `${a} сад ${b} наш ${c} ${d}`);
	expect(stretchesIn(pairing, [0, 3, 0, 3])).toEqual([[1, 2, 1, 2]]);
	expect(stretchesIn(pairing, [2, 6, 2, 6])).toEqual([[3, 4, 3, 4]]);
	expect(stretchesIn(pairing, [4, 6, 4, 6])).toEqual([]);
});
