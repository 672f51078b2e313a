import { describe, expect, test } from 'vitest';
import type { Component } from 'svelte';
import type { Language } from '#lib/outcome.ts';
import type { Annotation, AnnotationKind } from '#lib/transcription/annotation.ts';
import type { Proposed } from '#lib/recognition/proposal.ts';
import { type Line, lines, type Page, REGION_KINDS } from '#lib/transcription/page.ts';
import {
	conflict as conflictWords,
	desk as words,
	markKind,
	regionKind
} from '#lib/ui/words/desk.ts';
import { refusedWhy } from '#lib/ui/words/doubt.ts';
import DeskPart from '../../../../tests/support/DeskPart.svelte';
import { deskOf } from '../../../../tests/support/desk.ts';
import { page as pageOf } from '../../../../tests/support/page.ts';
import { faultsOf, screenOf, type Shown } from '../../../../tests/support/screen.ts';
import type { Saving } from './chip-state.ts';
import type { World } from './commands.ts';
import ConflictPanel from './ConflictPanel.svelte';
import type { Desk } from './desk.svelte.ts';
import DeskTools from './DeskTools.svelte';
import DraftOffer from './DraftOffer.svelte';
import KeyList from './KeyList.svelte';
import { KEYS } from './keys.ts';
import LineField from './LineField.svelte';
import LineMarks from './LineMarks.svelte';
import LineOddities from './LineOddities.svelte';
import LineSign from './LineSign.svelte';
import LineText from './LineText.svelte';
import MarkMenu from './MarkMenu.svelte';
import { MARKS } from './marks.ts';
import OfferedWords from './OfferedWords.svelte';
import ReadingState from './ReadingState.svelte';
import RefusedLines from './RefusedLines.svelte';
import SaveChip from './SaveChip.svelte';
import { sha256OfLine } from './saver.svelte.ts';
import SignMenu from './SignMenu.svelte';
import Suggestions from './Suggestions.svelte';
import Transcription from './Transcription.svelte';
import WordState from './WordState.svelte';

const LANGUAGES: Language[] = ['en', 'ru'];
const SURFACE = { id: 's1', width: 1000, height: 1400 };
const NAMES = { oleg: 'Олег Петров', anna: 'Анна', maria: 'М. Орлова' };
const start = () => pageOf(['раз два', 'три'], ['четыре']);

/** A part of the desk as the server sends it. */
function show<Props extends object>(
	part: (internals: never, props: Props) => object,
	given: NoInfer<Props>,
	desk: Desk = deskOf(start()),
	language: Language = 'en'
): Shown {
	const props = { part: part as unknown as Component<Record<string, unknown>>, given, desk };
	return screenOf(DeskPart, props as never, { language });
}

const classes = ({ attributes }: Shown) => (attributes['class'] ?? '').split(' ');
const buttons = (shown: Shown) => shown.all('button').map(({ spoken }) => spoken);
/** The first line of the page with something else about it. */
function lineWith(parts: Partial<Line>, text = 'раз два'): { page: Page; line: Line } {
	const page = pageOf([text]);
	const line = Object.assign(page.regions[0]!.lines[0]!, parts);
	return { page, line };
}

