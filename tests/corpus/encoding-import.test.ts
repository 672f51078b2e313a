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

/** What each file holds, counted in the file itself: regions, lines, words that stand in their line. */
const HELD: [
	file: string,
	format: 'page' | 'alto',
	regions: number,
	lines: number,
	words: number
][] = [
	['dh-OCR-D-GT_0008.xml', 'page', 3, 35, 0],
	['dh-test.page2018.xml', 'page', 3, 20, 129],
	['escr-pagexml_export_full_part1.xml', 'page', 3, 5, 0],
	['transkribus-0001_p001.xml', 'page', 3, 7, 0],
	['transkribus-oat01.xml', 'page', 2, 5, 32],
	['dh-lorem-ipsum-scan-bad.ocr.tesseract.alto.xml', 'alto', 1, 7, 101],
	['dh-test.alto2.xml', 'alto', 7, 30, 244],
	['escr-alto_export_full_part1.xml', 'alto', 3, 5, 5],
	['escr-tapus.xml', 'alto', 1, 7, 7]
];

test.skipIf(!isThere).each(HELD)(
	`%s is taken whole${notRun}`,
	(file, format, regions, count, words) => {
		const { page: taken } = imported(file, format);
		const all = lines(taken);
		expect([taken.regions.length, all.length]).toEqual([regions, count]);
		expect(all.flatMap((line) => line.words)).toHaveLength(words);
		const xml = readFileSync(path.join(SHARED, file), 'utf8');
		expect(xml.match(/<(?:\w+:)?TextLine[ >]/g)).toHaveLength(count);
	}
);

const told = (file: string, format: 'page' | 'alto') => {
	const { remarks } = imported(file, format);
	return (code: RemarkCode) => remarks.filter((one) => one.code === code);
};

test.skipIf(!isThere)(
	`PAGE of OCR-D: the corrected reading holds, the other is kept${notRun}`,
	() => {
		const { page: taken, order } = imported('dh-OCR-D-GT_0008.xml', 'page');
		expect(order).toBe('reading-order');
		expect(told('dh-OCR-D-GT_0008.xml', 'page')('several_readings')).toHaveLength(35);
		expect(lines(taken).filter(({ offered }) => offered !== undefined)).toHaveLength(25);
		expect(lines(taken).every(({ baseline }) => baseline === undefined)).toBe(true);
		expect(
			told('dh-OCR-D-GT_0008.xml', 'page')('unknown_kind').map(({ facts }) => facts.name)
		).toEqual(['ImageRegion']);
	}
);

test.skipIf(!isThere)(
	`PAGE 2018: three lines are not their words; those words are stale${notRun}`,
	() => {
		expect(told('dh-test.page2018.xml', 'page')('words_disagree')).toHaveLength(3);
		const { page: taken } = imported('dh-test.page2018.xml', 'page');
		const stale = lines(taken).filter(({ words }) => words.some((word) => word.stale));
		expect(stale).toHaveLength(3);
		const sure = lines(taken).flatMap(({ words }) => words.map(({ confidence }) => confidence));
		expect(sure.every((one) => one === null || (one >= 0 && one <= 1))).toBe(true);
	}
);

test.skipIf(!isThere)(
	`eScriptorium: two points are a rectangle, nothing lies below the page${notRun}`,
	() => {
		const said = told('escr-pagexml_export_full_part1.xml', 'page');
		expect(said('two_points').length).toBeGreaterThan(0);
		expect(said('point_moved').length).toBeGreaterThan(0);
		const { page: taken, image } = imported('escr-pagexml_export_full_part1.xml', 'page');
		expect(image).toEqual({ name: 'default.png', width: 864, height: 206 });
		expect(lines(taken).every(({ zone }) => zone.lry <= 206)).toBe(true);
		expect(lines(taken).every(({ baseline }) => baseline!.length > 1)).toBe(true);
	}
);

test.skipIf(!isThere)(`Transkribus 2013: three regions of the order are not there${notRun}`, () => {
	const said = told('transkribus-oat01.xml', 'page');
	expect(said('dangling')).toHaveLength(3);
	expect(said('foreign_metadata').map(({ facts }) => facts.name)).toEqual(['Transkribus']);
	expect(said('words_disagree')).toHaveLength(1);
});

test.skipIf(!isThere)(
	`ALTO: Tesseract’s certainty, ABBYY’s cut word, eScriptorium’s tags${notRun}`,
	() => {
		const tesseract = imported('dh-lorem-ipsum-scan-bad.ocr.tesseract.alto.xml', 'alto');
		expect(tesseract.image.name).toBeNull();
		expect(
			lines(tesseract.page).every(({ words }) =>
				words.every(({ confidence }) => confidence !== null)
			)
		).toBe(true);
		const abbyy = imported('dh-test.alto2.xml', 'alto');
		expect(lines(abbyy.page).filter(({ text }) => text.endsWith('-'))).not.toEqual([]);
		expect(told('escr-alto_export_full_part1.xml', 'alto')('dangling')).toHaveLength(3);
		expect(lines(imported('escr-tapus.xml', 'alto').page)[0]!.text).toBe('Franz');
	}
);
