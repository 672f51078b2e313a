import type { Outcome } from '#lib/outcome.ts';
import { done } from '#lib/outcome.ts';
import { part, unite } from './dash.ts';
import { restore } from './digits.ts';
import { asked, isDoubtful, isKnown } from './doubt.ts';
import { join, type ReadLine } from './hocr.ts';
import { judge, type Chosen } from './judge.ts';
import { settle } from './letter-case.ts';
import { hang } from './low-comma.ts';
import type {
	OnCut,
	OtherPicture,
	OthersAsked,
	PlannedLine,
	ReadingPlan,
	ReadingSettings
} from './plan.ts';
import { isBare, type Result, type Step } from './run.ts';
import { sweep } from './sweep.ts';
import { markUnknown } from './unknown.ts';
import { vote } from './vote.ts';

/** A picture to be read as one line; the contract of `server/reader`. */
export interface Picture {
	id: string;
	png: Uint8Array;
	/** 7: a line; 13: a line as it is, though a stroke lies along it. */
	segmentation: 7 | 13;
	languages: string;
}

/** What the pipeline works with: processes are the caller's. */
export interface Tools {
	/** Gives `onCut` lines that can be read while others are cut still; all of them are in the plan too. */
	plan(settings: ReadingSettings, onCut?: OnCut): Promise<Outcome<ReadingPlan>>;
	/** Lines of a plan in another way, in the order asked for: few are doubtful, so they are cut when they are. */
	others(plan: ReadingPlan, asked: OthersAsked): Promise<Outcome<OtherPicture[]>>;
	/** An answer a picture, in their order; none for a picture in which nothing was read. */
	read(
		pictures: readonly Picture[],
		options: { signal?: AbortSignal; onRead?: () => void }
	): Promise<Outcome<ReadLine[]>[]>;
	known(words: readonly string[]): Promise<boolean[]>;
}

export interface Watch {
	signal?: AbortSignal;
	/** Ids of regions and lines begin with it. */
	prefix: string;
	/** Lines read, and lines there are. */
	onProgress?: (progress: { done: number; total: number }) => void;
}

/** A result that does not yet know which engine read. */
export type Read = Omit<Result, 'engine'>;

/** A first reading surer than this needs no other turn. */
const UPRIGHT = 0.6;
/**
 * The readings of a line that stays doubtful: how they are called, in which way the line is prepared,
 * and how sure an unknown word must be to be no reason for them.
 */
const AGAIN = [
	{ how: 'second', way: 'smaller', sure: 0.9 },
	{ how: 'third', way: 'darker', sure: 0.85 }
] as const;
/** Patches of ink in a row that are surely writing. */
const WRITTEN = 6;
/** Lines read to see which way a page lies. */
const TASTED = 4;

/** One surface from its plan to its text: read, doubted, read again, chosen, judged. */
export async function recognise(
	tools: Tools,
	settings: ReadingSettings,
	watch: Watch
): Promise<Outcome<Read>> {
	const begun = new Begun(tools, settings.languages, watch);
	const first = await tools.plan(settings, (lines) => begun.take(lines));
	if (!first.ok) return begun.drop(first);
	const read = await readPlan(tools, first.value, watch, begun);
	if (!read.ok || settings.turn !== undefined || !looksTurned(read.value)) return read;
	const turned = await bestTurn(tools, settings, read.value.confidence ?? 0, watch);
	return turned ?? read;
}

function looksTurned({ state, confidence, page }: Read): boolean {
	const marks = page.regions.some((region) => region.lines.length > 0);
	return marks && !isBare(state) && (state === 'unreadable' || (confidence ?? 0) < UPRIGHT);
}

/** Tastes the longest lines of the other three turns; reads the page in the best, if it is better. */
async function bestTurn(
	tools: Tools,
	settings: ReadingSettings,
	least: number,
	watch: Watch
): Promise<Outcome<Read> | undefined> {
	let best: { plan: ReadingPlan; confidence: number } | undefined;
	for (const turn of [90, 180, 270] as const) {
		const plan = await tools.plan({ ...settings, turn });
		if (!plan.ok) return plan;
		const confidence = await taste(tools, plan.value, watch);
		if (confidence > Math.max(UPRIGHT, least, best?.confidence ?? 0))
			best = { plan: plan.value, confidence };
	}
	return best && readPlan(tools, best.plan, watch);
}

