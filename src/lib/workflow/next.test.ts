import { expect, test } from 'vitest';
import { next, whyOf, type Waiting } from './next.ts';
import type { Role } from './role.ts';
import { PAGE_STATES, type PageState } from './state.ts';

const oleg = { id: 'oleg', role: 'volunteer' as Role };
const anna = { id: 'anna', role: 'editor' as Role };
const maria = { id: 'maria', role: 'archivist' as Role };

function waiting(page: string, state: PageState, more: Partial<Waiting> = {}): Waiting {
	return {
		page,
		siglum: 'S',
		state,
		returned_to: null,
		submitted_by: null,
		written_by: 'tesseract',
		...more
	};
}

test.each<[PageState, string | null, string | null, string | null]>([
	['empty', 'start', 'start', 'start'],
	['open', 'start', 'start', 'start'],
	['review', null, 'review', 'review'],
	['returned', 'returned', 'returned', 'returned'],
	['reviewed', null, null, 'approve'],
	['approved', null, null, null],
	['reopened', 'reopened', 'reopened', 'reopened']
])('a page that is %s needs volunteer, editor, archivist because: %s, %s, %s', (state, ...whys) => {
	expect([oleg, anna, maria].map((person) => whyOf(waiting('p', state), person))).toEqual(whys);
});

test('what was sent back comes first, then the own unfinished page, then a new one', () => {
	const pages = [
		waiting('new', 'open'),
		waiting('mine', 'open', { written_by: 'oleg' }),
		waiting('back', 'returned', { returned_to: 'oleg' })
	];
	expect(next(pages, oleg)).toEqual({ page: 'back', why: 'returned' });
	expect(next(pages.slice(0, 2), oleg)).toEqual({ page: 'mine', why: 'unfinished' });
	expect(next(pages.slice(0, 1), oleg)).toEqual({ page: 'new', why: 'start' });
});

test('a page sent back goes to the same person, and nobody reviews what he sent himself', () => {
	expect(whyOf(waiting('p', 'returned', { returned_to: 'oleg' }), anna)).toBeNull();
	expect(whyOf(waiting('p', 'review', { submitted_by: 'anna' }), anna)).toBeNull();
});

test('pages of the publication come after all pages of the scan', () => {
	const pages = [
		waiting('print', 'returned', { siglum: 'P', returned_to: 'oleg' }),
		waiting('leaf', 'open')
	];
	expect(next(pages, oleg)?.page).toBe('leaf');
	expect(next(pages.slice(0, 1), oleg)?.page).toBe('print');
});

test('nothing to do is said as nothing, in every state that is for others', () => {
	expect(next([], oleg)).toBeNull();
	expect(next([waiting('p', 'approved'), waiting('q', 'review')], oleg)).toBeNull();
	expect(PAGE_STATES.every((state) => whyOf(waiting('p', state), maria) !== undefined)).toBe(true);
});
