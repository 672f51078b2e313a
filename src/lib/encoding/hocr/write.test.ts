import { expect, test } from 'vitest';
import { sampleEdition } from '../../../../tests/support/edition.ts';
import { elements, find, textOf, walk } from '../xml/element.ts';
import { parse } from '../xml/parse.ts';
import { write } from './write.ts';

const edition = sampleEdition();
const [{ surface, page: read }] = edition.surfaces as [(typeof edition.surfaces)[number]];
const page = read!;
const root = parse(write(edition, surface, page).replace('<!DOCTYPE html>', ''));
const ofClass = (name: string) =>
	[...walk(root)].filter(({ attributes }) => attributes['class'] === name);

function box(title: string): number[] {
	return /bbox (\d+) (\d+) (\d+) (\d+)/.exec(title)!.slice(1).map(Number);
}

test('every line that is text is written once, in reading order, with its words', () => {
	const lines = page.regions.flatMap((region) => region.lines).map(({ text }) => text);
	const written = ofClass('ocr_line').map((line) => textOf(line).replace(/\s+/g, ' ').trim());
	expect(written).toEqual(lines.map((text) => text.replace(/\s+/g, ' ')));
	expect(ofClass('ocrx_word').length).toBe(lines.join(' ').split(/\s+/).length);
});

test('zones lie inside the page, words inside the picture, and certainty runs from 0 to 100', () => {
	const [, , width, height] = box(String(ofClass('ocr_page')[0]!.attributes['title']));
	expect([width, height]).toEqual([surface.width, surface.height]);
	for (const { attributes } of [...ofClass('ocr_line'), ...ofClass('ocrx_word')]) {
		const [left, top, right, bottom] = box(String(attributes['title'])) as [
			number,
			number,
			number,
			number
		];
		expect(left).toBeLessThan(right);
		expect(top).toBeLessThan(bottom);
		expect(right).toBeLessThanOrEqual(surface.width);
		expect(bottom).toBeLessThanOrEqual(surface.height);
		const certainty = /x_wconf (\d+)/.exec(String(attributes['title']))?.[1];
		if (certainty !== undefined) expect(Number(certainty)).toBeLessThanOrEqual(100);
	}
});

test('it says what it is: system, capabilities, language; the same text gives the same bytes', () => {
	const meta = Object.fromEntries(
		elements(find(root, 'head')!, 'meta').map(({ attributes }) => [
			attributes['name'],
			attributes['content']
		])
	);
	expect(meta).toMatchObject({ 'ocr-system': 'Sverka 0.1.0', 'ocr-langs': 'ru' });
	expect(meta['ocr-capabilities']).toContain('ocrx_word');
	expect(write(edition, surface, page)).toBe(write(edition, surface, page));
});
