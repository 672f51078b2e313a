import { expect, test } from 'vitest';
import { sampleEdition } from '../../../tests/support/edition.ts';
import { hasPublication } from './edition.ts';

const { surfaces } = sampleEdition();
const scan = surfaces.filter(({ surface }) => surface.siglum === 'S');
const print = surfaces.filter(({ surface }) => surface.siglum === 'P');

test.each([
	['its text and its pictures', 'текст', surfaces, true],
	['its text alone', 'текст', scan, true],
	['a text that is empty: it was deposited', '', scan, true],
	['its pictures alone', null, print, true],
	['pictures that nobody read', null, print.map((one) => ({ ...one, page: null })), true],
	['neither', null, scan, false],
	['nothing at all', null, [], false]
])('with %s the publication is a witness: %s', (_what, published, given, is) => {
	expect(hasPublication(sampleEdition({ published, surfaces: given }))).toBe(is);
});
