import { describe, expect, test } from 'vitest';
import { sampleEdition } from '../../../../tests/support/edition.ts';
import { textPage } from '../../../../tests/support/text-page.ts';
import { REGION_KINDS } from '#lib/transcription/page.ts';
import type { Edition } from '../edition.ts';
import { elements, textOf, type Element } from '../xml/element.ts';
import { write, type Body } from './body.ts';
import { check } from './check.ts';
import { begin, type Form } from './writing.ts';
import { write as writeFile } from './write.ts';

const [leaf] = sampleEdition().surfaces;

function edition(leaves: readonly string[], parts: Partial<Edition> = {}): Edition {
	const surfaces = leaves.map((text, i) => ({
		...leaf!,
		surface: { ...leaf!.surface, id: `s${i + 1}`, ordinal: i + 1 },
		page: textPage(text, `p${i + 1}l`)
	}));
	const bare = {
		differences: [],
		verdicts: [],
		beyondScan: null,
		published: null,
		collated: false
	};
	return sampleEdition({ ...bare, surfaces, ...parts });
}

const written = (
	leaves: readonly string[],
	parts: Partial<Edition> = {},
	form: Form = 'edition'
): Body => write(begin(edition(leaves, parts), form));

/** The tree by names alone; what holds only text is a name, `lb` and `pc` are not told. */
function shape(one: Element): string {
	const inside = elements(one)
		.filter(({ name }) => name !== 'lb' && name !== 'pc')
		.map(shape)
		.join(' ');
	return inside === '' ? one.name : `${one.name}(${inside})`;
}

const shapeOf = (...leaves: string[]) => shape(written(leaves).div);

test('the text is one div of the document’s language, of a name that others point to', () => {
	expect(written(['Слово.']).div.attributes).toEqual({
		...{ type: 'edition', 'xml:id': 'ed', 'xml:lang': 'ru' }
	});
});

/** Leaves, and what they become. */
const ROWS: [what: string, leaves: string[], shape: string][] = [
	['nothing that was read', [], 'div(p)'],
	['an empty page', [''], 'div(pb p)'],
	['one line', ['Слово.'], 'div(pb p)'],
	['two paragraphs', ['Слово.\n\nДело.'], 'div(pb p p)'],
	['two leaves', ['Слово.', 'Дело.'], 'div(pb p pb p)'],
	['a sentence over two leaves', ['слово', 'дело.'], 'div(pb p(pb))'],
	['only a stamp: TEI wants a paragraph', ['[stamp]\nНЕТ'], 'div(pb opener(stamp(mentioned)) p)'],
	['only a heading', ['[heading]\nТелеграмма'], 'div(pb head p)'],
	['only a signature', ['[signature]\nМолотов'], 'div(pb ab)'],
	['only a list', ['[list]\n1. т. А\n2. т. Б'], 'div(pb list(item item))'],
	['a list that is signed', ['[list]\n1. а\n[signature]\nМ.'], 'div(pb list(item) closer(signed))'],
	['a table that is signed', ['[table]\nа б\n[signature]\nМ.'], 'div(pb ab closer(signed))'],
	['only a table', ['[table]\nа б'], 'div(pb ab)'],
	['only rules and noise', ['[rule]\n—\n[noise]\nх'], 'div(pb p)'],
	['a head of fields', ['[form]\nКуда\nКому\n[body]\nСлово.'], 'div(pb opener(seg seg) p)'],
	[
		'a head between two groups of fields',
		['[form]\nКуда\n[heading]\nТ\n[form]\nКому\n[body]\nСлово.'],
		'div(pb opener(seg) head opener(seg) p)'
	],
	[
		'fields and a stamp in one opener',
		['[form]\nКуда\n[stamp]\nНЕТ\n[body]\nСлово.'],
		'div(pb opener(seg stamp(mentioned)) p)'
	],
	[
		'a letterhead stands by itself',
		['[letterhead]\nМИД\n[form]\nКуда\n[body]\nСлово.'],
		'div(pb fw opener(seg) p)'
	],
	[
		'a typed line between fields is a field',
		['[form]\nКуда\n[body]\nПЕКИН\n[form]\nКому\n[heading]\nТ\n[body]\nСлово.'],
		'div(pb opener(seg seg seg) head p)'
	],
	['a signature closes', ['Слово.\n[signature]\nМолотов'], 'div(pb p closer(signed))'],
	[
		'signature, stamp and page number',
		['Слово.\n[signature]\nМ.\n[stamp]\nНЕТ\n[page-number]\n1'],
		'div(pb p closer(signed stamp(mentioned)) fw)'
	],
	['a signature between two texts', ['Слово.\n[signature]\nМ.\n[body]\nДело.'], 'div(pb p ab p)'],
	[
		'a stamp between two texts',
		['Слово.\n[stamp]\nНЕТ\n[body]\nДело.'],
		'div(pb p ab(stamp(mentioned)) p)'
	],
	['a field between two texts', ['Слово.\n[form]\nКуда\n[body]\nДело.'], 'div(pb p ab(seg) p)'],
	[
		'a heading in the text begins a section',
		['Слово.\n[heading]\nГлава\n[body]\nДело.'],
		'div(pb p div(head p))'
	],
	['a section that is only its heading', ['Слово.\n[heading]\nГлава'], 'div(pb p div(head))'],
	[
		'a heading, then nothing that a closer may follow',
		['Слово.\n[heading]\nГлава\n[signature]\nМ.'],
		'div(pb p div(head ab))'
	],
	['notes beside the text', ['Слово.\n[margin]\n!\n[body]\nДело.'], 'div(pb p note p)'],
	['a footnote at the end', ['Слово.\n[footnote]\n* Так.'], 'div(pb p note)'],
	['a list in the text', ['Слово.\n[list]\nКопии:\n1. т. А'], 'div(pb p list(head item))'],
	[
		'two lists one after the other are two',
		['[list]\n1. а\n\n1. б'],
		'div(pb list(item) list(item))'
	],
	['a list that ends with its colon', ['[list]\n1. а\nКопии:'], 'div(pb list(item item))']
];

