import { describe, expect, test } from 'vitest';
import { cardsOf, ledgerOf } from '#lib/collation/card.ts';
import { FACTS, RULE_SENTENCES } from '#lib/collation/fact.ts';
import type { Desk } from '#lib/collation/desk.ts';
import { DIFFERENCE_CLASSES, type Difference, type Evidence } from '#lib/collation/difference.ts';
import { DETAILS, VERDICTS, type Verdict } from '#lib/collation/verdict.ts';
import { viewOf } from '#lib/collation/view.ts';
import type { Language, Refusal } from '#lib/outcome.ts';
import { className, decisionName, labelName, verdictName } from '#lib/ui/words/review.ts';
import { difference, verdict } from '../../../../tests/support/edition.ts';
import * as sample from '../../../../tests/support/sample.ts';
import { faultsOf, screenOf, type Shown } from '../../../../tests/support/screen.ts';
import CollationDesk from './CollationDesk.svelte';
import Ledger from './Ledger.svelte';
import ReviewVerbs from './ReviewVerbs.svelte';

const PAGE = sample.page(1);
const NAME = difference(PAGE, 'У Сю-цуня', 'У Сюшаня', 'name');
const STOP = difference(PAGE, 'следующее.', 'следующее:', 'punctuation');
const capital = (n: number): Difference => ({
	...difference(PAGE, 'Правительство', 'правительство', 'case'),
	key: `case-${n}`,
	family: 'case:правительство'
});
const ALL = [NAME, STOP, capital(1), capital(2), capital(3)];
const HIDDEN: Difference = { ...difference(PAGE, 'Советское', 'Совётское', 'yo'), hidden: true };
const REFUSED = {
	code: 'wrong_state',
	facts: { action: 'verdict.keep_text' }
} as unknown as Refusal;

interface Given {
	differences?: Difference[];
	verdicts?: Verdict[];
	page?: Partial<Desk['pages'][string]>;
	desk?: Partial<Desk>;
	language?: Language;
	/** The address's search. */
	search?: string;
	job?: number | null;
	refusal?: { sentence: string; next: string } | null;
}

function desk({ differences = ALL, verdicts = [], page = {}, ...given }: Given = {}): Desk {
	const cards = cardsOf(differences, verdicts);
	const lines = Object.fromEntries(
		differences.flatMap(({ s }) =>
			s.places.map(({ line }) => [line, { text: textOf(line), revision: 3, sha256: `h-${line}` }])
		)
	);
	const surface = NAME.s.places[0]!.surface;
	return {
		record: 'telegram',
		empty: null,
		cards,
		ledger: ledgerOf(differences, cards),
		hidden: differences.filter(({ hidden }) => hidden),
		passages: [
			{
				kind: 'both',
				s: [
					{ text: 'Посетите ', difference: null },
					{ text: 'У Сю-цуня', difference: NAME.key }
				],
				p: [
					{ text: 'Посетите ', difference: null },
					{ text: 'У Сюшаня', difference: NAME.key }
				]
			},
			{ kind: 'scan-only', text: 'НЕ СЕКРЕТНО', words: 2 },
			{ kind: 'beyond-scan', text: 'на США.', words: 326 }
		],
		leaves: '149-150',
		ends: null,
		language: 'ru',
		pages: {
			[surface]: {
				...{ id: 'p1', surface, number: 1, keepRefused: null, changeRefused: null },
				picture: { width: 2480, height: 3508, turned: 0, prepared: 'turn=0' },
				...page
			}
		},
		lines,
		names: { anna: 'Anna' },
		opening: { timeline: 't1', key: 'k1' },
		suggests: false,
		...given.desk
	};
}

function textOf(id: string): string {
	return PAGE.regions.flatMap(({ lines }) => lines).find((line) => line.id === id)!.text;
}

