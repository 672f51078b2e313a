import * as zones from '#lib/facsimile/zone.ts';
import type { Line, Page, Region, RegionKind } from '#lib/transcription/page.ts';
import type { ReadLine } from './hocr.ts';
import { zoneOf, type PlannedLine, type ReadingPlan } from './plan.ts';
import { bareState } from './bare.ts';
import type { Part } from './columns.ts';
import { ordered, rows } from './reading-order.ts';
import { reasonAgainst, shareKnown } from './refusal.ts';
import { kindOf, spread, type LineLook } from './region-kind.ts';
import type { Result } from './run.ts';

/** A line with what was read of it: the reading kept, and the others, best first. */
export interface Chosen {
	line: PlannedLine;
	read: ReadLine;
	others: { text: string; confidence: number; how: string }[];
}

/** Below this mean confidence a page is not offered as a draft (guards.md, 2.2). */
const READABLE = 0.4;
/** Patches of ink in a row that chance does not make. */
const SOME_MARKS = 3;
/** Marks of a line that is surely one. */
const LONG = 6;

type Judged = Pick<Result, 'state' | 'confidence' | 'page' | 'lattices' | 'alternatives'>;

/** From the readings of a plan's lines to a page: fragments refused, regions, reading order. */
export function judge(
	plan: ReadingPlan,
	chosen: readonly Chosen[],
	known: ReadonlySet<string>,
	prefix: string
): Judged {
	const named = chosen.map((each) => ({ ...each, id: `${prefix}-l${each.line.id.slice(5)}` }));
	const judged = named.map((each) => ({
		...each,
		...each.line.span,
		refused: reasonAgainst(each.line, each.read, known, {
			beside: isBeside(each.line, plan),
			xHeight: (each.line.place.scale * plan.xHeight) / plan.factor
		})
	}));
	const page = paginate(plan, judged, known, prefix);
	const kept = judged.filter((each) => each.refused === undefined);
	const confidence = mean(kept.map(({ read }) => read));
	return {
		state: stateOf(plan, { read: chosen.length, kept: kept.length, confidence }),
		confidence: kept.length === 0 ? null : confidence,
		page,
		lattices: Object.fromEntries(named.map(({ id, read }) => [id, read.lattice])),
		alternatives: Object.fromEntries(
			named.filter(({ others }) => others.length > 0).map(({ id, others }) => [id, others])
		)
	};
}

/** A page that holds no print says what it holds; nobody types from noise. */
function stateOf(
	plan: ReadingPlan,
	{ read, kept, confidence }: { read: number; kept: number; confidence: number }
): Judged['state'] {
	if (kept > 0 && confidence >= READABLE) return 'ok';
	return bareState(plan) ?? (kept > 0 ? 'unreadable' : emptyState(plan, read));
}

/**
 * Nothing kept: nothing was there, or what was there nobody could read. Writing from which nothing
 * at all was read is a failure, never "blank".
 */
function emptyState(plan: ReadingPlan, read: number): 'no_text' | 'unreadable' | 'failed' {
	const written = plan.lines.some(({ marks }) => marks > SOME_MARKS);
	if (!written) return 'no_text';
	return read === 0 ? 'failed' : 'unreadable';
}

/** Does a long line stand in the row of this one, not further away than a form's fields? */
function isBeside(line: PlannedLine, plan: ReadingPlan): boolean {
	const unit = plan.xHeight / plan.factor;
	return plan.lines.some((other) => {
		const [a, b] = [line.span, other.span];
		const away = Math.max(a.left - b.right, b.left - a.right);
		return (
			other !== line && other.marks >= LONG && Math.abs(a.v - b.v) < unit / 2 && away < 10 * unit
		);
	});
}

type Placed = Chosen & {
	id: string;
	left: number;
	right: number;
	v: number;
	refused: string | undefined;
};