test.each(ROWS)('%s', (_what, leaves, wanted) => {
	expect(shapeOf(...leaves)).toBe(wanted);
});

test('each of these is a valid file in both forms, its text whole', () => {
	for (const [, leaves] of ROWS) {
		const one = edition(leaves);
		expect([leaves, check(writeFile(one, { form: 'edition' }), one)]).toEqual([leaves, []]);
		expect([leaves, check(writeFile(one, { form: 'reading' }))]).toEqual([leaves, []]);
	}
});

test('any two kinds one after the other, and any kind between two texts, are valid', () => {
	const pairs = REGION_KINDS.flatMap((a) => REGION_KINDS.map((b) => `[${a}]\nРаз.\n[${b}]\nДва.`));
	const between = REGION_KINDS.map((kind) => `Слово.\n[${kind}]\nРаз.\n[body]\nДело.`);
	for (const text of [...pairs, ...between]) {
		const one = edition([text]);
		expect([text, check(writeFile(one, { form: 'edition' }), one)]).toEqual([text, []]);
	}
});

describe('paragraphs are told to the translation', () => {
	test('with their ids and their text, in order, over page breaks too', () => {
		const { div, paragraphs } = written(['1. Слово.\n\n2. дело', 'и ещё.\n[form]\nКуда']);
		expect(paragraphs).toEqual([
			{ id: 'p-1', text: '1. Слово.' },
			{ id: 'p-2', text: '2. дело\nи ещё.' }
		]);
		const ids = elements(div, 'p').map(({ attributes }) => attributes['xml:id']);
		expect(ids).toEqual(['p-1', 'p-2']);
	});

	test('without what stands aside in them', () => {
		expect(written(['слово\n[page-number]\n- 1 -', 'дело.']).paragraphs).toEqual([
			{ id: 'p-1', text: 'слово\nдело.' }
		]);
	});

	test('a field that was typed is none', () => {
		const text = '[form]\nКуда\n[body]\nПЕКИН\n[form]\nКому\n[heading]\nТ\n[body]\nСлово.';
		expect(written([text]).paragraphs.map((one) => one.text)).toEqual(['Слово.']);
	});
});

describe('where the publication goes on and the scan does not', () => {
	const gap = (leaves: string[], beyondScan: Edition['beyondScan']) => {
		const { div } = written(leaves, { beyondScan });
		const holders = [div, ...elements(div), ...elements(div).flatMap((one) => elements(one))];
		return holders.flatMap((holder) =>
			elements(holder, 'gap').map(({ attributes }) => [
				holder.name,
				attributes.reason,
				attributes.quantity,
				attributes.unit
			])
		);
	};

	test.each([
		['leaves, where their number is known', 2, 'p', '2', 'leaf'],
		['words, where it is not', 0, 'p', '326', 'word']
	])('it is a gap of %s', (_what, leaves, holder, quantity, unit) => {
		const beyond = { words: 326, text: 'дальше', leaves };
		expect(gap(['Слово.\n\nДело.'], beyond)).toEqual([[holder, 'not-on-scan', quantity, unit]]);
	});

	test('it stands at the end of the last paragraph, of a section too', () => {
		const { div } = written(['Слово.\n[heading]\nГлава\n[body]\nДело.'], {
			beyondScan: { words: 3, text: 'x', leaves: 0 }
		});
		expect(shape(div)).toBe('div(pb p div(head p(gap)))');
		expect(textOf(div)).not.toContain('x');
	});

	test('a record without a paragraph has it in the empty one', () => {
		expect(gap([''], { words: 3, text: 'x', leaves: 0 })).toHaveLength(1);
	});

	test('where the scan covers all, nothing is said', () => {
		expect(gap(['Слово.'], null)).toEqual([]);
	});
});

test('in the reading text a mark whose other part is gone has no tie to it', () => {
	const one = edition(['раз два три']);
	one.surfaces[0]!.page!.regions[0]!.lines[0]!.annotations = [
		{ id: 'sic', kind: 'sic', from: 0, to: 7, value: 'иное' },
		{ id: 'add', kind: 'added', from: 4, to: 11 }
	];
	const added = (form: Form) =>
		JSON.stringify(write(begin(one, form)).div).match(/"(next|prev)":"#add[^"]*"/g);
	expect(added('edition')).toHaveLength(2);
	expect(added('reading')).toBeNull();
});