describe('the desk as a whole', () => {
	const prepared = { address: 'turn=0', turned: 0 } as const;
	const given = { surface: SURFACE, prepared, names: NAMES, run: null, turn: () => undefined };
	const whole = (page = start(), language: Language = 'en', readOnly = false) =>
		show(Transcription, given, deskOf(page, { readOnly }), language);

	test.each(LANGUAGES)(
		'is without faults in %s, also for reading only and without lines',
		(language) => {
			const pages = [whole(start(), language), whole(start(), language, true)];
			for (const shown of [...pages, whole({ regions: [] }, language)])
				expect(faultsOf(shown).filter((fault) => fault !== 'heading 2 after 0')).toEqual([]);
		}
	);

	test.each(LANGUAGES)(
		'has a field a line, named in %s by number and part, counted through',
		(language) => {
			const labels = whole(start(), language)
				.all('label')
				.filter(({ attributes }) => attributes['for'])
				.map((label) => label.all('span')[0]!.text);
			const part = { en: ['text', 'form field'], ru: ['текст', 'поле бланка'] }[language];
			const line = language === 'en' ? 'Line' : 'Строка';
			expect(labels).toEqual([
				`${line} 1, ${part[0]}`,
				`${line} 2, ${part[0]}`,
				`${line} 3, ${part[1]}`
			]);
		}
	);

	test('what a form without script sends: the text, what it was, and on which version', () => {
		const shown = whole();
		const fields = [...shown.all('textarea'), ...shown.all('input')].map(
			({ attributes }) => attributes['name']!
		);
		for (const id of ['l1', 'l2', 'l3'])
			for (const name of ['text', 'was', 'base']) expect(fields).toContain(`${name}.${id}`);
		const base = shown.all('input').find(({ attributes }) => attributes['name'] === 'base.l1')!;
		const sum = sha256OfLine(lines(start())[0]!);
		expect(base.attributes['value']).toBe(`1:${sum}`);
		expect(shown.all('textarea').map(({ text }) => text)).toEqual(['раз два', 'три', 'четыре']);
	});

	test('text is Russian whatever the screen is, and no browser mends it', () => {
		for (const { attributes } of whole(start(), 'en').all('textarea'))
			expect(attributes).toMatchObject({
				...{ lang: 'ru', spellcheck: 'false', autocomplete: 'off', autocapitalize: 'off' }
			});
	});

	test('for reading only every field is locked and nothing offers to change it', () => {
		const shown = whole(start(), 'en', true);
		for (const { attributes } of shown.all('textarea'))
			expect(attributes['readonly']).toBeDefined();
		for (const verb of ['Line is right Enter', 'Mark Alt+M', 'Signs Alt+L'])
			expect(buttons(shown)).not.toContain(verb);
	});

	test('parts that hold no text are not shown, refused lines have a place of their own', () => {
		const page = pageOf(['раз'], ['пятно']);
		page.regions[1]!.lines[0]!.refused = 'noise' as never;
		const shown = whole(page);
		const parts = shown.all('section').find(({ spoken }) => spoken === 'Text of the page')!;
		expect(parts.all('h2').map(({ text }) => text)).toEqual(['text']);
		expect(shown.all('textarea')).toHaveLength(1);
		expect(shown.all('summary').map(({ text }) => text)).toEqual(['1 fragment taken for no text']);
	});

	test('the number of words that are probably misread is said, with its range', () => {
		const page = pageOf(['кула он шёл вчера']);
		page.regions[0]!.lines[0]!.words.forEach((word) =>
			Object.assign(word, { confidence: 0.05, unknown: true })
		);
		expect(whole(page).text).toMatch(/about \d+ misread words? left \(\d+ to \d+\)/);
		page.regions[0]!.lines[0]!.words.forEach((word) =>
			Object.assign(word, { confidence: 1, unknown: false })
		);
		expect(whole(page).text).not.toContain('misread');
	});
});

describe('the tools', () => {
	const world = (desk: Desk): World => ({
		desk,
		facsimile: { larger: () => {}, smaller: () => {}, fit: () => {}, prepared: () => {} },
		...{ mark: () => {}, keys: () => {}, signs: () => {}, focus: () => {}, turn: () => {} }
	});
	const tools = (desk: Desk, language: Language = 'en') =>
		show(DeskTools, { world: world(desk), picture: () => undefined }, desk, language);

	test.each(LANGUAGES)('are all named in %s', (language) => {
		expect(faultsOf(tools(deskOf(start()), language))).toEqual([]);
		expect(faultsOf(tools(deskOf(start(), { readOnly: true }), language))).toEqual([]);
	});

	test('say which line of how many it is, and how many were looked at', () => {
		const page = start();
		page.regions[0]!.lines[1]!.seen = ['anna'];
		const desk = deskOf(page);
		desk.go('l2');
		expect(tools(desk).text).toContain('Line 2 of 3 · looked at 1');
		expect(tools(desk, 'ru').text).toContain('Строка 2 из 3 · просмотрено 1');
	});

	test('undo and redo can be pressed only where there is something to undo', () => {
		const able = (desk: Desk) =>
			tools(desk)
				.all('button')
				.filter(({ spoken }) => ['Undo', 'Redo'].includes(spoken))
				.map(({ attributes }) => attributes['disabled'] === undefined);
		const desk = deskOf(start());
		expect(able(desk)).toEqual([false, false]);
		desk.paper.type('l1', 'иначе');
		expect(able(desk)).toEqual([true, false]);
		desk.paper.undo();
		expect(able(desk)).toEqual([false, true]);
	});

	test('the kind of the part at the caret can be changed, among all kinds', () => {
		const desk = deskOf(start());
		desk.go('l3');
		const [select] = tools(desk).all('select');
		expect(select!.spoken).toBe('Kind of this part');
		const options = select!.all('option');
		expect(options.map(({ attributes }) => attributes['value'])).toEqual([...REGION_KINDS]);
		const chosen = options.find(({ attributes }) => 'selected' in attributes)!;
		expect(chosen.attributes['value']).toBe('form');
		expect(options.map(({ text }) => text)).toEqual(
			REGION_KINDS.map((kind) => regionKind[kind].en)
		);
	});

	test('for reading only they open the picture, and change nothing', () => {
		const shown = tools(deskOf(start(), { readOnly: true }));
		expect(buttons(shown)).toEqual(['Picture']);
		expect(shown.all('select')).toEqual([]);
	});
});