async function taste(tools: Tools, plan: ReadingPlan, { signal }: Watch): Promise<number> {
	const longest = [...plan.lines]
		.sort((a, b) => b.span.right - b.span.left - (a.span.right - a.span.left))
		.slice(0, TASTED);
	const answers = await tools.read(
		longest.map((line) => picture(plan.settings.languages, line)),
		signal ? { signal } : {}
	);
	const lines = answers.map((answer) => (answer.ok ? (join(answer.value)?.confidence ?? 0) : 0));
	return lines.length === 0 ? 0 : lines.reduce((sum, value) => sum + value, 0) / lines.length;
}

/** A line's readings: all of them, and the best that can be made of them. */
interface Readings {
	best: ReadLine;
	all: { how: string; read: ReadLine }[];
}

/** Lines of a page that are read while the others are cut. */
class Begun {
	readonly #tools: Tools;
	readonly #languages: string;
	readonly #watch: Watch;
	readonly #lines: PlannedLine[] = [];
	readonly #answers: Promise<Outcome<ReadLine[]>[]>[] = [];
	#done = 0;
	#total: number | undefined;

	constructor(tools: Tools, languages: string, watch: Watch) {
		this.#tools = tools;
		this.#languages = languages;
		this.#watch = watch;
	}

	take(lines: readonly PlannedLine[]): void {
		const pictures = lines.map((line) => picture(this.#languages, line));
		const { signal } = this.#watch;
		const onRead = () => {
			this.#done++;
			this.#tell();
		};
		this.#lines.push(...lines);
		this.#answers.push(this.#tools.read(pictures, { onRead, ...(signal ? { signal } : {}) }));
	}

	/** What was read of all lines of the plan, those that were not begun too; by their ids. */
	async all({ lines }: ReadingPlan): Promise<Outcome<Map<string, ReadLine>>> {
		this.#total = lines.length;
		if (lines.length > 0) this.#tell();
		const begun = new Set(this.#lines.map(({ id }) => id));
		const left = lines.filter(({ id }) => !begun.has(id));
		if (left.length > 0) this.take(left);
		return byLine(this.#lines, (await Promise.all(this.#answers)).flat());
	}

	/** The plan came to nothing: what was begun is waited for, and so is done with. */
	async drop<T>(refused: T): Promise<T> {
		await Promise.all(this.#answers);
		return refused;
	}

	#tell(): void {
		if (this.#total !== undefined)
			this.#watch.onProgress?.({ done: this.#done, total: this.#total });
	}
}

async function readPlan(
	tools: Tools,
	plan: ReadingPlan,
	watch: Watch,
	begun = new Begun(tools, plan.settings.languages, watch)
): Promise<Outcome<Read>> {
	const steps: Step[] = [...plan.steps];
	let began = performance.now();
	const lap = (name: string, parameters: Step['parameters']) => {
		steps.push({ name, parameters, ms: Math.round(performance.now() - began) });
		began = performance.now();
	};
	const first = await readFirst(tools, plan, watch, begun);
	if (!first.ok) return first;
	lap('read', { lines: plan.lines.length });
	const known = new Set<string>();
	await learn(tools, first.value.values(), known);
	const readings = new Map(
		[...first.value].map(([id, read]) => [id, { best: read, all: [{ how: 'first', read }] }])
	);
	for (const again of AGAIN) {
		const count = await readAgain(tools, plan, again, readings, known, watch);
		if (!count.ok) return count;
		lap(`read ${again.how}`, { lines: count.value });
	}
	const chosen = plan.lines.flatMap((line) => choose(line, readings.get(line.id), known, plan));
	const judged = judge(plan, chosen, known, watch.prefix);
	const page = await markUnknown(judged.page, (words) => tools.known(words));
	lap('judge', { kept: chosen.length });
	return done({ ...judged, page, steps, turned: plan.turned, measures: plan.measures });
}

async function readFirst(
	tools: Tools,
	plan: ReadingPlan,
	{ signal }: Watch,
	begun: Begun
): Promise<Outcome<Map<string, ReadLine>>> {
	const read = await begun.all(plan);
	if (!read.ok) return read;
	// A crease along a line hides all of it from Tesseract, which looks for the line in its picture.
	const unread = plan.lines
		.filter((line) => line.marks > WRITTEN && !read.value.has(line.id))
		.map((line): Picture => ({ ...picture(plan.settings.languages, line), segmentation: 13 }));
	const raw = await readLines(tools, unread, signal ? { signal } : {});
	return raw.ok ? done(new Map([...read.value, ...raw.value])) : raw;
}

/** Reads in one more way what is doubtful still; how many lines those were. */
async function readAgain(
	tools: Tools,
	plan: ReadingPlan,
	{ how, way, sure }: (typeof AGAIN)[number],
	readings: ReadonlyMap<string, Readings>,
	known: Set<string>,
	{ signal }: Watch
): Promise<Outcome<number>> {
	const doubted = plan.lines.filter((line) => {
		const of = readings.get(line.id);
		return of && isDoubtful(of.best, known, sure);
	});
	if (doubted.length === 0) return done(0);
	const others = await tools.others(plan, { way, lines: doubted.map(({ id }) => id) });
	if (!others.ok) return others;
	const pictures = doubted.map((line, at) =>
		picture(plan.settings.languages, line, others.value[at]!.png)
	);
	const read = await readLines(tools, pictures, signal ? { signal } : {});
	if (!read.ok) return read;
	await learn(tools, read.value.values(), known);
	for (const [at, { id }] of doubted.entries()) {
		const [of, again] = [readings.get(id)!, read.value.get(id)];
		if (!again) continue;
		of.all.push({ how, read: again });
		of.best = vote(of.best, again, others.value[at]!.scale, (word) => isKnown(word, known));
	}
	return done(doubted.length);
}

/** What was read, by the ids of the lines; none of a line in which nothing was. */
async function readLines(
	tools: Tools,
	pictures: readonly Picture[],
	options: Parameters<Tools['read']>[1]
): Promise<Outcome<Map<string, ReadLine>>> {
	if (pictures.length === 0) return done(new Map());
	return byLine(pictures, await tools.read(pictures, options));
}

function byLine(
	of: readonly { id: string }[],
	answers: readonly Outcome<ReadLine[]>[]
): Outcome<Map<string, ReadLine>> {
	const read = new Map<string, ReadLine>();
	for (const [index, answer] of answers.entries()) {
		if (!answer.ok) return answer;
		const line = join(answer.value);
		if (line) read.set(of[index]!.id, line);
	}
	return done(read);
}

function picture(languages: string, line: PlannedLine, png = line.picture): Picture {
	return { id: line.id, png, segmentation: 7, languages };
}

async function learn(tools: Tools, lines: Iterable<ReadLine>, known: Set<string>): Promise<void> {
	const words = [...new Set([...lines].flatMap(asked))];
	const answers = await tools.known(words);
	words.forEach((word, index) => answers[index] && known.add(word));
}

/** The better words of all readings, without dirt; what was not taken stays beside it. */
function choose(
	line: PlannedLine,
	readings: Readings | undefined,
	known: ReadonlySet<string>,
	plan: ReadingPlan
): Chosen[] {
	if (!readings) return [];
	const { best, all } = readings;
	const swept = plan.speckled ? sweep(best, (word) => known.has(word)) : best;
	const unit = (line.place.scale * plan.xHeight) / plan.factor;
	const kept = restore(settle(unite(part(hang(swept), line.ink, unit), line.ink, unit), line.ink));
	const others = all
		.map(({ how, read: { text, confidence } }) => ({ text, confidence, how }))
		.filter(({ text }) => text !== kept.text);
	return [{ line, read: kept, others }];
}
