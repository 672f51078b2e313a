import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { done, refuse, type Outcome, type Refusal } from '#lib/outcome.ts';
import { Allowance } from '../process/allowance.ts';
import type { Answer } from '../process/child.ts';
import { SingleUse } from '../process/single-use.ts';
import { isError } from '../process/warm.ts';
import type { FrameOfMaster, Inspected } from './images.ts';
import { GREY, INSPECTION, WRITTEN, type AskedOfIntake, type Inspection } from './intake-talk.ts';
import { ADMISSION, INTAKE } from './limits.ts';
import type { Grey } from './plan-talk.ts';
import { signatureOf } from './signature.ts';

type Frames = Inspected['frames'];

/** What goes with a frame: its name, and the limits that its decoding has begun to use. */
export interface Going {
	name: string;
	allowance: Allowance;
	signal?: AbortSignal | undefined;
}

/** The parent's side of the intake children: one a file, at most two at once. */
export class Intake {
	readonly #children: SingleUse;
	/** Where frames lie as bare pixels while they are planned: outside every store, ours alone. */
	readonly #folder = path.join(os.tmpdir(), `sverka-grey-${randomUUID()}`);

	/** `root`: the project's folder; children are started from its sources. */
	constructor(root: string) {
		const script = path.join(root, 'src/lib/server/images/intake-child.ts');
		const keeping = { ...INTAKE, niceness: 5, answerBytes: 1_000_000, writes: this.#folder };
		this.#children = new SingleUse(script, keeping, INTAKE.children);
	}

	async inspect(
		bytes: Uint8Array,
		name: string,
		megapixels = ADMISSION.megapixels
	): Promise<Outcome<Inspected>> {
		if (bytes.length === 0) return refuse('picture_empty', { name });
		const signature = signatureOf(bytes);
		if ('foreign' in signature)
			return refuse('picture_foreign', { name, found: signature.foreign });
		const mediaType = signature.taken;
		const frames = await this.#frames(bytes, name, mediaType, megapixels);
		if (!frames.ok) return frames;
		const first = frames.value[0]!;
		return done({ mediaType, ...first, frames: frames.value });
	}

	/**
	 * Decodes one frame and has it worked with; then its pixels are gone. They go by a file: through
	 * this process a large page would be held in it twice.
	 */
	async grey<T>(
		{ path: master, frame, name }: FrameOfMaster,
		work: (grey: Grey, going: Going) => Promise<Outcome<T>>,
		signal?: AbortSignal
	): Promise<Outcome<T>> {
		await mkdir(this.#folder, { recursive: true, mode: 0o700 });
		const target = path.join(this.#folder, randomUUID());
		let allowance = limits();
		try {
			const asked: AskedOfIntake = { kind: 'grey', master, frame, target };
			const answer = await this.#children.ask(asked, [], () => (allowance = limits()), signal);
			if (!answer.ok || !v.is(GREY, answer.json))
				return { ok: false, refusal: refusalOf(answer, name) };
			return await work({ file: target, ...answer.json }, { name, allowance, signal });
		} finally {
			await rm(target, { force: true });
		}
	}

	/** Writes the pyramid of a frame of the master at `target`; a failure throws. */
	async pyramid(master: string, frame: number, target: string): Promise<void> {
		const answer = await this.#ask({ kind: 'pyramid', master, frame, target }, []);
		if (answer.ok && v.is(WRITTEN, answer.json)) return;
		throw new Error(`no pyramid of ${master} (${frame}): ${reasonOf(answer)}`);
	}

	async stop(): Promise<void> {
		this.#children.stop();
		await rm(this.#folder, { recursive: true, force: true });
	}

	async #frames(
		bytes: Uint8Array,
		name: string,
		mediaType: Inspected['mediaType'],
		megapixels: number
	): Promise<Outcome<Frames>> {
		const frames: Frames = [];
		for (let from: number | null = 0; from !== null;) {
			const answer = await this.#ask({ kind: 'inspect', mediaType, from, megapixels }, [bytes]);
			const seen = inspectionOf(answer);
			if (!seen) return { ok: false, refusal: refusalOf(answer, name) };
			if ('refused' in seen) return refuse(seen.refused, { ...seen.facts, name });
			frames.push(...seen.frames);
			from = seen.next;
		}
		return done(frames);
	}

	#ask(asked: AskedOfIntake, blobs: Uint8Array[]): Promise<Answer> {
		return this.#children.ask(asked, blobs, limits);
	}
}

/** Of one file, and of what is done with it. */
export function limits(): Allowance {
	return new Allowance(INTAKE.cpuSeconds, INTAKE.wallSeconds);
}

function inspectionOf(answer: Answer): Inspection | undefined {
	const parsed = answer.ok ? v.safeParse(INSPECTION, answer.json) : undefined;
	return parsed?.success ? parsed.output : undefined;
}

/** A decoder that rejects speaks of the file; a child that was ended, of a limit. */
export function refusalOf(
	answer: Answer,
	name: string,
	most: Omit<typeof INTAKE, 'children'> = INTAKE
): Refusal {
	const facts = { name, detail: reasonOf(answer) };
	if (answer.ok) return { code: 'picture_damaged', facts };
	if (answer.why === 'cancelled') return { code: 'reading_cancelled', facts: {} };
	if (answer.why === 'memory') {
		return { code: 'picture_heavy', facts: { ...facts, limit: most.residentBytes / 1e6 } };
	}
	if (answer.why === 'cpu' || answer.why === 'wall') {
		const limit = answer.why === 'cpu' ? most.cpuSeconds : most.wallSeconds;
		return { code: 'picture_slow', facts: { ...facts, limit } };
	}
	return { code: 'picture_fatal', facts };
}

function reasonOf(answer: Answer): string {
	if (!answer.ok) return `${answer.why} ${answer.detail}`.slice(0, 300);
	return isError(answer.json) ? answer.json.error.slice(0, 300) : 'an answer of another form';
}
