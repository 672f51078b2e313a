import type { ComponentProps } from 'svelte';
import { describe, expect, test } from 'vitest';
import { explain, refuse, type Language } from '#lib/outcome.ts';
import { RANGES, SETTINGS } from '#lib/recognition/preparation.ts';
import { stepsOf, type Previewed } from '#lib/recognition/preparing.ts';
import { RUN_STATES } from '#lib/recognition/run.ts';
import { jobState } from '#lib/ui/words/jobs.ts';
import { faultsOf, screenOf } from '../../../../../tests/support/screen.ts';
import Prepare from './+page.svelte';

type Props = ComponentProps<typeof Prepare>;

const OF: Previewed = {
	...{ width: 2400, height: 3000, turned: 0, factor: 2, skew: 0.5, scale: 1 },
	measures: { bilevel: false, grain: 5.5, paper: 196, ink: 93, xHeight: 24, rules: 2, readAt: 24 }
};
const run = (id: string, more: object = {}) => ({
	...{ id, state: 'ok', asked_by: 'anna', created_at: new Date('2026-11-21T12:00:00Z') },
	...{ settings: { languages: 'rus' }, confidence: 0.914, turned: 0, ...more }
});
const DATA = {
	...{ language: 'en', person: null },
	page: {
		id: 'p1',
		record: { id: 'telegram', title: { ru: 'Телеграмма' } },
		surface: { id: 's1', width: 2400, height: 3000 },
		...{ place: 2, count: 3, previous: 'p0', next: 'p2' }
	},
	...{ kept: {}, tried: {}, languages: null, triedLanguages: null, recordLanguages: 'rus' },
	...{ choices: ['rus', 'eng', 'rus+eng'], address: 'turn=0', readings: [], names: {} },
	...{ shown: { steps: stepsOf({}, OF), of: OF }, fault: null, whyNot: null, refused: null }
};

const screen = (
	parts: object = {},
	{ language = 'en', form = null }: { language?: Language; form?: object | null } = {}
) =>
	screenOf(Prepare, { data: { ...DATA, language, ...parts }, form } as unknown as Props, {
		...{ language, address: '/pages/p1/prepare' }
	});
type Screen = ReturnType<typeof screen>;
const field = (shown: Screen, name: string) =>
	shown.all('*').find(({ attributes }) => attributes['name'] === name)!;
const chosen = (shown: Screen, name: string) =>
	field(shown, name)
		.all('option')
		.find(({ attributes }) => 'selected' in attributes)?.attributes['value'] ?? '';

describe.each<Language>(['en', 'ru'])('in %s', (language) => {
	test.each<[string, object]>([
		['as it opens', {}],
		['while something is tried', { tried: { skew: 2 }, kept: { turn: 90 } }],
		[
			'for those who only look',
			{ whyNot: explain(refuse('page_read_by_editors').refusal, language) }
		],
		['without a picture', { shown: null, fault: explain(refuse('not_found').refusal, language) }],
		['with readings of every state', { readings: RUN_STATES.map((state) => run(state, { state })) }]
	])('the screen is whole %s', (_, parts) => {
		expect(faultsOf(screen(parts, { language }))).toEqual([]);
	});
});

