import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { collate, type Collation } from '#lib/collation/collate.ts';
import type { DifferenceClass } from '#lib/collation/difference.ts';
import * as witness from '#lib/collation/witness.ts';
import * as sample from '../support/sample.ts';
import { textPage } from '../support/text-page.ts';

interface Variant {
	kind: 'addition' | 'omission' | 'case' | 'number' | 'punctuation' | 'substitution' | 'inflection';
	scan: string;
	published: string;
}

const CLASS: Record<Variant['kind'], DifferenceClass> = {
	addition: 'addition',
	omission: 'omission',
	case: 'case',
	number: 'number',
	punctuation: 'punctuation',
	substitution: 'word',
	inflection: 'word-form'
};

const PAGES = 'tests/corpus/pages';
const names = readdirSync(PAGES)
	.filter((name) => name.endsWith('.gt.txt'))
	.map((name) => name.replace('.gt.txt', ''));

const read = (name: string) => readFileSync(`${PAGES}/${name}`, 'utf8');

function collated(name: string): Collation {
	const page = textPage(read(`${name}.gt.txt`));
	const s = witness.fromPages([{ surface: 's1', page }]);
	return collate(s, witness.fromPublished(read(`${name}.published.txt`)));
}

const letters = (text: string) => text.replace(/-\n/g, '').replace(/[^\p{L}\p{N};]/gu, '');

/** Class and words of a planted row, as a difference should show them. */
function rowText({ kind, scan, published }: Variant): string {
	const added = kind === 'addition' ? published.slice(scan.length) : published;
	return [CLASS[kind], letters(kind === 'addition' ? '' : scan), letters(added)].join(' | ');
}

describe('every planted variant is one difference of its class, and there is no other', () => {
	test.each(names)('%s', (name) => {
		const { outcome, differences, ledger } = collated(name);
		expect(outcome).toBe('collated');
		const shown = differences.filter((one) => !one.hidden);
		const variants: Variant[] = JSON.parse(read(`${name}.variants.json`));
		const found = shown.map((one) =>
			[one.class, letters(one.s.text), letters(one.p.text)].join(' | ')
		);
		expect(found.sort()).toEqual(variants.map(rowText).sort());
		const cut = read(`${name}.gt.txt`).match(/\p{L}-\n/gu)?.length ?? 0;
		expect(ledger['line-end-hyphen']?.hidden ?? 0).toBe(cut);
		expect(differences.filter((one) => one.hidden)).toHaveLength(cut);
	});
});

test('the corpus holds a hundred planted variants', () => {
	const kinds = names.flatMap((name) => JSON.parse(read(`${name}.variants.json`)) as Variant[]);
	const count = (kind: string) => kinds.filter((one) => one.kind === kind).length;
	expect(Object.keys(CLASS).map(count)).toEqual([33, 26, 19, 8, 6, 4, 4]);
});

describe('the sample record', () => {
	const s = witness.fromPages([{ surface: 's1', page: sample.page(1) }]);
	const p = witness.fromPublished(sample.published());
	const collation = collate(s, p, { leavesWithoutPicture: 2 });
	const pick = (name: DifferenceClass) =>
		collation.differences
			.filter((one) => one.class === name)
			.map((one) => [one.s.text, one.p.text, one.family]);

	test('two names for a person to decide', () => {
		expect(pick('name').map(([scan, print]) => [scan, print])).toEqual([
			['У Сю-цуня', 'У Сюшаня'],
			['Пын Дэ-Хуэя', 'Пэн Цэхуая']
		]);
	});

	test('four for rules, none hidden', () => {
		expect(pick('punctuation')).toEqual([['следующее.', 'следующее:', 'punctuation:.→:']]);
		const capital = ['Правительство', 'правительство', 'case:правительство'];
		expect(pick('case')).toEqual([capital, capital, capital]);
		expect(collation.differences.filter((one) => one.hidden)).toEqual([]);
	});

	test('the body has 127 tokens; 326 of the publication have no scan here', () => {
		const [from, to] = collation.coverage.s!;
		expect(to - from).toBe(127);
		const [outside] = collation.coverage.beyondScan;
		expect(outside!.tokens).toBe(326);
		expect(outside!.reading.text.startsWith('на США. 3. Что')).toBe(true);
		expect(outside!.reading.text.endsWith('телеграфируйте. Молотов')).toBe(true);
	});

	test('fields are equal by value; the time of receipt has no partner', () => {
		const field = (name: string) => collation.fields.find((one) => one.name === name)!;
		expect(field('service-number')).toMatchObject({ equal: true, p: { text: '№ 1041-1043' } });
		expect(field('sent')).toMatchObject({ equal: true, p: { text: '4 июля 1953 г. 21.20*' } });
		expect(field('received')).toMatchObject({ equal: null, p: null });
	});

	test('what is no part of the text is set aside on both sides', () => {
		const why = (one: { why: string; text: string }) => `${one.why}: ${one.text}`;
		const texts = collation.setAside.s.map(why);
		expect(texts).toContain('stamp: НЕ СЕКРЕТНО');
		expect(texts).toContain('handwriting: №85, I - 2 96');
		expect(texts).toContain('page-number: - 1039 -');
		expect(collation.setAside.p.map((one) => one.why)).toEqual([
			...['number', 'title', 'service-number', 'dateline'],
			...['page-break', 'source-note', 'footnote']
		]);
	});

	test('six differences, the form and the end: nothing else', () => {
		expect(collation.differences).toHaveLength(8);
		expect(pick('not-in-publication')).toHaveLength(1);
	});

	test('each difference knows its line and zone on the scan', () => {
		const name = collation.differences.find((one) => one.class === 'name')!;
		const line = sample.page(1).regions.flatMap((region) => region.lines);
		const [place] = name.s.places;
		const on = line.find((one) => one.id === place!.line)!;
		expect(on.text.slice(place!.from, place!.to)).toBe('У Сю-цуня');
		expect(place!.zone.ulx).toBeGreaterThanOrEqual(on.zone.ulx);
		expect(place!.zone.lrx).toBeLessThan(on.zone.lrx);
	});

	test('both witnesses are rebuilt from their tokens', () => {
		expect(witness.rebuild(p).join('\n')).toBe(sample.published());
		const lines = sample.page(1).regions.flatMap((region) => region.lines.map((line) => line.text));
		expect(witness.rebuild(s)).toEqual(lines);
	});
});
