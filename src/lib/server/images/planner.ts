import path from 'node:path';
import * as v from 'valibot';
import { done, type Outcome } from '#lib/outcome.ts';
import type { ReadingPlan, ReadingSettings } from '#lib/recognition/plan.ts';
import { only, type Preparation } from '#lib/recognition/preparation.ts';
import type { Answer } from '../process/child.ts';
import { Pool } from '../process/pool.ts';
import { Warm } from '../process/warm.ts';
import type { Preview } from './images.ts';
import { refusalOf, type Going } from './intake.ts';
import { INTAKE } from './limits.ts';
import { PREVIEWED, unpack, type AskedOfPlanner, type Grey } from './plan-talk.ts';

/** Work in pages: well inside the kernel's limit, at a third of a second each. */
const RECYCLING = { work: 1_000, residentBytes: 500_000_000, idleMs: 600_000 };
const KEEPING = {
	cpuSeconds: 3_000,
	residentBytes: INTAKE.residentBytes,
	niceness: 5,
	answerBytes: 60_000_000
};
/** A prepared picture is looked at by someone; a page of a batch waits. */
const [AT_ONCE, IN_TURN] = [0, 1];

/**
 * The parent's side of the children that plan: kept warm, because cold the same work takes twice
 * its time; the one that worked last is asked first. They see bare pixels alone.
 */
export class Planner {
	readonly #pool: Pool;

	constructor(root: string) {
		const script = path.join(root, 'src/lib/server/images/plan-child.ts');
		const child = () => new Warm(script, KEEPING, RECYCLING);
		this.#pool = new Pool(Array.from({ length: INTAKE.children }, child));
	}

	/** Starts one, for who knows that a frame will come. */
	wake(): void {
		this.#pool.wake(1);
	}

	/** The page prepared, its lines found and cut out. */
	async plan(grey: Grey, settings: ReadingSettings, going: Going): Promise<Outcome<ReadingPlan>> {
		const answer = await this.#ask({ kind: 'plan', grey, settings }, going, IN_TURN);
		const plan = answer.ok ? unpack(answer.json, answer.blobs, settings) : null;
		return plan ? done(plan) : { ok: false, refusal: refusalOf(answer, going.name) };
	}

	/** The page prepared, to be looked at. */
	async preview(grey: Grey, settings: Preparation, going: Going): Promise<Outcome<Preview>> {
		const asked = { kind: 'preview', grey, settings: only(settings) } as const;
		const answer = await this.#ask(asked, going, AT_ONCE);
		const told = answer.ok ? v.safeParse(PREVIEWED, answer.json) : undefined;
		if (!answer.ok || !told?.success || answer.blobs.length !== 1)
			return { ok: false, refusal: refusalOf(answer, going.name) };
		return done({ ...told.output, jpeg: answer.blobs[0]! });
	}

	stop(): void {
		this.#pool.end();
	}

	/** One that died without a limit may have been ended from outside: once more in a fresh one. */
	#ask(asked: AskedOfPlanner, { allowance, signal }: Going, turn: number): Promise<Answer> {
		return this.#pool.lend(turn, async (child) => {
			const ask = () => child.ask(asked, [], allowance, signal ? { signal } : {});
			const answer = await ask();
			return answer.ok || answer.why !== 'died' ? answer : ask();
		});
	}
}
