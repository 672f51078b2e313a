import { createRawSnippet } from 'svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { faultsOf, screenOf } from '../../../../tests/support/screen.ts';
import Button from './Button.svelte';
import Chip from './Chip.svelte';
import Dialog from './Dialog.svelte';
import Fault from './Fault.svelte';
import Field from './Field.svelte';
import Menu from './Menu.svelte';
import Moment from './Moment.svelte';
import Narrow from './Narrow.svelte';
import PageBar from './PageBar.svelte';
import Tabs from './Tabs.svelte';
import Toast from './Toast.svelte';
import { TOAST_MS, ToastShelf } from './toast.svelte.ts';

/** Plain words as the inside of a control. */
const words = (text: string) => createRawSnippet(() => ({ render: () => `<span>${text}</span>` }));

describe('a button', () => {
	const button = (props: Omit<Parameters<typeof Button>[1], 'children'>) =>
		screenOf(Button, { ...props, children: words('Go') });

	test('does not send a form unless it is told to', () => {
		expect(button({}).all('button')[0]!.attributes['type']).toBe('button');
		expect(button({ type: 'submit' }).all('button')[0]!.attributes['type']).toBe('submit');
	});

	test('with an address is a link', () => {
		const shown = button({ href: '/records' });
		expect(shown.all('a')[0]).toMatchObject({ text: 'Go', attributes: { href: '/records' } });
		expect(shown.all('button')).toEqual([]);
	});

	test.each([{ type: 'submit' as const }, { href: '/records' }])(
		'that cannot be pressed (%o) can still be reached, does nothing, and says why',
		(props) => {
			const shown = button({ ...props, whyNot: 'Choose a picture first.' });
			const [held] = shown.all('button');
			expect(held!.attributes).toMatchObject({ type: 'button', 'aria-disabled': 'true' });
			expect(held!.attributes['disabled']).toBeUndefined();
			const reason = shown
				.all('span')
				.find(({ attributes }) => attributes['id'] === held!.attributes['aria-describedby']);
			expect(reason!.text).toBe('Choose a picture first.');
			expect(shown.all('a')).toEqual([]);
			expect(faultsOf(shown)).toEqual([]);
		}
	);

	test.each(['verb', 'quiet', 'plain'] as const)('of the kind %s has its class alone', (kind) => {
		const classes = button({ kind }).all('button')[0]!.attributes['class']!.split(' ');
		const kinds = ['verb', 'quiet', 'plain'].filter((one) => classes.includes(one));
		expect(kinds).toEqual([kind]);
	});
});

describe('a chip', () => {
	test.each([
		['plain', ''],
		['machine', '⚙'],
		['publication', 'P'],
		['person', ''],
		['fault', '▲']
	] as const)('of the tone %s has its sign “%s”, which is not read aloud', (tone, sign) => {
		const shown = screenOf(Chip, { tone, children: words('word') });
		const signs = shown
			.all('span')
			.filter(({ attributes }) => attributes['aria-hidden'] === 'true')
			.map(({ text }) => text);
		expect(signs).toEqual(sign === '' ? [] : [sign]);
	});

	test('takes another sign where one is given', () => {
		expect(screenOf(Chip, { glyph: '✓', children: words('Saved') }).text).toBe('✓ Saved');
	});
});

describe('a field', () => {
	const field = (props: Partial<Parameters<typeof Field>[1]>) =>
		screenOf(Field, { label: 'Name', name: 'name', ...props });

	test('is tied to its label', () => {
		const shown = field({});
		const [input] = shown.all('input');
		expect(shown.all('label')[0]!.attributes['for']).toBe(input!.attributes['id']);
		expect(input!.attributes['aria-describedby']).toBeUndefined();
		expect(input!.attributes['aria-invalid']).toBeUndefined();
		expect(faultsOf(shown)).toEqual([]);
	});

	test.each([
		[{ hint: 'Small letters.' }, 'Small letters.', undefined],
		[{ fault: 'It is taken.' }, '▲ It is taken.', 'true'],
		[{ hint: 'Small letters.', fault: 'It is taken.' }, 'Small letters. ▲ It is taken.', 'true']
	])('reads its help and its fault aloud: %o', (props, read, invalid) => {
		const shown = field(props);
		const [input] = shown.all('input');
		const more = shown
			.all('div')
			.find(({ attributes }) => attributes['id'] === input!.attributes['aria-describedby']);
		expect(more!.text).toBe(read);
		expect(input!.attributes['aria-invalid']).toBe(invalid);
	});

	test('a word beside the label says that it is needed; the name stays the label alone', () => {
		const shown = field({ need: 'required', required: true });
		expect(shown.all('label')[0]!.text).toBe('Name');
		expect(shown.all('p')[0]!.text).toBe('Name required');
		expect(shown.all('span')[0]!.attributes['aria-hidden']).toBe('true');
		expect(field({}).all('span')).toEqual([]);
	});

	test('passes on what browsers and password managers look at', () => {
		const [input] = field({
			type: 'password',
			autocomplete: 'current-password',
			required: true,
			maxlength: 128,
			value: 'x'
		}).all('input');
		expect(input!.attributes).toMatchObject({
			...{ type: 'password', autocomplete: 'current-password' },
			...{ required: '', maxlength: '128', value: 'x', name: 'name' }
		});
	});
});

