import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Conflict } from '#lib/transcription/save.ts';
import ConflictPanel from '#lib/ui/editor/ConflictPanel.svelte';
import type { Desk } from '#lib/ui/editor/desk.svelte.ts';
import DraftOffer from '#lib/ui/editor/DraftOffer.svelte';
import { sha256OfLine } from '#lib/ui/editor/saver.svelte.ts';
import SaveChip from '#lib/ui/editor/SaveChip.svelte';
import SignInDialog from '#lib/ui/editor/SignInDialog.svelte';
import { atDesk } from '../support/at-desk.ts';
import { deskOf, server, surface } from '../support/desk.ts';
import { line as lineOf, page as pageOf } from '../support/page.ts';

let desk: Desk;
let sent: ReturnType<typeof server>;
beforeEach(() => {
	sent = server();
	desk = deskOf(pageOf(['раз', 'два']));
});
afterEach(() => {
	desk.saver.stop();
	vi.unstubAllGlobals();
});

const told = { code: 'x', facts: {}, sentence: 'The text is too long.', next: 'Shorten it.' };
const conflict: Conflict = {
	...{
		line: 'l1',
		mine: 'мой',
		theirs: 'их',
		theirMarks: [],
		...{ by: 'anna', who: 'Анна' },
		at: '2026-11-23T12:00:00Z'
	},
	base: { revision: 3, sha256: sha256OfLine(lineOf('l1', 'их')) }
};

type Change = (desk: Desk) => void;
const touch: Change = ({ saver }) => void (saver.touched = new Set(['l1']));
const STATES: [string, Change, en: RegExp, ru: RegExp, button: string | null][] = [
	['saved', () => undefined, /^✓? ?Saved at .* · version 1$/, /Сохранено в .* · версия 1$/, null],
	[
		'fresh',
		({ saver }) => void (saver.head = 0),
		/Nothing typed yet/,
		/Ещё ничего не набрано/,
		null
	],
	['kept', touch, /Kept on this computer, not on the server yet/, /на сервере ещё нет/, 'Save now'],
	[
		'typing',
		(desk) => {
			touch(desk);
			desk.saver.drafted = false;
		},
		/Typing…/,
		/Вы печатаете…/,
		null
	],
	['saving', ({ saver }) => void (saver.sending = true), /Saving…/, /Сохраняется…/, null],
	[
		'slow',
		({ saver }) => void ([saver.sending, saver.slow] = [true, true]),
		/slow connection/,
		/связь медленная/,
		null
	],
	[
		'offline',
		({ saver }) => void (saver.offlineSince = new Date('2026-11-23T12:00:00Z')),
		/No connection since .+\. Go on/,
		/Нет связи с/,
		null
	],
	[
		'signedOut',
		({ saver }) => void (saver.signedOut = true),
		/signed out/,
		/Срок входа истёк/,
		'Sign in'
	],
	[
		'conflict',
		({ saver }) => void (saver.conflicts = { l1: conflict }),
		/1 line in two versions/,
		/1 строка в двух вариантах/,
		'Compare'
	],
	[
		'refused',
		({ saver }) => void (saver.refused = told as never),
		/Not saved: The text/,
		/Не сохранено/,
		null
	],
	[
		'notKept',
		(desk) => {
			touch(desk);
			desk.saver.notKept = true;
		},
		/Not kept on this computer/,
		/не записывается/,
		'Copy my text'
	]
];

const chip = (language: 'en' | 'ru', acts = { signIn: vi.fn(), compare: vi.fn() }) =>
	atDesk(SaveChip, desk, { given: () => acts, language }).then(() => acts);

test.each(STATES)(
	'the state "%s" is told in English, and offers what helps',
	async (state, change, en, _, button) => {
		change(desk);
		await chip('en');
		const status = page.getByRole('status').element();
		expect(status.getAttribute('data-state')).toBe(state);
		expect(status.textContent?.replace(/\s+/g, ' ').trim()).toMatch(en);
		expect(
			page
				.getByRole('button')
				.elements()
				.map((one) => one.textContent?.trim())
		).toEqual(button === null ? [] : [button]);
	}
);

test.each(STATES)('the state "%s" is told in Russian', async (_, change, __, ru) => {
	change(desk);
	await chip('ru');
	expect(page.getByRole('status').element().textContent).toMatch(ru);
});

test.each(['refused', 'notKept', 'conflict', 'signedOut', 'offline'])(
	'the state "%s" has a sign beside its colour',
	async (name) => {
		STATES.find(([state]) => state === name)![1](desk);
		await chip('en');
		expect(page.getByRole('status').element().textContent).toContain('▲');
	}
);

test('the chip changes while it is on screen, in one region that is announced', async () => {
	await chip('en');
	const region = page.getByRole('status').element();
	desk.type('l1', 'рас');
	await expect.element(page.getByRole('status')).toHaveAttribute('data-state', 'typing');
	await expect.element(page.getByRole('status')).toHaveAttribute('data-state', 'kept');
	await page.getByRole('button', { name: 'Save now' }).click();
	await expect.element(page.getByRole('status')).toHaveAttribute('data-state', 'saved');
	expect(page.getByRole('status').element()).toBe(region);
	expect(sent.map(({ address }) => address)).toEqual(['/api/pages/p1/lines']);
});

test('signing in and comparing are asked of the page', async () => {
	desk.saver.signedOut = true;
	const { signIn } = await chip('en');
	await page.getByRole('button', { name: 'Sign in' }).click();
	expect(signIn).toHaveBeenCalledOnce();
});

