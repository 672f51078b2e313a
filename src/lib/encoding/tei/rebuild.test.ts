import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collations } from '../../../../tests/support/collations.ts';
import { collatedEdition, collatedTexts } from '../../../../tests/support/edition.ts';
import type { Edition } from '../edition.ts';
import { parse } from '../xml/parse.ts';
import { faults } from './rebuild.ts';
import { write } from './write.ts';

const said = (edition: Edition, change: (xml: string) => string = (xml) => xml) => {
	const xml = write(edition, { form: 'edition' });
	const changed = change(xml);
	if (change.length > 0 && String(change) !== '(xml) => xml') expect(changed).not.toBe(xml);
	return faults(parse(changed), edition).map(({ message }) => message);
};

test('6.5: the publication is rebuilt from scans really collated, whatever was decided', () => {
	const law = fc.property(collations, (edition) => {
		expect(said(edition)).toEqual([]);
	});
	fc.assert(law, { numRuns: 60 });
});

test.each([true, false])('6.5: the sample’s publication is rebuilt (decided: %s)', (decided) => {
	expect(said(collatedEdition({}, decided))).toEqual([]);
});

const good = collatedEdition();

test.each([
	['another reading of P', '>У Сюшаня</rdg>', '>У Сюшана</rdg>'],
	['a reading of P left out', '>Пэн Цэхуая</rdg>', '></rdg>'],
	['an app unwrapped', /<app [^>]*><lem wit="#S">У Сю-цуня<\/lem>.*?<\/app>/, 'У Сю-цуня'],
	['the scan’s reading said to be P’s', '>правительство</rdg>', '>Правительство</rdg>']
])('6.5: %s is found', (_what, from, to) => {
	const found = said(good, (xml) => xml.replace(from, to));
	expect(found).toHaveLength(1);
	expect(found[0]).toMatch(/^the publication cannot be rebuilt: ".*" stands for ".*"$/);
});

test('6.5: the fault stands at the line break before the place, with both texts', () => {
	const xml = write(good, { form: 'edition' }).replace('>У Сюшаня</rdg>', '>У Сюшана</rdg>');
	const [fault] = faults(parse(xml), good);
	const line = xml.split('\n').findIndex((one) => one.includes('У Сюшана')) + 1;
	expect(fault).toMatchObject({ kind: 'text', line });
	expect(fault!.message).toContain('Сюшаня');
});

test('6.5: an anchor at the wrong place is found', () => {
	const typed = 'один два три четыре пять шесть\nкамень лежит на дороге у старого моста там\n';
	const after = 'и потом ещё много других слов стоит здесь для примера';
	const print = `один два три четыре пять шесть ${after} камень лежит на дороге у старого моста там`;
	const edition = collatedTexts(typed + after, print);
	expect(said(edition)).toEqual([]);
	const moved = said(edition, (xml) => {
		const anchor = /<anchor [^>]*\/>/.exec(xml)![0];
		return xml.replace(anchor, '').replace('и потом', `и ${anchor}потом`);
	});
	expect(moved).toHaveLength(1);
});

test('6.5: nothing is asked of texts that were not collated; the header says that they were not', () => {
	const edition = collatedTexts('совсем иной текст о другом', 'здесь нет ни одного того же слова');
	expect(edition.collated).toBe(false);
	expect(said(edition)).toEqual([]);
	const xml = write(edition, { form: 'edition' });
	expect(xml).toContain('The publication was not collated');
	expect(xml).not.toContain('Differences from the publication:');
	expect(said({ ...edition, published: null })).toEqual([]);
});

test.each([
	['a letter changed', 'Посетите', 'Посетити', /^the line is ".*Посетити.*", approved is/],
	['a line gone', /<lb n="\d+" facs="#l1-20"\/>[^\n]*/, '', /^the line ".*" is missing$/],
	['a line twice', /(<lb n="\d+" facs="#l1-20"\/>)/, '$1$1', /comes twice/],
	['a line of nowhere', 'facs="#l1-20"/>', 'facs="#l1-99"/>', /no line of the scan|missing/],
	[
		'words of an editor in the line',
		'Посетите',
		'Посетите<note type="marginal">!</note>',
		/approved is/
	]
])('6.4: %s is found', (_what, from, to, message) => {
	const found = said(good, (xml) => xml.replace(from, to));
	expect(found.join('\n')).toMatch(message);
});

test('6.4: a word of an editor, a reading of P and the other side of a choice are no part of a line', () => {
	const edition = collatedEdition();
	const line = edition.surfaces[0]!.page!.regions.flatMap(({ lines }) => lines).find(({ text }) =>
		text.includes('Посетите')
	)!;
	line.annotations = [
		{ id: 'n', kind: 'note', from: 0, to: 4, value: 'так на листе' },
		{ id: 's', kind: 'sic', from: 11, to: 19, value: 'Посетили' },
		{ id: 'g', kind: 'gap', from: 19, to: 19, reason: 'hole', quantity: 2, unit: 'word' }
	];
	expect(said(edition)).toEqual([]);
});
