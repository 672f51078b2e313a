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
import { sampleEdition } from '../support/edition.ts';
import { editions } from '../support/editions.ts';

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

test.skipIf(!isThere)(`a planted fault is found by the schemas${notRun}`, () => {
	const [pageXml] = written('page', sampleEdition());
	const [altoXml] = written('alto', sampleEdition());
	expect(faults('page', pageXml!.replace('imageWidth="2480"', ''))).toHaveLength(1);
	expect(faults('alto', altoXml!.replace('>pixel<', '>inch<'))).not.toEqual([]);
});
