import { readFile } from 'node:fs/promises';
import { strToU8, zipSync } from 'fflate';
import { read as readAlto } from '#lib/encoding/alto/read.ts';
import * as alto from '#lib/encoding/alto/write.ts';
import type { Edition, EditionSurface } from '#lib/encoding/edition.ts';
import { fileName, FORMATS, type FormatName } from '#lib/encoding/format.ts';
import { read as readHocr } from '#lib/encoding/hocr/read.ts';
import * as hocr from '#lib/encoding/hocr/write.ts';
import { departure, type Imported } from '#lib/encoding/imported.ts';
import { read as readPage } from '#lib/encoding/page/read.ts';
import * as page from '#lib/encoding/page/write.ts';
import * as pdf from '#lib/encoding/pdf/write.ts';
import type { Fault } from '#lib/encoding/tei/fault.ts';
import * as tei from '#lib/encoding/tei/write.ts';
import * as text from '#lib/encoding/text/write.ts';
import type { Outcome } from '#lib/outcome.ts';
import type { Page } from '#lib/transcription/page.ts';
import { faultsOf } from './checking.ts';
import { projectFile } from './process/source.ts';
import type { Workbench } from './workbench.ts';

/** A file ready to be handed out. */
export interface Made {
	name: string;
	mediaType: string;
	bytes: Uint8Array;
	/** What its own check found; then it is not handed out. */
	fault: string | null;
	/** False for a format that no check is made of. */
	checked: boolean;
}

/** A surface that was read. */
type Read = EditionSurface & { page: Page };

/** One way to write a format: one file of the whole record, or one a surface. */
type Maker =
	| {
			whole: (edition: Edition, workbench: Workbench) => Promise<Uint8Array> | string;
			/** Null: none is made. */
			check: Check | null;
	  }
	| { each: (edition: Edition, surface: Read) => string; read: Reader };

/** The first fault of a text that was written, as `line:column what`; null for none. */
type Check = (written: string, edition: Edition) => Promise<string | null> | string | null;

/** Reads a file of one surface back. */
type Reader = (written: string) => Outcome<Imported>;

const MAKERS: Record<FormatName, Maker> = {
	'tei-edition': { whole: (edition) => tei.write(edition, { form: 'edition' }), check: asEdition },
	'tei-reading': { whole: (edition) => tei.write(edition, { form: 'reading' }), check: asTei },
	text: { whole: (edition) => text.write(edition), check: text.fault },
	page: { each: (edition, one) => page.write(edition, one.surface, one.page), read: readPage },
	alto: { each: (_, one) => alto.write(one.surface, one.page), read: readAlto },
	hocr: { each: (edition, one) => hocr.write(edition, one.surface, one.page), read: readHocr },
	pdf: { whole: withPictures, check: null }
};

export const MADE = Object.keys(MAKERS) as FormatName[];

/** Dates inside a zip: a fixed one, so that the same text gives the same bytes. */
const ZIP_DATE = new Date(1980, 0, 1);

/**
 * Writes a format and checks it. A format of one file a surface gives that file where one surface
 * was read, else a zip of them; null where nothing was read.
 */
export async function make(
	edition: Edition,
	workbench: Workbench,
	format: FormatName
): Promise<Made | null> {
	const maker = MAKERS[format];
	const { mediaType } = FORMATS[format];
	if ('whole' in maker) {
		const written = await maker.whole(edition, workbench);
		const checked = typeof written === 'string' && maker.check !== null;
		const fault = checked ? await maker.check!(written, edition) : null;
		const bytes = typeof written === 'string' ? strToU8(written) : written;
		return { name: fileName(format, edition), mediaType, bytes, fault, checked };
	}
	const files = edition.surfaces.filter(isRead).map((one) => ({
		name: fileName(format, edition, one.surface.name),
		written: maker.each(edition, one),
		page: one.page
	}));
	if (files.length === 0) return null;
	const faults = files.map(({ written, page }) => departure(maker.read(written), page));
	const fault = faults.find((found) => found !== null) ?? null;
	const [first] = files;
	if (files.length === 1)
		return { name: first!.name, mediaType, bytes: strToU8(first!.written), fault, checked: true };
	const entries = Object.fromEntries(files.map(({ name, written }) => [name, strToU8(written)]));
	const bytes = zipSync(entries, { mtime: ZIP_DATE });
	const name = `${fileName(format, edition)}.zip`;
	return { name, mediaType: 'application/zip', bytes, fault, checked: true };
}

function isRead(one: EditionSurface): one is Read {
	return one.page !== null;
}

/** The text of scan and publication is rebuilt from the file, too. */
function asEdition(written: string, edition: Edition): Promise<string | null> {
	return firstOf(faultsOf(written, edition));
}

function asTei(written: string): Promise<string | null> {
	return firstOf(faultsOf(written));
}

async function firstOf(faults: Promise<Fault[]>): Promise<string | null> {
	const [first] = await faults;
	return first ? `${first.line}:${first.column} ${first.message}` : null;
}

const FONT = 'node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf';
/** Pixels across a page of the PDF: 300 dpi on A4. */
const WIDEST = 2_480;

/** The pictures are cut anew from the pyramids: upright, JPEG, without the master's metadata. */
async function withPictures(edition: Edition, { files, images }: Workbench): Promise<Uint8Array> {
	const pictures = new Map<string, Uint8Array>();
	for (const { surface } of edition.surfaces.filter((one) => one.surface.siglum === 'S')) {
		const pyramid = await images.pyramid(files.path(surface.sha256), surface.frame);
		const zone = { ulx: 0, uly: 0, lrx: surface.width, lry: surface.height };
		const picture = await images.crop(pyramid, zone, Math.min(WIDEST, surface.width));
		if (picture) pictures.set(surface.id, picture);
	}
	return pdf.write(edition, pictures, await readFile(projectFile(FONT)));
}
