import { expect, test } from 'vitest';
import { measure } from '#lib/collation/accuracy.ts';
import { faultsOf, shownIn } from '../../../tests/support/screen.ts';
import type { MeasuredLine, MeasuredPage } from './measured-page.ts';
import { NOTHING } from './proposals.ts';
import { report } from './report.ts';

const PICTURE = 'data:image/png;base64,AA==';

const line = (text: string, truth: string | null, parts: Partial<MeasuredLine> = {}) => ({
	...{ text, truth, kind: 'body', confidence: 0.9, refused: null },
	picture: text === truth ? null : PICTURE,
	...parts
});

function page(name: string, lines: MeasuredLine[], missed: string[] = [], peer?: string) {
	const truths = [...lines.flatMap(({ truth }) => (truth === null ? [] : [truth])), ...missed];
	const text = lines.map((one) => one.text).join('\n');
	const truth = truths.join('\n');
	return {
		...{ name, state: 'ok', confidence: 0.9, text, seconds: 1.5, resident: 100e6 },
		...{
			measures: {},
			steps: [],
			again: null,
			proposed: NOTHING,
			lines,
			missed,
			accuracy: measure(truth, text)
		},
		peer: peer === undefined ? null : { text: peer, accuracy: measure(truth, peer), seconds: 2 }
	} satisfies Record<keyof MeasuredPage, unknown> as unknown as MeasuredPage;
}

const shown = (...pages: MeasuredPage[]) => shownIn(report(pages));
const tables = (...pages: MeasuredPage[]) => shown(...pages).all('table');

test('page by page with counts, raw and normalised; the sum is errors over letters of all', () => {
	const [rates] = tables(
		page('01', [line('абвгдежзи', 'абвгдежзик')]),
		page('02', [line('вг', 'аб')])
	);
	expect(rates!.all('caption')[0]!.text).toBe('Page by page');
	const rows = rates!.all('tr').map((row) => row.all('td').map(({ text }) => text));
	expect(rows[1]!.slice(0, 2)).toEqual(['10.00 % (1 of 10 letters)', '10.00']);
	expect(rows[2]!.slice(0, 2)).toEqual(['100.00 % (2 of 2 letters)', '100.00']);
	expect(rows[3]!.slice(0, 2)).toEqual(['25.00 % (3 of 12 letters)', '25.00']);
	expect(rows[3]!.slice(3)).toEqual(['3.00', '100']);
	const names = rates!.all('tr').flatMap((row) => row.all('th').map((head) => head.text));
	expect(names.slice(-3)).toEqual(['01', '02', 'all 2']);
});

test('what the letters normalise over grows with letters too many', () => {
	const [rates] = tables(page('01', [line('мира', 'ми')]));
	expect(
		rates!
			.all('td')
			.map(({ text }) => text)
			.slice(0, 2)
	).toEqual(['100.00 % (2 of 2 letters)', '50.00']);
});

test('the native program stands beside it, where it was measured', () => {
	const [alone] = tables(page('01', [line('слово', 'слово')]));
	expect(alone!.text).not.toContain('native');
	const [both, shapes] = tables(page('01', [line('слово', 'слово')], [], 'олово'));
	expect(both!.all('tr')[0]!.text).toMatch(
		/native CER native CER, normalised native WER native s$/
	);
	expect(both!.all('tr')[1]!.text).toMatch(/20\.00 % \(1 of 5 letters\) 20\.00 .* 2\.00$/);
	expect(shapes!.text).toContain('words in any order');
});

test('what was taken for what, with a sign for a space and for nothing', () => {
	const found = tables(page('01', [line('Ку лам', 'Куда')])).at(-1)!;
	const rows = found.all('tr').map(({ text }) => text);
	expect(found.all('caption')[0]!.text).toBe('What was taken for what');
	expect(rows).toContain('д л 1');
	expect(rows).toContain('∅ (nothing) ␣ (space) 1');
	expect(rows).toContain('∅ (nothing) м 1');
});

test('a wrong line has its picture and both readings, the differing letters by sign and line', () => {
	const html = shown(page('01', [line('Кула', 'Куда'), line('верно', 'верно')]));
	const items = html.all('li');
	expect(items).toHaveLength(1);
	expect(items[0]!.all('img')[0]!.attributes).toMatchObject({
		src: PICTURE,
		alt: 'Line of 01, read as: Кула'
	});
	expect(items[0]!.all('dd').map(({ text }) => text)).toEqual(['Куда', 'Кула']);
	expect(items[0]!.all('del').map(({ text }) => text)).toEqual(['д']);
	expect(items[0]!.all('ins').map(({ text }) => text)).toEqual(['л']);
	expect(items[0]!.text).toContain('body, 90 % sure');
});

test('a letter too few has its place marked, a line unlike any has nothing on the page', () => {
	const html = shown(
		page('01', [line('ми', 'мир'), line('., ;', null, { refused: 'specks', kind: 'noise' })])
	);
	const [short, specks] = html.all('li');
	expect(short!.all('dd').map(({ text }) => text)).toEqual(['мир', 'ми∅']);
	expect(specks!.all('dd')[0]!.text).toBe('∅');
	expect(specks!.text).toContain('noise, 90 % sure, left out: specks');
});

test('a line that nothing was read for is shown without a picture; a page without faults says none', () => {
	const missed = shown(page('01', [line('раз', 'раз')], ['два']));
	expect(
		missed
			.all('li')[0]!
			.all('dd')
			.map(({ text }) => text)
	).toEqual(['два', '∅']);
	expect(missed.all('img')).toEqual([]);
	expect(shown(page('01', [line('раз', 'раз')])).text).toMatch(/letters\) None\.$/);
});

test('one file, nothing from elsewhere, no text taken for markup, sound for those who listen', () => {
	const html = report([
		page('<01>', [line('<script>alert(1)</script> "&', '<b>жирно</b>')], ['x'], 'x')
	]);
	const tree = shownIn(html);
	expect(tree.all('script')).toEqual([]);
	expect(tree.all('b')).toEqual([]);
	expect(tree.text).toContain('<01>');
	expect(html).not.toMatch(/https?:|@import|url\(|<link/);
	expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
	expect(faultsOf(tree)).toEqual([]);
	for (const { attributes } of tree.all('dl')) expect(attributes['lang']).toBe('ru');
	for (const table of tree.all('table')) expect(table.all('caption')).toHaveLength(1);
});

test('nothing measured is a page that says so', () => {
	const tree = shown();
	expect(tree.all('tr')[1]!.text).toMatch(/^all 0 - - - 0\.00 -$/);
	expect(faultsOf(tree)).toEqual([]);
});
