import { expect, test } from 'vitest';
import { REGION_KINDS, type RegionKind } from '#lib/transcription/page.ts';
import { ofAlto, ofPage, ofTei, ZONE_KINDS } from './zone-kind.ts';

/** The design's table, with the kinds that it does not name: TEI zone, PAGE type, ALTO tag. */
const TABLE: [RegionKind, tei: string, page: string, alto: string][] = [
	['body', 'paragraph', 'paragraph', 'MainZone'],
	['heading', 'heading', 'heading', 'MainZone:heading'],
	['form', 'form', 'other', 'CustomZone:form'],
	['list', 'list', 'other', 'CustomZone:list'],
	['letterhead', 'letterhead', 'header', 'CustomZone:letterhead'],
	['stamp', 'stamp', 'other', 'StampZone'],
	['handwriting', 'handwriting', 'other', 'MarginTextZone:handwriting'],
	['margin', 'marginalia', 'marginalia', 'MarginTextZone'],
	['page-number', 'page-number', 'page-number', 'NumberingZone'],
	['footnote', 'footnote', 'footnote', 'MarginTextZone:footnote'],
	['signature', 'signature', 'other', 'MainZone:signature'],
	['table', 'table', 'other', 'TableZone'],
	['rule', 'rule', 'SeparatorRegion', 'GraphicZone:rule'],
	['noise', 'noise', 'NoiseRegion', 'DamageZone']
];

test('the table has every kind once', () => {
	expect(TABLE.map(([kind]) => kind).sort()).toEqual([...REGION_KINDS].sort());
});

test.each(TABLE)('%s is %s in TEI, %s in PAGE, %s in ALTO', (kind, tei, page, alto) => {
	expect(ZONE_KINDS[kind]).toMatchObject({ tei, page, alto });
	expect([ofTei(tei), ofAlto(alto), ofPage(page, `structure {type:${kind};}`)]).toEqual([
		kind,
		kind,
		kind
	]);
});

test.each([
	['ALTO, a finer name of a zone known', () => ofAlto('MainZone:P#1'), 'body'],
	['ALTO, a numbered zone', () => ofAlto('StampZone#2'), 'stamp'],
	['ALTO, a word of nobody’s', () => ofAlto('QuireMarksZone'), undefined],
	['ALTO, no tag', () => ofAlto(undefined), undefined],
	['PAGE, paragraph', () => ofPage('paragraph'), 'body'],
	['PAGE, other without our word: not guessed', () => ofPage('other'), undefined],
	[
		'PAGE, a word that is no kind, though every object has it',
		() => ofPage('paragraph', 'structure {type:constructor;}'),
		'body'
	],
	[
		'PAGE, our word stands above its type',
		() => ofPage('paragraph', 'structure {type:list;}'),
		'list'
	],
	['PAGE, signature-mark is a printer’s', () => ofPage('signature-mark'), undefined],
	['TEI, unknown', () => ofTei('column'), undefined],
	['TEI, none', () => ofTei(undefined), undefined]
] as const)('%s', (_what, ask, kind) => {
	expect(ask()).toBe(kind);
});

test('only rules and noise hold no text', () => {
	const silent = REGION_KINDS.filter((kind) => !ZONE_KINDS[kind].text);
	expect([...silent].sort()).toEqual(['noise', 'rule']);
});
