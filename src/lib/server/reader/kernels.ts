import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Outputs } from '#lib/recognition/posterior.ts';

/**
 * The core of tesseract.js-core 7.0.0 for machines with relaxed SIMD, and what of it is known: names
 * of its exports, and where its table of functions holds those that are replaced.
 */
export const KNOWN = {
	core: 'tesseract.js-core/tesseract-core-relaxedsimd-lstm',
	sha256: '7985c92d4c64e7267d24cadffe1b2a1da6bf8aa55fdcaf953fe94fe122a24545',
	memory: 'U',
	table: 'ea',
	malloc: 'yf',
	free: 'xf',
	convolve: 267,
	multiply: 512,
	writeRow: 622,
	connect: 301,
	recur: 316,
	pool: 332
};

/** Makes an instance of Tesseract, as Emscripten's modules are made. */
export type Core = (module: Record<string, unknown>) => Promise<unknown>;
type Received = (instance: WebAssembly.Instance, module: WebAssembly.Module) => void;

/**
 * Tesseract with six of its inner functions replaced by `kernels.wat` and `lstm.wat`, which read the same
 * bits in half the time; `hear` is given what the network says of each piece of a line, before it is
 * made a text. `undefined` where another core is installed, or this machine runs another: then all stays
 * as it came, and nothing is heard.
 */
export function quickened(hear: (outputs: Outputs) => void): Core | undefined {
	const require = createRequire(createRequire(import.meta.url).resolve('tesseract.js'));
	const bytes = readFileSync(require.resolve(`${KNOWN.core}.wasm`));
	if (createHash('sha256').update(bytes).digest('hex') !== KNOWN.sha256) return undefined;
	if (!hasRelaxedSimd()) return undefined;
	const compiled = new WebAssembly.Module(bytes);
	const instantiateWasm = (imports: WebAssembly.Imports, received: Received) => {
		const instance = new WebAssembly.Instance(compiled, imports);
		quicken(instance, hear);
		received(instance, compiled);
		return instance.exports;
	};
	const core = require(KNOWN.core) as Core;
	return (module) => core({ ...module, instantiateWasm });
}

/** What the kernels leave to the originals, the core's store of memory, and who hears the last layer. */
const LEFT = ['convolve', 'connect', 'pool', 'recur', 'writeRow'] as const;
const STORE = ['malloc', 'free'] as const;
export type Originals = Record<
	(typeof LEFT)[number] | (typeof STORE)[number] | 'hear',
	WebAssembly.ImportValue
>;
const NAMES = ['multiply', ...LEFT] as const;
type Kernels = Record<(typeof NAMES)[number], (...numbers: number[]) => void>;

/** The kernels over a memory. */
export function kernels(memory: WebAssembly.Memory, originals: Originals): Kernels {
	const bytes = readFileSync(new URL('kernels.wasm', import.meta.url));
	const module = new WebAssembly.Module(bytes);
	const { exports } = new WebAssembly.Instance(module, { core: { memory, ...originals } });
	return exports as Kernels;
}

function quicken({ exports }: WebAssembly.Instance, hear: (outputs: Outputs) => void): void {
	const table = exports[KNOWN.table] as WebAssembly.Table;
	const memory = exports[KNOWN.memory] as WebAssembly.Memory;
	const left = LEFT.map((name) => [name, table.get(KNOWN[name]) as unknown]);
	const store = STORE.map((name) => [name, exports[KNOWN[name]]]);
	const originals = Object.fromEntries([...left, ...store]) as Omit<Originals, 'hear'>;
	const own = kernels(memory, { ...originals, hear: (at: number) => hear(outputsAt(memory, at)) });
	for (const name of NAMES) table.set(KNOWN[name], own[name]);
}

/** A copy of what a NetworkIO of floats holds, whose object begins at `at`. */
export function outputsAt({ buffer }: WebAssembly.Memory, at: number): Outputs {
	const object = new DataView(buffer, at);
	const [first, steps, classes] = [4, 12, 16].map((offset) => object.getUint32(offset, true));
	const odds = new Float32Array(buffer, first!, steps! * classes!).slice();
	return { steps: steps!, classes: classes!, odds };
}

/** A module of one function that uses it: valid only where it is known. */
function hasRelaxedSimd(): boolean {
	const code = [0x41, 1, 0xfd, 15, 0x41, 2, 0xfd, 15, 0xfd, 0x80, 2, 0x0b];
	const head = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 5, 1, 0x60, 0, 1, 0x7b, 3, 2, 1, 0];
	const body = [10, code.length + 3, 1, code.length + 1, 0, ...code];
	return WebAssembly.validate(new Uint8Array([...head, ...body]));
}