function screen(given: Given = {}) {
	const search = new URLSearchParams(given.search);
	return screenOf(
		CollationDesk,
		{
			desk: desk(given),
			view: viewOf(search),
			asked: search.get('difference'),
			job: given.job ?? null,
			refusal: given.refusal ?? null
		},
		{ language: given.language ?? 'en' }
	);
}

const card = (shown: Shown) => shown.all('article')[0]!;
const buttons = (shown: Shown) =>
	card(shown)
		.all('button')
		.filter(({ attributes }) => attributes['data-verdict']);
const form = (shown: Shown, action: string) =>
	shown.all('form').find(({ attributes }) => attributes['action'] === `?/${action}`)!;

describe('the card', () => {
	test.each<Language>(['en', 'ru'])('and all around it is whole in %s', (language) => {
		expect(faultsOf(screen({ language, differences: [...ALL, HIDDEN] }))).toEqual([
			// The desk stands in a page whose first heading is the page's own.
			'heading 2 after 0'
		]);
	});

	test('asks one question, shows the picture, then both readings, never one alone', () => {
		const shown = card(screen());
		expect(shown.text).toContain('What does the scan say?');
		const [picture] = shown.all('img');
		expect(picture!.attributes['alt']).toBe('Picture of the place: “У Сю-цуня”');
		expect(picture!.attributes['src']).toMatch(/^\/api\/surfaces\/\w+\/crop\?zone=\d+,\d+,\d+,\d+/);
		const readings = shown.all('dd');
		expect(readings.map(({ attributes }) => attributes['lang'])).toEqual(['ru', 'ru']);
		expect(readings[0]!.text).toBe('слово У Сю-цуня другое');
		expect(readings[1]!.text).toBe('У Сюшаня');
		expect(shown.all('dt').map(({ text }) => text)).toEqual(['scan', 'P publication']);
	});

	test('is named by its number and class, for those who hear it, and takes the focus', () => {
		const shown = card(screen());
		expect(shown.attributes['tabindex']).toBe('0');
		expect(shown.all('h2')[0]!.text).toBe('Difference 1 of 5: 1 name');
		expect(card(screen({ language: 'ru' })).all('h2')[0]!.text).toBe('Разночтение 1 из 5: 1 имя');
	});

	test.each(DIFFERENCE_CLASSES.filter((name) => !/scan|not-in/.test(name)))(
		'a difference of the class %s says so in both languages',
		(name) => {
			const differences = [{ ...NAME, class: name }];
			for (const language of ['en', 'ru'] as const)
				expect(card(screen({ differences, language })).all('h2')[0]!.text).toContain(
					String(className[name][language])
				);
		}
	);

	test('has the six verdicts and “later” by digit, each a button that sends a form', () => {
		const told = buttons(screen()).map(({ text }) => text);
		expect(told).toEqual(VERDICTS.map((kind, i) => `${(i + 1) % 7} ${verdictName[kind].en}`));
		const all = buttons(screen());
		const forms = new Set(
			card(screen())
				.all('form')
				.map(({ attributes }) => attributes['id'])
		);
		for (const { attributes } of all) {
			expect(attributes).toMatchObject({ type: 'submit', name: 'kind' });
			expect(forms).toContain(attributes['form']);
			expect(attributes['aria-pressed']).toBe('false');
		}
		const action = (kind: string) => {
			const id = all.find(({ attributes }) => attributes['value'] === kind)!.attributes['form'];
			return card(screen())
				.all('form')
				.find(({ attributes }) => attributes['id'] === id)!.attributes['action'];
		};
		expect(VERDICTS.map(action)).toEqual([
			...['?/correct', '?/keep', '?/keep', '?/keep', '?/mark', '?/keep', '?/keep']
		]);
	});

	test('sends what it showed, so that a verdict on a changed text is refused', () => {
		const sent = form(screen(), 'keep').all('input');
		expect(
			Object.fromEntries(sent.map(({ attributes }) => [attributes['name'], attributes['value']]))
		).toEqual({
			difference: NAME.key,
			s: 'У Сю-цуня',
			p: 'У Сюшаня',
			key: 'k1',
			timeline: 't1',
			view: ''
		});
	});

	test('a correction names its line with version and checksum and begins with the scan’s text', () => {
		const part = card(screen())
			.all('details')
			.find(({ attributes }) => attributes['data-part'] === 'editing')!;
		const line = NAME.s.places[0]!.line;
		const fields = part
			.all('input')
			.map(({ attributes }) => [attributes['name'], attributes['value']]);
		expect(fields).toEqual([
			['line', line],
			['revision', '3'],
			['sha256', `h-${line}`],
			['text', 'У Сю-цуня']
		]);
		expect(part.all('button')[0]!.text).toBe('Take “У Сюшаня”');
		expect(part.all('button')[0]!.attributes['type']).toBe('button');
	});

	test('an omission in print has nothing to take, and says (nothing), not an empty place', () => {
		const omission = difference(PAGE, 'следующее.', '', 'omission');
		const shown = card(screen({ differences: [omission] }));
		expect(shown.all('dd')[1]!.text).toBe('(nothing)');
		expect(shown.all('dd')[1]!.all('span').at(-1)!.attributes['lang']).toBe('en');
		expect(shown.text).not.toContain('Take “');
	});

	test('offers three ways to say that the scan cannot be read', () => {
		const part = card(screen())
			.all('details')
			.find(({ attributes }) => attributes['data-part'] === 'unreadable')!;
		const ways = part.all('input').filter(({ attributes }) => attributes['name'] === 'way');
		expect(ways.map(({ attributes }) => attributes['value'])).toEqual([
			'unclear',
			'gap',
			'supplied'
		]);
	});

	test('offers every finer word once, “not said” first, and a note', () => {
		const details = card(screen())
			.all('input')
			.filter(({ attributes }) => attributes['name'] === 'detail')
			.map(({ attributes }) => attributes['value']);
		const finer = [...DETAILS.departs, ...DETAILS.modernises, ...DETAILS.omits];
		expect(details).toEqual(['', ...finer]);
		expect(card(screen()).all('textarea')[0]!.attributes['name']).toBe('note');
	});
});

