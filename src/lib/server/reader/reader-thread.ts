import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { parentPort } from 'node:worker_threads';
import type { Outputs } from '#lib/recognition/posterior.ts';
import { quickened, type Core } from './kernels.ts';

/**
 * The thread in which Tesseract runs, as tesseract.js starts it: its own script, with our core where
 * that can be (see `tesseract.js/src/worker-script/node/index.js`, of which this is the same), and with
 * what the network said beside each page that was read.
 */
interface Script {
	dispatchHandlers(packet: Packet, send: (answer: Answered) => void): void;
	setAdapter(adapter: Record<string, unknown>): void;
}
interface Packet {
	action: string;
}
interface Answered {
	status: string;
	action: string;
	data: unknown;
}

/**
 * Of Tesseract's 3,500 functions only those are compiled a second time, and better, that run much:
 * bytes of code run by one of them before that is done. With V8's own 13 million the compiling costs
 * more than it saves within a page.
 */
setFlagsFromString('--wasm-tiering-budget=200000000');

const require = createRequire(import.meta.url);
const from = (part: string) => require(`tesseract.js/src/worker-script/${part}`) as unknown;
const script = from('index.js') as Script;
/** Of the page that is read. */
let pieces: Outputs[] = [];
const own = quickened((outputs) => void pieces.push(outputs));

parentPort!.on('message', (packet: Packet) => {
	pieces = [];
	script.dispatchHandlers(packet, (answer) => {
		if (own && answer.action === 'recognize' && answer.status === 'resolve') {
			const data = { ...(answer.data as object), pieces };
			const buffers = pieces.map(({ odds }) => odds.buffer as ArrayBuffer);
			parentPort!.postMessage({ ...answer, data }, buffers);
		} else parentPort!.postMessage(answer);
	});
});
script.setAdapter({
	getCore: own ? async (): Promise<Core> => own : from('node/getCore.js'),
	gunzip: from('node/gunzip.js'),
	fetch,
	...(from('node/cache.js') as object)
});
