import { done, refuse, type Outcome } from '#lib/outcome.ts';
import { width, type Zone } from '#lib/facsimile/zone.ts';
import {
	cutOut,
	DIGITS,
	LIMITS,
	linesFound,
	linesIn,
	meanOf,
	within,
	type PartAsked
} from '#lib/recognition/part.ts';
import { recognise, type Tools } from '#lib/recognition/pipeline.ts';
import type { ReadingSettings } from '#lib/recognition/plan.ts';
import { engineOf } from './page-reading.ts';
import { doubtful, expectedError } from '#lib/transcription/doubt.ts';
import type { PartResult } from './storage/part-reading.ts';
import type { Installation } from './workbench.ts';

type Parts = Pick<Installation, 'images' | 'lexicon' | 'reader' | 'models'>;

/** A zone of a surface, and how it is prepared and read. */
export interface ZoneAsked {
	/** File of the surface's pyramid, and the whole of the surface. */
	pyramid: string;
	sheet: Zone;
	part: PartAsked;
	/** As the page is read that the zone lies on. */
	settings: ReadingSettings;
}

interface Watch {
	prefix: string;
	signal?: AbortSignal;
}

/** From the picture to lines, before every page in the queue; stores nothing. */
export async function readZone(
	parts: Parts,
	asked: ZoneAsked,
	watch: Watch
): Promise<Outcome<PartResult>> {
	const planned = asked.part.shape === 'sparse' ? null : await readTwice(parts, asked, watch);
	if (planned && (!planned.ok || planned.value.lines.length > 0)) return planned;
	return readLoose(parts, asked, watch);
}

/**
 * By what was measured on the page; a line that stays doubtful once more by what itself shows. The
 * one that expects fewer errors is kept: where a page is damaged neither is always the better.
 */
async function readTwice(
	parts: Parts,
	asked: ZoneAsked,
	watch: Watch
): Promise<Outcome<PartResult>> {
	const first = await readPlanned(parts, asked, watch);
	const { measured, ...own } = asked.settings;
	if (!first.ok || !measured || asked.part.shape !== 'line') return first;
	if (first.value.lines.flatMap(doubtful).length === 0) return first;
	const second = await readPlanned(parts, { ...asked, settings: own }, watch);
	if (!second.ok || second.value.lines.length === 0) return second.ok ? first : second;
	return errorsIn(second.value) < errorsIn(first.value) ? second : first;
}

/** How many words are expected to be wrong. */
function errorsIn({ lines }: PartResult): number {
	return lines
		.flatMap((line) => line.words.map((word) => expectedError(word, line)))
		.reduce((sum, error) => sum + error, 0);
}

/** As a page is read: prepared, its lines found, each read alone, doubtful ones twice. */
async function readPlanned(
	parts: Parts,
	{ pyramid, sheet, part, settings }: ZoneAsked,
	{ prefix, signal }: Watch
): Promise<Outcome<PartResult>> {
	const { images, lexicon, reader } = parts;
	const cut = cutOut(part.zone, sheet, settings);
	const page = {};
	const only = part.digits ? { only: DIGITS } : {};
	reader.wake();
	lexicon.wake();
	const tools: Tools = {
		plan: async (settings) => {
			const planned = await images.planPart(pyramid, cut, settings, signal);
			return planned.ok ? done(within(planned.value, cut, part.zone)) : planned;
		},
		others: ({ settings }, asked) => images.othersOfPart(pyramid, cut, settings, asked, signal),
		read: (pictures, options) =>
			reader.read(
				pictures.map((picture) => ({ ...picture, ...only })),
				{ ...options, page, urgent: true }
			),
		known: (words) => lexicon.known(words)
	};
	const outcome = await recognise(tools, settings, { prefix, ...(signal ? { signal } : {}) });
	if (!outcome.ok) return outcome;
	const { page: whole, steps, measures } = outcome.value;
	return done(resultOf(parts, settings, linesIn(whole, cut, part), { steps, measures }));
}

/** Tesseract's own segmentation for what is taken for a line, a block, scattered words. */
const SEGMENTATION = { line: 7, block: 6, sparse: 11 } as const;

/** As Tesseract reads by itself: words that stand apart, and where no line was found. */
async function readLoose(
	parts: Parts,
	{ pyramid, sheet, part, settings }: ZoneAsked,
	{ prefix, signal }: Watch
): Promise<Outcome<PartResult>> {
	const { images, reader } = parts;
	const cut = cutOut(part.zone, sheet);
	const png = await images.crop(pyramid, cut, width(cut), 'grey');
	if (!png) return refuse('zone_small', { least: LIMITS.least });
	const segmentation = SEGMENTATION[part.shape];
	const only = part.digits ? { only: DIGITS } : {};
	const picture = { id: prefix, png, segmentation, languages: settings.languages, ...only };
	const options = { urgent: true, ...(signal ? { signal } : {}) };
	const [answer] = await reader.read([picture], options);
	if (!answer?.ok) return answer ?? refuse('reading_failed');
	const steps = [{ name: 'loose', parameters: { segmentation }, ms: 0 }];
	const lines = linesFound(answer.value, cut, part, prefix);
	return done(resultOf(parts, settings, lines, { steps, measures: {} }));
}

function resultOf(
	parts: Parts,
	{ languages }: ReadingSettings,
	lines: PartResult['lines'],
	how: Pick<PartResult, 'steps' | 'measures'>
): PartResult {
	return { lines, confidence: meanOf(lines), ...how, engine: engineOf(parts, languages) };
}