describe('before any script', () => {
	test('both pictures stand side by side, each named, the original laid as the prepared one', () => {
		const [before, after] = screen()
			.all('svg')
			.filter(({ attributes }) => attributes['role'] === 'img');
		expect([before!.spoken, after!.spoken]).toEqual([
			'Original picture of page 2',
			'Prepared picture of page 2'
		]);
		const addresses = [before!, after!].map((one) => one.all('image')[0]!.attributes['href']);
		expect(addresses).toEqual([
			'/api/surfaces/s1/crop?zone=0,0,2400,3000&width=2400',
			'/api/surfaces/s1/prepared?turn=0'
		]);
		expect(before!.attributes['viewbox']).toBe(after!.attributes['viewbox']);
		expect(before!.all('g')[0]!.attributes['transform']).toContain('rotate(-0.5)');
		expect(after!.all('g')[0]!.attributes['transform']).toBe('rotate(-0.5)');
		expect(screen().text).toContain('Original');
		expect(screen().text).toContain('Prepared');
	});

	test('a turned page lies across in both', () => {
		const of = { ...OF, turned: 90, skew: 0 };
		const images = screen({ shown: { steps: [], of } }).all('image');
		const sizes = images.map(({ attributes: { width, height } }) => [width, height]);
		expect(sizes).toEqual([
			['2400', '3000'],
			['3000', '2400']
		]);
	});

	test('one form shows by GET and reads by POST; every setting of the table is in it', () => {
		const shown = screen();
		const form = shown.all('form').find(({ attributes }) => attributes['id'] === 'preparation')!;
		expect(form.attributes['method']).toBeUndefined();
		const buttons = form
			.all('button')
			.map(({ text, attributes }) => [text, attributes['formmethod'], attributes['formaction']]);
		expect(buttons).toEqual([
			['Show', undefined, undefined],
			['Read the page again', 'post', '?/read']
		]);
		const names = form.all('*').flatMap(({ attributes }) => attributes['name'] ?? []);
		expect(names).toEqual([...SETTINGS, 'languages']);
		const automatic = form.all('a').map(({ text, attributes }) => [text, attributes['href']]);
		expect(automatic).toEqual([['All automatic', '?turn=']]);
	});

	test.each(SETTINGS)('%s offers what its row allows, automatic first', (name) => {
		const range = RANGES[name];
		const { attributes, ...one } = field(screen(), name);
		if (range.sort === 'number') {
			const { type, min, max, step } = attributes;
			expect([type, min, max, step]).toEqual([
				'number',
				...[range.least, range.most, range.step].map(String)
			]);
			return;
		}
		const allowed = range.sort === 'switch' ? ['on', 'off'] : range.choices.map(String);
		const values = one.all('option').map(({ attributes }) => attributes['value']);
		expect(values).toEqual(['', ...allowed]);
		expect(one.all('option')[0]!.text).toBe('Automatic');
	});
});

describe('what stands in the fields', () => {
	test('what is kept or tried; automatic is empty', () => {
		const shown = screen({ tried: { turn: 90, rules: false, skew: -1.5 }, languages: 'eng' });
		expect(['turn', 'rules', 'languages', 'divide'].map((name) => chosen(shown, name))).toEqual([
			...['90', 'off', 'eng', '']
		]);
		expect(field(shown, 'skew').attributes['value']).toBe('-1.5');
		expect(field(shown, 'contrast').attributes['value'] ?? '').toBe('');
		expect(chosen(screen({ languages: 'eng', triedLanguages: 'rus+eng' }), 'languages')).toBe(
			'rus+eng'
		);
	});

	test('what was typed and refused stays, with the reason', () => {
		const form = {
			...{ sentence: 'The setting "skew" is 99.', next: 'Choose a number.' },
			typed: { skew: '99', turn: '', languages: 'eng' }
		};
		const shown = screen({ tried: { turn: 90 } }, { form });
		expect(field(shown, 'skew').attributes['value']).toBe('99');
		expect([chosen(shown, 'turn'), chosen(shown, 'languages')]).toEqual(['', 'eng']);
		expect(shown.text).toContain('The setting "skew" is 99.');
		const asked = screen({ refused: { sentence: 'It has no setting "blur".', next: '' } });
		expect(asked.text).toContain('It has no setting "blur".');
	});

	test('those who may not change see the settings and why, and have no verb', () => {
		const whyNot = { sentence: 'Your share is used up.', next: 'Ask an editor.' };
		const shown = screen({ whyNot, kept: { turn: 90 }, tried: { turn: 90 } });
		expect(shown.all('fieldset').some(({ attributes }) => 'disabled' in attributes)).toBe(true);
		expect(chosen(shown, 'turn')).toBe('90');
		expect(shown.text).toContain('Your share is used up. Ask an editor.');
		const form = shown.all('form').find(({ attributes }) => attributes['id'] === 'preparation')!;
		expect(form.all('button')).toEqual([]);
	});
});