/** Consecutive lines of one kind are a region; refused fragments go last, as noise. */
function paginate(
	plan: ReadingPlan,
	lines: readonly Placed[],
	known: ReadonlySet<string>,
	prefix: string
): Page {
	const unit = plan.xHeight / plan.factor;
	const kept = lines.filter((line) => line.refused === undefined);
	const parts = ordered(kept, unit);
	const looks = look(parts, unit, known);
	const kinded = kept.map((each) => {
		const of = looks.get(each.id)!;
		const { left, share, row, above } = of;
		return { id: each.id, kind: kindOf(of), left, share, row, above };
	});
	const kinds = new Map(spread(kinded).map(({ id, kind }) => [id, kind]));
	const regions: Region[] = [];
	for (const part of parts) {
		part.lines.forEach((each, at) =>
			add(regions, plan, each, kinds.get(each.id)!, { prefix, apart: at === 0 })
		);
	}
	for (const each of lines)
		if (each.refused !== undefined) add(regions, plan, each, 'noise', { prefix, apart: false });
	return { regions };
}

function add(
	regions: Region[],
	plan: ReadingPlan,
	each: Placed,
	kind: RegionKind,
	{ prefix, apart }: { prefix: string; apart: boolean }
): void {
	const line = lineOf(plan, each);
	const last = regions.at(-1);
	if (last?.kind === kind && !apart) {
		last.lines.push(line);
		last.zone = zones.around([last.zone, line.zone]) ?? last.zone;
	} else {
		const { ulx, uly, lrx, lry } = line.zone;
		const zone = { ulx, uly, lrx, lry };
		regions.push({ id: `${prefix}-r${regions.length + 1}`, kind, zone, lines: [line] });
	}
}

function lineOf(plan: ReadingPlan, { id, line, read, refused }: Placed): Line {
	return {
		id,
		zone: line.zone,
		baseline: line.baseline,
		text: read.text,
		annotations: [],
		words: read.words.map((word) => ({ ...word, zone: zoneOf(plan, line.place, word.zone) })),
		confidence: read.confidence,
		revision: 1,
		by: 'tesseract',
		seen: [],
		...(refused === undefined ? {} : { refused })
	};
}

/** What each line looks like beside the others. */
function look(
	parts: readonly Part<Placed>[],
	unit: number,
	known: ReadonlySet<string>
): Map<string, LineLook & { row: number }> {
	const found = new Map<string, LineLook & { row: number }>();
	const lines = parts.flatMap((part) => part.lines);
	const top = Math.min(...lines.map((line) => line.v));
	const foot = Math.max(...lines.map((line) => line.v));
	const all = parts.flatMap((part) => {
		const within = part.column ? part.lines : lines;
		const left = Math.min(...within.map((line) => line.left));
		const right = Math.max(...within.map((line) => line.right));
		return rows(part.lines, unit).map((row) => ({ row, left, right, column: part.column }));
	});
	all.forEach(({ row, left, right, column }, index) => {
		const before = all[index - 1]?.row[0]!.v ?? Infinity;
		for (const each of row) {
			const [first, last] = column ? [row[0]!, row.at(-1)!] : [each, each];
			found.set(each.id, {
				row: index,
				text: each.read.text,
				confidence: each.read.confidence,
				known: shareKnown(each.read, known),
				size: each.line.size,
				framed: each.line.framed,
				cells: column ? 1 : row.length,
				share: (last.right - first.left) / Math.max(1, right - left),
				left: (first.left - left) / unit,
				right: (right - last.right) / unit,
				above: before < each.v ? (each.v - before) / unit : Infinity,
				edge: Math.min(each.v - top, foot - each.v) < unit / 2,
				depth: (each.v - top) / Math.max(1, foot - top)
			});
		}
	});
	return found;
}

function mean(lines: readonly ReadLine[]): number {
	const letters = lines.reduce((sum, line) => sum + line.lattice.length, 0);
	const sum = lines.reduce((total, line) => total + line.confidence * line.lattice.length, 0);
	return letters === 0 ? 0 : sum / letters;
}
