import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import * as alto from '#lib/encoding/alto/read.ts';
import { explain, type Imported, type RemarkCode } from '#lib/encoding/imported.ts';
import * as page from '#lib/encoding/page/read.ts';
import { lines } from '#lib/transcription/page.ts';

const SHARED = path.resolve('../shared/interchange');
const isThere = existsSync(SHARED);
const notRun = isThere ? '' : ' (not run: no ../shared/interchange)';

const FILES: [file: string, format: 'page' | 'alto', remarked: RemarkCode[]][] = [
	['dh-OCR-D-GT_0008.xml', 'page', ['several_readings']],
	['dh-test.page2018.xml', 'page', ['words_disagree']],
	['escr-pagexml_export_full_part1.xml', 'page', ['two_points', 'point_moved']],
	['transkribus-0001_p001.xml', 'page', []],
	['transkribus-oat01.xml', 'page', ['foreign_metadata', 'dangling', 'words_disagree']],
	['dh-lorem-ipsum-scan-bad.ocr.tesseract.alto.xml', 'alto', ['no_image_name']],
	['dh-test.alto2.xml', 'alto', ['no_image_name']],
	['escr-alto_export_full_part1.xml', 'alto', ['dangling']],
	['escr-tapus.xml', 'alto', []]
];

function imported(file: string, format: 'page' | 'alto'): Imported {
	const xml = readFileSync(path.join(SHARED, file), 'utf8');
	const outcome = format === 'page' ? page.read(xml) : alto.read(xml);
	if (!outcome.ok) throw new Error(outcome.refusal.code);
	return outcome.value;
}

test.skipIf(!isThere).each(FILES)(
	`%s is taken, with remarks${notRun}`,
	(file, format, remarked) => {
		const { page, remarks } = imported(file, format);
		const codes = new Set(remarks.map(({ code }) => code));
		for (const code of remarked) expect(codes).toContain(code);
		const all = lines(page);
		expect(all.filter(({ text }) => text !== '').length).toBeGreaterThan(0);
		expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
		for (const { text, zone } of all) {
			expect(text).toBe(text.normalize('NFC').trim());
			expect([zone.ulx, zone.uly, zone.lrx, zone.lry].every(Number.isSafeInteger)).toBe(true);
		}
		for (const remark of remarks) {
			expect(remark.line).toBeGreaterThan(0);
			expect(explain(remark, 'en')).not.toContain('{');
		}
	}
);

test.skipIf(!isThere)(`a TEI fragment is refused by name${notRun}`, () => {
	const xml = readFileSync(path.join(SHARED, 'transkribus-table.xml'), 'utf8');
	expect(page.read(xml)).toMatchObject({ ok: false, refusal: { code: 'other_format' } });
	expect(alto.read(xml)).toMatchObject({ ok: false, refusal: { code: 'other_format' } });
});
