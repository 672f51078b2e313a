import type { ComponentProps } from 'svelte';
import { describe, expect, test, vi } from 'vitest';
import { explain, refuse, type Language } from '#lib/outcome.ts';
import { ROLES, type Role } from '#lib/workflow/role.ts';
import { permit } from '#lib/workflow/moves.ts';
import { PAGE_STATES, type PageState } from '#lib/workflow/state.ts';
import { lines } from '#lib/transcription/page.ts';
import { sha256OfLine } from '#lib/ui/editor/saver.svelte.ts';
import { verbOf } from '#lib/ui/record/verb.ts';
import ReviewVerbs from '#lib/ui/review/ReviewVerbs.svelte';
import { page as pageOf } from '../../../../tests/support/page.ts';
import { faultsOf, screenOf, type Shown } from '../../../../tests/support/screen.ts';
import DeskPage from './transcribe/DeskPage.svelte';

vi.mock('$app/navigation', () => ({ goto: vi.fn(), invalidateAll: vi.fn() }));
vi.mock('$app/forms', () => ({ applyAction: vi.fn(), deserialize: vi.fn(), enhance: () => ({}) }));

/**
 * One verb: each role sees one filled button for each state, all else is quiet. The table of the
 * design, cell by cell, on the two tabs of a page and on the page of its record.
 */
const ME = 'me';
type Whose = 'mine' | 'another’s';

interface Place {
	state: PageState;
	role: Role;
	whose?: Whose;
	held?: { by: string; until: string } | null;
	language?: Language;
}

/** The transcription tab as `role` opens it; the page was sent by me, or by somebody else. */
function transcribe({
	state,
	role,
	whose = 'another’s',
	held = null,
	language = 'en'
}: Place): Shown {
	const content = pageOf(['раз', 'два']);
	const may = permit('page.save', role, state);
	const whyNot =
		state === 'approved' ? refuse('wrong_state', { state }).refusal : may.ok ? null : may.refusal;
	const bases = Object.fromEntries(
		lines(content).map((line) => [line.id, { revision: 1, sha256: sha256OfLine(line) }])
	);
	const opened = {
		page: {
			...{ id: 'p1', record: { id: 'telegram', title: { ru: 'Телеграмма' }, imagesNote: null } },
			...{ surface: { id: 's1', width: 100, height: 200 }, state, head: 1 },
			...{ submittedBy: whose === 'mine' ? ME : 'oleg', place: 1, count: 2 },
			...{ previous: null, next: 'p2', held }
		},
		...{ content, bases, savedAt: '2026-11-23T12:00:00Z', timeline: 'T', account: ME },
		...{ whyNot, names: { irina: 'Irina' }, run: null }
	};
	const why = whyNot && explain(whyNot, language);
	const person = { id: ME, name: 'Me', role };
	const data = {
		opened,
		why,
		key: 'k',
		offered: [],
		prepared: { address: 'turn=0', turned: 0 },
		language,
		person
	};
	const props = { data, form: null } as unknown as ComponentProps<typeof DeskPage>;
	return screenOf(DeskPage, props, { language, address: '/pages/p1/transcribe' });
}

/** The verbs of the tab of comparison; `mine`: I wrote since the last acceptance. */
function compare({ state, role, whose = 'another’s', language = 'en' }: Place): Shown {
	const accept = permit('page.accept', role, state, { own: whose === 'mine' });
	const back = permit('page.return', role, state);
	return screenOf(
		ReviewVerbs,
		{
			review: {
				...{ head: { number: 4, sha256: 'cd' }, state, others: ['Anna'] },
				acceptRefused: accept.ok ? null : accept.refusal,
				returnRefused: back.ok ? null : back.refusal
			},
			...{ record: 'telegram', role, lines: {} }
		},
		{ language }
	);
}

/** Words of the buttons that are filled and can be pressed, without those of closed dialogs. */
function filled(shown: Shown): string[] {
	const inDialogs = shown.all('dialog').flatMap((dialog) => dialog.all('button'));
	const closed = new Set(inDialogs.map(({ attributes }) => attributes));
	return [...shown.all('button'), ...shown.all('a')]
		.filter(({ attributes }) => !closed.has(attributes))
		.filter(({ attributes }) => (attributes['class'] ?? '').split(' ').includes('verb'))
		.filter(({ attributes }) => attributes['aria-disabled'] === undefined)
		.map(({ text }) => text);
}

const SUBMIT = 'Submit for review';
const BACK = 'Take back';
const REVIEW = 'To the review';
const APPROVE = 'To the approval desk';
/** What a page that asks nothing of a person offers him: the way to one that does. */
const ON = 'Next page that needs me';