describe('a line', () => {
	const field = (
		parts: Partial<Line>,
		{
			text = 'раз два',
			language = 'en' as Language,
			change = (_: Desk) => {},
			readOnly = false
		} = {}
	) => {
		const { page, line } = lineWith(parts, text);
		const desk = deskOf(page, { readOnly });
		change(desk);
		const given = { line, number: 14, region: 'text', surface: SURFACE, names: NAMES };
		return show(LineField, given, desk, language);
	};
	const unsure = { words: [] as Line['words'] };
	const { line: read } = lineWith({}, 'кула он');
	unsure.words = read.words.map((word, i) => ({
		...word,
		...(i === 0 ? { confidence: 0.02, unknown: true } : { confidence: 1 })
	}));

	test.each(LANGUAGES)('is without faults in %s with all that may hang under it', (language) => {
		const marks: Annotation[] = [{ id: 'm1', kind: 'unclear', from: 0, to: 4 }];
		const shown = field(
			{ ...unsure, annotations: marks, offered: 'куда он' },
			{ text: 'кула он\u00a0там', language }
		);
		expect(faultsOf(shown)).toEqual([]);
	});

	test.each<[Language, string]>([
		['en', 'Doubtful: кула (guess)'],
		['ru', 'Сомнительно: кула (догадка)']
	])('in %s its doubtful words are read with the field', (language, told) => {
		const shown = field(unsure, { text: 'кула он', language });
		const [text] = shown.all('textarea');
		const id = text!.attributes['aria-describedby'];
		const describing = shown.all('span').find(({ attributes }) => attributes['id'] === id);
		expect(describing!.text).toBe(told);
	});

	test('a sure line is described by nothing', () => {
		const sure = { words: read.words.map((word) => ({ ...word, confidence: 1 })) };
		const [text] = field(sure, { text: 'кула он' }).all('textarea');
		expect(text!.attributes['aria-describedby']).toBeUndefined();
	});

	test('a new reading is offered beside the text, to take or to leave, never in its place', () => {
		const shown = field({ offered: 'раз дна' });
		expect(shown.all('textarea')[0]!.text).toBe('раз два');
		expect(shown.text).toContain('A new reading: раз дна');
		expect(buttons(shown)).toEqual(expect.arrayContaining(['Take', 'Leave']));
		expect(buttons(field({ offered: 'раз дна' }, { readOnly: true }))).not.toContain('Take');
	});

	test('the picture of the line is there while it is worked on, with its number', () => {
		const [picture] = field({}).all('img');
		expect(picture!.attributes['alt']).toBe('Picture of line 14');
		const elsewhere = field({}, { change: ({ paper }) => (paper.current = null) });
		expect(elsewhere.all('img')).toEqual([]);
	});

	test('a line that is not on the server yet says so', () => {
		const shown = field({}, { change: (desk) => (desk.saver.touched = new Set(['l1'])) });
		expect(shown.text).toContain('Kept on this computer, not on the server yet');
		expect(classes(shown.all('li')[0]!)).toContain('unsaved');
	});
});

