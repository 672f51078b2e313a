import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { running } from '../../../tests/support/russian.ts';
import { collateTexts, scan, told } from '../../../tests/support/witnesses.ts';
import { align } from './align.ts';
import type { Range } from './anchors.ts';
import { CLASSES, DEFAULT_PROFILE } from './classify.ts';
import { Describer, familyOf, type DescriberOptions } from './describer.ts';
import type { DifferenceClass } from './difference.ts';
import { parse } from './key.ts';
import { unitsOf } from './units.ts';
import { fromPublished } from './witness.ts';

const OPTIONS: DescriberOptions = { profile: DEFAULT_PROFILE };

/** A describer of two texts, aligned as they stand. */
function describerOf(s: string, p: string, options: Partial<DescriberOptions> = {}) {
	const units = unitsOf(scan(s), fromPublished(p));
	const { partners } = align(units.s.ids, units.p.ids);
	return new Describer({ s: units.s, p: units.p, partners }, { ...OPTIONS, ...options });
}

/** The one difference of units `range` of two texts. */
function described(s: string, p: string, range: Range, options: Partial<DescriberOptions> = {}) {
	const describer = describerOf(s, p, options);
	describer.stretch(range);
	return describer.differences[0]!;
}

describe('one stretch', () => {
	const S = 'Вчера вечером мы видели дом у самой реки и лес';
	const P = 'Вчера вечером мы видели сад у самой реки и лес';
	const one = described(S, P, [4, 5, 4, 5]);

	test('has both readings, its class, and what it is by the table', () => {
		expect(one).toMatchObject({ class: 'word', substantive: true, hidden: false });
		expect([one.s.text, one.p.text]).toEqual(['дом', 'сад']);
		expect(one.letters).toBeNull();
		expect(one).not.toHaveProperty('hint');
		expect(one).not.toHaveProperty('counterpart');
	});

	test('has six words of the scan around it, fewer at the ends of the text', () => {
		expect(one.context).toEqual({
			...{ before: 'Вчера вечером мы видели', after: 'у самой реки и лес' }
		});
		const long = running(30);
		const far = described(long.join(' '), long.with(15, 'чужое').join(' '), [15, 16, 15, 16]);
		expect(far.context.before).toBe(long.slice(9, 15).join(' '));
		expect(far.context.after).toBe(long.slice(16, 22).join(' '));
	});

	test('is nothing where both sides are empty', () => {
		const describer = describerOf(S, P);
		describer.stretch([3, 3, 3, 3]);
		expect(describer.differences).toEqual([]);
	});

	test('takes the class that is known, whatever the words say', () => {
		const describer = describerOf(S, P);
		describer.stretch([4, 5, 4, 5], 'not-in-publication');
		expect(describer.differences.map((of) => of.class)).toEqual(['not-in-publication']);
	});

	test('is hidden where its profile hides its class, and only there', () => {
		const profile = { name: 'own', hidden: new Set<DifferenceClass>(['word']) };
		expect(described(S, P, [4, 5, 4, 5], { profile }).hidden).toBe(true);
		expect(described(S, S.replace('Вчера', 'вчера'), [0, 1, 0, 1], { profile }).hidden).toBe(false);
	});

	test('of a name that is known is a name; the words of the print are looked up', () => {
		const names = new Set(['кларку']);
		const range: Range = [1, 2, 1, 2];
		const text = (name: string) => `ответ ${name} от нас`;
		expect(described(text('клерку'), text('кларку'), range, { names }).class).toBe('name');
		expect(described(text('кларку'), text('клерку'), range, { names }).class).toBe('word');
		expect(described(text('клерку'), text('кларку'), range).class).toBe('word');
	});

	test('of an abbreviation of the record is one by its table', () => {
		const abbreviations = [{ short: ['кнр'], full: 'китайск* народн* республик*' }];
		const [s, p] = ['посол КНР здесь', 'посол Китайской Народной Республики здесь'];
		expect(described(s, p, [1, 2, 1, 4], { abbreviations }).class).toBe('abbreviation');
		expect(described(s, p, [1, 2, 1, 4]).class).not.toBe('abbreviation');
	});

	test('of a Roman month typed in Cyrillic is a numeral beside its day alone', () => {
		const dated = described('отправлена 4 УП 1953 г', 'отправлена 4 VII 1953 г', [2, 3, 2, 3]);
		expect(dated.class).toBe('numeral');
		const plain = described('отправлена из УП города', 'отправлена из VII города', [2, 3, 2, 3]);
		expect(plain.class).not.toBe('numeral');
	});
});