async function conflicted(language: 'en' | 'ru' = 'en') {
	desk.type('l1', 'мой');
	desk.saver.conflicts = { l1: conflict };
	await atDesk(ConflictPanel, desk, {
		given: () => ({ line: desk.paper.line('l1')!, number: 1, surface }),
		language
	});
	const panel = page.getByRole('group');
	(panel.element() as HTMLElement).focus();
	return panel;
}

test.each([
	['en', /Анна saved this line at .*Nothing is lost: choose\.$/, ['Mine', 'Theirs']],
	['ru', /строку сохранил\(а\) Анна/, ['Мой вариант', 'Их вариант']]
] as const)(
	'in %s a conflict names who and when, and shows both texts',
	async (language, name, terms) => {
		const panel = await conflicted(language);
		expect(panel.element().getAttribute('aria-label')).toMatch(name);
		const list = panel.element().querySelector('dl')!;
		expect([...list.querySelectorAll('dt')].map((one) => one.textContent)).toEqual(terms);
		const texts = [...list.querySelectorAll('dd')];
		expect(texts.map((one) => [one.textContent, one.lang])).toEqual([
			['мой', 'ru'],
			['их', 'ru']
		]);
	}
);

test.each([
	['1', 'мой'],
	['2', 'их']
])('the digit %s keeps %s, and sends it on the base of theirs', async (digit, kept) => {
	const decided = vi.spyOn(desk, 'choose');
	await conflicted();
	decided.mockImplementation(() => undefined);
	await userEvent.keyboard(digit);
	expect(decided).toHaveBeenCalledExactlyOnceWith('l1', kept === 'мой' ? 'mine' : 'theirs');
});

test('choosing theirs takes their text with nothing of mine left, and nothing is asked again', () => {
	desk.type('l1', 'мой');
	desk.saver.conflicts = { l1: conflict };
	desk.choose('l1', 'theirs');
	expect(desk.paper.line('l1')?.text).toBe('их');
	expect(desk.saver.conflicts).toEqual({});
	expect(desk.saver.touched.has('l1')).toBe(false);
});

async function drafted(language: 'en' | 'ru' = 'en', baseOf = 'раз') {
	desk.draft = {
		l1: {
			base: { revision: 1, sha256: sha256OfLine(lineOf('l1', baseOf)) },
			text: 'рас',
			annotations: [{ id: 'm', kind: 'unclear', from: 0, to: 3 }],
			at: '2026-11-23T12:00:00Z'
		}
	};
	await atDesk(DraftOffer, desk, { language });
}

test.each([
	['en', /^Your text of .* was not saved\.$/, 'The page has not changed since.'],
	['ru', /^Ваш текст от .* не был сохранён\.$/, 'Страница с тех пор не менялась.']
] as const)(
	'in %s a draft says when it is from, and that nothing changed since',
	async (language, name, same) => {
		await drafted(language);
		await expect.element(page.getByRole('region', { name })).toBeVisible();
		expect(page.getByRole('region').element().textContent).toContain(same);
		expect(desk.paper.line('l1')?.text).toBe('раз');
	}
);

test('a draft on an older line says that others saved since', async () => {
	await drafted('en', 'старое');
	expect(page.getByRole('region').element().textContent).toContain('saved by others since');
});

test('compared, the draft stands beside the server’s text, with its marks', async () => {
	await drafted();
	await page.getByRole('button', { name: 'Compare' }).click();
	const [mine, theirs] = [...document.querySelectorAll('dd')];
	expect(mine!.textContent).toContain('рас');
	expect(mine!.textContent).toContain('unclear');
	expect(theirs!.textContent?.trim()).toBe('раз');
	await expect.element(page.getByRole('button', { name: 'Compare' })).not.toBeInTheDocument();
});

test('restored, it is the text of the page with its marks, and is sent', async () => {
	await drafted();
	await page.getByRole('button', { name: 'Restore my text' }).click();
	expect(desk.paper.line('l1')).toMatchObject({ text: 'рас', annotations: [{ kind: 'unclear' }] });
	await expect.poll(() => sent.length).toBe(1);
	await expect.element(page.getByRole('region')).not.toBeInTheDocument();
});

test('dropped, it is gone and the text stays', async () => {
	await drafted();
	await page.getByRole('button', { name: 'Drop it' }).click();
	expect(desk.paper.line('l1')?.text).toBe('раз');
	await expect.element(page.getByRole('region')).not.toBeInTheDocument();
	expect(sent).toEqual([]);
});

test('without a draft there is nothing to be seen', async () => {
	await atDesk(DraftOffer, desk);
	await expect.element(page.getByRole('region')).not.toBeInTheDocument();
});

test('signing in over the page: a wrong password is told, the right one closes and goes on', async () => {
	const enter = vi.fn(async (_: string, password: string) => password === 'right');
	const resume = vi.spyOn(desk.saver, 'resume');
	await atDesk(SignInDialog, desk, { given: () => ({ open: true, enter }) });
	await expect.element(page.getByRole('dialog', { name: 'Sign in to go on' })).toBeVisible();
	await page.getByLabelText('E-mail').fill('oleg@example.org');
	await page.getByLabelText('Password').fill('wrong');
	await userEvent.keyboard('{Enter}');
	await expect.element(page.getByText(/do not fit/)).toBeVisible();
	expect(resume).not.toHaveBeenCalled();
	await page.getByLabelText('Password').fill('right');
	await userEvent.keyboard('{Enter}');
	await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
	expect(enter).toHaveBeenLastCalledWith('oleg@example.org', 'right');
	expect(resume).toHaveBeenCalledOnce();
});
