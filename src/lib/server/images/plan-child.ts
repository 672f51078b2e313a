import { readFileSync } from 'node:fs';
import { serve } from '../process/serve.ts';
import { jpeg, open } from './decoder.ts';
import { pack, type AskedOfPlanner, type Grey } from './plan-talk.ts';
import { plan } from './plan.ts';
import { preview } from './preview.ts';
import type { Plane } from './plane.ts';

/** The child that prepares pages and finds their lines. It is kept warm, and opens no picture file. */
open();
serve(async ({ json }) => {
	const asked = json as AskedOfPlanner;
	const master = planeOf(asked.grey);
	if (asked.kind === 'plan') return pack(plan(master, asked.settings));
	const { picture, ...told } = preview(master, asked.settings);
	return { json: told, blobs: [await jpeg(picture)] };
});

/** Bare pixels are as many as was said, or they are another picture's. */
function planeOf({ file, width, height }: Grey): Plane {
	const { buffer, byteOffset, length } = readFileSync(file);
	if (length !== width * height) throw new Error(`${length} pixels for ${width} × ${height}`);
	return { width, height, data: new Uint8Array(buffer, byteOffset, length) };
}
