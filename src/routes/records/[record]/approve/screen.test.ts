import type { ComponentProps } from 'svelte';
import { describe, expect, test } from 'vitest';
import type { Language, Refusal } from '#lib/outcome.ts';
import { REOPEN_REASONS } from '#lib/workflow/reason.ts';
import { CHECK_CODES, checksOf, type Measured } from '#lib/workflow/check.ts';
import { permit, type Action } from '#lib/workflow/moves.ts';
import { ROLES, type Role } from '#lib/workflow/role.ts';
import { PAGE_STATES, type PageState } from '#lib/workflow/state.ts';
import { faultsOf, screenOf } from '../../../../../tests/support/screen.ts';
import Approve from './+page.svelte';

type Props = ComponentProps<typeof Approve>;
type Desk = Props['data']['desk'];

const GOOD: Measured = {
	pages: 1,
	unreviewed: 0,
	undecided: 0,
	contested: 0,
	outdated: 0,
	decided: 6,
	unconfirmed: 0,
	lines: 40,
	faults: 0,
	departing: 0,
	damaged: 0,
	scans: 1,
	uncredited: 0,
	profile: 'Rosarkhiv v2'
};

const SEAL: NonNullable<Desk['seal']> = {
	by: 'М. Орлова',
	at: '2026-11-23T12:00:00Z',
	sha256: '9f3ac1',
	verdicts: 17,
	revisions: [15],
	ownReason: null,
	reopened: null
};

const desk = (parts: Partial<Desk> = {}, measured: Partial<Measured> = {}): Desk => ({
	record: { id: 'telegram', title: { en: 'Telegram' }, imagesNote: 'Typeset reconstructions.' },
	state: 'ready',
	published: false,
	pages: [
		{
			id: 'p1',
			surface: 's1',
			number: 1,
			head: 15,
			state: 'reviewed',
			lines: [
				{ id: 'l1', text: 'Совершенно секретно' },
				{ id: 'l2', text: 'У Сю-цуня' }
			]
		}
	],
	checks: checksOf({ ...GOOD, ...measured }),
	reading: {
		blocks: [
			{ kind: 'heading', runs: [run('Шифрованная телеграмма')] },
			{
				kind: 'paragraph',
				runs: [
					run('Посетите '),
					{ ...run('У Сю-цуня'), publication: { text: 'У Сюшаня', substantive: true } },
					{ ...run('и сооб-\nщите'), normal: 'и сообщите' },
					{ ...run('следующее'), mark: 'unclear' as const },
					{ ...run(''), mark: 'gap' as const },
					{ ...run('слово'), publication: { text: '', substantive: false } }
				]
			}
		],
		translation: [],
		translationLanguage: 'en'
	},
	sight: { revisions: ['r15'], verdicts: ['v1', 'v2'], tei: 'ab12' } as Desk['sight'],
	verdicts: 2,
	seal: null,
	approveRefused: null,
	own: false,
	mayReopen: false,
	mayPublish: false,
	mayUnpublish: false,
	others: [],
	...parts
});

function run(typed: string): Desk['reading']['blocks'][number]['runs'][number] {
	return { typed, normal: typed, mark: null, publication: null };
}

interface Shown {
	language?: Language;
	layer?: string;
	form?: object | null;
}

const screen = (shown: Desk, { language = 'en', layer = 'typed', form = null }: Shown = {}) =>
	screenOf(
		Approve,
		{ data: { desk: shown, turns: {}, language, person: null }, form } as unknown as Props,
		{
			language,
			address: `/records/telegram/approve?layer=${layer}`
		}
	);

const formOf = (shown: ReturnType<typeof screen>, action: string) =>
	shown.all('form').find(({ attributes }) => attributes['action'] === `?/${action}`);

const REFUSED = { own: { code: 'own_work', facts: {} } as unknown as Refusal };

