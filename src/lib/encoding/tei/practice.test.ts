import { describe, expect, test } from 'vitest';
import {
	collatedEdition,
	difference,
	sampleEdition,
	verdict
} from '../../../../tests/support/edition.ts';
import * as sample from '../../../../tests/support/sample.ts';
import { DIFFERENCE_CLASSES } from '#lib/collation/difference.ts';
import { VERDICTS } from '#lib/collation/verdict.ts';
import type { Edition, Program } from '../edition.ts';
import { elements, find, inline, textOf, walk, type Element } from '../xml/element.ts';
import { inParts } from './parts.ts';
import { write } from './practice.ts';
import { begin, type Form } from './writing.ts';

const written = (parts: Partial<Edition> = {}, form: Form = 'edition') =>
	write(begin(sampleEdition(parts), form));
const all = (root: Element, name: string) => [...walk(root)].filter((one) => one.name === name);
const said = (root: Element, name: string) => elements(find(root, name)!).map(textOf);

test('its parts stand in the order of TEI', () => {
	expect(elements(written()).map(({ name }) => name)).toEqual([
		...['projectDesc', 'editorialDecl', 'classDecl', 'listPrefixDef', 'appInfo']
	]);
	expect(elements(find(written(), 'editorialDecl')!).map(({ name }) => name)).toEqual([
		...['correction', 'normalization', 'quotation', 'hyphenation', 'segmentation', 'interpretation']
	]);
});

describe('the taxonomies', () => {
	const categories = (id: string) =>
		elements(
			all(written(), 'taxonomy').find(({ attributes }) => attributes['xml:id'] === id)!,
			'category'
		);

	test.each([
		['diff', 'd', DIFFERENCE_CLASSES],
		['verdicts', 'v', VERDICTS]
	] as const)(
		'%s has every kind once, in the order of the table, each in words of its own',
		(id, letter, kinds) => {
			const found = categories(id);
			expect(found.map(({ attributes }) => attributes['xml:id'])).toEqual(
				kinds.map((kind) => `${letter}-${kind}`)
			);
			const words = found.map((one) => textOf(one).trim());
			expect(new Set(words).size).toBe(kinds.length);
			expect(words.every((one) => one.length > 3)).toBe(true);
		}
	);
});

describe('variantEncoding', () => {
	const after = (name: string | null) => {
		const writing = begin(sampleEdition(), 'edition');
		if (name) inParts('x', writing, () => inline(name));
		return all(write(writing), 'variantEncoding').map(({ attributes }) => attributes);
	};

	test('is told once an app was written', () => {
		expect(after('app')).toEqual([{ method: 'parallel-segmentation', location: 'internal' }]);
	});

	test.each([
		['a moved passage alone', 'seg'],
		['nothing', null]
	])('is not told for %s', (_what, name) => {
		expect(after(name)).toEqual([]);
	});
});

describe('corrections', () => {
	test.each([
		['edition', 'markup', /stand in sic beside corr/],
		['reading', 'silent', /as an editor marked them/]
	] as const)('of the %s are %s', (form, method, words) => {
		const root = written({}, form);
		expect(find(root, 'correction')!.attributes.method).toBe(method);
		expect(find(root, 'normalization')!.attributes.method).toBe(method);
		expect(said(root, 'correction').join()).toMatch(words);
	});
});

describe('what rules hid', () => {
	const hidden = (counts: Record<string, number>) =>
		said(written({ profile: { name: 'новая орфография "2"', hidden: counts } }), 'normalization');

	test('is told by rule and number, none where nothing was hidden', () => {
		expect(hidden({ yo: 2, dashes: 11, case: 0 })[1]).toBe(
			'Differences from the publication passed over by the rules of profile "новая орфография "2"", with their number: yo 2, dashes 11.'
		);
		expect(hidden({ yo: 0 })).toHaveLength(1);
		expect(hidden({})).toHaveLength(1);
	});
});

