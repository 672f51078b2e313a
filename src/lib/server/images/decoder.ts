import { createHash } from 'node:crypto';
import sharp, { type Metadata, type Sharp, type SharpOptions } from 'sharp';
import type { Plane } from './plane.ts';

/**
 * sharp as the children use it: only the loaders named are open, one thread, no cache.
 * Import it in children only; the server's own process never decodes a picture.
 */
type Loader = 'png' | 'jpeg' | 'tiff' | 'tiff-file';

const LOADERS: Record<Loader, string> = {
	png: 'VipsForeignLoadPngBuffer',
	jpeg: 'VipsForeignLoadJpegBuffer',
	tiff: 'VipsForeignLoadTiffBuffer',
	'tiff-file': 'VipsForeignLoadTiffFile'
};

/** Shuts every loader, then opens these. */
export function open(...loaders: Loader[]): void {
	sharp.block({ operation: ['VipsForeignLoad'] });
	sharp.unblock({ operation: loaders.map((loader) => LOADERS[loader]) });
	sharp.concurrency(1);
	sharp.cache(false);
}

/**
 * One frame, any damage an error. Pixels are limited by admission, which knows who asks;
 * here the format's own 16-bit sides bound them.
 */
export function decode(source: Uint8Array | string, options: SharpOptions = {}): Sharp {
	return sharp(source, { failOn: 'error', limitInputPixels: false, ...options });
}

/**
 * SHA-256 of the sRGB profile of 480 bytes that libvips converts into and writes itself. From it no
 * colour of 8 bits is moved; from other profiles of sRGB some are, by one.
 */
const OWN_SRGB = 'c56e1685d888f5edb92fe07f2750f387f8fe8e91b32ff8fb0b56bfbbb9458353';

/** Are its colours what they are converted into already? To convert takes longer than to decode. */
export function isPlain({ icc, depth }: Pick<Metadata, 'icc' | 'depth'>): boolean {
	if (!icc || depth !== 'uchar') return false;
	return createHash('sha256').update(icc).digest('hex') === OWN_SRGB;
}

/** A grey picture as a browser shows it. */
export function jpeg({ width, height, data }: Plane): Promise<Buffer> {
	return sharp(data, { raw: { width, height, channels: 1 } })
		.toColourspace('b-w')
		.jpeg({ quality: 85 })
		.toBuffer();
}
