import { expect, test } from 'vitest';
import { collatedTexts } from '../../../../tests/support/edition.ts';
import type { Edition } from '../edition.ts';
import { elements, find, textOf, walk, type Element } from '../xml/element.ts';
import { parse } from '../xml/parse.ts';
import { check } from './check.ts';
import { linesOf, read } from './read.ts';
import { write } from './write.ts';

const FIRST = 'один два три четыре пять шесть семь восемь девять десять';
const STONE = 'камень лежит на дороге у самого старого моста через реку';
const LAST = 'и потом ещё много других слов стоит здесь для примера и счёта';
const S = [FIRST, STONE, LAST].join('\n');

const tree = (edition: Edition, form: 'edition' | 'reading' = 'edition') =>
	parse(write(edition, { form }));
const all = (root: Element, name: string) => [...walk(root)].filter((one) => one.name === name);
const segs = (root: Element) =>
	all(root, 'seg').filter(({ attributes }) => attributes.type === 'moved');

/** What stands before the anchor on its line, and after. */
function around(edition: Edition): [string, string] {
	const xml = write(edition, { form: 'edition' });
	const found = /\n?([^\n]*)<anchor [^>]*\/>([^\n]*)/.exec(xml)!;
	const bare = (markup: string) =>
		markup
			.replace(/<note.*?<\/note>/g, '')
			.replace(/<[^>]*>/g, '')
			.trim();
	return [bare(found[1]!), bare(found[2]!)];
}

test.each([
	['to the end', [FIRST, LAST, STONE], LAST, ''],
	['to the beginning', [LAST, FIRST, STONE], '', FIRST]
])('a passage moved %s is a seg, and an anchor stands where the publication has it', (...given) => {
	const [, print, before, after] = given;
	const edition = collatedTexts(S, print.join('\n'));
	const root = tree(edition);
	const [seg] = segs(root);
	const [anchor] = all(root, 'anchor');
	expect(elements(seg!, 'note').map(textOf)).toEqual([
		'The publication has this passage at the place of the anchor.'
	]);
	expect(seg!.attributes).toMatchObject({
		corresp: `#${anchor!.attributes['xml:id']}`,
		ana: '#d-moved #v-departs'
	});
	expect(anchor!.attributes.corresp).toBe(`#${seg!.attributes['xml:id']}`);
	expect(all(root, 'app')).toEqual([]);
	expect(all(root, 'variantEncoding')).toEqual([]);
	expect(around(edition)).toEqual([before, after]);
	expect(check(write(edition, { form: 'edition' }), edition)).toEqual([]);
});

test('nobody decided: the seg says so; decided as not worth a note: no trace of it', () => {
	const print = [FIRST, LAST, STONE].join('\n');
	const [seg] = segs(tree(collatedTexts(S, print, null)));
	expect(seg!.attributes).toMatchObject({ cert: 'unknown', ana: '#d-moved' });
	for (const kind of ['ignore', 'misread'] as const) {
		const edition = collatedTexts(S, print, kind);
		expect([...segs(tree(edition)), ...all(tree(edition), 'anchor')]).toEqual([]);
		expect(check(write(edition, { form: 'edition' }), edition)).toEqual([]);
	}
});

test('hard to read on the scan: its letters are unclear inside the seg', () => {
	const [seg] = segs(tree(collatedTexts(S, [FIRST, LAST, STONE].join('\n'), 'illegible')));
	expect(textOf(find(seg!, 'unclear')!)).toBe(STONE);
});

test('what differs inside the passage stands inside the seg as apparatus', () => {
	const print = [FIRST, LAST, STONE.replace('самого', 'очень')].join('\n');
	const edition = collatedTexts(S, print);
	const [seg] = segs(tree(edition));
	expect(elements(find(seg!, 'app')!).map(textOf)).toEqual(['самого', 'очень']);
	expect(check(write(edition, { form: 'edition' }), edition)).toEqual([]);
});

test('an added word before the passage and one after it stand on their sides of the anchor', () => {
	const print = `${FIRST} ${LAST} сперва новые слова ${STONE} потом иные слова`;
	const edition = collatedTexts(S, print);
	expect(check(write(edition, { form: 'edition' }), edition)).toEqual([]);
	const xml = write(edition, { form: 'edition' });
	expect(xml.indexOf('сперва')).toBeLessThan(xml.indexOf('<anchor'));
	expect(xml.indexOf('<anchor')).toBeLessThan(xml.indexOf('потом иные'));
});

test('a passage over a paragraph’s end is cut there, and its parts are tied', () => {
	const typed = [FIRST, 'камень лежит на дороге у самого.', '', 'Старого моста через реку', LAST];
	const print = [FIRST, LAST, 'камень лежит на дороге у самого. Старого моста через реку'];
	const edition = collatedTexts(typed.join('\n'), print.join(' '));
	const parts = segs(tree(edition));
	expect(parts.map(({ attributes }) => [attributes.next, attributes.prev])).toEqual([
		[`#${parts[1]!.attributes['xml:id']}`, undefined],
		[undefined, `#${parts[0]!.attributes['xml:id']}`]
	]);
	expect(parts.map((one) => elements(one, 'note').length)).toEqual([1, 0]);
	expect(check(write(edition, { form: 'edition' }), edition)).toEqual([]);
});

test('the reading text has the passage where the scan has it, and no trace of the other place', () => {
	const root = tree(collatedTexts(S, [FIRST, LAST, STONE].join('\n')), 'reading');
	expect([...segs(root), ...all(root, 'anchor')]).toEqual([]);
	expect(textOf(find(root, 'body')!)).toContain(STONE);
});

test('read back, the lines are those of the scan, and the seg is no mark', () => {
	const xml = write(collatedTexts(S, [FIRST, LAST, STONE].join('\n')), { form: 'edition' });
	expect([...linesOf(xml).values()]).toEqual(S.split('\n'));
	const marks = read(xml).flatMap(({ page }) =>
		page.regions.flatMap(({ lines }) => lines.flatMap(({ annotations }) => annotations))
	);
	expect(marks).toEqual([]);
});
