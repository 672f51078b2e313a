import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from '#lib/recognition/hocr.ts';
import type { Outputs } from '#lib/recognition/posterior.ts';
import { bytes, layers, NONE, product, type Layer } from '../../../../tests/support/layer.ts';
import { alphabetOf } from './alphabet.ts';
import { kernels, KNOWN, quickened, type Core } from './kernels.ts';

const here = (name: string) => path.join(import.meta.dirname, name);
const require = createRequire(createRequire(import.meta.url).resolve('tesseract.js'));
const PAGE = 65_536;
type Multiply = (...numbers: number[]) => void;

/** Lays a layer down from `at` on and multiplies; the results, and what stands after them. */
function multiplied(layer: Layer, memory: WebAssembly.Memory, at: number, multiply: Multiply) {
	const { rows, inputs, w, scales, u } = layer;
	const places = [at, at + 4_096, at + 8_192, at + 12_288] as const;
	new Int8Array(memory.buffer, at, 13_000).fill(0);
	new Int8Array(memory.buffer, places[0], w.length).set(w);
	new Float32Array(memory.buffer, places[1], rows).set(scales);
	new Int8Array(memory.buffer, places[2], inputs).set(u);
	const v = new Float32Array(memory.buffer, places[3], rows + 4).fill(7);
	multiply(rows, inputs + 1, ...places);
	return [...v];
}

test('the product is that of the weights and the inputs, the bias with it, and nothing more', () => {
	const memory = new WebAssembly.Memory({ initial: 1, maximum: 32_768 });
	const { multiply } = kernels(memory, NONE);
	fc.assert(
		fc.property(layers(), (layer) => {
			const found = multiplied(layer, memory, 0, multiply);
			expect(found).toEqual([...product(layer), 7, 7, 7, 7]);
		})
	);
});

/** A picture as the reader holds it: where its objects lie, and what of them counts. */
const [THIS, IN, OUT, LISTS, NOISE, FROM, TO] = [64, 256, 448, 640, 700, 1_024, 2_048];
interface Picture {
	high: number;
	wide: number;
	/** Rows and columns that the map has beyond the picture's own. */
	more: [number, number];
	reach: [x: number, y: number];
	seed: number;
	pixels: number[];
}
const small = (max: number, min = 1) => fc.integer({ min, max });
const pictures: fc.Arbitrary<Picture> = fc.record({
	high: small(6),
	wide: small(7),
	more: fc.tuple(small(2, 0), small(2, 0)),
	reach: fc.tuple(small(2, 0), small(2, 0)),
	seed: small(2_147_483_646),
	pixels: bytes(72)
});

function lay(memory: WebAssembly.Memory, { high, wide, more, reach, seed, pixels }: Picture) {
	const view = new DataView(memory.buffer);
	const put = (at: number, ...values: number[]) =>
		values.forEach((value, i) => view.setInt32(at + 4 * i, value, true));
	new Uint8Array(memory.buffer).fill(0);
	const columns = wide + more[1];
	put(THIS + 20, 1);
	put(THIS + 52, NOISE, ...reach);
	put(NOISE, seed);
	put(IN + 28, FROM);
	put(IN + 40, 1);
	view.setUint8(IN + 48, 1);
	put(IN + 52, 1, high + more[0], columns, columns * (high + more[0]), columns, 1);
	put(LISTS, high, wide);
	put(IN + 76, LISTS, LISTS + 4);
	put(IN + 88, LISTS + 4, LISTS + 8);
	new Int8Array(memory.buffer, FROM, pixels.length).set(pixels);
	return { view, put };
}

