import type { ComponentProps } from 'svelte';
import { describe, expect, test } from 'vitest';
import type { Language } from '#lib/outcome.ts';
import { GLYPHS, pageState, recordState } from '#lib/ui/words/state.ts';
import { PAGE_STATES, type PageState } from '#lib/workflow/state.ts';
import * as sample from '../../../tests/support/sample.ts';
import { faultsOf, screenOf } from '../../../tests/support/screen.ts';
import Work from '../work/+page.svelte';
import Records from './+page.svelte';
import Record_ from './[record]/+page.svelte';

type Record = ComponentProps<typeof Record_>['data']['record'];
type Surface = Record['surfaces'][number];
type Person = { id: string; name: string; role: 'volunteer' | 'editor' | 'archivist' } | null;

const OLEG: Person = { id: 'oleg', name: 'Oleg', role: 'volunteer' };
const ANNA: Person = { id: 'anna', name: 'Anna', role: 'editor' };
const MARIA: Person = { id: 'maria', name: 'Maria', role: 'archivist' };

const surface = (ordinal: number, parts: Partial<Surface> = {}): Surface =>
	({
		surface: `s${ordinal}`,
		record: sample.RECORD,
		page: `p${ordinal}`,
		ordinal,
		siglum: ordinal === 1 ? 'S' : 'P',
		width: 2480,
		height: 3508,
		state: 'open',
		written_by: 'tesseract',
		returned_to: null,
		submitted_by: null,
		run: 'ok',
		done: 40,
		total: 40,
		...parts
	}) as Surface;

const record = (parts: Partial<Record> = {}): Record => ({
	id: sample.RECORD,
	description: sample.description(),
	state: 'open',
	published: false,
	surfaces: [1, 2, 3].map((ordinal) => surface(ordinal)),
	witnesses: [
		{ siglum: 'P', kind: 'published', language: 'ru', length: 3241 },
		{ siglum: 'T', kind: 'translation', language: 'en', length: 3002 }
	] as Record['witnesses'],
	history: [],
	names: {},
	approval: null,
	...parts
});

describe('the list of records', () => {
	const list = (records: Record[], person: Person, language: Language = 'en') =>
		screenOf(
			Records,
			{ data: { records, person, language } as never, params: {} as never } as never,
			{ language }
		);

	test.each<[Language, Person, string]>([
		['en', null, 'No record is published yet. Sign in to see those that are being worked on.'],
		['ru', null, 'Опубликованных документов пока нет.'],
		['en', OLEG, 'There is no record yet.'],
		['ru', OLEG, 'Документов пока нет.']
	])('in %s, none at all is said as it concerns the reader', (language, person, sentence) => {
		const empty = list([], person, language);
		expect(empty.text).toContain(sentence);
		expect(faultsOf(empty)).toEqual([]);
	});

	test.each([
		[null, false],
		[OLEG, false],
		[ANNA, true],
		[MARIA, true]
	])('import is offered to whom may: %o', (person, offered) => {
		const links = list([record()], person).all('a');
		expect(links.some(({ attributes }) => attributes['href'] === '/records/import')).toBe(offered);
	});

	test('each record has its title in its own language, its day, its state and its pages', () => {
		const shown = list([record()], OLEG, 'ru');
		expect(faultsOf(shown)).toEqual([]);
		const [title] = shown.all('h2')[0]!.all('a');
		expect(title!.attributes).toMatchObject({ href: `/records/${sample.RECORD}`, lang: 'en' });
		expect(shown.text).toContain('4 июля 1953');
		expect(shown.text).toContain('В работе');
		const tiles = shown.all('li').flatMap((one) => one.all('li'));
		expect(tiles.map((tile) => tile.all('a')[0]!.attributes['href'])).toEqual([
			'/pages/p1/transcribe',
			'/pages/p2/transcribe',
			'/pages/p3/transcribe'
		]);
		expect(tiles[0]!.all('a')[0]!.attributes['title']).toBe('Страница 1: В работе');
	});

	test('a visitor’s tiles lead nowhere', () => {
		const links = list([record({ published: true })], null).all('a');
		expect(links.map(({ attributes }) => attributes['href'])).toEqual([
			`/records/${sample.RECORD}`
		]);
	});
});

test.each(PAGE_STATES)(
	'a page that is %s is told by word and glyph, not by colour alone',
	(state) => {
		const one = record({ surfaces: [surface(1, { state })] });
		for (const language of ['en', 'ru'] as const) {
			const shown = page(one, OLEG, language);
			expect(shown.text).toContain(String(pageState[state][language]));
			expect(shown.text).toContain(GLYPHS[state]);
		}
	}
);

const page = (one: Record, person: Person, language: Language = 'en', turns: object = {}) =>
	screenOf(
		Record_,
		{ data: { record: one, person, language, turns }, params: { record: one.id } } as never,
		{ language }
	);

