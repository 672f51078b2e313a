import { expect, test } from 'vitest';
import { collate } from '#lib/collation/collate.ts';
import { tokensOf } from '#lib/collation/ends.ts';
import { fromPages, fromPublished } from '#lib/collation/witness.ts';
import type { Edition } from '#lib/encoding/edition.ts';
import { elements, find, textOf, walk, type Element } from '#lib/encoding/xml/element.ts';
import { parse } from '#lib/encoding/xml/parse.ts';
import { write } from '#lib/encoding/tei/write.ts';
import { holdForTei } from '../support/encoding-laws.ts';
import { sampleEdition, verdict } from '../support/edition.ts';
import * as sample from '../support/sample.ts';

const { differences } = collate(
	fromPages([{ surface: 's1', page: sample.page(1) }]),
	fromPublished(sample.published()),
	{ leavesWithoutPicture: 2 }
);

/** Every difference of the sample decided, or none. */
function edition(decided: boolean): Edition {
	const verdicts = decided ? differences.map((one) => verdict(one, 'departs')) : [];
	return sampleEdition({ differences, verdicts, status: decided ? 'approved' : 'draft' });
}

const apps = (root: Element) => [...walk(root)].filter(({ name }) => name === 'app');

test.each([true, false])(
	'the sample as it is really collated keeps every law (decided: %s)',
	(decided) => {
		holdForTei(edition(decided));
	}
);

test('its two names and four rules are the apparatus; nothing of the form, nothing beyond the scan', () => {
	const root = parse(write(edition(true), { form: 'edition' }));
	const readings = apps(root).map((app) => elements(app).map(textOf));
	expect(readings.map((both) => both.join(' / '))).toEqual([
		'У Сю-цуня / У Сюшаня',
		'следующее. / следующее:',
		'Правительство / правительство',
		'Правительство / правительство',
		'Пын Дэ-Хуэя / Пэн Цэхуая',
		'Правительство / правительство'
	]);
	const closer = find(root, 'closer')!;
	expect(apps(closer)).toEqual([]);
});

test('undecided differences of a draft say so, each of them', () => {
	const root = parse(write(edition(false), { form: 'edition' }));
	const shown = differences.filter(
		({ hidden, class: kind }) => !hidden && kind !== 'beyond-scan' && kind !== 'not-in-publication'
	);
	const unknown = apps(root).filter((app) => find(app, 'rdg')!.attributes.cert === 'unknown');
	expect(unknown).toHaveLength(shown.length);
});

test.each([
	[1, 120],
	[14, 118],
	[20, 90],
	[1, 200]
])('with ends chosen by hand, words %i to %i, the file keeps every law', (first, last) => {
	const p = fromPublished(sample.published());
	const { differences, coverage } = collate(
		fromPages([{ surface: 's1', page: sample.page(1) }]),
		p,
		{ ends: tokensOf(p, { first, last })! }
	);
	const outside = coverage.beyondScan.map(({ reading }) => reading.from < coverage.p![0]);
	expect(outside).toEqual(first > 1 ? [true, false] : [false]);
	holdForTei(sampleEdition({ differences, verdicts: [], status: 'draft' }));
});