describe('a hole in the publication', () => {
	const hole = (words: number) => running(words).join(' ');
	const around = (inside: string) => `мы были ${inside} там вчера`;

	test.each<[words: number, marker: string, name: DifferenceClass]>([
		[30, '<...>', 'omission'],
		[31, '<...>', 'excerpt'],
		[31, '[...]', 'excerpt'],
		[31, '…', 'excerpt'],
		[31, '— —', 'excerpt'],
		[31, '', 'excerpt'],
		[30, '', 'omission'],
		[40, 'далее', 'word']
	])('of %i words, marked %j, is: %s', (words, marker, name) => {
		const marks = fromPublished(marker).tokens.length;
		const one = described(around(hole(words)), around(marker), [2, 2 + words, 2, 2 + marks]);
		expect(one.class).toBe(name);
	});

	test('signs are no words of it', () => {
		const s = around(`${hole(30)} , , , ,`);
		expect(described(s, around('<...>'), [2, 36, 2, 7]).class).toBe('omission');
	});
});

describe('the family', () => {
	test.each<[name: DifferenceClass, s: string, p: string, family: string]>([
		['case', 'Правительство', 'правительство', 'case:правительство'],
		['case', 'ПРАВИТЕЛЬСТВО', 'правительство', 'case:правительство'],
		['punctuation', 'следующее.', 'следующее:', 'punctuation:.→:'],
		['punctuation', 'иное.', 'иное:', 'punctuation:.→:'],
		['punctuation', 'да', 'да,', 'punctuation:→,'],
		['abbreviation', 'с.г.', 'сего года', 'abbreviation:с.г.→сего года'],
		['abbreviation', 'С.Г.', 'сего\nгода', 'abbreviation:с.г.→сего года'],
		['word', 'Беседа', 'встреча', 'word:беседа→встреча'],
		['yo', 'всё', 'все', 'yo'],
		['quotes', '«да»', '"да"', 'quotes'],
		['numeral', 'УП', 'VII', 'numeral'],
		['moved', 'раз два', 'раз два', 'moved'],
		['omission', 'имеет', '', 'omission:имеет→']
	])('%s: %s / %s is %s', (name, s, p, family) => {
		expect(familyOf(name, s, p)).toBe(family);
	});

	test('of a class that the table hides is the class alone: one rule for all', () => {
		for (const { class: name, hidden } of CLASSES)
			expect(familyOf(name, 'раз', 'два') === name).toBe(
				hidden || name === 'numeral' || name === 'moved'
			);
	});

	test('of a long stretch is cut, so that it fits an address', () => {
		const long = running(60).join(' ');
		expect(familyOf('word', long, long).length).toBeLessThanOrEqual('word:→'.length + 160);
	});
});

describe('the key', () => {
	const WORDS = running(40);
	const at = (s: string[], p: string[], place: number) =>
		described(s.join(' '), p.join(' '), [place, place + 1, place, place + 1]).key;
	const usual = at(WORDS.with(20, 'дом'), WORDS.with(20, 'сад'), 20);

	test.each<[what: string, s: string[], p: string[]]>([
		['a word of the scan beside it', WORDS.with(20, 'дом').with(19, 'иное'), WORDS.with(20, 'сад')],
		['a word of both further off', WORDS.with(20, 'дом').with(4, 'и'), WORDS.with(20, 'сад')],
		['capitals and ё', WORDS.with(20, 'ДОМ'), WORDS.with(20, 'Сад')],
		['the fourth word of the print', WORDS.with(20, 'дом'), WORDS.with(20, 'сад').with(24, 'иное')]
	])('does not change with: %s', (_, s, p) => {
		expect(at(s, p, 20)).toBe(usual);
	});

	test.each<[part: 'place' | 's' | 'p', s: string[], p: string[]]>([
		['s', WORDS.with(20, 'том'), WORDS.with(20, 'сад')],
		['p', WORDS.with(20, 'дом'), WORDS.with(20, 'лес')],
		['place', WORDS.with(20, 'дом'), WORDS.with(20, 'сад').with(23, 'иное')]
	])('changes in the part %s alone with that', (part, s, p) => {
		const [before, after] = [parse(usual)!, parse(at(s, p, 20))!];
		for (const name of ['place', 's', 'p'] as const)
			expect(before[name] === after[name]).toBe(name !== part);
	});

	test('is a valid id for any text, and two places of one text never share it', () => {
		fc.assert(
			fc.property(fc.uniqueArray(fc.integer({ min: 2, max: 37 }), { maxLength: 8 }), (places) => {
				const spread = places.filter((place) => !places.includes(place - 1));
				const other = spread.reduce((all, place) => all.with(place, 'чужбинный'), WORDS);
				const { differences } = collateTexts(WORDS.join(' '), other.join(' '));
				const keys = differences.map(({ key }) => key);
				expect(new Set(keys).size).toBe(keys.length);
				for (const key of keys) expect(key).toMatch(/^d(-[0-9a-z]+){4}$/);
			}),
			{ numRuns: 30 }
		);
	});
});