/** `Convolve::Forward` over one picture of bytes, as Tesseract's source has it. */
function convolved({ high, wide, more, reach: [rx, ry], seed, pixels }: Picture): number[] {
	const [columns, features] = [wide + more[1], (2 * rx + 1) * (2 * ry + 1)];
	const to = new Array<number>(features * columns * (high + more[0])).fill(0);
	let state = seed;
	const noise = () => {
		state = Number((BigInt(state) * 48_271n) % 2_147_483_647n);
		const value = (state * 254) / 2_147_483_646 - 127;
		return value >= 0 ? Math.trunc(value + 0.5) : -Math.trunc(0.5 - value);
	};
	for (let y = 0; y < high; y++)
		for (let x = 0; x < wide; x++) {
			let at = (y * columns + x) * features;
			for (let dx = x - rx; dx <= x + rx; dx++)
				for (let dy = y - ry; dy <= y + ry; dy++) {
					const inside = dx >= 0 && dx < wide && dy >= 0 && dy < high;
					to[at++] = inside ? pixels[dy * columns + dx]! : noise();
				}
		}
	return to;
}

describe('the window over a picture', () => {
	const memory = new WebAssembly.Memory({ initial: 1, maximum: 32_768 });
	const halves: number[] = [];
	let make = () => {};
	const original = () => {
		halves.push(new DataView(memory.buffer).getInt32(THIS + 56, true));
		make();
	};
	const { convolve } = kernels(memory, { ...NONE, convolve: original });

	test('gives each place what is around it, and noise beyond the edges, in the order of the original', () => {
		fc.assert(
			fc.property(pictures, (picture) => {
				const { view, put } = lay(memory, picture);
				const expected = convolved(picture);
				const features = (2 * picture.reach[0] + 1) * (2 * picture.reach[1] + 1);
				make = () => {
					put(OUT + 28, TO);
					put(OUT + 40, features);
				};
				halves.length = 0;
				convolve(THIS, 0, IN, 0, 0, OUT);
				const found = new Int8Array(memory.buffer, TO, expected.length);
				expect([...found].map((value) => value + 0)).toEqual(expected.map((value) => value + 0));
				expect(halves).toEqual([-1]);
				expect(view.getInt32(THIS + 56, true)).toBe(picture.reach[0]);
			})
		);
	});

	test.each<[string, (put: (at: number, value: number) => void, view: DataView) => void]>([
		['floats', (_put, view) => view.setUint8(IN + 48, 0)],
		['several inputs a pixel', (put) => put(THIS + 20, 2)],
		['several pictures', (put) => put(IN + 52, 2)],
		['no width', (put) => put(LISTS + 4, 0)]
	])('%s are left to the original, whole', (_what, change) => {
		const picture: Picture = {
			...{ high: 3, wide: 4, more: [0, 0] as [number, number], reach: [1, 1] as [number, number] },
			...{ seed: 1, pixels: Array<number>(72).fill(5) }
		};
		const { view, put } = lay(memory, picture);
		change(put, view);
		make = () => {};
		halves.length = 0;
		const before = Buffer.from(memory.buffer.slice(0));
		convolve(THIS, 0, IN, 0, 0, OUT);
		expect(halves).toEqual([1]);
		expect(Buffer.from(memory.buffer).equals(before)).toBe(true);
	});
});

test('a row of a PNG goes to the original as it is, the picture to be stored and not deflated', () => {
	const memory = new WebAssembly.Memory({ initial: 1, maximum: 32_768 });
	const whole = new Uint8Array(memory.buffer).fill(9);
	const seen: [number, number, number[]][] = [];
	const original = (png: number, row: number) =>
		void seen.push([png, row, [...whole.subarray(512 + 284, 512 + 296)]]);
	kernels(memory, { ...NONE, writeRow: original }).writeRow(512, 4_096);
	expect(seen).toEqual([[512, 4_096, [9, 9, 9, 9, 0, 0, 0, 0, 9, 9, 9, 9]]]);
	expect(whole.filter((value) => value !== 9)).toHaveLength(4);
});