describe('the sign of a line', () => {
	const sign = (parts: Partial<Line>, unsaved = false, language: Language = 'en') => {
		const { line } = lineWith(parts);
		const [outer] = show(LineSign, { line, names: NAMES, unsaved }, undefined, language).all(
			'span'
		);
		const [drawn, spoken] = outer!.all('span');
		return [drawn!.text, spoken!.text, outer!.attributes['title']];
	};
	test.each<[string, Partial<Line>, string, string]>([
		['read by the program', { by: 'tesseract' }, '⚙', 'read by the program'],
		['typed by a person', { by: 'oleg' }, 'ОП', 'typed by Олег Петров'],
		['typed by one with an initial', { by: 'maria' }, 'МО', 'typed by М. Орлова'],
		['typed by one of one name', { by: 'anna' }, 'А', 'typed by Анна'],
		[
			'looked at by one',
			{ by: 'tesseract', seen: ['anna'] },
			'✓',
			'read by the program · looked at by Анна'
		],
		[
			'looked at by two',
			{ by: 'oleg', seen: ['anna', 'maria'] },
			'✓✓',
			'typed by Олег Петров · looked at by Анна, М. Орлова'
		],
		[
			'looked at by one whose name is not known',
			{ by: 'oleg', seen: ['u77'] },
			'✓',
			'typed by Олег Петров · looked at by u77'
		]
	])('%s', (_, parts, drawn, spoken) => {
		expect(sign(parts)).toEqual([drawn, spoken, spoken]);
	});

	test('is told in Russian, too; unsaved wins over all', () => {
		expect(sign({ by: 'anna', seen: ['oleg'] }, false, 'ru')[1]).toBe(
			'набрано: Анна · просмотрено: Олег Петров'
		);
		expect(sign({ by: 'anna', seen: ['oleg'] }, true)).toEqual([
			'●',
			...Array<string>(2).fill('Kept on this computer, not on the server yet')
		]);
	});
});

describe('the letters behind the field', () => {
	const KINDS = Object.keys(markKind) as AnnotationKind[];
	const parts = (line: Line) => show(LineText, { line }).all('span').slice(1);

	test('are those of the field, each once, whatever marks lie over them', () => {
		const marks: Annotation[] = [
			{ id: 'a', kind: 'unclear', from: 1, to: 5 },
			{ id: 'b', kind: 'person', from: 3, to: 7 },
			{ id: 'c', kind: 'gap', from: 4, to: 4 }
		];
		const { line } = lineWith({ annotations: marks });
		const under = show(LineText, { line }).all('span')[0]!;
		expect(under.attributes['aria-hidden']).toBe('true');
		expect(
			parts(line)
				.map(({ text }) => text)
				.join('')
		).toBe('раздва');
		expect(under.text.replace('\u00a0', '').trim()).toBe('раз два');
	});

	test.each(KINDS)('a mark “%s” has a class of its own', (kind) => {
		const { line } = lineWith({ annotations: [{ id: 'a', kind, from: 0, to: 3 }] });
		expect(classes(parts(line)[0]!)).toContain(kind);
	});

	test.each<[string, number, string | undefined]>([
		['sure', 1, undefined],
		['check', 0.02, '?'],
		['guess', 0.02, '??']
	])('a word that is %s (%d) has its sign beside its line style', (doubt, confidence, sign) => {
		const { page, line } = lineWith({}, 'кула');
		line.words.forEach((word) => Object.assign(word, { confidence, unknown: doubt === 'guess' }));
		const [first] = parts(lines(page)[0]!);
		expect(classes(first!)).toContain(doubt);
		expect(first!.attributes['data-sign'] || undefined).toBe(sign);
	});
});

describe('the marks of a line', () => {
	const KINDS = Object.keys(markKind) as AnnotationKind[];
	const marked = (mark: Partial<Annotation>, language: Language = 'en', take = true) => {
		const annotation = { id: 'm1', kind: 'unclear' as const, from: 0, to: 3, ...mark };
		const line = { text: 'раз два', annotations: [annotation] };
		return show(LineMarks, { line, ...(take && { take: () => {} }) }, undefined, language);
	};

	test.each(KINDS)(
		'“%s” is spoken with its letters, counted from one, in both languages',
		(kind) => {
			expect(marked({ kind, from: 4, to: 7 }).all('span')[0]!.text).toBe(
				`${markKind[kind].en}, from letter 5 to 7`
			);
			expect(marked({ kind, from: 4, to: 7 }, 'ru').all('span')[0]!.text).toBe(
				`${markKind[kind].ru}, с буквы 5 по 7`
			);
		}
	);

	test('a gap between letters is spoken by the letter before it and seen as one', () => {
		const shown = marked({ kind: 'gap', from: 3, to: 3 });
		expect(shown.all('span')[0]!.text).toBe('cannot be read, after letter 3');
		expect(shown.all('b')[0]!.text).toBe('[…]');
	});

	test('its words stand beside it, and each can be taken away under its name', () => {
		const shown = marked({ kind: 'sic', value: 'два' });
		expect(shown.text).toContain('slip, should be: два');
		expect(buttons(shown)).toEqual(['Take the mark away: slip, should be, from letter 1 to 3']);
		expect(buttons(marked({}, 'en', false))).toEqual([]);
	});

	test('without marks there is no empty list', () => {
		const line = { text: 'раз', annotations: [] };
		expect(show(LineMarks, { line }).all('ul')).toEqual([]);
	});
});

