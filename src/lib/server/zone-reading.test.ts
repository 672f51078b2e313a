import { beforeEach, describe, expect, test } from 'vitest';
import type { Zone } from '#lib/facsimile/zone.ts';
import { done, refuse, type Outcome } from '#lib/outcome.ts';
import type { Measured } from '#lib/recognition/measured.ts';
import type { PartAsked } from '#lib/recognition/part.ts';
import type { ReadingSettings } from '#lib/recognition/plan.ts';
import { otherPictures, plannedPage, reading, scripted } from '../../../tests/support/reading.ts';
import type { Images } from './images/images.ts';
import type { LineReading } from './reader/reader.ts';
import { readZone } from './zone-reading.ts';

const measured = { factor: 1, xHeight: 20, skew: 0.5 } as Measured;
let planned: ReadingSettings[];
let loose: number;
beforeEach(() => {
	planned = [];
	loose = 0;
});

/** The first of the two lines that are planned lies in the zone; both in a block. */
const ZONE = { ulx: 10, uly: 110, lrx: 500, lry: 150 };

/** Reads it with what the reader says to each picture in turn. */
function read(
	answers: Outcome<LineReading[]>[],
	{ settings = {}, ...more }: Partial<PartAsked> & { settings?: Partial<ReadingSettings> } = {}
) {
	const { reader, lexicon } = scripted(answers);
	const planPart: Images['planPart'] = async (_pyramid, { ulx, uly }, settings) => {
		planned.push(settings);
		const page = plannedPage();
		const moved = (zone: Zone): Zone => ({
			...{ ulx: zone.ulx - ulx, uly: zone.uly - uly },
			...{ lrx: zone.lrx - ulx, lry: zone.lry - uly }
		});
		const lines = page.lines.map((line) => ({ ...line, zone: moved(line.zone) }));
		return done({ ...page, lines, settings });
	};
	const crop: Images['crop'] = async () => {
		loose++;
		return Buffer.from('png');
	};
	const othersOfPart: Images['othersOfPart'] = async (_pyramid, _zone, _settings, asked) =>
		otherPictures(asked);
	const images = { planPart, othersOfPart, crop } as Images;
	const zone = more.shape === 'block' ? { ...ZONE, lry: 350 } : ZONE;
	const part = { zone, shape: 'line', languages: null, digits: false, ...more } as const;
	const sheet = { ulx: 0, uly: 0, lrx: 600, lry: 400 };
	const asked = {
		pyramid: 'p',
		sheet,
		part,
		settings: { languages: 'rus', turn: 0, ...settings }
	} as const;
	return readZone({ images, reader, lexicon, models: { rus: 'sum' } }, asked, { prefix: 'x' });
}
const said = (text: string, confidence: number) => done([reading(text, 1, confidence)]);
const textOf = async (outcome: ReturnType<typeof read>) => {
	const ended = await outcome;
	return ended.ok ? ended.value.lines.map(({ text }) => text) : ended.refusal.code;
};
const upright = { languages: 'rus', turn: 0 };
const byPage = { settings: { measured, contrast: 2 } };

describe('a line on a page that was measured', () => {
	test('that is sure is read once, by the measures of the page and what was chosen for it', async () => {
		expect(await textOf(read([said('Посетите', 0.97)], byPage))).toEqual(['Посетите']);
		expect(planned).toEqual([{ ...upright, measured, contrast: 2 }]);
	});

	/** A picture that is doubted is read in two more ways, so each plan asks the reader three times. */
	const twice = (first: [string, number], second: [string, number]) =>
		[first, first, first, second, second, second].map(([text, sure]) => said(text, sure));

	test.each<[string, [string, number], [string, number], string]>([
		['the surer one is taken', ['Пассетите', 0.5], ['Посетите', 0.97], 'Посетите'],
		[
			'the first stays where the other is no surer',
			['Посетите', 0.5],
			['Носитеть', 0.5],
			'Посетите'
		]
	])('that is doubtful is read by its own measures too: %s', async (_, first, second, kept) => {
		expect(await textOf(read(twice(first, second), byPage))).toEqual([kept]);
		expect(planned).toEqual([
			{ ...upright, measured, contrast: 2 },
			{ ...upright, contrast: 2 }
		]);
	});

	test('where its own measures show nothing, what was read first stays; what fails is told', async () => {
		const first = [said('Посетите', 0.5), said('Посетите', 0.5)];
		expect(await textOf(read([...first, done([])], byPage))).toEqual(['Посетите']);
		expect(await textOf(read([...first, refuse('reading_heavy')], byPage))).toBe('reading_heavy');
	});
});

test.each<[string, Parameters<typeof read>[1]]>([
	['a block', { ...byPage, shape: 'block' }],
	['a line of a page that was not measured', {}]
])('%s, however doubtful, is planned once', async (_, how) => {
	await read([said('Пассетите', 0.5)], how);
	expect(planned).toHaveLength(1);
});

test('the lines next to the zone are not read with it', async () => {
	expect(await textOf(read([done([reading('одна', 1), reading('другая', 2)])]))).toEqual(['одна']);
});

test('what no plan shows is left to Tesseract’s own eyes', async () => {
	expect(await textOf(read([done([]), done([reading('7', 0, 0.9)])], byPage))).toEqual(['7']);
	expect(loose).toBe(1);
});