describe('the core that is installed', () => {
	interface Api {
		Init(path: null, languages: string, mode: number): number;
		SetVariable(name: string, value: string): void;
		SetImageFile(turn: number, angle: number): number;
		Recognize(monitor: null): number;
		GetHOCRText(): string;
	}
	interface Tesseract {
		TessBaseAPI: new () => Api;
		FS: { writeFile(name: string, bytes: Uint8Array): void };
	}
	let plain: WebAssembly.Instance;
	let core: Core;
	beforeAll(() => {
		core = (module) =>
			(require(KNOWN.core) as Core)({
				...module,
				instantiateWasm: (
					imports: WebAssembly.Imports,
					received: (it: WebAssembly.Instance) => void
				) => {
					const module = new WebAssembly.Module(
						readFileSync(require.resolve(`${KNOWN.core}.wasm`))
					);
					plain = new WebAssembly.Instance(module, imports);
					received(plain);
					return plain.exports;
				}
			});
	});
	async function read(made: Core): Promise<string> {
		const tesseract = (await made({ TesseractProgress: () => {} })) as Tesseract;
		tesseract.FS.writeFile('rus.traineddata', readFileSync('models/rus.traineddata'));
		const api = new tesseract.TessBaseAPI();
		expect(api.Init(null, 'rus', 1)).toBe(0);
		for (const [name, value] of Object.entries({
			tessedit_pageseg_mode: '7',
			hocr_char_boxes: '1'
		}))
			api.SetVariable(name, value);
		tesseract.FS.writeFile('/input', readFileSync(here('trial.png')));
		api.SetImageFile(1, 0);
		api.Recognize(null);
		return api.GetHOCRText();
	}

	test('is the one whose inner functions are known; its product is ours', async () => {
		const installed = readFileSync(require.resolve(`${KNOWN.core}.wasm`));
		expect(createHash('sha256').update(installed).digest('hex')).toBe(KNOWN.sha256);
		await core({});
		const memory = plain.exports[KNOWN.memory] as WebAssembly.Memory;
		const table = plain.exports[KNOWN.table] as WebAssembly.Table;
		const theirs = table.get(KNOWN.multiply) as Multiply;
		const { multiply } = kernels(memory, NONE);
		const at = memory.grow(1) * PAGE;
		fc.assert(
			fc.property(layers(), (layer) => {
				// Its own rows are padded by nothing that counts.
				const { inputs, rows, w } = layer;
				const stride = inputs + (inputs % 2) + 1;
				if (inputs % 2 === 1) for (let row = 0; row < rows; row++) w[row * stride + inputs] = 0;
				const ours = multiplied(layer, memory, at, multiply);
				expect(multiplied(layer, memory, at, theirs)).toEqual(ours);
			}),
			{ numRuns: 40 }
		);
	});

	test('reads a line to the same letters, places and certainties, quickened or as it came', async () => {
		const own = quickened(() => undefined);
		expect(own).toBeDefined();
		const [ours, theirs] = [await read(own!), await read(core)];
		expect(ours).toContain('ocrx_cinfo');
		expect(ours).toBe(theirs);
	});

	test('what the network says is heard, and is what Tesseract made its text of', async () => {
		const pieces: Outputs[] = [];
		const hocr = await read(quickened((outputs) => void pieces.push(outputs))!);
		const alphabet = alphabetOf(readFileSync('models/rus.traineddata'))!;
		expect(pieces.length).toBeGreaterThan(0);
		for (const { steps, classes, odds } of pieces) {
			expect(classes).toBe(alphabet.letters.length + 1);
			for (let t = 0; t < steps; t++) {
				const column = odds.subarray(t * classes, (t + 1) * classes);
				expect(column.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 3);
			}
		}
		const [line] = parse(hocr, { pieces, alphabet });
		expect(line?.text).toBe(parse(hocr)[0]?.text);
		const certainties = line!.lattice.map(([first]) => first![1]);
		expect(Math.min(...certainties)).toBeGreaterThan(50);
	});
});

const assembler = spawnSync('wat2wasm', ['--version']).error ? ' (no wabt here)' : '';
test.skipIf(assembler !== '')(`the binary is what its source says${assembler}`, () => {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'sverka-kernels-'));
	const made = path.join(folder, 'kernels.wasm');
	const source = ['kernels.wat', 'lstm.wat'].map((name) => readFileSync(here(name), 'utf8'));
	const whole = path.join(folder, 'whole.wat');
	writeFileSync(whole, source.join(''));
	expect(spawnSync('wat2wasm', ['--enable-relaxed-simd', whole, '-o', made]).status).toBe(0);
	expect(readFileSync(made).equals(readFileSync(here('kernels.wasm')))).toBe(true);
	rmSync(folder, { recursive: true });
});
