import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editFrom, layoutFrom, line, page, seeds } from '../../../tests/support/page.ts';
import { middle } from '#lib/facsimile/shape.ts';
import type { Zone } from '#lib/facsimile/zone.ts';
import * as canonical from './canonical.ts';
import { apply, type Edit, invert } from './edit.ts';
import { carriedLine, languagesAt } from './layout.ts';
import { findLine, lines, type Page, regionOf } from './page.ts';

const start = () => page(['Куда ПЕКИН', 'Кому СОВПОСОЛ', ''], ['Получена 19 час.', 'й̈ѣ 𝒜']);
const by = 'anna';
const zone = (ulx: number, uly: number, lrx: number, lry: number): Zone => ({ ulx, uly, lrx, lry });
const many = fc.array(fc.tuple(seeds, fc.boolean()), { maxLength: 40 });

/** Many edits of text and layout, one after the other. */
function worked(all: readonly (readonly [Parameters<typeof layoutFrom>[1], boolean])[]) {
	const done: { edit: Edit; back: Edit }[] = [];
	let now: Page = start();
	all.forEach(([seed, typed], i) => {
		const edit = (typed ? editFrom : layoutFrom)(now, seed, `n${i}`);
		done.push({ edit, back: invert(now, edit) });
		now = apply(now, edit);
	});
	return { now, done };
}

test('whatever is drawn, moved, cut, joined and deleted, undone it is the same page to the byte', () => {
	fc.assert(
		fc.property(many, (all) => {
			const { now, done } = worked(all);
			const undone = done.reduceRight((at, { back }) => apply(at, back), now);
			expect(canonical.ofPage(undone)).toBe(canonical.ofPage(start()));
			const redone = done.reduce((at, { edit }) => apply(at, edit), undone);
			expect(canonical.ofPage(redone)).toBe(canonical.ofPage(now));
		}),
		{ numRuns: 150 }
	);
});

test('no edit doubles an id, and a region that a line was put into holds it', () => {
	fc.assert(
		fc.property(many, (all) => {
			const { now } = worked(all);
			const ids = now.regions.flatMap(({ id, lines }) => [id, ...lines.map((one) => one.id)]);
			expect(new Set(ids).size).toBe(ids.length);
		}),
		{ numRuns: 100 }
	);
	const wide = apply(start(), { kind: 'place-line', line: 'l1', zone: zone(50, 90, 300, 120), by });
	expect(wide.regions[0]!.zone).toEqual(zone(0, 0, 300, 120));
});

test('only an edit that deletes takes text away, and cutting keeps all but the space', () => {
	const letters = (of: Page) =>
		lines(of, { refused: true })
			.map(({ text }) => text.replaceAll(' ', ''))
			.sort()
			.join('');
	const counted = (of: Page) => [...letters(of)].sort().join('');
	fc.assert(
		fc.property(seeds, (seed) => {
			const edit = layoutFrom(start(), seed, 'n');
			const after = apply(start(), edit);
			if (edit.kind === 'delete-line' || edit.kind === 'delete-region') {
				expect(counted(after).length).toBeLessThanOrEqual(counted(start()).length);
			} else if (edit.kind !== 'draw-line') {
				expect(counted(after)).toBe(counted(start()));
			}
		}),
		{ numRuns: 300 }
	);
});

test('a line placed takes baseline and words along, and is signed', () => {
	const before = start();
	before.regions[0]!.lines[0]!.baseline = [
		{ x: 0, y: 16 },
		{ x: 100, y: 16 }
	];
	const after = apply(before, { kind: 'place-line', line: 'l1', zone: zone(200, 40, 400, 80), by });
	expect(findLine(after, 'l1')).toMatchObject({
		zone: zone(200, 40, 400, 80),
		baseline: [
			{ x: 200, y: 72 },
			{ x: 400, y: 72 }
		],
		words: [{ zone: zone(200, 40, 280, 80) }, { zone: zone(300, 40, 400, 80) }],
		text: 'Куда ПЕКИН',
		laid: 'anna'
	});
	expect(findLine(after, 'l2')).toEqual(findLine(before, 'l2'));
});

test('a region moved takes its lines along, one resized leaves them', () => {
	const away = apply(start(), {
		kind: 'place-region',
		region: 'r1',
		zone: zone(50, 60, 150, 160),
		by
	});
	expect(away.regions[0]).toMatchObject({ zone: zone(50, 60, 150, 160), laid: 'anna' });
	expect(findLine(away, 'l1')).toEqual(
		carriedLine(line('l1', 'Куда ПЕКИН'), zone(0, 0, 100, 100), zone(50, 60, 150, 160))
	);
	const grown = apply(start(), {
		kind: 'place-region',
		region: 'r1',
		zone: zone(0, 0, 150, 160),
		by
	});
	expect(grown.regions[0]!.lines).toEqual(start().regions[0]!.lines);
});

