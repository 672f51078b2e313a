import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import {
	XmlBufferInputProvider,
	XmlDocument,
	XmlValidateError,
	XsdValidator,
	xmlRegisterInputProvider
} from 'libxml2-wasm';
import { beforeAll, expect, test } from 'vitest';
import * as alto from '#lib/encoding/alto/write.ts';
import type { Edition } from '#lib/encoding/edition.ts';
import * as page from '#lib/encoding/page/write.ts';
import {
	REGION_KINDS,
	type Line,
	type Page,
	type Region,
	type Word
} from '#lib/transcription/page.ts';
import { sampleEdition } from '../support/edition.ts';
import { editions } from '../support/editions.ts';
import { textPage } from '../support/text-page.ts';

const SHARED = path.resolve('../shared/schemas');
const isThere = existsSync(SHARED);
const notRun = isThere ? '' : ' (not run: no ../shared/schemas)';
const SCHEMAS = { page: 'page-2019-07-15.xsd', alto: 'alto-4-4.xsd' } as const;
type Format = keyof typeof SCHEMAS;

const validators = {} as Record<Format, XsdValidator>;
beforeAll(() => {
	if (!isThere) return;
	const xlink = readFileSync(path.join(SHARED, 'xlink.xsd'));
	xmlRegisterInputProvider(
		new XmlBufferInputProvider({ 'http://www.loc.gov/standards/xlink/xlink.xsd': xlink })
	);
	for (const format of Object.keys(SCHEMAS) as Format[]) {
		using schema = XmlDocument.fromBuffer(readFileSync(path.join(SHARED, SCHEMAS[format])));
		validators[format] = XsdValidator.fromDoc(schema);
	}
});

/** What the schema of the standard says against a file: one sentence a fault. */
function faults(format: Format, xml: string): string[] {
	using file = XmlDocument.fromString(xml);
	try {
		validators[format].validate(file);
		return [];
	} catch (error) {
		if (!(error instanceof XmlValidateError)) throw error;
		return error.details.map(({ line, message }) => `${line}: ${message}`);
	}
}

function written(format: Format, edition: Edition): string[] {
	return edition.surfaces.flatMap(({ surface, page: text }) => {
		if (text === null) return [];
		return [format === 'page' ? page.write(edition, surface, text) : alto.write(surface, text)];
	});
}

const FORMATS = Object.keys(SCHEMAS) as Format[];

test.skipIf(!isThere).each(FORMATS)(
	`the sample’s three surfaces are valid %s${notRun}`,
	(format) => {
		const files = written(format, sampleEdition());
		expect(files).toHaveLength(3);
		expect(files.flatMap((xml) => faults(format, xml))).toEqual([]);
	}
);

test.skipIf(!isThere).each(FORMATS)(`generated pages are valid %s${notRun}`, (format) => {
	const law = fc.property(editions, (edition) => {
		expect(written(format, edition).flatMap((xml) => faults(format, xml))).toEqual([]);
	});
	fc.assert(law, { numRuns: 100 });
});

/** Pages as no scan looks, and as some do. */
const EDGES: [what: string, page: Page][] = [
	['nothing read', { regions: [] }],
	['one letter', textPage('я')],
	['a region without lines', { regions: [{ ...regionOf('слово'), lines: [] }] }],
	['every kind of region', textPage(REGION_KINDS.map((kind) => `[${kind}]\nСлово`).join('\n'))],
	['a line without letters', withLine('слово', { text: '', words: [] })],
	['a word cut on three lines', textPage('до-\nсто-\nверно')],
	['a hyphen and nothing after it', textPage('сло-')],
	['letters beyond the BMP, with their marks', textPage('𝒜🂡 о\u0301 и\u0306 א')],
	['letters that look like markup', textPage('<a> & "b" \']]>\' --')],
	['a zone of no size', withLine('слово', { zone: zone(9, 9, 9, 9) })],
	['a zone off the page', withLine('слово', { zone: zone(-50, -50, 9000, 9000) })],
	['fractions of pixels', withLine('слово', { zone: zone(0.4, 1.5, 99.9, 20.01) })],
	['words whose zones are stale', withLine('раз два', {}, { stale: true })],
	[
		'words of a person',
		withLine('раз два', { by: 'oleg', confidence: null }, { confidence: null })
	],
	['a line that is read otherwise by now', withLine('раз', { offered: '<рaз>' })],
	[
		'a baseline over the edge',
		withLine('раз', {
			baseline: [
				{ x: -5, y: 9 },
				{ x: 9000, y: 9.5 }
			]
		})
	],
	['a baseline of one point', withLine('раз', { baseline: [{ x: 5, y: 9 }] })],
	['ids that are no names', named('1 <"&>', ':')],
	['ids of the writer’s own', named('page', 'reading-order')],
	['2,000 lines', textPage(Array.from({ length: 2_000 }, (_, i) => `строка ${i}`).join('\n'))]
];

function zone(ulx: number, uly: number, lrx: number, lry: number) {
	const points = [
		{ x: ulx, y: uly },
		{ x: lrx, y: uly },
		{ x: ulx, y: lry }
	];
	return { ulx, uly, lrx, lry, points };
}

function regionOf(text: string): Region {
	return textPage(text).regions[0]!;
}

/** A page of one line, with what is told of it and of each of its words. */
function withLine(text: string, line: Partial<Line>, word: Partial<Word> = {}): Page {
	const page = textPage(text);
	const [one] = page.regions[0]!.lines as [Line];
	Object.assign(one, { words: one.words.map((each) => ({ ...each, ...word })) }, line);
	return page;
}

function named(region: string, line: string): Page {
	const page = textPage('слово');
	page.regions[0]!.id = region;
	page.regions[0]!.lines[0]!.id = line;
	return page;
}

test.skipIf(!isThere).each(FORMATS)(
	`pages as no scan looks are valid %s, too${notRun}`,
	(format) => {
		const [one] = sampleEdition().surfaces;
		const said = EDGES.map(([what, page]) => {
			const edition = sampleEdition({ surfaces: [{ ...one!, page }] });
			return [what, written(format, edition).flatMap((xml) => faults(format, xml))];
		});
		expect(said).toEqual(EDGES.map(([what]) => [what, []]));
	}
);

test.skipIf(!isThere)(`a planted fault is found by the schemas${notRun}`, () => {
	const [pageXml] = written('page', sampleEdition());
	const [altoXml] = written('alto', sampleEdition());
	expect(faults('page', pageXml!.replace('imageWidth="2480"', ''))).toHaveLength(1);
	expect(faults('alto', altoXml!.replace('>pixel<', '>inch<'))).not.toEqual([]);
});