describe('why it looks so', () => {
	const told = (evidence: Evidence, language: Language = 'en') =>
		card(screen({ differences: [{ ...NAME, evidence }], language }));

	test.each(['misreading', 'variant', 'undecided'] as const)(
		'the label “%s” is said as a guess, with its rule',
		(label) => {
			const shown = told({ label, rule: 'no-evidence', facts: [] });
			expect(shown.text).toContain(`looks like: ${labelName[label].en}`);
			expect(shown.text).toContain('Too little is known.');
		}
	);

	test.each(Object.keys(FACTS) as (keyof typeof FACTS)[])('the fact %s is a sentence', (code) => {
		const blanks = FACTS[code].en.match(/\{\w+\}/g) ?? [];
		const facts = Object.fromEntries(blanks.map((blank) => [blank.slice(1, -1), 'д']));
		const evidence: Evidence = { label: 'undecided', rule: 'none', facts: [{ code, facts }] };
		for (const language of ['en', 'ru'] as const) {
			const [sentence] = told(evidence, language)
				.all('ul')
				.find(({ attributes }) => attributes['aria-label'])!
				.all('li');
			expect(sentence!.text).toBe(FACTS[code][language].replace(/\{\w+\}/g, 'д'));
		}
	});

	test.each(Object.keys(RULE_SENTENCES) as (keyof typeof RULE_SENTENCES)[])(
		'the rule %s says its ground',
		(rule) => {
			const shown = told({ label: 'variant', rule, facts: [] }, 'ru');
			expect(shown.text).toContain(RULE_SENTENCES[rule].ru);
		}
	);

	test('what an older version noted is passed over, not shown as a code', () => {
		const shown = told({ label: 'variant', rule: 'gone', facts: [{ code: 'gone', facts: {} }] });
		expect(shown.text).not.toContain('gone');
	});
});