test('a line is cut between words where the knife falls; text without words stays in the first', () => {
	const at = (x: number) => {
		const cut = apply(start(), { kind: 'cut-line', line: 'l1', x, id: 'n1' });
		return [findLine(cut, 'l1')!, findLine(cut, 'n1')!] as const;
	};
	const [first, second] = at(45);
	expect([first.text, second.text]).toEqual(['Куда', 'ПЕКИН']);
	expect([first.zone, second.zone]).toEqual([zone(0, 0, 45, 20), zone(45, 0, 100, 20)]);
	expect(second.words).toMatchObject([{ from: 0, to: 5 }]);
	expect(at(80).map(({ text }) => text)).toEqual(['Куда ПЕКИН', '']);
	expect(at(15).map(({ text }) => text)).toEqual(['', 'Куда ПЕКИН']);
});

test('a region is cut between lines, each half holds its own, and joined it is one again', () => {
	const tall = start();
	const region = tall.regions[0]!;
	region.lines = region.lines.map((one, i) => ({
		...one,
		zone: zone(0, i * 30, 100, i * 30 + 25),
		words: []
	}));
	const cut = apply(tall, { kind: 'cut-region', region: 'r1', y: 40, id: 'r9', by });
	expect(cut.regions.map(({ id, lines }) => [id, lines.map((one) => one.id)])).toEqual([
		['r1', ['l1']],
		['r9', ['l2', 'l3']],
		['r2', ['l4', 'l5']]
	]);
	expect(cut.regions.map((one) => one.zone)).toMatchObject([
		zone(0, 0, 100, 40),
		zone(0, 30, 100, 100),
		{}
	]);
	for (const half of cut.regions.slice(0, 2)) {
		for (const one of half.lines) {
			expect(middle(one.zone).y).toBeGreaterThan(half.zone.uly);
			expect(middle(one.zone).y).toBeLessThan(half.zone.lry);
		}
	}
	const joined = apply(cut, { kind: 'join-region', region: 'r1', by });
	expect(joined.regions[0]).toEqual({ ...region, laid: 'anna' });
});

test('a line moves to the place that is named in another region, forth and back', () => {
	const forth = apply(start(), { kind: 'move-line', line: 'l1', region: 'r2', to: 1 });
	expect(forth.regions.map(({ lines }) => lines.map(({ id }) => id))).toEqual([
		['l2', 'l3'],
		['l4', 'l1', 'l5']
	]);
	const back = apply(forth, { kind: 'move-line', line: 'l1', region: 'r1', to: 0 });
	expect(back.regions.map((region) => region.lines)).toEqual(
		start().regions.map((region) => region.lines)
	);
	const within = apply(start(), { kind: 'move-line', line: 'l1', region: 'r1', to: 2 });
	expect(within.regions[0]!.lines.map(({ id }) => id)).toEqual(['l2', 'l3', 'l1']);
});

test('deleted is gone, drawn is there, renamed is signed', () => {
	const less = apply(start(), { kind: 'delete-line', line: 'l4' });
	expect(regionOf(less, 'l5')!.lines).toHaveLength(1);
	expect(apply(less, { kind: 'delete-region', region: 'r2' }).regions).toHaveLength(1);
	const drawn = { id: 'r9', kind: 'stamp' as const, zone: zone(1, 2, 30, 40), lines: [] };
	const more = apply(start(), { kind: 'draw-region', at: 1, region: drawn });
	expect(more.regions.map(({ id }) => id)).toEqual(['r1', 'r9', 'r2']);
	const named = apply(start(), { kind: 'retype', region: 'r2', as: 'footnote', by });
	expect(named.regions[1]).toMatchObject({ kind: 'footnote', laid: 'anna' });
});

test('a region is read with its own languages, in both halves of it, until it is as its page again', () => {
	const own = apply(start(), { kind: 'read-with', region: 'r1', languages: 'eng', by });
	expect(own.regions.map(({ languages, laid }) => [languages, laid])).toEqual([
		['eng', 'anna'],
		[undefined, undefined]
	]);
	expect(lines(own)).toEqual(lines(start()));
	const cut = apply(own, { kind: 'cut-region', region: 'r1', y: 25, id: 'half', by });
	expect(cut.regions.map(({ languages }) => languages)).toEqual(['eng', 'eng', undefined]);
	const back = apply(own, { kind: 'read-with', region: 'r1', languages: null, by: 'maria' });
	expect(back.regions[0]).toEqual({ ...start().regions[0], laid: 'maria' });
});