describe('what moved', () => {
	const WORDS = running(80);
	const block = WORDS.slice(10, 22);
	const rest = WORDS.filter((word) => !block.includes(word));
	const moved = (s: string[], p: string[]) => collateTexts(s.join(' '), p.join(' ')).differences;

	test('is told once, in its place in the scan, with where it would stand', () => {
		const found = moved(WORDS, [...rest.slice(0, 50), ...block, ...rest.slice(50)]);
		expect(told(found)).toEqual([`moved: ${block.join(' ')} / ${block.join(' ')}`]);
		const { s, counterpart, letters, family } = found[0]!;
		expect([s.from, s.to]).toEqual([10, 22]);
		expect(counterpart).toMatchObject({ text: '', from: 62, to: 62 });
		expect([letters, family]).toEqual([null, 'moved']);
	});

	test('backward as well', () => {
		const back = WORDS.slice(50, 62);
		const others = WORDS.filter((word) => !back.includes(word));
		const found = moved(WORDS, [...others.slice(0, 20), ...back, ...others.slice(20)]);
		expect(told(found)).toEqual([`moved: ${back.join(' ')} / ${back.join(' ')}`]);
		expect(found[0]!.counterpart).toMatchObject({ text: '', from: 20, to: 20 });
	});

	test('of two passages that changed places is the shorter one', () => {
		const found = moved(WORDS, [...block, ...rest]);
		expect(found.map(({ s, counterpart }) => [s.from, s.to, counterpart!.from])).toEqual([
			[0, 10, 22]
		]);
	});

	test('is collated inside itself', () => {
		const other = block.with(5, 'чужбинный');
		const found = moved(WORDS, [...rest.slice(0, 50), ...other, ...rest.slice(50)]);
		expect(found.map(({ class: name, s }) => [name, s.from, s.to])).toEqual([
			['moved', 10, 22],
			['word', 15, 16]
		]);
		expect(found[1]!.p.text).toBe('чужбинный');
	});

	test('leaves what stands beside it in print to itself', () => {
		const p = [...rest.slice(0, 50), 'лишнее', ...block, ...rest.slice(50)];
		const found = moved(WORDS, p).map(({ class: name, p: { text } }) => [name, text]);
		expect(found).toEqual([
			['moved', block.join(' ')],
			['addition', 'лишнее']
		]);
	});

	test('hints at the reading order where whole lines moved, else not', () => {
		const lines = (words: string[], cut: number) =>
			`${words.slice(0, cut).join(' ')}\n${words.slice(cut).join(' ')}`;
		const p = `${rest.join(' ')} ${block.join(' ')}`;
		const hintOf = (s: string) =>
			collateTexts(s, p).differences.find((one) => one.class === 'moved')!.hint;
		expect(hintOf(lines([...block, ...rest], 12))).toBe('reading-order');
		expect(hintOf(lines([...block, ...rest], 14))).toBeUndefined();
	});
});

describe('fields of the form', () => {
	const BODY = running(20).join(' ');
	const form = (value: string) =>
		collateTexts(`[form]\nСлуж. № ${value}\n[body]\n${BODY}`, `№ 338\n\n№ 1041-1043\n\n${BODY}`);

	test('equal by value make no difference', () => {
		const { fields, differences } = form('1041-1043');
		expect(fields.map(({ name, equal }) => [name, equal])).toEqual([['service-number', true]]);
		expect(differences).toEqual([]);
	});

	test('with another value make one, a number, before the text', () => {
		const { differences } = form('1041-1044');
		expect(told(differences)).toEqual(['number: Служ. № 1041-1044 / № 1041-1043']);
		expect(differences[0]!.context).toEqual({ before: '', after: '' });
	});
});
