import sharp, { type Sharp, type SharpOptions } from 'sharp';
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

/** A grey picture as a browser shows it. */
export function jpeg({ width, height, data }: Plane): Promise<Buffer> {
	return sharp(data, { raw: { width, height, channels: 1 } })
		.toColourspace('b-w')
		.jpeg({ quality: 85 })
		.toBuffer();
}
