import type { Outcome } from '#lib/outcome.ts';
import { done } from '#lib/outcome.ts';
import { part, unite } from './dash.ts';
import { restore } from './digits.ts';
import { asked, isDoubtful, isKnown } from './doubt.ts';
import { join, type ReadLine } from './hocr.ts';
import { judge, type Chosen } from './judge.ts';
import { settle } from './letter-case.ts';
import { hang } from './low-comma.ts';
import type { PlannedLine, ReadingPlan, ReadingSettings } from './plan.ts';
import { isBare, type Result, type Step } from './run.ts';
import { sweep } from './sweep.ts';
import { markUnknown } from './unknown.ts';
import { vote } from './vote.ts';

/** A picture to be read as one line; the contract of `server/reader`. */
export interface Picture {
	id: string;
	png: Uint8Array;
	segmentation: 7;
	languages: string;
}

/** What the pipeline works with: processes are the caller's. */
export interface Tools {
	plan(settings: ReadingSettings): Promise<Outcome<ReadingPlan>>;
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
/** Lines read to see which way a page lies. */
const TASTED = 4;

/** One surface from its plan to its text: read, doubted, read again, chosen, judged. */
export async function recognise(
	tools: Tools,
	settings: ReadingSettings,
	watch: Watch
): Promise<Outcome<Read>> {
	const first = await tools.plan(settings);
	if (!first.ok) return first;
	const read = await readPlan(tools, first.value, watch);
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
		longest.map((line) => picture(plan, line)),
		signal ? { signal } : {}
	);
	const lines = answers.map((answer) => (answer.ok ? (join(answer.value)?.confidence ?? 0) : 0));
	return lines.length === 0 ? 0 : lines.reduce((sum, value) => sum + value, 0) / lines.length;
}

async function readPlan(tools: Tools, plan: ReadingPlan, watch: Watch): Promise<Outcome<Read>> {
	const steps: Step[] = [...plan.steps];
	let began = performance.now();
	const lap = (name: string, parameters: Step['parameters']) => {
		steps.push({ name, parameters, ms: Math.round(performance.now() - began) });
		began = performance.now();
	};
	const first = await readLines(tools, plan, plan.lines, 'picture', watch);
	if (!first.ok) return first;
	lap('read', { lines: plan.lines.length });
	const known = new Set<string>();
	await learn(tools, first.value.values(), known);
	const doubted = plan.lines.filter((line) => isWorthAnother(first.value.get(line.id), known));
	const second = await readLines(tools, plan, doubted, 'second', watch);
	if (!second.ok) return second;
	await learn(tools, second.value.values(), known);
	lap('read again', { lines: doubted.length });
	const chosen = plan.lines.flatMap((line) => choose(line, first.value, second.value, known, plan));
	const judged = judge(plan, chosen, known, watch.prefix);
	const page = await markUnknown(judged.page, (words) => tools.known(words));
	lap('judge', { kept: chosen.length });
	return done({ ...judged, page, steps, turned: plan.turned, measures: plan.measures });
}

function isWorthAnother(read: ReadLine | undefined, known: ReadonlySet<string>): boolean {
	return read !== undefined && isDoubtful(read, known);
}

async function readLines(
	tools: Tools,
	plan: ReadingPlan,
	lines: readonly PlannedLine[],
	which: 'picture' | 'second',
	{ signal, onProgress }: Watch
): Promise<Outcome<Map<string, ReadLine>>> {
	if (lines.length === 0) return done(new Map());
	let count = 0;
	if (which === 'picture') onProgress?.({ done: 0, total: lines.length });
	const onRead = () => {
		if (which === 'picture') onProgress?.({ done: ++count, total: lines.length });
	};
	const pictures = lines.map((line) => picture(plan, line, which));
	const answers = await tools.read(pictures, { onRead, ...(signal ? { signal } : {}) });
	const read = new Map<string, ReadLine>();
	for (const [index, answer] of answers.entries()) {
		if (!answer.ok) return answer;
		const line = join(answer.value);
		if (line) read.set(lines[index]!.id, line);
	}
	return done(read);
}

function picture(
	plan: ReadingPlan,
	line: PlannedLine,
	which: 'picture' | 'second' = 'picture'
): Picture {
	return { id: line.id, png: line[which], segmentation: 7, languages: plan.settings.languages };
}

async function learn(tools: Tools, lines: Iterable<ReadLine>, known: Set<string>): Promise<void> {
	const words = [...new Set([...lines].flatMap(asked))];
	const answers = await tools.known(words);
	words.forEach((word, index) => answers[index] && known.add(word));
}

/** The better words of both readings, without dirt; what was not taken stays beside it. */
function choose(
	line: PlannedLine,
	first: ReadonlyMap<string, ReadLine>,
	second: ReadonlyMap<string, ReadLine>,
	known: ReadonlySet<string>,
	plan: ReadingPlan
): Chosen[] {
	const read = first.get(line.id);
	if (!read) return [];
	const other = second.get(line.id);
	const best = other ? vote(read, other, line.secondScale, (word) => isKnown(word, known)) : read;
	const swept = plan.speckled ? sweep(best, (word) => known.has(word)) : best;
	const unit = (line.place.scale * plan.xHeight) / plan.factor;
	const kept = restore(settle(unite(part(hang(swept), line.ink, unit), line.ink, unit), line.ink));
	const others = [
		{ text: read.text, confidence: read.confidence, how: 'first' },
		...(other ? [{ text: other.text, confidence: other.confidence, how: 'second' }] : [])
	].filter(({ text }) => text !== kept.text);
	return [{ line, read: kept, others }];
}
