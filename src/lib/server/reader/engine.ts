import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import type { OEM, WorkerParams } from 'tesseract.js';
import type { Outputs } from '#lib/recognition/posterior.ts';
import { quickened, type Core } from './kernels.ts';

/**
 * Tesseract as tesseract.js drives it: its worker's own script, in this process and with our core where
 * that can be (see `tesseract.js/src/worker-script/node/index.js`, of which this is the same). A reading
 * child does nothing else meanwhile, so a thread of its own would only cost messages.
 */
interface Script {
	dispatchHandlers(packet: object, send: (answer: { status: string; data: unknown }) => void): void;
	setAdapter(adapter: Record<string, unknown>): void;
}

/** What became of a picture; `pieces` only where the network is heard. */
export interface Recognised {
	hocr: string;
	pieces: Outputs[] | undefined;
}

/**
 * Of Tesseract's 3,500 functions only those are compiled a second time, and better, that run much:
 * bytes of code run by one of them before that is done. With V8's own 13 million the compiling costs
 * more than it saves within a page.
 */
setFlagsFromString('--wasm-tiering-budget=100000000');

const require = createRequire(import.meta.url);
const from = (part: string) => require(`tesseract.js/src/worker-script/${part}`) as unknown;
const script = from('index.js') as Script;
/** Taken alone: nothing else of what starts workers is needed here. */
const { LSTM_ONLY } = require('tesseract.js/src/constants/OEM.js') as typeof OEM;
/** Of the picture that is read. */
let pieces: Outputs[] = [];
const own = quickened((outputs) => void pieces.push(outputs));
script.setAdapter({
	getCore: own ? async (): Promise<Core> => own : from('node/getCore.js'),
	gunzip: from('node/gunzip.js'),
	fetch,
	...(from('node/cache.js') as object)
});

/** Rejects with what Tesseract says, a string. */
function ask(action: string, payload: object): Promise<unknown> {
	return new Promise((resolve, reject) => {
		script.dispatchHandlers({ action, payload }, ({ status, data }) => {
			if (status === 'resolve') resolve(data);
			else if (status === 'reject') reject(data);
		});
	});
}

/** Languages whose models it has. */
const held = new Set<string>();
await ask('load', { options: { lstmOnly: true, logging: false } });

/** Reads with these models of `folder` from now on: `rus+eng` both. */
export async function speak(languages: string, folder: string): Promise<void> {
	const langs = languages.split('+').filter((code) => !held.has(code));
	const options = { langPath: folder, gzip: false, cacheMethod: 'none', lstmOnly: true };
	if (langs.length > 0) await ask('loadLanguage', { langs, options });
	for (const code of langs) held.add(code);
	await ask('initialize', { langs: languages, oem: LSTM_ONLY, config: {} });
}

export async function set(params: Partial<WorkerParams>): Promise<void> {
	await ask('setParameters', { params });
}

export async function recognise(png: Uint8Array): Promise<Recognised> {
	pieces = [];
	const output = { text: false, hocr: true };
	const { hocr } = (await ask('recognize', { image: png, options: {}, output })) as {
		hocr: string | null;
	};
	return { hocr: hocr ?? '', pieces: own && pieces };
}
