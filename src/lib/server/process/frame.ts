/**
 * What parent and child say to each other: one JSON value and any number of blobs, with their
 * lengths first, so that a reader can refuse a too long one before it holds it.
 * Layout: u32 length of the JSON, u32 count of blobs, u32 length of each, the JSON, the blobs.
 */
export interface Frame {
	json: unknown;
	blobs: Buffer[];
}

const WORD = 4;
const BLOBS_AT_MOST = 100_000;

/** The parts of a frame, to be written one after the other. */
export function encode(json: unknown, blobs: readonly Uint8Array[] = []): Uint8Array[] {
	const text = Buffer.from(JSON.stringify(json ?? null), 'utf8');
	const head = Buffer.alloc(WORD * (2 + blobs.length));
	head.writeUInt32BE(text.length, 0);
	head.writeUInt32BE(blobs.length, WORD);
	blobs.forEach((blob, i) => head.writeUInt32BE(blob.byteLength, WORD * (2 + i)));
	return [head, text, ...blobs];
}

/** Puts frames together again from chunks as they come. */
export class FrameReader {
	#chunks: Buffer[] = [];
	#held = 0;
	readonly #limit: number;

	/** `limit`: bytes of a whole frame; a longer one throws before it is held. */
	constructor(limit: number) {
		this.#limit = limit;
	}

	/** Takes a chunk, gives the frames that it completes. */
	push(chunk: Buffer): Frame[] {
		this.#chunks.push(chunk);
		this.#held += chunk.length;
		const frames: Frame[] = [];
		for (let frame = this.#next(); frame; frame = this.#next()) frames.push(frame);
		return frames;
	}

	#next(): Frame | undefined {
		if (this.#held < 2 * WORD) return undefined;
		const count = this.#peek(2 * WORD).readUInt32BE(WORD);
		if (count > BLOBS_AT_MOST) throw new RangeError(`a frame of ${count} blobs`);
		const headLength = WORD * (2 + count);
		if (this.#held < headLength) return undefined;
		const head = this.#peek(headLength);
		const lengths = [head.readUInt32BE(0)];
		for (let i = 0; i < count; i++) lengths.push(head.readUInt32BE(WORD * (2 + i)));
		const whole = lengths.reduce((sum, length) => sum + length, headLength);
		if (whole > this.#limit) throw new RangeError(`a frame of ${whole} bytes`);
		return this.#held < whole ? undefined : this.#cut(whole, headLength, lengths);
	}

	/** The first `length` bytes, joined only when they lie in several chunks. */
	#peek(length: number): Buffer {
		if (this.#chunks[0]!.length < length) this.#chunks = [Buffer.concat(this.#chunks)];
		return this.#chunks[0]!;
	}

	#cut(whole: number, headLength: number, lengths: number[]): Frame {
		const all = this.#chunks.length === 1 ? this.#chunks[0]! : Buffer.concat(this.#chunks);
		this.#chunks = [all.subarray(whole)];
		this.#held -= whole;
		let at = headLength;
		const [text, ...blobs] = lengths.map((length) => all.subarray(at, (at += length)));
		return { json: JSON.parse(text!.toString('utf8')), blobs };
	}
}