describe('verdicts that stand', () => {
	const decided = verdict(NAME, 'departs');

	test('the verdict, its note, who and when are on the card, its button is pressed', () => {
		const shown = screen({
			verdicts: [{ ...decided, by: 'anna', note: 'see leaf 149', at: '2026-11-21T12:00:00Z' }],
			search: `difference=${encodeURIComponent(NAME.key)}`
		});
		expect(card(shown).text).toMatch(/Publication departs\s*see leaf 149 Anna, 21 Nov 2026/);
		const pressed = buttons(shown).filter(
			({ attributes }) => attributes['aria-pressed'] === 'true'
		);
		expect(pressed.map(({ attributes }) => attributes['value'])).toEqual(['departs']);
	});

	test('the first undecided card is in hand; where all are decided, the first', () => {
		const heading = (verdicts: Verdict[]) => card(screen({ verdicts })).all('h2')[0]!.text;
		expect(heading([])).toContain('1 of 5');
		expect(heading([decided])).toContain('2 of 5');
		expect(heading(ALL.map((one) => verdict(one, 'departs')))).toContain('1 of 5');
	});

	test('a suggestion of a volunteer is no decision', () => {
		const shown = screen({ verdicts: [{ ...decided, suggested: true }] });
		expect(card(shown).text).toContain(String(decisionName.suggested.en));
		expect(shown.text).not.toContain('◇');
	});
});

describe('who may not', () => {
	test('decide sees why, and every button is off', () => {
		const shown = screen({ page: { keepRefused: REFUSED, changeRefused: REFUSED } });
		expect(card(shown).text).toContain('You can read this, not decide:');
		expect(buttons(shown).every(({ attributes }) => 'disabled' in attributes)).toBe(true);
		expect(card(shown).all('details')).toEqual([]);
	});

	test('change the text may still give the verdicts that leave it', () => {
		const shown = screen({ page: { changeRefused: REFUSED } });
		expect(card(shown).text).toContain('The text is in review: verdicts 1 and 5 would change it.');
		const off = buttons(shown).filter(({ attributes }) => 'disabled' in attributes);
		expect(off.map(({ attributes }) => attributes['value'])).toEqual(['misread', 'illegible']);
	});

	test('decide, but suggest, is told so', () => {
		expect(card(screen({ desk: { suggests: true } })).text).toContain(
			'Your verdict is a suggestion; an editor decides.'
		);
	});
});