/** State, whose, then the filled verb of volunteer, editor and archivist while transcribing. */
const WHILE_TRANSCRIBING: [PageState, Whose, ...(string | null)[]][] = [
	['empty', 'another’s', SUBMIT, SUBMIT, SUBMIT],
	['open', 'mine', SUBMIT, SUBMIT, SUBMIT],
	['open', 'another’s', SUBMIT, SUBMIT, SUBMIT],
	['review', 'mine', ON, ON, ON],
	['review', 'another’s', ON, REVIEW, REVIEW],
	['returned', 'mine', SUBMIT, SUBMIT, SUBMIT],
	['returned', 'another’s', SUBMIT, SUBMIT, SUBMIT],
	['reviewed', 'mine', ON, ON, APPROVE],
	['reviewed', 'another’s', ON, ON, APPROVE],
	['approved', 'another’s', ON, ON, ON],
	['reopened', 'another’s', SUBMIT, SUBMIT, SUBMIT]
];
const cells = (table: typeof WHILE_TRANSCRIBING) =>
	table.flatMap(([state, whose, ...verbs]) =>
		ROLES.map((role, i) => ({ state, whose, role, verb: verbs[i] ?? null }))
	);

test('the roles stand in the order of the table, and every state has its row', () => {
	expect(ROLES).toEqual(['volunteer', 'editor', 'archivist']);
	expect(new Set(WHILE_TRANSCRIBING.map(([state]) => state))).toEqual(new Set(PAGE_STATES));
});

describe('while transcribing', () => {
	test.each(cells(WHILE_TRANSCRIBING))(
		'a page $state, $whose, has for the $role the verb $verb',
		({ verb, ...place }) => {
			expect(filled(transcribe(place))).toEqual(verb === null ? [] : [verb]);
		}
	);

	test.each(cells(WHILE_TRANSCRIBING))(
		'a page $state, $whose, is whole in Russian for the $role, with no more verbs than in English',
		({ verb, ...place }) => {
			const shown = transcribe({ ...place, language: 'ru' });
			expect(filled(shown)).toHaveLength(verb === null ? 0 : 1);
			expect(filled(shown).join()).not.toMatch(/[a-z]/i);
			expect(faultsOf(shown).filter((fault) => !fault.startsWith('heading'))).toEqual([]);
		}
	);

	test('whoever sent a page is told so, may take it back, quietly, and goes on to the next', () => {
		for (const role of ROLES) {
			const shown = transcribe({ state: 'review', role, whose: 'mine' });
			expect(shown.text).toContain('Sent for review. You can take it back while it waits.');
			expect(shown.text).not.toContain('Reading only');
			const back = shown.all('button').find(({ text }) => text === BACK)!;
			expect(back.attributes).toMatchObject({ type: 'submit', formaction: '?/withdraw' });
			expect(back.attributes['class']).toContain('quiet');
			const on = shown.all('a').find(({ text }) => text === ON)!;
			expect(on.attributes['href']).toBe('/work/next');
		}
	});

	test('who else works on the page is told, with the way to another, while it may be written on', () => {
		const held = { by: 'irina', until: '2026-11-23T14:20:00Z' };
		const shown = transcribe({ state: 'open', role: 'volunteer', held });
		expect(shown.text).toMatch(/Irina is working on this page until \d?\d:20/);
		expect(shown.all('a').some(({ attributes }) => attributes['href'] === '/work/next')).toBe(true);
		expect(filled(shown)).toEqual([SUBMIT]);
		const russian = transcribe({ state: 'open', role: 'volunteer', held, language: 'ru' });
		expect(russian.text).toMatch(/Со страницей до \d?\d:20 работает Irina\./);
		const sealed = transcribe({ state: 'approved', role: 'volunteer', held });
		expect(sealed.text).not.toContain('Irina');
	});

	test('taking another’s page back is the second verb of those who review it', () => {
		for (const role of ['editor', 'archivist'] as const) {
			const buttons = transcribe({ state: 'review', role }).all('button');
			const back = buttons.find(({ text }) => text === BACK)!;
			expect(back.attributes['formaction']).toBe('?/withdraw');
			expect(back.attributes['class']).toContain('quiet');
		}
		const volunteer = transcribe({ state: 'review', role: 'volunteer' });
		expect(volunteer.all('button').map(({ text }) => text)).not.toContain(BACK);
	});

	test('a verb leads where it says', () => {
		const leads = (place: Place) =>
			transcribe(place)
				.all('a')
				.find(({ attributes }) => (attributes['class'] ?? '').includes('verb'))?.attributes['href'];
		expect(leads({ state: 'review', role: 'editor' })).toBe('/pages/p1/collate');
		expect(leads({ state: 'reviewed', role: 'archivist' })).toBe('/records/telegram/approve');
		const submit = transcribe({ state: 'open', role: 'volunteer' })
			.all('button')
			.find(({ text }) => text === SUBMIT)!;
		expect(submit.attributes).toMatchObject({ type: 'submit', formaction: '?/submit' });
	});

	test.each([
		['review', 'Needs review'],
		['reviewed', 'Reviewed'],
		['approved', 'Approved']
	] as const)(
		'a page that is %s is for reading only, and says why in place of the chip of saving',
		(state, name) => {
			const shown = transcribe({ state, role: 'volunteer' });
			expect(shown.text).toContain(`Reading only: ${name}`);
			expect(shown.text).not.toContain('Saved at');
			for (const { attributes } of shown.all('textarea'))
				expect(attributes['readonly']).toBeDefined();
		}
	);

	test('saving is no verb: without script it is a plain button, with one there is none', () => {
		const shown = transcribe({ state: 'open', role: 'volunteer' });
		const [save] = shown.all('noscript')[0]!.all('button');
		expect(save).toMatchObject({ text: 'Save' });
		expect(save!.attributes['class'] ?? '').not.toContain('verb');
		expect(shown.all('form')[0]!.attributes).toMatchObject({ method: 'POST', action: '?/save' });
	});

	test('the form carries who opened what: key, account, timeline, and the version', () => {
		const shown = transcribe({ state: 'open', role: 'volunteer' });
		const sent = Object.fromEntries(
			shown.all('input').map(({ attributes }) => [attributes['name'], attributes['value']])
		);
		expect(sent).toMatchObject({ key: 'k', account: ME, timeline: 'T', head: '1' });
	});
});