describe('what stands around', () => {
	test('a refusal is announced at once, its sign is not read', () => {
		const shown = screenOf(Fault, { sentence: 'The file is empty.', next: 'Choose it again.' });
		expect(shown.all('div')[0]!.attributes['role']).toBe('alert');
		expect(shown.all('p').map(({ text }) => text)).toEqual([
			'▲ The file is empty.',
			'Choose it again.'
		]);
		expect(shown.all('span')[0]!.attributes['aria-hidden']).toBe('true');
		expect(screenOf(Fault, { sentence: 'No.' }).all('p')).toHaveLength(1);
	});

	test('a menu opens before any script and has a spoken name', () => {
		const shown = screenOf(Menu, {
			name: 'Account of Maria',
			button: words('Maria'),
			children: words('Sign out')
		});
		const [details] = shown.all('details');
		expect(details!.all('summary')[0]!.spoken).toBe('Account of Maria');
		expect(details!.text).toContain('Sign out');
		expect('open' in details!.attributes).toBe(false);
	});

	test('a dialog is named by its heading and closed before it is opened', () => {
		const shown = screenOf(Dialog, {
			...{ open: true, title: 'Keys', dismiss: 'Put away' },
			children: words('Enter')
		});
		const [dialog] = shown.all('dialog');
		expect(dialog!.attributes['aria-labelledby']).toBe(dialog!.all('h2')[0]!.attributes['id']);
		// `showModal` opens it in the browser; an `open` in the HTML would make it no modal one.
		expect('open' in dialog!.attributes).toBe(false);
		expect(shown.all('footer')).toEqual([]);
		const acting = screenOf(Dialog, {
			...{ open: true, title: 'Keys', dismiss: 'Put away', children: words('') },
			actions: words('Close')
		});
		expect(acting.all('footer')[0]!.text).toBe('Close');
	});

	test('a narrow page is its heading and what is in it', () => {
		const shown = screenOf(Narrow, { title: 'Sign in', children: words('Form') });
		expect(shown.all('h1').map(({ text }) => text)).toEqual(['Sign in']);
		expect(shown.text).toBe('Sign in Form');
	});

	test('tabs are links; one of them is where one is', () => {
		const tabs = [
			{ href: 'a', label: 'Transcribe', current: true },
			{ href: 'b', label: 'Compare', current: false }
		];
		const shown = screenOf(Tabs, { name: 'Views', tabs });
		expect(shown.all('nav')[0]!.spoken).toBe('Views');
		expect(shown.all('a').map(({ attributes }) => attributes['aria-current'])).toEqual([
			'page',
			undefined
		]);
	});

	test('the page’s bar has its places in order, and none that is empty', () => {
		const places = (props: object) =>
			screenOf(PageBar, { name: 'This page', status: words('Saved'), ...props })
				.all('div')
				.map(({ text }) => text);
		expect(places({})).toEqual(['Saved']);
		expect(places({ verb: words('Submit'), tabs: words('Tabs') })).toEqual([
			...['Saved', 'Tabs', 'Submit']
		]);
	});
});

test.each([
	['en', 'moment', '21 Nov 2026, 14:05'],
	['en', 'day', '21 November 2026'],
	['en', 'time', '14:05'],
	['ru', 'moment', '21 нояб. 2026 г., 14:05'],
	['ru', 'day', '21 ноября 2026 г.'],
	['ru', 'time', '14:05']
] as const)('a moment in %s as %s is “%s” in UTC before the script', (language, style, text) => {
	for (const at of ['2026-11-21T14:05:00Z', new Date('2026-11-21T14:05:00Z')]) {
		const [time] = screenOf(Moment, { at, style }, { language }).all('time');
		expect(time!.text).toBe(text);
		expect(time!.attributes['datetime']).toBe('2026-11-21T14:05:00.000Z');
	}
});

describe('toasts', () => {
	beforeEach(() => vi.useFakeTimers());
	afterEach(() => vi.useRealTimers());

	test('stay eight seconds, and no longer', () => {
		const shelf = new ToastShelf();
		shelf.show({ text: 'Sent' });
		vi.advanceTimersByTime(TOAST_MS - 1);
		expect(shelf.shown?.text).toBe('Sent');
		vi.advanceTimersByTime(1);
		expect(shelf.shown).toBeNull();
		expect(TOAST_MS).toBeGreaterThanOrEqual(8000);
	});

	test('stay as long as they are held, then their whole time again', () => {
		const shelf = new ToastShelf();
		shelf.show({ text: 'Sent' });
		vi.advanceTimersByTime(TOAST_MS - 1);
		shelf.hold();
		vi.advanceTimersByTime(10 * TOAST_MS);
		expect(shelf.shown?.text).toBe('Sent');
		shelf.release();
		vi.advanceTimersByTime(TOAST_MS - 1);
		expect(shelf.shown?.text).toBe('Sent');
		vi.advanceTimersByTime(1);
		expect(shelf.shown).toBeNull();
	});

	test('come one at a time; the newer has its own time', () => {
		const shelf = new ToastShelf();
		shelf.show({ text: 'one' });
		vi.advanceTimersByTime(TOAST_MS - 1);
		shelf.show({ text: 'two' });
		vi.advanceTimersByTime(TOAST_MS - 1);
		expect(shelf.shown?.text).toBe('two');
		shelf.dismiss();
		expect(shelf.shown).toBeNull();
	});

	test('appear in a region that is always there, with Undo where there is one', () => {
		const shelf = new ToastShelf();
		const empty = screenOf(Toast, { shelf, dismiss: 'Dismiss' });
		expect(empty.all('div')[0]!.attributes).toMatchObject({
			role: 'status',
			'aria-live': 'polite'
		});
		expect(empty.all('button')).toEqual([]);
		shelf.show({ text: 'Sent for review', undo: { label: 'Undo', act: () => {} } });
		const full = screenOf(Toast, { shelf, dismiss: 'Dismiss' });
		expect(full.text).toContain('Sent for review');
		expect(full.all('button').map(({ spoken }) => spoken)).toEqual(['Undo', 'Dismiss']);
		shelf.dismiss();
	});
});
