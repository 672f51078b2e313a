import { serve } from '../process/serve.ts';
import { decode, open } from './decoder.ts';
import { pack, packCuts } from './plan-talk.ts';
import { cuts, planWith } from './plan.ts';
import { cropOf, tileOf, type AskedOfTiles, type Cut, type Size } from './tiles.ts';

/** The child that cuts tiles and crops from pyramids that intake wrote; never from a master. */
open('tiff-file');
serve(async ({ json }) => {
	const asked = json as AskedOfTiles;
	const sizes = await levelsOf(asked.pyramid);
	if (asked.kind === 'plan') return pack((await planned(asked, sizes)).plan);
	if (asked.kind === 'others')
		return packCuts(cuts((await planned(asked, sizes)).strips, asked.asked));
	const cut =
		asked.kind === 'tile'
			? tileOf(sizes[0]!, asked.level, asked.column, asked.row)
			: cropOf(sizes[0]!, asked.zone, asked.width, asked.turned);
	if (!cut) return { json: { cut: false } };
	const lying = cutOut(asked.pyramid, sizes, cut);
	const picture = asked.kind === 'crop' ? lying.rotate(asked.turned) : lying;
	const form = asked.kind === 'crop' ? asked.form : 'jpeg';
	const bytes = await (
		form === 'jpeg'
			? picture.jpeg({ quality: 85 })
			: (form === 'grey' ? picture.toColourspace('b-w') : picture).png()
	).toBuffer();
	return { json: { cut: true }, blobs: [bytes] };
});

async function planned(
	{
		pyramid,
		zone,
		settings
	}: Pick<Extract<AskedOfTiles, { kind: 'plan' }>, 'pyramid' | 'zone' | 'settings'>,
	sizes: Size[]
) {
	const cut = cropOf(sizes[0]!, zone, Infinity);
	if (!cut) throw new Error('the zone lies outside the picture');
	const { data, info } = await cutOut(pyramid, sizes, cut)
		.greyscale()
		.raw({ depth: 'uchar' })
		.toBuffer({ resolveWithObject: true });
	return planWith({ width: info.width, height: info.height, data }, settings);
}

/** Sizes of the levels, full one first. A pyramid never changes, so they are read once. */
const known = new Map<string, Size[]>();

async function levelsOf(pyramid: string): Promise<Size[]> {
	const kept = known.get(pyramid);
	if (kept) return kept;
	const { pages = 1 } = await decode(pyramid).metadata();
	const sizes: Size[] = [];
	for (let page = 0; page < pages; page++) {
		const { width, height } = await decode(pyramid, { page }).metadata();
		sizes.push({ width, height });
	}
	known.set(pyramid, sizes);
	return sizes;
}

/** From the smallest level that still has at least as many pixels as are asked for. */
function cutOut(pyramid: string, sizes: Size[], cut: Cut) {
	const page = Math.min(sizes.length - 1, Math.floor(Math.log2(1 / cut.scale)));
	const [full, level] = [sizes[0]!, sizes[page]!];
	const across = level.width / full.width;
	const down = level.height / full.height;
	const left = Math.min(level.width - 1, Math.floor(cut.zone.ulx * across));
	const top = Math.min(level.height - 1, Math.floor(cut.zone.uly * down));
	const right = Math.min(level.width, Math.ceil(cut.zone.lrx * across));
	const bottom = Math.min(level.height, Math.ceil(cut.zone.lry * down));
	return decode(pyramid, { page })
		.extract({ left, top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) })
		.resize(cut.width, cut.height, { fit: 'fill' });
}