/** The same for the tab of comparison. */
const WHILE_COMPARING: typeof WHILE_TRANSCRIBING = [
	['empty', 'another’s', null, null, null],
	['open', 'another’s', null, null, null],
	['review', 'mine', null, null, null],
	['review', 'another’s', null, 'Accept', 'Accept'],
	['returned', 'another’s', null, null, null],
	['reviewed', 'another’s', ON, ON, APPROVE],
	['reviewed', 'mine', ON, ON, APPROVE],
	['approved', 'another’s', ON, ON, APPROVE],
	['reopened', 'another’s', null, null, null]
];

describe('while comparing', () => {
	test.each(cells(WHILE_COMPARING))(
		'a page $state, $whose, has for the $role the verb $verb',
		({ verb, ...place }) => {
			expect(filled(compare(place))).toEqual(verb === null ? [] : [verb]);
			expect(filled(compare({ ...place, language: 'ru' }))).toHaveLength(verb === null ? 0 : 1);
		}
	);

	test.each(['editor', 'archivist'] as const)(
		'own work: the %s sees Accept inactive, with who may',
		(role) => {
			const shown = compare({ state: 'review', role, whose: 'mine' });
			const accept = shown.all('button').find(({ text }) => text === 'Accept')!;
			expect(accept.attributes['aria-disabled']).toBe('true');
			expect(shown.text).toContain('These can: Anna.');
		}
	);

	test.each(['reviewed', 'approved'] as const)(
		'of a page that is %s everyone may see how it was approved, quietly',
		(state) => {
			for (const role of ['volunteer', 'editor'] as const) {
				const [link, on] = compare({ state, role }).all('a');
				expect(on!.attributes).toMatchObject({ href: '/work/next' });
				expect(link!.attributes).toMatchObject({ href: '/records/telegram/approve' });
				expect(link!.attributes['class']).toContain('quiet');
			}
		}
	);

	test('sending back is offered to those who review, until the page is approved', () => {
		const offers = (role: Role, state: PageState) =>
			compare({ state, role })
				.all('form')
				.some(({ attributes }) => attributes['action'] === '?/return');
		for (const state of PAGE_STATES) {
			expect(offers('volunteer', state)).toBe(false);
			for (const role of ['editor', 'archivist'] as const)
				expect(offers(role, state), `${role} ${state}`).toBe(
					state === 'review' || state === 'reviewed'
				);
		}
	});
});

describe('on the page of the record', () => {
	const verbs = ({ state, role, whose = 'another’s' }: Place) => {
		const who = whose === 'mine' ? ME : 'oleg';
		const surface = {
			...{ record: 'telegram', siglum: 'S' as const, page: 'p1', state, returned_to: who },
			...{ submitted_by: who, written_by: who }
		};
		const record = {
			...{ id: 'telegram', published: false },
			...{ surfaces: [surface], witnesses: [{ siglum: 'P' }] }
		};
		return verbOf(record, { id: ME, role });
	};
	const TABLE: typeof WHILE_TRANSCRIBING = [
		['empty', 'another’s', 'transcribe', 'transcribe', 'transcribe'],
		['open', 'mine', 'transcribe', 'transcribe', 'transcribe'],
		['open', 'another’s', 'transcribe', 'transcribe', 'transcribe'],
		['review', 'mine', null, null, null],
		['review', 'another’s', null, 'collate', 'collate'],
		['returned', 'mine', 'transcribe', 'transcribe', 'transcribe'],
		['returned', 'another’s', null, null, null],
		['reviewed', 'another’s', null, null, 'approve'],
		['approved', 'another’s', null, null, null],
		['reopened', 'another’s', 'transcribe', 'transcribe', 'transcribe']
	];

	test.each(cells(TABLE))(
		'a page $state, $whose, leads the $role to $verb',
		({ verb, ...place }) => {
			const { filled: one, quiet } = verbs(place);
			expect(one?.href.split('/').at(-1) ?? null).toBe(verb);
			expect(quiet.map(({ href }) => href)).not.toContain(one?.href);
		}
	);

	test.each(cells(TABLE))('to a page $state, $whose, the $role finds some way', (place) => {
		const { filled: one, quiet } = verbs(place);
		const ways = [...(one ? [one] : []), ...quiet].map(({ href }) => href);
		expect(ways.some((href) => href.startsWith('/pages/p1/'))).toBe(true);
	});
});
