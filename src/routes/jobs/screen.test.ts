import type { ComponentProps } from 'svelte';
import { expect, test } from 'vitest';
import type { Language } from '#lib/outcome.ts';
import { RUN_STATES, type RunState } from '#lib/recognition/run.ts';
import { jobState } from '#lib/ui/words/jobs.ts';
import { screenOf } from '../../../tests/support/screen.ts';
import Jobs from './+page.svelte';

type Props = ComponentProps<typeof Jobs>;
type Job = Props['data']['jobs'][number];

const job = (parts: Partial<Job> = {}): Job => ({
	id: 'r1',
	state: 'ok',
	page: 'p1',
	ordinal: 2,
	description: { id: 'telegram', title: { ru: 'Телеграмма' } } as Job['description'],
	attempt: 1,
	done: 0,
	total: 0,
	asked: new Date('2026-11-26T10:00:00Z'),
	reason: null,
	...parts
});

const screen = (jobs: Job[], language: Language = 'en', form: Props['form'] = null) =>
	screenOf(Jobs, { data: { jobs, language, person: null }, form, params: {} }, { language });

test.each<[Language, string]>([
	['en', 'Nothing is running.'],
	['ru', 'Ничего не выполняется.']
])('an empty list says so in %s and shows no list', (language, sentence) => {
	const empty = screen([], language);
	expect(empty.text).toContain(sentence);
	expect(empty.all('ul')).toEqual([]);
	expect(empty.title).toContain('Sverka');
});

/** What a person may do with a job of each state, and whether it is said with alarm. */
const STATES: Record<RunState, [verb: string, action: string, grave: boolean]> = {
	waiting: ['Cancel', '?/cancel', false],
	running: ['Cancel', '?/cancel', false],
	failed: ['Cancel', '?/cancel', true],
	ok: ['Read again', '?/again', false],
	no_text: ['Read again', '?/again', false],
	blank: ['Read again', '?/again', false],
	black: ['Read again', '?/again', false],
	noise: ['Read again', '?/again', false],
	handwriting: ['Read again', '?/again', false],
	unreadable: ['Try again', '?/again', true],
	refused: ['Try again', '?/again', true],
	parked: ['Try again', '?/again', true],
	cancelled: ['Try again', '?/again', false]
};

test.each(RUN_STATES)('a job that is %s has its word and the one verb that fits', (state) => {
	const [verb, action, grave] = STATES[state];
	const shown = screen([job({ state })]);
	const [form] = shown.all('form');
	expect(form!.attributes['action']).toBe(action);
	expect(form!.all('button').map(({ text }) => text)).toEqual([verb]);
	expect(form!.all('button')[0]!.spoken).toBe(`${verb}: Reading of page 2`);
	expect(form!.all('input')[0]!.attributes['value']).toBe('r1');
	const chip = shown.all('span').find(({ text }) => text.endsWith(String(jobState[state].en)))!;
	expect(chip.attributes['class']?.includes('fault')).toBe(grave);
	expect(screen([job({ state })], 'ru').text).toContain(String(jobState[state].ru));
});

test('a running job says how far it is; one that waits for its first line does not', () => {
	expect(screen([job({ state: 'running', done: 14, total: 38 })]).text).toContain('line 14 of 38');
	expect(screen([job({ state: 'running', done: 14, total: 38 })], 'ru').text).toContain(
		'строка 14 из 38'
	);
	expect(screen([job({ state: 'running' })]).text).not.toContain('line 0');
	expect(screen([job({ state: 'ok', done: 38, total: 38 })]).text).not.toContain('line 38');
});

test('a later attempt and a reason are said, with the next step', () => {
	const reason = { sentence: 'The page was stopped after 60 seconds.', next: 'Read it again.' };
	const shown = screen([job({ state: 'parked', attempt: 3, reason } as Partial<Job>)]);
	expect(shown.text).toContain('attempt 3');
	expect(shown.text).toContain('The page was stopped after 60 seconds. Read it again.');
	expect(screen([job()]).text).not.toContain('attempt 1');
});

test('the page is a link where there is one, the title keeps its own language', () => {
	const [linked] = screen([job()]).all('a');
	expect(linked).toMatchObject({
		text: 'Reading of page 2',
		attributes: { href: '/pages/p1/transcribe' }
	});
	const bare = screen([job({ page: null })]);
	expect(bare.all('a')).toEqual([]);
	expect(bare.text).toContain('Reading of page 2');
	const title = bare.all('span').find(({ text }) => text === 'Телеграмма');
	expect(title!.attributes['lang']).toBe('ru');
});

test('a refused verb stands above the list with its next step, a done one is announced', () => {
	const refused = screen([job()], 'en', {
		sentence: 'The job has ended.',
		next: 'Look at the page.',
		code: 'wrong_state',
		typed: {}
	} as Props['form']);
	expect(refused.text.indexOf('The job has ended.')).toBeGreaterThan(-1);
	expect(refused.text).toContain('Look at the page.');
	expect(refused.text.indexOf('The job has ended.')).toBeLessThan(refused.text.indexOf('Reading'));
	const done = screen([job()], 'en', { done: true } as Props['form']);
	const status = done.all('p').find(({ attributes }) => attributes['role'] === 'status');
	expect(status!.text).toBe('Done.');
});
