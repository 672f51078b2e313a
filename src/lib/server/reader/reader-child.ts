import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { WorkerParams } from 'tesseract.js';
import { parse, type ReadLine } from '#lib/recognition/hocr.ts';
import type { Alphabet } from '#lib/recognition/posterior.ts';
import { serve } from '../process/serve.ts';
import { alphabetOf } from './alphabet.ts';
import * as engine from './engine.ts';
import type { AskedOfReader } from './reader-talk.ts';

/**
 * The child that reads, one picture at a time. Everything that is known to kill or to hang Tesseract is
 * met here or ends this process, which the parent replaces.
 */
const [models, first] = process.argv.slice(2) as [string, string];

await engine.speak(first, models);
let languages = first;
/** Of the model that reads; none of several at once, for it is not told which of them said what. */
let alphabet = alphabetIn(first);
/** What Tesseract was last told: to tell it again for every line takes time. */
let told = '';

function alphabetIn(languages: string): Alphabet | undefined {
	if (languages.includes('+')) return undefined;
	return alphabetOf(readFileSync(path.join(models, `${languages}.traineddata`)));
}

/** Where the network is heard, Tesseract need not look for alternatives: that takes a fifth of all. */
function parametersOf(asked: AskedOfReader): Partial<WorkerParams> {
	return {
		tessedit_pageseg_mode: String(asked.segmentation) as WorkerParams['tessedit_pageseg_mode'],
		tessedit_char_whitelist: asked.only,
		lstm_choice_mode: alphabet ? '0' : '2',
		hocr_char_boxes: '1',
		tessedit_do_invert: '0',
		// Letters of one width are no question for a network: it would be asked for nothing, at a twentieth of all.
		textord_disable_pitch_test: '1',
		user_defined_dpi: '300'
	} as Partial<WorkerParams>;
}

async function read(asked: AskedOfReader, png: Buffer): Promise<ReadLine[]> {
	if (asked.languages !== languages) {
		await engine.speak(asked.languages, models);
		languages = asked.languages;
		alphabet = alphabetIn(languages);
		told = '';
	}
	const parameters = parametersOf(asked);
	if (told !== JSON.stringify(parameters)) {
		await engine.set(parameters);
		told = JSON.stringify(parameters);
	}
	const { hocr, pieces } = await engine.recognise(png);
	if (alphabet && !pieces) {
		// Another core than ours says nothing beside its text.
		alphabet = undefined;
		return read(asked, png);
	}
	return parse(hocr, alphabet && pieces && { pieces, alphabet });
}

serve(async ({ json, blobs }) => {
	const [png] = blobs;
	if (!png) throw new Error('no picture');
	return { json: { lines: await read(json as AskedOfReader, png) } };
});