describe('signs that cannot be seen', () => {
	const odd = (text: string, readOnly = false, language: Language = 'en') => {
		const { page, line } = lineWith({}, text);
		return show(LineOddities, { line }, deskOf(page, { readOnly }), language);
	};
	test.each<[string, string, string]>([
		['раз\u00a0два', 'no-break space раз·два', 'неразрывный пробел раз·два'],
		['раз  два', 'double space раз ·два', 'двойной пробел раз ·два'],
		['ра\u00adз', 'soft hyphen ра·з', 'мягкий перенос ра·з'],
		['ра\u200bз', 'sign without width ра·з', 'знак без ширины ра·з'],
		['слoво', 'Latin o сл·во', 'латинская o сл·во']
	])('in %j there is one, named, with the letters around it', (text, en, ru) => {
		expect(
			odd(text)
				.all('li')
				.map(({ text }) => text)
		).toEqual([en]);
		expect(
			odd(text, false, 'ru')
				.all('li')
				.map(({ text }) => text)
		).toEqual([ru]);
		expect(faultsOf(odd(text))).toEqual([]);
	});

	test('all can be made usual at once, but not where one may only read', () => {
		expect(buttons(odd('раз\u00a0два')).at(-1)).toBe('Make them usual Alt+U');
		expect(buttons(odd('раз\u00a0два', true))).toHaveLength(1);
	});

	test('a usual line has none', () => {
		expect(odd('раз два').all('button')).toEqual([]);
	});
});

describe('suggestions that came with the page', () => {
	const offered: Proposed = {
		...{ line: 'l1', word: 'кула', from: 0, to: 4 },
		proposals: [
			{ text: 'куда', reasons: [{ code: 'dictionary', facts: {} }] },
			{ text: 'кума', reasons: [{ code: 'second-choice', facts: { letter: 'м' } }] }
		]
	};
	const shown = (all: Proposed[]) => {
		const { page, line } = lineWith({}, 'кула он');
		const desk = deskOf(page);
		desk.offered = all;
		return show(OfferedWords, { line }, desk);
	};

	test('are buttons of the form, each with its reason, and send which word it was', () => {
		const [first, second] = shown([offered]).all('button');
		expect(first).toMatchObject({
			spoken: 'Take “куда”',
			attributes: { type: 'submit', name: 'take' }
		});
		expect(first!.text).toBe('куда in the dictionary');
		expect(second!.text).toBe('кума the program also thought of м');
		expect(JSON.parse(first!.attributes['value']!)).toEqual({
			...{ line: 'l1', word: 'кула', from: 0, to: 4, text: 'куда' }
		});
		expect(shown([offered]).all('legend')[0]).toMatchObject({
			text: 'кула',
			attributes: { lang: 'ru' }
		});
	});

	test('of another line, or none, show nothing', () => {
		expect(shown([{ ...offered, line: 'l9' }]).all('*').length).toBe(0);
		expect(shown([{ ...offered, proposals: [] }]).all('fieldset')).toEqual([]);
	});
});

describe('the word at the caret', () => {
	const word = (confidence: number, language: Language = 'en', unknown = confidence < 0.1) => {
		const { page, line } = lineWith({}, 'кула он');
		line.words.forEach((one) => Object.assign(one, { confidence, unknown }));
		return show(WordState, {}, deskOf(page), language);
	};
	test.each<[number, Language, string]>([
		[1, 'en', 'кула sure'],
		[0.3, 'en', 'кула check'],
		[0.02, 'en', 'кула guess'],
		[0.02, 'ru', 'кула догадка']
	])('of confidence %d is said in %s to be: %s', (confidence, language, told) => {
		const status = word(confidence, language)
			.all('span')
			.find(({ attributes }) => attributes['role'] === 'status');
		expect(status!.text).toBe(told);
	});

	test.each<[number, boolean, Language, string]>([
		[0.02, true, 'en', 'not in the dictionary; certainty 2 %'],
		[0.95, true, 'ru', 'нет в словаре; уверенность 95 %'],
		[0.3, false, 'en', 'in the dictionary, but badly read; certainty 30 %']
	])('of confidence %d, unknown %s, is told in %s why it is doubted', (sure, unknown, to, why) => {
		expect(word(sure, to, unknown).text).toContain(why);
	});

	test('a sure word need not be called right; a doubtful one may', () => {
		expect(buttons(word(1))).toEqual(['Suggestions Alt+J']);
		expect(buttons(word(0.02))).toEqual(['Suggestions Alt+J', 'Word is right Ctrl+Enter']);
	});

	test('where no word stands nothing is said', () => {
		const desk = deskOf(pageOf(['']));
		expect(show(WordState, {}, desk).all('button')).toEqual([]);
	});
});