describe('what is told', () => {
	const told = (shown: Screen) =>
		Object.fromEntries(
			shown
				.all('dl')[0]!
				.all('div')
				.map((row) => [row.all('dt')[0]!.text, row.all('dd')[0]!.text])
		);

	test('each step with what it did and why, in plain words', () => {
		expect(told(screen())).toMatchObject({
			Turn: 'left as it lies: other turns are tried if little can be read',
			Size: 'lines are looked for in a picture 2 times smaller: a side is longer than 3,000 pixels',
			'Soften the grain': 'softened in 1 pass: the grain of the paper is 5.5, over 4',
			'Take out ruled lines': '2 ruled lines taken out: thin strokes far longer than letters',
			Skew: 'straightened by 0.5°: so the feet of the letters stand in rows',
			'Letter height': 'small letters are read 24 pixels high: as on the scan, between 20 and 30'
		});
		const russian = told(screen({}, { language: 'ru' }));
		expect(russian['Смягчить зерно']).toBe('смягчено за 1 проход: зерно бумаги 5,5, больше 4');
	});

	test('what was set by hand says so', () => {
		const steps = stepsOf({ contrast: 2 }, OF);
		expect(told(screen({ shown: { steps, of: OF } }))['Contrast']).toMatch(/: set by hand$/);
	});

	test('a trial says what the next reading still is; what is kept is no trial', () => {
		expect(screen({ tried: { skew: 2 } }).text).toContain('The next reading is still: Automatic.');
		const kept = screen({ tried: { skew: 2 }, kept: { skew: 2 } });
		expect(kept.text).not.toContain('You are looking at a trial');
	});

	test('a reading under way says so, and what came of it once it is over', () => {
		const reading = (state: string) => screen({ readings: [run('r1', { state })] }).text;
		for (const state of ['waiting', 'running', 'failed'])
			expect(reading(state)).toContain('The page is being read');
		expect(reading('ok')).not.toContain('The page is being read');
		expect(reading('ok')).toContain('The last reading: Done To the text');
		expect(reading('unreadable')).toContain('The last reading: Could not be read To the text');
		const trial = { tried: { skew: 2 }, readings: [run('r1')] };
		expect(screen(trial).text).not.toContain('The last reading');
	});

	test('past readings: state, settings, who, how sure, and the way to look at them again', () => {
		const readings = [
			run('r2', { settings: { languages: 'eng', own: true, turn: 90 }, confidence: null }),
			run('r1', { asked_by: 'import' })
		];
		const shown = screen({ readings, names: { anna: 'Анна' } });
		const rows = shown.all('ol')[0]!.all('li');
		expect(rows[0]!.text).toMatch(/^Done Turn 90° · eng Анна · 21 Nov/);
		expect(rows[1]!.text).toMatch(/^Done Automatic · rus the program · .*sure by 91%$/);
		const links = rows.map((row) => row.all('a')[0]!.attributes['href']);
		expect(links).toEqual(['?turn=90&languages=eng', '?turn=']);
		expect(screen().text).toContain('This page was not read yet.');
	});

	test.each(RUN_STATES)('a reading that is %s is called so', (state) => {
		expect(screen({ readings: [run('r', { state })] }).text).toContain(
			jobState[state].en as string
		);
	});
});

test('the bar leads to text and layout, and the page is turned without leaving the preparation', () => {
	const links = screen().all('a');
	const to = (text: string) => links.find((link) => link.text === text)!.attributes;
	expect(to('Text')['href']).toBe('/pages/p1/transcribe');
	expect(to('Layout')['href']).toBe('/pages/p1/transcribe?layout=');
	expect(to('Preparation')).toMatchObject({ href: '/pages/p1/prepare', 'aria-current': 'true' });
	const turns = links.filter(({ spoken }) => /(Previous|Next) page/.test(spoken));
	expect(turns.map(({ attributes }) => attributes['href'])).toEqual([
		'/pages/p0/prepare',
		'/pages/p2/prepare'
	]);
});