describe('around the card', () => {
	test('the map names every card, tells open from decided by form, and marks the one in hand', () => {
		const shown = screen({ verdicts: [verdict(STOP, 'modernises')] });
		const map = shown
			.all('nav')
			.find((one) => one.attributes['aria-label'] === 'Map of differences')!;
		const links = map.all('a');
		expect(links).toHaveLength(5);
		expect(links[0]!.attributes['title']).toBe('1. name: У Сю-цуня / У Сюшаня. open');
		expect(links[0]!.attributes['aria-current']).toBe('true');
		const signs = links.map((link) => link.all('span')[0]!.text);
		expect(signs).toEqual(['◆', '○', '●', '●', '●']);
	});

	test('the columns light the place of each card, and say what one text has alone', () => {
		const columns = screen()
			.all('section')
			.find(({ attributes }) => attributes['aria-label'] === 'Both texts')!;
		expect(columns.all('a').map(({ text }) => text)).toEqual(['У Сю-цуня', 'У Сюшаня']);
		expect(columns.all('a').every(({ attributes }) => attributes['aria-current'] === 'true')).toBe(
			true
		);
		expect(columns.all('summary').map(({ text }) => text)).toEqual([
			'On the scan only, left out of the publication: 2 words.',
			'From here only the publication; no scan: 326 words, leaves 149-150.'
		]);
	});

	test('a name is never decided together with others; capitals are, with their pictures', () => {
		expect(form(screen(), 'batch')).toBeUndefined();
		const batch = form(screen({ search: 'difference=case-1' }), 'batch');
		const ticked = batch.all('input').filter(({ attributes }) => attributes['type'] === 'checkbox');
		expect(ticked.map(({ attributes }) => attributes['value'])).toEqual([
			'case-1',
			'case-2',
			'case-3'
		]);
		expect(batch.all('img').length).toBe(3);
		expect(batch.all('button').map(({ attributes }) => attributes['value'])).toEqual([
			...['departs', 'modernises', 'omits', 'ignore']
		]);
		expect(screen({ search: 'difference=case-1' }).text).toContain('Same for 2 more? Show them');
	});

	test('a batch leaves out what is decided already', () => {
		const verdicts = [verdict(capital(3), 'modernises')];
		const batch = form(screen({ verdicts, search: 'difference=case-1' }), 'batch');
		const ticked = batch.all('input').filter(({ attributes }) => attributes['type'] === 'checkbox');
		expect(ticked.map(({ attributes }) => attributes['value'])).toEqual(['case-1', 'case-2']);
	});

	test.each([
		['class=case', ['case-1', 'case-2', 'case-3']],
		['class=name', [NAME.key]],
		['state=decided', []],
		['order=text', [...ALL.map(({ key }) => key)]]
	])('the view “%s” shows its cards', (search, keys) => {
		const map = screen({ search })
			.all('nav')
			.find((one) => one.attributes['aria-label'] === 'Map of differences')!;
		const shown = map
			.all('a')
			.map(({ attributes }) => new URLSearchParams(attributes['href']).get('difference'));
		expect(shown).toEqual(keys);
	});

	test('a view without cards says so and not that the texts agree', () => {
		expect(screen({ search: 'state=decided' }).text).toContain('Nothing of this kind.');
		expect(screen({ differences: [] }).text).toContain('Scan and publication agree');
	});

	test('what was just stored can be taken back; a refusal stands in its place', () => {
		const undo = form(screen({ job: 418 }), 'undo');
		expect(undo.text).toBe('Stored, job 418. Undo Ctrl+Z');
		const refusal = { sentence: 'The page was changed.', next: 'Look again.' };
		const refused = screen({ job: 418, refusal });
		expect(form(refused, 'undo')).toBeUndefined();
		expect(refused.text).toContain('▲ The page was changed. Look again.');
	});

	test('once nothing is left to decide it says so, and by which key one goes on', () => {
		const said = 'Every difference is decided. What comes next stands at the top: Alt+Enter';
		expect(screen({ verdicts: [] }).text).not.toContain(said);
		const whole = ledgerOf(ALL, cardsOf(ALL, []));
		const decided = { ledger: { ...whole, decided: whole.shown } };
		expect(screen({ desk: decided }).text).toContain(said);
		expect(screen({ differences: [] }).text).not.toContain(said);
	});

	test.each([
		[{ why: 'no-publication' } as const, 'This record has no publication to compare with.'],
		[{ why: 'not-read' } as const, 'The scan has no text yet.'],
		[{ why: 'too-different', percent: 7 } as const, 'only 7 % of the words agree']
	])('where there is nothing to decide it says why: %o', (empty, sentence) => {
		const shown = screen({ desk: { empty } });
		expect(shown.text).toContain(sentence);
		expect(shown.all('article')).toEqual([]);
	});
});