describe('what the machine’s reading stands at', () => {
	const run = (state: string) => ({ state, done: 14, total: 38 });
	const state = (
		state_: string | null,
		empty: boolean,
		language: Language = 'en',
		readOnly = false
	) =>
		show(
			ReadingState,
			{ run: state_ === null ? null : run(state_) },
			deskOf(empty ? { regions: [] } : start(), { readOnly }),
			language
		);
	test.each<[string | null, boolean, string, string]>([
		['running', true, 'line 14 of 38', 'строка 14 из 38'],
		['running', false, 'line 14 of 38', 'строка 14 из 38'],
		['waiting', true, 'waits to be read', 'ждёт чтения'],
		['unreadable', true, 'could not read this page', 'не смогла прочитать'],
		['no_text', true, 'Is the page blank?', 'Страница пуста?'],
		[null, true, 'There are no lines yet.', 'Строк пока нет.'],
		['refused', true, 'There are no lines yet.', 'Строк пока нет.']
	])('%s, without lines: %s', (name, empty, en, ru) => {
		expect(state(name, empty).text).toContain(en);
		expect(state(name, empty, 'ru').text).toContain(ru);
		const [status] = state(name, empty).all('div');
		expect(status!.attributes['role']).toBe('status');
	});

	test.each<[string, string, string]>([
		['handwriting', 'looks like handwriting', 'Похоже на рукопись'],
		['unreadable', 'could not read this page', 'не смогла прочитать']
	])(
		'with lines that are worth little, “%s” is said until somebody works on one',
		(name, en, ru) => {
			expect(state(name, false).text).toContain(en);
			expect(state(name, false, 'ru').text).toContain(ru);
			const begun = start();
			begun.regions[0]!.lines[0]!.seen = ['oleg'];
			const desk = deskOf(begun);
			expect(show(ReadingState, { run: run(name) }, desk).text).toBe('');
		}
	);

	test('what was not read can be prepared otherwise, by whoever may write', () => {
		const ways = (name: string | null, readOnly = false) =>
			state(name, true, 'en', readOnly)
				.all('a')
				.map(({ text, attributes }) => [text, attributes['href']]);
		const way = ['Prepare and read it again', '/pages/p1/prepare'];
		expect([ways('noise'), ways('blank')]).toEqual([[way], [way]]);
		expect([ways('running'), ways(null), ways('noise', true)]).toEqual([[], [], []]);
	});

	test.each(['ok', 'no_text', 'refused'])('with lines, “%s” is not spoken of', (name) => {
		expect(state(name, false).text).toBe('');
	});

	test('on an empty page a line can be added, but not by those who may only read', () => {
		expect(buttons(state(null, true))).toEqual(['Add a line']);
		expect(buttons(state('running', true))).toEqual(['Add a line']);
		expect(buttons(state(null, true, 'en', true))).toEqual([]);
		expect(buttons(state(null, false))).toEqual([]);
	});
});

describe('fragments that were taken for no text', () => {
	const page = (n: number) => {
		const made = pageOf(Array.from({ length: n }, () => 'пятно'));
		made.regions[0]!.lines.forEach((line) => (line.refused = 'noise' as never));
		return made;
	};
	test.each<[number, Language, string]>([
		[1, 'en', '1 fragment taken for no text'],
		[2, 'en', '2 fragments taken for no text'],
		[1, 'ru', '1 фрагмент не принят за текст'],
		[3, 'ru', '3 фрагмента не приняты за текст'],
		[5, 'ru', '5 фрагментов не приняты за текст']
	])('%i are counted in %s', (n, language, told) => {
		const shown = show(RefusedLines, { page: page(n) }, deskOf(page(n)), language);
		expect(shown.all('summary')[0]!.text).toBe(told);
		expect(shown.all('li')).toHaveLength(n);
	});

	test.each(['no-letters', 'unsure', 'faint', 'size'] as const)(
		'of each, “%s” is said in words',
		(reason) => {
			const made = page(1);
			made.regions[0]!.lines[0]!.refused = reason;
			for (const language of LANGUAGES) {
				const [item] = show(RefusedLines, { page: made }, deskOf(made), language).all('li');
				expect(item!.text).toContain(`пятно ${refusedWhy[reason][language]}`);
			}
		}
	);

	test('each may be called back by those who may write', () => {
		expect(buttons(show(RefusedLines, { page: page(2) }, deskOf(page(2))))).toEqual([
			...['It is text', 'It is text']
		]);
		const reading = deskOf(page(2), { readOnly: true });
		expect(buttons(show(RefusedLines, { page: page(2) }, reading))).toEqual([]);
		expect(show(RefusedLines, { page: start() }).all('details')).toEqual([]);
	});
});

