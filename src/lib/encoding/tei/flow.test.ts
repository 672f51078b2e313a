import { describe, expect, test } from 'vitest';
import { sampleEdition } from '../../../../tests/support/edition.ts';
import { textPage } from '../../../../tests/support/text-page.ts';
import type { Annotation } from '#lib/transcription/annotation.ts';
import type { Page } from '#lib/transcription/page.ts';
import { inline, serialise, type Node } from '../xml/element.ts';
import { aside } from './block.ts';
import { isAt, pageBreak, write, type Placement } from './flow.ts';
import { items, ownLines, type Block } from './layout.ts';
import { begin, type Writing } from './writing.ts';

const [leaf] = sampleEdition().surfaces;

/** The first block of leaves that are given as pages or in the notation of `textPage`. */
function first(...leaves: (string | Page)[]): { block: Block; writing: Writing } {
	const surfaces = leaves.map((one, i) => ({
		...leaf!,
		surface: { ...leaf!.surface, id: `s${i + 1}`, ordinal: i + 1 },
		page: typeof one === 'string' ? textPage(one, `p${i + 1}l`) : one
	}));
	const edition = sampleEdition({ surfaces, differences: [], verdicts: [] });
	const found = items(edition).find((item) => item.kind === 'block');
	if (found?.kind !== 'block') throw new Error('no block');
	return { block: found.block, writing: begin(edition, 'edition') };
}

const xml = (nodes: readonly Node[]) =>
	serialise(inline('x', {}, [...nodes]))
		.split('\n')
		.slice(1)
		.join('\n')
		.replace(/^<x>|<\/x>\n$/g, '');

function flowed(...leaves: (string | Page)[]): string {
	const { block, writing } = first(...leaves);
	const beside = (other: Block) => [
		aside(
			other,
			write(other, [], () => [], writing),
			writing
		)
	];
	return xml(write(block, [], beside, writing));
}

describe('lines', () => {
	test('begin with a break that numbers them and points to their zone; each on a line of the file', () => {
		expect(flowed('Раз\nдва\nтри')).toBe(
			'<lb n="1" facs="#p1l0"/>Раз\n<lb n="2" facs="#p1l1"/>два\n<lb n="3" facs="#p1l2"/>три'
		);
	});

	test('a line without letters is its break', () => {
		const page = textPage('Раз', 'p1l');
		page.regions[0]!.lines[0]!.text = '';
		expect(flowed(page)).toBe('<lb n="1" facs="#p1l0"/>');
	});

	test('letters are kept as they are: beyond the BMP, with marks, of markup', () => {
		expect(flowed('𝒜о\u0301 <&> "«')).toBe('<lb n="1" facs="#p1l0"/>𝒜о\u0301 &lt;&amp;&gt; "«');
	});
});

describe('a word that a line’s end cuts', () => {
	test.each(['-', '¬', '⸗', '\u00ad'])(
		'keeps its hyphen %j as weak punctuation; no space follows',
		(sign) => {
			expect(flowed(`сло${sign}\nво`)).toBe(
				`<lb n="1" facs="#p1l0"/>сло<pc force="weak">${sign}</pc><lb n="2" break="no" facs="#p1l1"/>во`
			);
		}
	);

	test('on three lines has two', () => {
		expect(
			flowed('до-\nсто-\nверно').match(/<pc force="weak">-<\/pc><lb n="\d" break="no"/g)
		).toHaveLength(2);
	});

	test.each([
		['before a capital', 'Киев-\nМосква'],
		['after a space', 'слово -\nдело'],
		['in the middle', 'по-русски\nи так'],
		['at the end of all', 'слово\nсло-']
	])('is not one whose hyphen stands %s', (_what, text) => {
		expect(flowed(text)).not.toMatch(/<pc|break=/);
	});

	test('at the end of a leaf is cut by the page’s break, too', () => {
		expect(flowed('сло-', 'во')).toBe(
			'<lb n="1" facs="#p1l0"/>сло<pc force="weak">-</pc><pb xml:id="pb-s2" facs="#s2"/><lb n="1" break="no" facs="#p2l0"/>во'
		);
	});
});

describe('what a sentence runs past stands where it is on paper', () => {
	test('a page’s end', () => {
		expect(flowed('слова без', 'конца')).toBe(
			'<lb n="1" facs="#p1l0"/>слова без\n<pb xml:id="pb-s2" facs="#s2"/>\n<lb n="1" facs="#p2l0"/>конца'
		);
	});

	test('its number before it', () => {
		expect(flowed('слова без\n[page-number]\n- 1 -', 'конца')).toMatch(
			/без\n<fw type="pageNum"[^>]*><lb n="2"[^>]*\/>- 1 -<\/fw>\n<pb [^>]*\/>\n<lb n="1"/
		);
	});

	test('within a cut word without a line end, which would be a space', () => {
		expect(flowed('сло-\n[page-number]\n- 1 -', 'во')).toMatch(
			/<\/pc><fw .*<\/fw><pb [^>]*\/><lb /
		);
	});
});