describe('the page of a record', () => {
	test.each<[Language, Person]>([
		['en', MARIA],
		['ru', MARIA],
		['en', null],
		['ru', null]
	])('is whole in %s for %o', (language, person) => {
		const one = record({ history: [deed(1, 'oleg', 'page.save')], names: { oleg: 'Oleg' } });
		expect(faultsOf(page(one, person, language))).toEqual([]);
	});

	test('says in so many words that the sample’s images are reconstructions', () => {
		expect(page(record(), null).text).toContain('They are not photographs of the archival leaf.');
	});

	test('parts the pages of the document from those of the publication', () => {
		const shown = page(record(), OLEG);
		const groups = shown.all('h3').map(({ text }) => text);
		expect(groups).toEqual(['The document', 'The publication']);
		const pictures = shown.all('img').map(({ attributes }) => attributes['alt']);
		expect(pictures).toEqual([1, 2, 3].map((number) => `Picture of page ${number}`));
		const bare = page(record({ surfaces: [surface(1)] }), OLEG);
		expect(bare.all('h3').map(({ text }) => text)).toEqual(['The document']);
	});

	test('a page that was read turned is shown as it was read, as high as it is wide then', () => {
		const pictures = (turns: object) =>
			page(record(), OLEG, 'en', turns)
				.all('img')
				.map(({ attributes: { src, width, height } }) => [src!.split('&turn=')[1], width, height]);
		const [upright] = pictures({});
		expect(upright![0]).toBeUndefined();
		const [first, second] = pictures({ [record().surfaces[0]!.surface]: 270 });
		expect(first).toEqual(['270', upright![2], upright![1]]);
		expect(second![0]).toBeUndefined();
	});

	test('pictures lead to their pages for people, not for visitors', () => {
		const hrefs = (person: Person) =>
			page(record(), person)
				.all('a')
				.filter((link) => link.all('img').length > 0)
				.map(({ attributes }) => attributes['href']);
		expect(hrefs(OLEG)).toEqual(['p1', 'p2', 'p3'].map((id) => `/pages/${id}/transcribe`));
		expect(hrefs(null)).toEqual([]);
	});

	test('the description has the signature as it is cited, and leaves out what is not known', () => {
		const shown = page(record(), OLEG);
		const names = shown.all('dt').map(({ text }) => text);
		expect(names).toEqual([
			'Date',
			'Held by',
			'Signature',
			'Copy',
			'Published as',
			'Translated by',
			'Cited as',
			'Credits',
			'Identifier'
		]);
		const values = shown.all('dd').map(({ text }) => text);
		expect(values[2]).toMatch(/3.*65.*830.*148/);
		expect(values[4]).toBe('no. 338');
		const { repository, publication, translator, ...rest } = sample.description();
		expect([repository, publication, translator].every(Boolean)).toBe(true);
		const bare = page(record({ description: { ...rest } }), OLEG);
		expect(bare.all('dt').map(({ text }) => text)).toEqual([
			'Date',
			'Cited as',
			'Credits',
			'Identifier'
		]);
	});

	test.each([
		[['P', 'T'], '', ''],
		[['T'], 'No publication: comparing is off, transcribing works.', ''],
		[[], 'No publication: comparing is off, transcribing works.', 'No translation.']
	])('with the texts %o it says what is missing', (sigla, noPublication, noTranslation) => {
		const one = record();
		const shown = page(
			{ ...one, witnesses: one.witnesses.filter(({ siglum }) => sigla.includes(siglum)) },
			OLEG
		);
		expect(shown.text.includes('No publication')).toBe(noPublication !== '');
		expect(shown.text).toContain(noPublication);
		expect(shown.text.includes('No translation.')).toBe(noTranslation !== '');
		if (sigla.includes('P'))
			expect(shown.text).toContain('Published transcription Russian, 3,241 letters');
	});

	test('the history is told newest first with names; what the program did is the program’s', () => {
		const one = record({
			history: [
				deed(1, 'maria', 'record.import'),
				{ ...deed(2, 'tesseract', 'page.read'), object: 'surface:s2' },
				{ ...deed(3, 'oleg', 'page.save'), object: 'page:p3' }
			],
			names: { oleg: 'Oleg' }
		});
		const told = page(one, OLEG)
			.all('ol')[0]!
			.all('li')
			.map(({ text }) => text.replace(/^.*\d\d:\d\d /, ''));
		expect(told).toEqual([
			'Oleg: corrected lines page 3',
			'the program: read a page page 2',
			'the program: imported the record'
		]);
		expect(page(record(), OLEG).text).toContain('Nothing has been done yet.');
		expect(page(one, null).all('ol')).toEqual([]);
	});

	test('an approved record says who sealed it and with what checksum', () => {
		const approval = { by: 'maria', at: new Date('2026-11-23T12:00:00Z'), tei_sha256: '9f3ac1' };
		const one = record({ state: 'approved', approval, names: { maria: 'М. Орлова' } });
		expect(page(one, OLEG).text).toContain('Approved and sealed by М. Орлова Checksum 9f3ac1');
		expect(page(one, OLEG, 'ru').text).toContain('Утверждено и заверено: М. Орлова');
		expect(page(record(), OLEG).text).not.toContain('Checksum');
	});

	test('what is being read is said in words, with a bar that has a name', () => {
		const running = record({ surfaces: [surface(1, { run: 'running', done: 14, total: 38 })] });
		const shown = page(running, OLEG);
		expect(shown.text).toContain('Being read: line 14 of 38');
		const [bar] = shown.all('progress');
		expect(bar!.attributes).toMatchObject({ max: '38', value: '14', 'aria-label': 'Being read' });
		const starting = page(
			record({ surfaces: [surface(1, { run: 'running', done: 0, total: 0 })] }),
			OLEG
		);
		expect(starting.all('progress')[0]!.attributes['max']).toBeUndefined();
		expect(page(record(), OLEG).all('progress')).toEqual([]);
	});

	test.each([
		['waiting', 'Waiting to be read'],
		['no_text', 'No text found'],
		['blank', 'A blank page'],
		['black', 'A black picture'],
		['noise', 'Noise, no page'],
		['handwriting', 'Handwriting, to be typed'],
		['unreadable', 'Unreadable, perhaps turned'],
		['refused', 'The picture was refused'],
		['failed', 'Will be tried again'],
		['parked', 'Could not be read'],
		['cancelled', 'Reading was cancelled']
	] as const)('a reading that is %s says so under its picture', (run, words) => {
		expect(page(record({ surfaces: [surface(1, { run })] }), OLEG).text).toContain(words);
	});

	test('the state of the record stands in its bar, and one filled verb at most', () => {
		for (const state of Object.keys(recordState) as Record['state'][]) {
			const shown = page(record({ state }), MARIA);
			expect(shown.text).toContain(String(recordState[state].en));
			const filled = shown
				.all('a')
				.filter(({ attributes }) => /\bverb\b/.test(attributes['class'] ?? ''));
			expect(filled.length).toBeLessThanOrEqual(1);
		}
	});
});

