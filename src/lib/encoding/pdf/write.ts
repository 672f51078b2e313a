import PDFDocument from 'pdfkit';
import type { Surface } from '#lib/facsimile/surface.ts';
import type { Page } from '#lib/transcription/page.ts';
import { linesOf, rectangle, tokensOf, type Token } from '../content.ts';
import type { Edition } from '../edition.ts';

const NAME = 'text';
const POINTS_PER_INCH = 72;
/** Where the master says nothing of its resolution: what archives scan at. */
const USUAL_DPI = 300;
/** PDF's text rendering mode that draws nothing: the text can be found and copied, not seen. */
const INVISIBLE = '3 Tr';
/** Share of a word's zone that stands above its baseline, about right for Cyrillic type. */
const ASCENT = 0.8;

/**
 * The scan's surfaces as PDF pages of the leaf's own size: the picture, and the text invisible over
 * it, a word at the zone of the word.
 * `pictures`: JPEG by surface id; one that is missing leaves its page without a picture.
 * `font`: bytes of a TrueType font with Cyrillic letters, of which the used ones are embedded.
 */
export async function write(
	edition: Edition,
	pictures: ReadonlyMap<string, Uint8Array>,
	font: Uint8Array
): Promise<Uint8Array> {
	const { title, id, originalLanguage: lang } = edition.record;
	const moment = new Date(edition.date);
	const info = {
		Title: title.ru ?? title.en ?? id,
		Creator: 'Sverka',
		CreationDate: moment,
		ModDate: moment
	};
	const file = new PDFDocument({ autoFirstPage: false, lang, info });
	const bytes = collect(file);
	file.registerFont(NAME, Buffer.from(font));
	for (const { surface, page } of edition.surfaces) {
		if (surface.siglum === 'S') sheet(file, surface, page, pictures.get(surface.id));
	}
	if (file.bufferedPageRange().count === 0) file.addPage();
	file.end();
	return bytes;
}

function collect(file: PDFKit.PDFDocument): Promise<Uint8Array> {
	const chunks: Uint8Array[] = [];
	return new Promise((resolve, reject) => {
		file.on('data', (chunk: Uint8Array) => chunks.push(chunk));
		file.on('end', () => resolve(Buffer.concat(chunks)));
		file.on('error', reject);
	});
}

function sheet(
	file: PDFKit.PDFDocument,
	surface: Surface,
	page: Page | null,
	picture: Uint8Array | undefined
): void {
	const scale = POINTS_PER_INCH / (surface.dpi ?? USUAL_DPI);
	const size: [number, number] = [surface.width * scale, surface.height * scale];
	file.addPage({ size, margin: 0 });
	if (picture) file.image(Buffer.from(picture), 0, 0, { width: size[0], height: size[1] });
	file.font(NAME);
	file.addContent(INVISIBLE);
	for (const line of (page?.regions ?? []).flatMap(linesOf)) {
		for (const token of tokensOf(line)) word(file, token, surface, scale);
	}
}

/** One word, stretched to the width of its zone. */
function word(file: PDFKit.PDFDocument, token: Token, surface: Surface, scale: number): void {
	const zone = rectangle(token.zone, surface);
	const height = (zone.lry - zone.uly) * scale;
	const width = (zone.lrx - zone.ulx) * scale;
	if (height <= 0 || width <= 0) return;
	file.fontSize(height);
	const natural = file.widthOfString(token.text);
	if (natural <= 0) return;
	const options = {
		lineBreak: false,
		baseline: 'alphabetic' as const,
		horizontalScaling: Number(((100 * width) / natural).toFixed(2))
	};
	file.text(token.text, zone.ulx * scale, zone.uly * scale + ASCENT * height, options);
}
