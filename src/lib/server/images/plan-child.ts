import { readFileSync } from 'node:fs';
import type { ReadingSettings } from '#lib/recognition/plan.ts';
import { serve } from '../process/serve.ts';
import { jpeg, open } from './decoder.ts';
import { Held } from './held.ts';
import { packCuts, type AskedOfPlanner, type Grey } from './plan-talk.ts';
import { cuts, layOut, type Strips } from './plan.ts';
import { preview } from './preview.ts';
import type { Plane } from './plane.ts';

/** The child that prepares pages and finds their lines. It is kept warm, and opens no picture file. */
open();
/** The pages planned last: their lines will be asked for. */
const held = new Held<Strips>();

serve(async ({ json }) => {
	const asked = json as AskedOfPlanner;
	if (asked.kind === 'plan') return { json: laid(asked.name, asked.grey, asked.settings).plan };
	if (asked.kind === 'cuts') {
		const { name, grey, settings } = asked;
		const strips = held.get(name) ?? (grey && laid(name, grey, settings).strips);
		return strips ? packCuts(cuts(strips, asked.asked)) : { json: { gone: true } };
	}
	const master = planeOf(asked.grey);
	const { picture, ...told } = preview(master, asked.settings);
	return { json: told, blobs: [await jpeg(picture)] };
});

function laid(name: string, grey: Grey, settings: ReadingSettings) {
	const master = planeOf(grey);
	const made = layOut(master, settings);
	held.put(name, made.strips, master.data.length);
	return made;
}

/** Bare pixels are as many as was said, or they are another picture's. */
function planeOf({ file, width, height }: Grey): Plane {
	const { buffer, byteOffset, length } = readFileSync(file);
	if (length !== width * height) throw new Error(`${length} pixels for ${width} × ${height}`);
	return { width, height, data: new Uint8Array(buffer, byteOffset, length) };
}