describe('the page of one’s own work', () => {
	const work = (parts: object, language: Language = 'en') =>
		screenOf(
			Work,
			{
				data: {
					work: { records: [record()], next: null, sent: 0, ...parts },
					person: OLEG,
					language
				}
			} as never,
			{ language }
		);

	const NEXT = { page: 'p1', record: sample.RECORD, ordinal: 1 };
	const DESKS = new Map([
		['review', '/pages/p1/collate'],
		['approve', `/records/${sample.RECORD}/approve`]
	]);

	test.each([
		['returned', 'It was sent back to you.', 'Её вам вернули.'],
		['unfinished', 'You began it and have not sent it yet.', 'Вы её начали и ещё не отдали.'],
		['review', 'It waits for a second pair of eyes.', 'Она ждёт второй пары глаз.'],
		['approve', 'It is reviewed and can be approved.', 'Она проверена, её можно утвердить.'],
		['reopened', 'It was opened again for work.', 'Она снова открыта для работы.'],
		['begun', 'Somebody began it and has not sent it;', 'сейчас над ней никто не работает.'],
		['start', 'The program has read it; nobody has corrected it yet.', 'никто ещё не правил']
	])('the one button leads to where the page is worked on, and says why: %s', (why, en, ru) => {
		const shown = work({ next: { ...NEXT, why } });
		expect(faultsOf(shown)).toEqual([]);
		const button = shown.all('a').find(({ text }) => text === 'Next page that needs me')!;
		expect(button.attributes['href']).toBe(DESKS.get(why) ?? '/pages/p1/transcribe');
		expect(shown.text).toContain('Page 1 of “Telegram from USSR Foreign Minister');
		expect(shown.text).toContain(en);
		expect(work({ next: { ...NEXT, why } }, 'ru').text).toContain(ru);
	});

	test('nothing to do is said, with what was sent and waits', () => {
		expect(work({}).text).toContain('No page needs you now.');
		expect(work({}).text).not.toContain('waiting for review');
		expect(work({ sent: 1 }).text).toContain('1 page you sent is waiting for review.');
		expect(work({ sent: 2 }, 'ru').text).toContain('Ждут проверки 2 отданные вами страницы.');
		expect(work({ sent: 5 }, 'ru').text).toContain('Ждут проверки 5 отданных вами страниц.');
	});

	test('the signs are explained, every one', () => {
		const legend = work({}).all('details')[0]!;
		const said = legend.all('li').map(({ text }) => text);
		expect(said).toEqual(
			PAGE_STATES.map((state: PageState) => `${GLYPHS[state]} ${pageState[state].en}`)
		);
	});
});

function deed(number: number, who: string, action: string) {
	const at = '2026-11-21T10:00:00Z';
	return { ...{ number, at, who, action }, object: 'record:r1', became: null };
}