test.each<[string, Zone, string | undefined]>([
	['in a region with languages of its own', zone(110, 10, 190, 20), 'eng'],
	['with its middle in it alone', zone(60, 10, 190, 20), 'eng'],
	[
		'in a smaller one within it, laid out to be read as the page',
		zone(120, 60, 160, 80),
		undefined
	],
	['in one that the machine laid out', zone(10, 10, 20, 20), undefined],
	['in none', zone(400, 400, 420, 420), undefined]
])('what a text is read with, %s', (_, at, languages) => {
	const regions = [
		{ zone: zone(0, 0, 50, 100), languages: 'rus' },
		{ zone: zone(100, 0, 200, 100), languages: 'eng', laid: by },
		{ zone: zone(110, 50, 190, 90), laid: by }
	];
	expect(languagesAt(regions, at)).toBe(languages);
});

test('an edit that names what is not there throws', () => {
	const wrong: Edit[] = [
		{ kind: 'place-line', line: 'x', zone: zone(0, 0, 9, 9), by },
		{ kind: 'cut-line', line: 'x', x: 5, id: 'n' },
		{ kind: 'delete-region', region: 'x' },
		{ kind: 'move-line', line: 'l1', region: 'x', to: 0 },
		{ kind: 'draw-line', region: 'x', at: 0, line: line('n', '') }
	];
	for (const edit of wrong) expect(() => apply(start(), edit)).toThrow('no x on this page');
	expect(() => apply(start(), { kind: 'join-region', region: 'r2', by })).toThrow(
		'no region after'
	);
});

const inside = ({ zone: inner }: { zone: Zone }, { zone: outer }: { zone: Zone }) =>
	inner.ulx >= outer.ulx &&
	inner.uly >= outer.uly &&
	inner.lrx <= outer.lrx &&
	inner.lry <= outer.lry;

test('law: a region into which a line was drawn, placed, moved or cut holds all its lines', () => {
	const growing = ['draw-line', 'place-line', 'cut-region', 'move-line'];
	fc.assert(
		fc.property(seeds, (seed) => {
			const before = start();
			const edit = layoutFrom(before, seed, 'n');
			fc.pre(growing.includes(edit.kind));
			const after = apply(before, edit);
			for (const region of after.regions) {
				const was = before.regions.find(({ id }) => id === region.id);
				if (canonical.canonical(was) === canonical.canonical(region)) continue;
				const lost = was && was.lines.length > region.lines.length && edit.kind === 'move-line';
				if (!lost) expect(region.lines.every((one) => inside(one, region))).toBe(true);
			}
		}),
		{ numRuns: 300 }
	);
});

test('an outline stays where the region holds its lines, and goes where it must grow', () => {
	const points = [
		{ x: 0, y: 0 },
		{ x: 200, y: 0 },
		{ x: 100, y: 200 }
	];
	const outlined = start();
	outlined.regions[0]!.zone = { ...zone(0, 0, 200, 200), points };
	const small = apply(outlined, { kind: 'place-line', line: 'l1', zone: zone(10, 10, 90, 30), by });
	expect(small.regions[0]!.zone).toEqual({ ...zone(0, 0, 200, 200), points });
	const wide = apply(outlined, { kind: 'place-line', line: 'l1', zone: zone(10, 10, 290, 30), by });
	expect(wide.regions[0]!.zone).toEqual(zone(0, 0, 290, 200));
});

test.each<[why: string, y: number, above: string[], below: string[]]>([
	['over all lines', 5, [], ['l1', 'l2', 'l3']],
	['under all lines', 15, ['l1', 'l2', 'l3'], []],
	['through their middles', 10, [], ['l1', 'l2', 'l3']]
])('a region cut %s leaves an empty half, signed as the other', (_, y, above, below) => {
	const { regions } = apply(start(), { kind: 'cut-region', region: 'r1', y, id: 'r9', by });
	expect(regions.slice(0, 2).map(({ lines: own }) => own.map(({ id }) => id))).toEqual([
		above,
		below
	]);
	expect(regions.slice(0, 2).map(({ id, kind, laid }) => [id, kind, laid])).toEqual([
		['r1', 'body', 'anna'],
		['r9', 'body', 'anna']
	]);
});

test('a line cut keeps its marks and its revision in both halves, and the second is new by its name', () => {
	const marked = start();
	marked.regions[0]!.lines[0]!.annotations = [{ id: 'm', kind: 'underlined', from: 2, to: 7 }];
	const cut = apply(marked, { kind: 'cut-line', line: 'l1', x: 45, id: 'n1' });
	expect(findLine(cut, 'l1')!.annotations).toEqual([
		{ id: 'm', kind: 'underlined', from: 2, to: 4 }
	]);
	expect(findLine(cut, 'n1')!.annotations).toEqual([
		{ id: 'm', kind: 'underlined', from: 0, to: 2 }
	]);
	expect(cut.regions[0]!.lines.map(({ id }) => id)).toEqual(['l1', 'n1', 'l2', 'l3']);
});
