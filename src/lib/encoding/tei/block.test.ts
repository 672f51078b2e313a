import { describe, expect, test } from 'vitest';
import { sampleEdition } from '../../../../tests/support/edition.ts';
import { textPage } from '../../../../tests/support/text-page.ts';
import { REGION_KINDS, type RegionKind } from '#lib/transcription/page.ts';
import { serialise, type Element } from '../xml/element.ts';
import { aside, entry, field, isGlobal, ownOf } from './block.ts';
import type { Block } from './layout.ts';
import { begin } from './writing.ts';

const [{ surface }] = sampleEdition().surfaces as [ReturnType<typeof sampleEdition>['surfaces'][0]];
const writing = () => begin(sampleEdition(), 'edition');

/** A block of one line on a page of 300 by 300 pixels; `x` and `y` are the middle of its zone. */
function blockOf(kind: RegionKind, text = 'раз', x = 150, y = 150): Block {
	const [region] = textPage(`[${kind}]\n${text}`).regions;
	region!.zone = { ulx: x - 5, uly: y - 5, lrx: x + 5, lry: y + 5 };
	const placed = { ...surface, width: 300, height: 300 };
	const line = { surface: placed, region: region!, line: region!.lines[0]!, n: 1 };
	return { kind, surface: placed, region: region!, pieces: [{ kind: 'line', line }] };
}

const bare = (element: Element) => serialise(element).split('\n')[1]!;

test.each(REGION_KINDS)('a %s may stand anywhere, or only where text may', (kind) => {
	const anywhere = ['page-number', 'letterhead', 'handwriting', 'margin', 'footnote'];
	expect(isGlobal(blockOf(kind))).toBe(anywhere.includes(kind));
});

/** Each kind that stands aside, in the middle of the page. */
const ASIDES: [RegionKind, xml: string][] = [
	['page-number', '<fw type="pageNum" place="middle" facs="#lr1">раз</fw>'],
	['letterhead', '<fw type="letterhead" place="middle" facs="#lr1">раз</fw>'],
	['stamp', '<stamp facs="#lr1"><mentioned>раз</mentioned></stamp>'],
	[
		'handwriting',
		'<note type="handwritten" place="middle" hand="#hand-written" facs="#lr1">раз</note>'
	],
	[
		'margin',
		'<note type="marginal" place="margin-right" hand="#hand-written" facs="#lr1">раз</note>'
	],
	['footnote', '<note type="footnote" place="foot" facs="#lr1">раз</note>']
];

test.each(ASIDES)('a %s is %s', (kind, xml) => {
	expect(bare(aside(blockOf(kind), ['раз'], writing()))).toBe(xml);
});

test('what is no such thing has no way to stand aside: a fault of the program', () => {
	const others = REGION_KINDS.filter((kind) => !ASIDES.some(([one]) => one === kind));
	for (const kind of others)
		expect(() => aside(blockOf(kind), [], writing())).toThrow(`${kind} does not stand aside`);
});

describe('the place of a thing is the ninth of the page that its middle lies in', () => {
	test.each([
		[50, 50, 'top-left'],
		[150, 50, 'top'],
		[250, 50, 'top-right'],
		[50, 150, 'middle-left'],
		[150, 150, 'middle'],
		[250, 150, 'middle-right'],
		[50, 250, 'bottom-left'],
		[150, 250, 'bottom'],
		[250, 250, 'bottom-right'],
		[99, 99, 'top-left'],
		[100, 100, 'middle'],
		[200, 200, 'middle'],
		[201, 201, 'bottom-right']
	])('%i, %i of 300: %s', (x, y, place) => {
		const made = aside(blockOf('page-number', '1', x, y), [], writing());
		expect(made.attributes.place).toBe(place);
	});

	test.each([
		[10, 'margin-left'],
		[149, 'margin-left'],
		[150, 'margin-right'],
		[290, 'margin-right']
	])('a marginal note at %i of 300 is in the %s', (x, place) => {
		expect(aside(blockOf('margin', 'х', x), [], writing()).attributes.place).toBe(place);
	});
});

test('a thing points to its region’s zone, by the id that the facsimile gives it', () => {
	const one = writing();
	one.names.of('something else', 'lr1');
	const stamp = blockOf('stamp');
	expect(ownOf(stamp, one)).toEqual({ facs: '#lr1-2', 'xml:lang': undefined });
	const english = { ...stamp, region: { ...stamp.region, languages: 'eng' } };
	expect(ownOf(english, one)).toEqual({ facs: '#lr1-2', 'xml:lang': 'en' });
});

test('a field of a form', () => {
	expect(bare(field(['Куда'], undefined))).toBe('<seg type="field">Куда</seg>');
	expect(bare(field(['To'], 'en'))).toBe('<seg type="field" xml:lang="en">To</seg>');
});

describe('an entry of the list of copies is numbered as the line says', () => {
	test.each([
		['1. т. Сталину', '1'],
		['12) т. Молотову', '12'],
		['т. Молотову', undefined],
		['1 экз. в дело', undefined],
		['1953 г.', undefined],
		['№ 1. т. Сталину', undefined]
	])('%s: %s', (text, n) => {
		expect(entry(blockOf('list', text), ['x']).attributes.n).toBe(n);
	});
});
