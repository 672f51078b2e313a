import path from 'node:path';
import * as v from 'valibot';
import { done, refuse, type Outcome, type Refusal } from '#lib/outcome.ts';
import { Allowance } from '../process/allowance.ts';
import type { Answer } from '../process/child.ts';
import { SingleUse } from '../process/single-use.ts';
import { isError } from '../process/warm.ts';
import type { ReadingPlan, ReadingSettings } from '#lib/recognition/plan.ts';
import { only, type Preparation } from '#lib/recognition/preparation.ts';
import type { FrameOfMaster, Inspected, Preview } from './images.ts';
import {
	INSPECTION,
	PREVIEWED,
	unpack,
	WRITTEN,
	type AskedOfIntake,
	type Inspection
} from './intake-talk.ts';
import { ADMISSION, INTAKE } from './limits.ts';
import { signatureOf } from './signature.ts';

type Frames = Inspected['frames'];

/** The parent's side of the intake children: one a file, at most two at once. */
export class Intake {
	readonly #children: SingleUse;

	/** `root`: the project's folder; children are started from its sources. */
	constructor(root: string) {
		const script = path.join(root, 'src/lib/server/images/intake-child.ts');
		const keeping = { ...INTAKE, niceness: 5, answerBytes: 60_000_000 };
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

	/** The page prepared, its lines found and cut out. */
	async plan(
		{ path: master, frame, name }: FrameOfMaster,
		settings: ReadingSettings,
		signal?: AbortSignal
	): Promise<Outcome<ReadingPlan>> {
		const answer = await this.#ask({ kind: 'plan', master, frame, settings }, [], signal);
		const plan = answer.ok ? unpack(answer.json, answer.blobs, settings) : null;
		return plan ? done(plan) : { ok: false, refusal: refusalOf(answer, name) };
	}

	/** The page prepared, to be looked at. */
	async preview(
		{ path: master, frame, name }: FrameOfMaster,
		settings: Preparation
	): Promise<Outcome<Preview>> {
		const asked = { kind: 'preview', master, frame, settings: only(settings) } as const;
		const answer = await this.#ask(asked, []);
		const told = answer.ok ? v.safeParse(PREVIEWED, answer.json) : undefined;
		if (!answer.ok || !told?.success || answer.blobs.length !== 1)
			return { ok: false, refusal: refusalOf(answer, name) };
		return done({ ...told.output, jpeg: answer.blobs[0]! });
	}

	/** Writes the pyramid of a frame of the master at `target`; a failure throws. */
	async pyramid(master: string, frame: number, target: string): Promise<void> {
		const answer = await this.#ask({ kind: 'pyramid', master, frame, target }, []);
		if (answer.ok && v.is(WRITTEN, answer.json)) return;
		throw new Error(`no pyramid of ${master} (${frame}): ${reasonOf(answer)}`);
	}

	stop(): void {
		this.#children.stop();
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

	#ask(asked: AskedOfIntake, blobs: Uint8Array[], signal?: AbortSignal): Promise<Answer> {
		const allowance = () => new Allowance(INTAKE.cpuSeconds, INTAKE.wallSeconds);
		return this.#children.ask(asked, blobs, allowance, signal);
	}
}

function inspectionOf(answer: Answer): Inspection | undefined {
	const parsed = answer.ok ? v.safeParse(INSPECTION, answer.json) : undefined;
	return parsed?.success ? parsed.output : undefined;
}

/** A decoder that rejects speaks of the file; a child that was ended, of a limit. */
export function refusalOf(
	answer: Answer,
	name: string,
	limits: Omit<typeof INTAKE, 'children'> = INTAKE
): Refusal {
	const facts = { name, detail: reasonOf(answer) };
	if (answer.ok) return { code: 'picture_damaged', facts };
	if (answer.why === 'cancelled') return { code: 'reading_cancelled', facts: {} };
	if (answer.why === 'memory') {
		return { code: 'picture_heavy', facts: { ...facts, limit: limits.residentBytes / 1e6 } };
	}
	if (answer.why === 'cpu' || answer.why === 'wall') {
		const limit = answer.why === 'cpu' ? limits.cpuSeconds : limits.wallSeconds;
		return { code: 'picture_slow', facts: { ...facts, limit } };
	}
	return { code: 'picture_fatal', facts };
}

function reasonOf(answer: Answer): string {
	if (!answer.ok) return `${answer.why} ${answer.detail}`.slice(0, 300);
	return isError(answer.json) ? answer.json.error.slice(0, 300) : 'an answer of another form';
}