describe('before the seal', () => {
	test.each<Language>(['en', 'ru'])('the desk is whole in %s', (language) => {
		expect(faultsOf(screen(desk(), { language }))).toEqual([]);
		expect(faultsOf(screen(desk({ seal: SEAL, mayReopen: true }), { language }))).toEqual([]);
	});

	test('says the images are reconstructions, and shows each scan with its number', () => {
		const shown = screen(desk());
		expect(shown.text).toContain('Typeset reconstructions.');
		expect(shown.all('img').map(({ attributes }) => attributes['alt'])).toEqual(['Scan, 1']);
	});

	test('what is sealed is said before the button: versions, verdicts, scans, profile', () => {
		expect(screen(desk()).text).toContain(
			'You seal: page 1, version 15; verdicts: 2; scans: 1; profile “Rosarkhiv v2”.'
		);
	});

	test('the form carries what was on the screen, so that nothing else can be sealed', () => {
		const hidden = formOf(screen(desk()), 'approve')!
			.all('input')
			.map(({ attributes }) => [attributes['name'], attributes['value']]);
		expect(hidden).toEqual([
			['revision', 'r15'],
			['verdict', 'v1'],
			['verdict', 'v2'],
			['tei', 'ab12']
		]);
	});

	test.each<[Partial<Measured>, number, string]>([
		[{ unreviewed: 1 }, 1, '1 page still waits for review.'],
		[{ undecided: 2, contested: 1 }, 1, '3 differences have no verdict.'],
		[{ faults: 1 }, 1, 'The TEI has 1 fault.'],
		[{ departing: 4 }, 1, '4 lines of the TEI are not those on the screen.'],
		[{ damaged: 1 }, 1, '1 scan is damaged or missing.'],
		[{ unconfirmed: 1 }, 0, '1 line has not been confirmed by a person.'],
		[{ uncredited: 2 }, 0, '2 people are named by role only.'],
		[{ profile: '' }, 0, 'No profile of rules is named.']
	])('%o: %i checks block, and it says “%s”', (measured, blocks, sentence) => {
		const shown = screen(desk({}, measured));
		expect(shown.text).toContain(sentence);
		const [button] = formOf(shown, 'approve')!.all('button');
		expect(button!.attributes['aria-disabled']).toBe(blocks > 0 ? 'true' : undefined);
		expect(shown.text.includes('Not yet: 1 check blocks.')).toBe(blocks > 0);
	});

	test('every check stands in the list, its state in words, and leads to where it is mended', () => {
		const shown = screen(desk({}, { unreviewed: 1, undecided: 1, unconfirmed: 3 }));
		const list = shown
			.all('ul')
			.find(({ attributes }) => attributes['aria-label'] === 'Checks')!
			.all('li');
		expect(list).toHaveLength(CHECK_CODES.length);
		expect(list.slice(0, 4).map((one) => one.all('a')[0]?.attributes['href'])).toEqual([
			'/pages/p1/transcribe',
			'/pages/p1/collate',
			'/pages/p1/transcribe',
			undefined
		]);
		expect(list[0]!.text).toMatch(/blocks:/);
		expect(list[2]!.text).toMatch(/look:/);
		expect(list[3]!.text).toMatch(/passed:/);
	});

	test('own work is refused with the names of those who may', () => {
		const refused = { approveRefused: REFUSED.own, own: true };
		const named = screen(desk({ ...refused, others: ['Pavel', 'Irina'] }));
		expect(named.text).toContain('another archivist must approve it. These can: Pavel, Irina.');
		expect(screen(desk(refused)).text).toContain('There is none yet.');
	});

	test('“approve my own” asks for reason and password, and is not there while a check blocks', () => {
		const refused = { approveRefused: REFUSED.own, own: true };
		const form = formOf(screen(desk(refused)), 'approveOwn')!;
		const asked = form.all('input').filter(({ attributes }) => 'required' in attributes);
		expect(asked.map(({ attributes }) => attributes['name'])).toEqual(['reason', 'password']);
		expect(formOf(screen(desk(refused, { faults: 1 })), 'approveOwn')).toBeUndefined();
		expect(formOf(screen(desk()), 'approveOwn')).toBeUndefined();
	});

	test('a refusal is an alert with its next step', () => {
		const form = { sentence: 'Page 1 was changed meanwhile.', next: 'Look at it again.' };
		const alert = screen(desk(), { form })
			.all('p')
			.find(({ attributes }) => attributes['role'] === 'alert');
		expect(alert!.text).toBe('▲ Page 1 was changed meanwhile. Look at it again.');
	});
});

describe('the text in three layers', () => {
	const text = (layer: string, language: Language = 'en') =>
		screen(desk(), { layer, language })
			.all('section')
			.find(({ attributes }) => attributes['aria-labelledby'] === 'reading')!;

	test.each([
		['typed', 'У Сю-цуня', 'и сооб- щите', 'publication: У Сюшаня'],
		['normal', 'У Сю-цуня', 'и сообщите', 'publication: У Сюшаня'],
		['publication', 'У Сюшаня', 'и сообщите', 'scan: У Сю-цуня']
	])('%s: “%s” and “%s”, beside it “%s”', (layer, name, word, beside) => {
		for (const part of [name, word, beside]) expect(text(layer).text).toContain(part);
	});

	test('marks are said in words in the reader’s language; what cannot be read is no empty place', () => {
		expect(text('typed').text).toContain('следующее(hard to read)[not to be read]');
		expect(text('typed', 'ru').text).toContain('следующее(читается с трудом)[не читается]');
	});

	test('what the publication leaves out is said, not shown as nothing', () => {
		expect(text('typed').text).toContain('слово,not in the publication');
	});

	test('the text is marked as Russian, what the program adds as the reader’s language', () => {
		const [whole] = text('typed').all('div');
		expect(whole!.attributes['lang']).toBe('ru');
		expect(
			text('typed')
				.all('small')
				.map(({ attributes }) => attributes['lang'])
		).toEqual(['en', 'en']);
	});

	test('the chosen layer is the current tab; an unknown one is the leaf as typed', () => {
		const current = (layer: string) =>
			screen(desk(), { layer })
				.all('a')
				.filter(({ attributes }) => attributes['aria-current'])
				.map(({ text }) => text);
		expect(current('normal')).toEqual(['normalised']);
		expect(current('nonsense')).toEqual(['as typed']);
	});
});