describe('the ledger', () => {
	const ledger = (given: Given = {}) => {
		const { ledger, hidden } = desk(given);
		return screenOf(Ledger, { ledger, hidden }, { language: given.language ?? 'en' });
	};
	const yo = (n: number) => ({ ...HIDDEN, key: `yo-${n}` });
	const space: Difference = {
		...difference(PAGE, 'Советское', '', 'space'),
		hidden: true,
		context: { before: 'до', after: 'после' }
	};

	test('says how many are hidden, shown and decided, and how many of each kind', () => {
		const verdicts = [verdict(NAME, 'departs'), { ...verdict(STOP, 'ignore'), suggested: true }];
		const shown = ledger({ differences: [...ALL, yo(1), yo(2), space], verdicts });
		expect(shown.text).toMatch(/^3 hidden, 5 shown name 1 punctuation 1 capitals 3 decided 1 of 5/);
		const russian = ledger({ differences: [...ALL, yo(1)], language: 'ru' });
		expect(russian.text).toMatch(/^скрыто 1, показано 5/);
	});

	test('every rule that hides something opens its list, the busiest first, each with its words', () => {
		const shown = ledger({ differences: [space, yo(1), yo(2)] });
		const rules = shown.all('details')[0]!.all('details');
		expect(rules.map((rule) => rule.all('summary')[0]!.text)).toEqual([
			'the letter yo: 2',
			'spaces: 1'
		]);
		expect(rules[0]!.all('li')).toHaveLength(2);
		expect(rules[1]!.all('li')[0]!.text.replace(/\s/g, '')).toBe('доСоветское/∅после');
		expect(rules[1]!.all('li')[0]!.attributes['lang']).toBe('ru');
	});
});

describe('the verbs of the review', () => {
	type Review = Parameters<typeof ReviewVerbs>[1]['review'];
	const verbs = (review: Partial<Review>, language: Language = 'en') =>
		screenOf(
			ReviewVerbs,
			{
				review: {
					head: { number: 4, sha256: 'cd' },
					state: 'review',
					acceptRefused: null,
					returnRefused: null,
					others: [],
					...review
				},
				...{ record: 'telegram', role: 'archivist' as const },
				lines: { l1: { text: 'Совершенно секретно', revision: 1, sha256: 'a' } }
			},
			{ language }
		);
	const own = { code: 'own_work', facts: {} } as unknown as Refusal;

	test.each<Language>(['en', 'ru'])('are whole in %s', (language) => {
		expect(faultsOf(verbs({}, language))).toEqual([]);
	});

	test('accepting names the version and the checksum that were seen', () => {
		const sent = form(verbs({}), 'accept').all('input');
		expect(sent.map(({ attributes }) => [attributes['name'], attributes['value']])).toEqual([
			['number', '4'],
			['sha256', 'cd']
		]);
	});

	test('sending back asks why by a numbered reason, and for which lines', () => {
		const back = form(verbs({}), 'return');
		expect(back.all('option').map(({ text }) => text[0])).toEqual([...'12345678']);
		expect(back.all('input').map(({ attributes }) => attributes['value'])).toEqual(['l1']);
		expect(back.text).toContain('Совершенно секретно');
		expect(form(verbs({ returnRefused: own }), 'return')).toBeUndefined();
	});

	test('own work is not accepted: the button says who may', () => {
		const shown = verbs({ acceptRefused: own, others: ['Anna', 'Pavel'] });
		expect(shown.text).toContain('another person must accept it. These can: Anna, Pavel.');
		const accept = form(shown, 'accept').all('button')[0]!;
		expect(accept.attributes['aria-disabled']).toBe('true');
		expect(verbs({ acceptRefused: own }).text).toContain('Nobody else can yet: invite an editor.');
	});

	test('a volunteer sees no verb that is not his', () => {
		const refused = { code: 'not_your_role', facts: {} } as unknown as Refusal;
		expect(verbs({ acceptRefused: refused, returnRefused: refused }).all('button')).toEqual([]);
	});

	test.each([
		['empty', []],
		['open', []],
		['returned', []],
		['reopened', []],
		['reviewed', ['/records/telegram/approve']],
		['approved', ['/records/telegram/approve']]
	] as const)('for an archivist, while the page is %s they lead to %o', (state, hrefs) => {
		const shown = verbs({ state });
		expect(shown.all('a').map(({ attributes }) => attributes['href'])).toEqual([...hrefs]);
		const actions = shown.all('form').map(({ attributes }) => attributes['action']);
		expect(actions).toEqual(state === 'reviewed' ? ['?/return'] : []);
	});
});