describe('what was decided', () => {
	const counted = (parts: Partial<Edition>) => said(written(parts), 'interpretation');
	const page = sample.page(1);
	const [name, point, stamp] = [
		difference(page, 'Пын Дэ-Хуэя', 'Пэн Цэхуая', 'name'),
		difference(page, 'следующее.', 'следующее:', 'punctuation'),
		difference(page, 'НЕ СЕКРЕТНО', '', 'omission')
	];

	test('is counted by how it stands in the file', () => {
		const differences = [name, point, stamp];
		const verdicts = [
			verdict(name, 'illegible'),
			verdict(point, 'departs'),
			{ ...verdict(stamp, 'omits'), detail: 'stamp' }
		];
		expect(counted({ differences, verdicts })).toEqual([
			'Differences from the publication: 3; with a verdict in the apparatus: 2; not decided: 0.',
			'The publication does not print these parts of the leaf: stamp.'
		]);
		expect(counted({ differences, verdicts: [] })).toEqual([
			'Differences from the publication: 3; with a verdict in the apparatus: 0; not decided: 3.'
		]);
	});

	test('a part that is left out in two places is named once, others beside it', () => {
		const form = difference(page, 'Кому', '', 'omission');
		const two = difference(page, 'СОВПОСОД', '', 'omission');
		const omitted = (one: typeof form, detail: string) => ({ ...verdict(one, 'omits'), detail });
		const verdicts = [omitted(stamp, 'stamp'), omitted(form, 'form'), omitted(two, 'form')];
		expect(counted({ differences: [stamp, form, two], verdicts })[1]).toMatch(/: stamp, form\.$/);
	});

	test('where the texts were not collated that is said, and nothing is counted', () => {
		const words = counted({ collated: false });
		expect(words).toHaveLength(1);
		expect(words[0]).toMatch(/^The publication was not collated/);
	});

	test('without a publication nothing is said of it', () => {
		expect(all(written({ published: null }), 'interpretation')).toEqual([]);
	});

	test('the sample as it is collated: the numbers add up', () => {
		const edition = collatedEdition();
		const [words] = said(write(begin(edition, 'edition')), 'interpretation');
		const [total] = words!.match(/\d+/g)!.map(Number);
		expect(total).toBe(edition.differences.length);
	});
});

describe('programs', () => {
	const programs = (...given: Program[]) =>
		all(written({ programs: given }), 'application').map((one) => [
			one.attributes.ident,
			one.attributes.version,
			elements(one).map(textOf)
		]);

	test('have name and version; Tesseract its models with their sums', () => {
		const models = { rus: 'ab12', eng: 'cd34' };
		expect(programs({ id: 'tesseract', name: 'Tesseract', version: '7.0.0', models })).toEqual([
			[
				'program-tesseract',
				'7.0.0',
				['Tesseract 7.0.0', 'model rus (SHA-256 ab12), model eng (SHA-256 cd34)']
			]
		]);
	});

	test.each([
		['0.1.0', '0.1.0'],
		['7', '7'],
		['1.2.3.4', '1.2.3.4'],
		['2b1.0', '2b1.0'],
		['1.2.3.4.5', '0'],
		['0.1.0-rc.1', '0'],
		['v7', '0'],
		['0'.repeat(100_000) + '!', '0'],
		['', '0']
	])('a version %j is %s for TEI, and as it is in words', (version, written) => {
		const [[, attribute, [label]]] = programs({ id: 'x', name: 'X', version }) as [
			[string, string, string[]]
		];
		expect([attribute, label]).toEqual([written, `X ${version}`]);
	});

	test('none: no list of them', () => {
		expect(all(written({ programs: [] }), 'appInfo')).toEqual([]);
	});
});

describe('the images', () => {
	test.each([
		['with a note of the catalogue', 'The images are typeset.', 2],
		['without', undefined, 1]
	])('are spoken of %s', (_what, imagesNote, count) => {
		const record = { ...sample.description() };
		delete record.imagesNote;
		const root = written({ record: { ...record, ...(imagesNote && { imagesNote }) } });
		expect(said(root, 'projectDesc')).toHaveLength(count);
		if (imagesNote) expect(said(root, 'projectDesc')[1]).toBe(imagesNote);
	});
});

test.each([
	['img', '001.jpg', 'images/001.jpg'],
	['img', 'a%20b/c.tif', 'images/a%20b/c.tif'],
	['audit', '214', 'audit.jsonl#214']
])('the prefix %s makes of %s the address %s', (ident, given, address) => {
	const { matchPattern, replacementPattern } = all(written(), 'prefixDef').find(
		({ attributes }) => attributes.ident === ident
	)!.attributes;
	expect(given.replace(new RegExp(`^${matchPattern}$`), replacementPattern!)).toBe(address);
});