describe('two texts of one line', () => {
	const panel = (by: string, at: string, language: Language = 'en') => {
		const { page, line } = lineWith({}, 'мой текст');
		const desk = deskOf(page);
		desk.saver.conflicts = {
			l1: {
				...{ line: 'l1', mine: 'мой текст', theirs: 'их текст', theirMarks: [] },
				...{ by, who: 'Анна', at, base: { revision: 3, sha256: 'x' } }
			}
		};
		return show(ConflictPanel, { line, number: 4, surface: SURFACE }, desk, language);
	};

	test.each<[Language, string, RegExp]>([
		[
			'en',
			'anna',
			/^Анна saved this line at \d\d:\d\d, while you were working\. Nothing is lost: choose\.$/
		],
		[
			'ru',
			'anna',
			/^Пока вы работали, строку сохранил\(а\) Анна \(\d\d:\d\d\)\. Ничего не потеряно: выберите\.$/
		],
		['en', 'oleg', /^You saved this line at \d\d:\d\d in another tab\. Nothing is lost: choose\.$/],
		[
			'ru',
			'oleg',
			/^Вы сохранили эту строку в другой вкладке \(\d\d:\d\d\)\. Ничего не потеряно: выберите\.$/
		]
	])('it is said in %s who saved it: %s', (language, by, told) => {
		const shown = panel(by, '2026-11-23T12:00:00Z', language);
		const [group] = shown.all('div');
		expect(group!.attributes).toMatchObject({
			role: 'group',
			tabindex: '0',
			'data-conflict': 'l1'
		});
		expect(group!.spoken).toMatch(told);
		expect(faultsOf(shown)).toEqual([]);
	});

	test('both texts stand side by side with the picture; nothing is ticked for them', () => {
		const shown = panel('anna', '2026-11-23T12:00:00Z');
		expect(shown.all('dd').map(({ text }) => text)).toEqual(['мой текст', 'их текст']);
		expect(shown.all('img')[0]!.attributes['alt']).toBe('Picture of line 4');
		expect(buttons(shown)).toEqual(['1 Mine', '2 Theirs', 'Enter Type what the picture shows']);
	});
});

describe('a draft that was not saved', () => {
	const offer = (base: 'same' | 'moved', language: Language = 'en') => {
		const desk = deskOf(start());
		const kept = desk.saver.base('l2')!;
		desk.draft = {
			l2: {
				base: base === 'same' ? kept : { revision: 1, sha256: 'older' },
				...{ text: 'трнн', annotations: [], at: '2026-11-23T11:05:00Z' }
			}
		};
		return show(DraftOffer, {}, desk, language);
	};

	test('without one there is nothing', () => {
		expect(show(DraftOffer, {}).all('section')).toEqual([]);
	});

	test.each<['same' | 'moved', Language]>([
		['same', 'en'],
		['same', 'ru'],
		['moved', 'en'],
		['moved', 'ru']
	])('on a page that is the %s it says so in %s, and offers three ways', (base, language) => {
		const shown = offer(base, language);
		const told = base === 'same' ? conflictWords.draftSame : conflictWords.draftMoved;
		expect(shown.text).toContain(told[language]);
		expect(buttons(shown)).toEqual(
			[conflictWords.restore, conflictWords.compare, conflictWords.drop].map((one) => one[language])
		);
		expect(faultsOf(shown)).toEqual([]);
	});
});