describe('after the seal', () => {
	test('it says who, when, which version, the checksum and where the file lies', () => {
		const shown = screen(desk({ seal: SEAL, state: 'approved' }));
		expect(shown.text).toContain('Approved and sealed: М. Орлова. Version 15, verdicts: 17.');
		expect(shown.text).toContain('9f3ac1');
		expect(shown.text).toContain('transcriptions/telegram/telegram.xml');
		expect(formOf(shown, 'approve')).toBeUndefined();
		const links = shown.all('a').map(({ attributes }) => attributes['href']);
		expect(links).toContain('/records/telegram/export/sealed/tei-edition');
		expect(links).toContain('/records/telegram/read');
	});

	test('publishing, withdrawing and reopening are offered to whom they are open', () => {
		const actions = (parts: Partial<Desk>) =>
			screen(desk({ seal: SEAL, ...parts }))
				.all('form')
				.map(({ attributes }) => attributes['action']);
		expect(actions({})).toEqual([]);
		expect(actions({ mayPublish: true })).toEqual(['?/publish']);
		expect(actions({ mayUnpublish: true })).toEqual(['?/unpublish']);
		expect(actions({ mayReopen: true })).toEqual(['?/reopen']);
	});

	test('reopening asks why by a chip, and which lines, each with its words', () => {
		const form = formOf(screen(desk({ seal: SEAL, mayReopen: true })), 'reopen')!;
		const inputs = form.all('input').map(({ attributes }) => attributes);
		const radios = inputs.filter(({ type }) => type === 'radio');
		expect(radios.map(({ value }) => value)).toEqual([...REOPEN_REASONS]);
		const lines = inputs.filter(({ type }) => type === 'checkbox').map(({ value }) => value);
		expect(lines).toEqual(['l1', 'l2']);
		expect(form.text).toContain('У Сю-цуня');
	});

	test('a seal that was opened again says by whom and why, and may be sealed anew', () => {
		const reopened = { by: 'Anna', at: '2026-11-24T12:00:00Z', reason: 'evidence: leaf 149' };
		const shown = screen(desk({ seal: { ...SEAL, reopened } }));
		expect(shown.text).toContain('Opened again: Anna. Reason: new evidence: leaf 149.');
		expect(shown.text).toContain('The sealed version stays as it is.');
		expect(formOf(shown, 'approve')).toBeDefined();
	});

	test('own work that was sealed says so for ever', () => {
		const shown = screen(desk({ seal: { ...SEAL, ownReason: 'alone in the archive' } }));
		expect(shown.text).toContain('Approved by one who worked on it; reason: alone in the archive');
	});
});

describe('one verb', () => {
	/** What the desk says of a record whose lowest page is in `state`, to a person of that role. */
	const at = (
		role: Role,
		state: PageState,
		sealed: 'never' | 'stands' | 'reopened',
		own = false
	) => {
		const may = (action: Action) => permit(action, role, state, { own });
		const approve = may('record.approve');
		const reopened = { by: 'Anna', at: SEAL.at, reason: 'mistake: x' };
		const seal =
			sealed === 'never' ? null : { ...SEAL, reopened: sealed === 'stands' ? null : reopened };
		return screen(
			desk({
				...{ seal, own, others: ['Pavel'] },
				approveRefused: approve.ok ? null : approve.refusal,
				mayReopen: may('page.reopen').ok,
				mayPublish: may('record.publish').ok,
				mayUnpublish: may('record.unpublish').ok
			})
		);
	};
	const filled = (shown: ReturnType<typeof at>) =>
		shown
			.all('button')
			.filter(({ attributes }) => attributes['class']?.split(' ').includes('verb'))
			.filter(({ attributes }) => attributes['aria-disabled'] === undefined)
			.map(({ text }) => text);

	test.each(ROLES.flatMap((role) => PAGE_STATES.map((state) => [role, state] as const)))(
		'a %s finds one filled button at the most while the record is %s',
		(role, state) => {
			for (const sealed of ['never', 'stands', 'reopened'] as const) {
				const verbs = filled(at(role, state, sealed));
				expect(verbs.length, `${sealed}: ${verbs.join()}`).toBeLessThanOrEqual(1);
				if (role !== 'archivist') expect(verbs).toEqual([]);
			}
		}
	);

	test.each<[PageState, 'never' | 'stands' | 'reopened', string[]]>([
		['reviewed', 'never', ['Approve and seal']],
		['reviewed', 'reopened', ['Approve and seal']],
		['approved', 'stands', ['Publish']],
		['review', 'never', []],
		['open', 'never', []]
	])('for an archivist, while it is %s and its seal %s, it is %o', (state, sealed, verbs) => {
		expect(filled(at('archivist', state, sealed))).toEqual(verbs);
	});

	test('own work has none: its way is folded, behind the names of those who may', () => {
		const shown = at('archivist', 'reviewed', 'never', true);
		expect(filled(shown)).toEqual([]);
		expect(shown.text).toContain('These can: Pavel.');
		expect(shown.all('summary').map(({ text }) => text)).toContain('Approve my own');
	});
});
