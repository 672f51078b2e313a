import path from 'node:path';
import * as v from 'valibot';
import { done, type Outcome } from '#lib/outcome.ts';
import type {
	CutsAsked,
	LaidLine,
	OnCut,
	OtherPicture,
	OthersAsked,
	PlannedLine,
	ReadingPlan,
	ReadingSettings
} from '#lib/recognition/plan.ts';
import { only, type Preparation } from '#lib/recognition/preparation.ts';
import type { Answer } from '../process/child.ts';
import { Pool } from '../process/pool.ts';
import { Warm } from '../process/warm.ts';
import { isHeld } from './held.ts';
import type { Preview } from './images.ts';
import { refusalOf, type Going } from './intake.ts';
import { INTAKE } from './limits.ts';
import {
	GONE,
	PREVIEWED,
	unpackCuts,
	unpackLaid,
	type AskedOfPlanner,
	type Grey
} from './plan-talk.ts';

/** Work in pages: well inside the kernel's limit, at a third of a second each. */
const RECYCLING = { work: 1_000, residentBytes: 500_000_000, idleMs: 600_000 };
/**
 * Ten pages cost a fresh child 1.9 CPU seconds with these and 2.4 without, ten more 1.3 and 1.5. One
 * thread: beside busy readers nothing is idle that could compile or collect garbage meanwhile, and who
 * waits for that goes on in slower code. Garbage at one time and not before there is some: a page
 * leaves 50 MB of pictures and few other values, which to mark step by step takes longer.
 */
const FLAGS = ['--single-threaded', '--no-incremental-marking', '--initial-heap-size=256'];
const KEEPING = {
	flags: FLAGS,
	cpuSeconds: 3_000,
	residentBytes: INTAKE.residentBytes,
	niceness: 5,
	answerBytes: 60_000_000
};
/** Lines that are cut at a time: enough for the readers to begin with. */
const PART = 8;
/** Pages of which it is known who planned them: as many as all children hold. */
const NOTED = 8;
/** A prepared picture is looked at by someone, and who reads waits for lines; a page of a batch waits. */
const [AT_ONCE, IN_TURN] = [0, 1];

/** A page to be planned, under a name that no other page and no other settings have. */
export interface PageToPlan {
	name: string;
	settings: ReadingSettings;
}

/**
 * The parent's side of the children that plan: kept warm, because cold the same work takes twice
 * its time. They see bare pixels alone. All pages are planned by one, in turn: it keeps eight readers
 * busy, and a second would cost a warm-up of its own. The other is for who looks at a prepared page
 * meanwhile.
 */
export class Planner {
	readonly #pool: Pool;
	/** The one that is lent first, and plans all pages. */
	readonly #first: Warm;
	readonly #holders = new Map<string, Warm>();

	constructor(root: string) {
		const script = path.join(root, 'src/lib/server/images/plan-child.ts');
		const child = () => new Warm(script, KEEPING, RECYCLING);
		const children = Array.from({ length: INTAKE.children }, child);
		this.#pool = new Pool(children);
		this.#first = children.at(-1)!;
	}

	/** Starts one, for who knows that a frame will come. */
	wake(): void {
		this.#pool.wake(1);
	}

	/**
	 * The page prepared, its lines found and cut out. Those that are cut are given to `onCut` while the
	 * others are cut still: they can be read meanwhile.
	 */
	plan(page: PageToPlan, grey: Grey, going: Going, onCut?: OnCut): Promise<Outcome<ReadingPlan>> {
		const work = async (child: Warm): Promise<Outcome<ReadingPlan>> => {
			const answer = await this.#askOf(child, { kind: 'plan', ...page, grey }, going);
			const laid = answer.ok ? unpackLaid(answer.json, page.settings) : null;
			if (!laid) return { ok: false, refusal: refusalOf(answer, going.name) };
			const began = performance.now();
			const lines: PlannedLine[] = [];
			for (const part of inParts(laid.lines, grey)) {
				const asked = { way: 'first', lines: part.map(({ id }) => id) } as const;
				const said = await this.#askOf(child, { kind: 'cuts', ...page, grey, asked }, going);
				const cut = cutsOf(said, asked, going);
				if (!cut.ok) return cut;
				const planned = part.map((line, at) => ({ ...line, picture: cut.value[at]!.png }));
				lines.push(...planned);
				onCut?.(planned);
			}
			const byId = new Map(lines.map((line) => [line.id, line]));
			const ms = Math.round(performance.now() - began);
			const steps = laid.steps.map((step) => (step.name === 'cut' ? { ...step, ms } : step));
			return done({ ...laid, steps, lines: laid.lines.map(({ id }) => byId.get(id)!) });
		};
		return this.#pool.lend(IN_TURN, work, this.#first);
	}

	/** Lines of a page in another way, from the child that planned it; null where none holds it now. */
	async others(
		page: PageToPlan,
		asked: OthersAsked,
		going: Going
	): Promise<Outcome<OtherPicture[]> | null> {
		const holder = this.#holders.get(page.name);
		if (!holder) return null;
		const answer = await this.#ask({ kind: 'cuts', ...page, asked }, going, AT_ONCE, holder);
		return answer.ok && v.is(GONE, answer.json) ? null : cutsOf(answer, asked, going);
	}

	/** The same, the page laid out once more. */
	async othersAnew(
		page: PageToPlan,
		asked: OthersAsked,
		grey: Grey,
		going: Going
	): Promise<Outcome<OtherPicture[]>> {
		const answer = await this.#ask({ kind: 'cuts', ...page, grey, asked }, going, AT_ONCE);
		return cutsOf(answer, asked, going);
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

	#ask(asked: AskedOfPlanner, going: Going, turn: number, holder?: Warm): Promise<Answer> {
		return this.#pool.lend(turn, (child) => this.#askOf(child, asked, going), holder);
	}

	/** One that died without a limit may have been ended from outside: once more in a fresh one. */
	async #askOf(child: Warm, asked: AskedOfPlanner, { allowance, signal }: Going): Promise<Answer> {
		if ('name' in asked) this.#hold(asked.name, child);
		// A page weighs once, whatever is cut of it afterwards.
		const weight = asked.kind === 'cuts' ? 0 : 1;
		const ask = () => child.ask(asked, [], allowance, { weight, ...(signal ? { signal } : {}) });
		const answer = await ask();
		return answer.ok || answer.why !== 'died' ? answer : ask();
	}

	/** Notes which child planned a page last; the oldest pages are forgotten. */
	#hold(name: string, child: Warm): void {
		this.#holders.delete(name);
		this.#holders.set(name, child);
		for (const oldest of this.#holders.keys()) {
			if (this.#holders.size <= NOTED) return;
			this.#holders.delete(oldest);
		}
	}
}

function cutsOf(answer: Answer, asked: CutsAsked, { name }: Going): Outcome<OtherPicture[]> {
	const cuts = answer.ok ? unpackCuts(answer.json, answer.blobs, asked) : null;
	return cuts ? done(cuts) : { ok: false, refusal: refusalOf(answer, name) };
}

/** The lines as they are cut, the longest first, which take longest to read; what is not held, at one time. */
function inParts(lines: readonly LaidLine[], { width, height }: Grey): LaidLine[][] {
	const sorted = [...lines].sort(
		(a, b) => b.span.right - b.span.left - (a.span.right - a.span.left)
	);
	const size = isHeld(width * height) ? PART : Math.max(1, lines.length);
	const parts: LaidLine[][] = [];
	for (let from = 0; from < sorted.length; from += size)
		parts.push(sorted.slice(from, from + size));
	return parts;
}
