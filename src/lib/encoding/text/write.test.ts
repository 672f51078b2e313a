import { expect, test } from 'vitest';
import { sampleEdition } from '../../../../tests/support/edition.ts';
import { write } from './write.ts';

test('the leaf’s lines in reading order, with an empty line between its parts', () => {
	const blocks = write(sampleEdition()).split('\n\n');
	expect(blocks[0]).toBe('№85, I - 2 96');
	expect(blocks).toContain('1211-1220. Посетите У Сю-цуня и сообщите ему следующее.');
	const second = blocks.find((one) => one.startsWith('2. Советское'))!.split('\n');
	expect(second).toHaveLength(6);
	expect(second.at(-1)).toBe('государственные интересы.');
	expect(blocks.at(-1)).toBe('- 1039 -\n');
});

test('refused fragments and noise are left out; a page break stands between pages', () => {
	const edition = sampleEdition();
	const [first, second] = [edition.surfaces[0]!, edition.surfaces[1]!];
	first.page!.regions[0]!.lines[0]!.refused = 'no letters';
	first.page!.regions[1]!.kind = 'noise';
	second.surface.siglum = 'S';
	const [leaf, next] = write(edition).split('\f\n');
	expect(leaf!.startsWith('МИД СССР\n')).toBe(true);
	expect(next!.startsWith('№ 338\n')).toBe(true);
});

test('a record that was not read has no text', () => {
	expect(write(sampleEdition({ surfaces: [] }))).toBe('');
});