describe('marks', () => {
	const marked = (text: string, marks: Partial<Annotation>[]) => {
		const page = textPage(text, 'p1l');
		page.regions[0]!.lines[0]!.annotations = marks.map((one, i) => ({
			...{ id: `m${i}`, kind: 'underlined' as const, from: 0, to: 3 },
			...one
		}));
		return flowed(page).replace(/<lb [^>]*\/>/, '');
	};

	test.each([
		['on a word', 0, 3, '<hi xml:id="m0" rend="underline">раз</hi> два'],
		['on part of a word', 1, 2, 'р<hi xml:id="m0" rend="underline">а</hi>з два'],
		['across words', 2, 5, 'ра<hi xml:id="m0" rend="underline">з д</hi>ва'],
		['on the whole line', 0, 7, '<hi xml:id="m0" rend="underline">раз два</hi>'],
		['over the line’s end: cut there', 4, 99, 'раз <hi xml:id="m0" rend="underline">два</hi>'],
		['before its beginning', -5, 3, '<hi xml:id="m0" rend="underline">раз</hi> два']
	])('%s', (_what, from, to, wanted) => {
		expect(marked('раз два', [{ from, to }])).toBe(wanted);
	});

	test.each([
		['at the line’s beginning', 0, '<gap xml:id="m0" reason="illegible"/>раз'],
		['in a word', 1, 'р<gap xml:id="m0" reason="illegible"/>аз'],
		['at its end', 3, 'раз<gap xml:id="m0" reason="illegible"/>'],
		['past its end', 9, 'раз<gap xml:id="m0" reason="illegible"/>']
	])('a gap %s', (_what, at, wanted) => {
		expect(marked('раз', [{ kind: 'gap', from: at, to: at }])).toBe(wanted);
	});

	test('a supplied word over the hyphen holds its weak punctuation', () => {
		expect(marked('сло-\nво', [{ kind: 'supplied', from: 0, to: 4 }])).toContain(
			'<supplied xml:id="m0" reason="illegible">сло<pc force="weak">-</pc></supplied>'
		);
	});

	test('count letters as readers do: a letter with its accent is one', () => {
		expect(marked('о\u0301б𝒜в', [{ from: 1, to: 3 }])).toBe(
			'о\u0301<hi xml:id="m0" rend="underline">б𝒜</hi>в'
		);
	});

	test('of two lines and of two leaves that have one name get two', () => {
		const page = textPage('раз\nдва', 'p1l');
		for (const line of page.regions[0]!.lines)
			line.annotations = [{ id: 'm', kind: 'added', from: 0, to: 1 }];
		expect(flowed(page).match(/xml:id="[^"]*"/g)).toEqual(['xml:id="m"', 'xml:id="m-2"']);
	});
});

describe('differences', () => {
	const withPlacement = (text: string, ask: (block: Block) => Placement) => {
		const { block, writing } = first(text);
		return xml(write(block, [ask(block)], () => [], writing));
	};
	const app = (from: number, to: number) => ({
		...{ from, to, rank: 0, id: 'a' },
		build: (children: Node[]) => [inline('app', {}, children)]
	});
	const place = {
		surface: 's1',
		line: 'p1l1',
		from: 1,
		to: 99,
		zone: { ulx: 0, uly: 0, lrx: 1, lry: 1 }
	};

	test('are asked for atoms by place: the line’s break is one, each letter another', () => {
		let seen: (number | undefined)[] = [];
		withPlacement('раз\nдва', (block) => ({
			blocks: [block],
			spanIn: (at) => {
				const elsewhere = { ...place, line: 'gone' };
				seen = [
					at(place, 'from'),
					at(place, 'to'),
					at(elsewhere, 'from'),
					at({ ...place, surface: 's2' }, 'to')
				];
				return null;
			}
		}));
		expect(seen).toEqual([6, 8, undefined, undefined]);
	});

	test('hold their letters, over a line’s end too', () => {
		expect(
			withPlacement('раз\nдва', (block) => ({ blocks: [block], spanIn: () => app(2, 7) }))
		).toBe('<lb n="1" facs="#p1l0"/>р<app>аз\n<lb n="2" facs="#p1l1"/>дв</app>а');
	});

	test('of another block are not written here', () => {
		expect(withPlacement('раз', () => ({ blocks: [], spanIn: () => app(1, 2) }))).not.toContain(
			'app'
		);
	});

	test('a difference is cut by no mark that crosses it: the mark is cut, and tied', () => {
		const page = textPage('раз два', 'p1l');
		page.regions[0]!.lines[0]!.annotations = [{ id: 'm', kind: 'person', from: 0, to: 5 }];
		const { block, writing } = first(page);
		const placement = { blocks: [block], spanIn: () => app(5, 8) };
		expect(xml(write(block, [placement], () => [], writing))).toContain(
			'<persName xml:id="m" next="#m.2">раз </persName><app><persName xml:id="m.2" prev="#m">д</persName>ва</app>'
		);
	});
});

test('a page break points to its surface, under the id that the surface begins at', () => {
	const { writing } = first('раз');
	writing.names.of('something else', 'pb-s1');
	expect(pageBreak('s1', writing).attributes).toEqual({ 'xml:id': 'pb-s1-2', facs: '#s1' });
});

test('a place is at a line of the same surface alone: two leaves may have lines of one name', () => {
	const { block } = first('раз');
	const [line] = ownLines(block);
	const place = { from: 0, to: 1, zone: line!.line.zone };
	expect(isAt(line!, { ...place, surface: 's1', line: 'p1l0' })).toBe(true);
	expect(isAt(line!, { ...place, surface: 's2', line: 'p1l0' })).toBe(false);
	expect(isAt(line!, { ...place, surface: 's1', line: 'p1l1' })).toBe(false);
});

test('2,000 lines are one block of 2,000 breaks, in order', () => {
	const text = Array.from({ length: 2_000 }, () => 'строка текста без конца').join('\n');
	const numbers = [...flowed(text).matchAll(/<lb n="(\d+)"/g)].map(([, n]) => Number(n));
	expect(numbers).toEqual(Array.from({ length: 2_000 }, (_, i) => i + 1));
});