describe('the chip', () => {
	const chip = (parts: Partial<Saving>, language: Language = 'en') => {
		const desk = deskOf(start());
		Object.assign(desk.saver, parts);
		return show(SaveChip, { signIn: () => {}, compare: () => {} }, desk, language);
	};
	const touched = new Set(['l1']);
	const conflicts = { l1: {}, l2: {} };
	test.each<[string, Partial<Saving>, RegExp, string[], boolean]>([
		['saved', {}, /^✓ Saved at \d\d:\d\d · version 1$/, [], false],
		['fresh', { head: 0 }, /^Nothing typed yet$/, [], false],
		['typing', { touched, drafted: false }, /^Typing…$/, [], false],
		['kept', { touched }, /^Kept on this computer, not on the server yet/, ['Save now'], false],
		['saving', { touched, sending: true }, /^Saving…$/, [], false],
		['slow', { touched, sending: true, slow: true }, /^Saving… slow connection$/, [], false],
		[
			'offline',
			{ touched, offlineSince: new Date('2026-11-23T12:02:00Z') },
			/No connection since \d\d:\d\d\. Go on: all you type is kept here$/,
			...([[], true] as const)
		] as never,
		['signedOut', { touched, signedOut: true }, /You have been signed out/, ['Sign in'], true],
		['conflict', { conflicts }, /2 lines in two versions/, ['Compare'], true],
		['notKept', { touched, notKept: true }, /Not kept on this computer/, ['Copy my text'], true],
		['refused', { touched, refused: { sentence: 'Closed.' } }, /Not saved: Closed\./, [], true]
	])('“%s” says one true thing and what can be done', (state, parts, told, verbs, bad) => {
		const shown = chip(parts);
		const [status] = shown.all('span');
		expect(status!.attributes).toMatchObject({ role: 'status', 'data-state': state });
		expect(status!.text).toMatch(told);
		expect(buttons(shown)).toEqual(verbs);
		expect(status!.text.includes('▲')).toBe(bad);
		expect(chip(parts, 'ru').text).toMatch(/[а-я]{3}/);
		expect(faultsOf(chip(parts, 'ru'))).toEqual([]);
	});
});

describe('menus and lists', () => {
	test.each(LANGUAGES)('the menu of marks has each mark with its digit in %s', (language) => {
		const shown = show(MarkMenu, { open: true }, deskOf(start()), language);
		const items = shown.all('li').map((item) => item.all('kbd')[0]!.text);
		expect(items).toEqual(MARKS.map(({ digit }) => digit));
		expect(shown.text).toContain(language === 'en' ? 'Will be marked: раз' : 'Будет помечено: раз');
		expect(faultsOf(shown).filter((fault) => !fault.startsWith('heading'))).toEqual([]);
	});

	test('with the caret between letters of no word, the menu says where the mark will stand', () => {
		const shown = show(MarkMenu, { open: true }, deskOf(pageOf([''])));
		expect(shown.text).toContain('between letters, at the caret');
	});

	test.each(LANGUAGES)('the list of keys has every key of the table in %s', (language) => {
		const shown = show(KeyList, { open: true }, undefined, language);
		const caps = shown.all('kbd').map(({ text }) => text);
		expect(caps.sort()).toEqual(KEYS.map(({ cap }) => cap).sort());
		const rows = shown.all('tr');
		expect(rows).toHaveLength(new Set(KEYS.map(({ command }) => command)).size);
		expect(rows.every((row) => row.all('th')[0]!.text !== '')).toBe(true);
	});

	test('the menu of signs draws nothing before it is opened', () => {
		expect(show(SignMenu, { open: false }).all('form')).toEqual([]);
	});

	test.each<[string, Language, string]>([
		['waiting', 'en', 'Looking…'],
		['waiting', 'ru', 'Ищу…'],
		['none', 'en', 'Nothing to suggest for “кула”.'],
		['none', 'ru', 'Для «кула» предложить нечего.'],
		['unreachable', 'en', 'Suggestions need a connection. Type what the picture shows.'],
		['unreachable', 'ru', 'Для вариантов нужна связь. Наберите по снимку.']
	])('suggestions that are “%s” say so in %s', (state, language, told) => {
		const asked = { line: 'l1', text: 'кула', from: 0, to: 4 };
		const shown = show(
			Suggestions,
			{ shown: { asked, word: 'кула', state: state as never, found: null } },
			undefined,
			language
		);
		const status = shown.all('p').find(({ attributes }) => attributes['role'] === 'status');
		expect(status!.text).toBe(told);
	});

	test('every kind of part has a name of its own in both languages', () => {
		for (const language of LANGUAGES) {
			const said = REGION_KINDS.map((kind) => regionKind[kind][language]);
			expect(new Set(said).size).toBe(REGION_KINDS.length);
		}
		expect(words.retype.en).toBe('Kind of this part');
	});
});
