import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deskOf, next, WHYS, whyOf, type Waiting } from './next.ts';
import type { Role } from './role.ts';
import { ofRecord, PAGE_STATES, type PageState } from './state.ts';

const oleg = { id: 'oleg', role: 'volunteer' as Role };
const anna = { id: 'anna', role: 'editor' as Role };
const maria = { id: 'maria', role: 'archivist' as Role };

function waiting(page: string, state: PageState, more: Partial<Waiting> = {}): Waiting {
	return {
		page,
		record: 'telegram',
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

test('what another began comes after what nobody has touched, and is not said to be untouched', () => {
	const pages = [waiting('begun', 'open', { written_by: 'anna' }), waiting('new', 'open')];
	expect(next(pages, oleg)).toEqual({ page: 'new', why: 'start' });
	expect(next(pages.slice(0, 1), oleg)).toEqual({ page: 'begun', why: 'begun' });
	expect(whyOf(waiting('typed', 'open', { written_by: null }), oleg)).toBe('start');
});

test('a page that another works on is left to him', () => {
	const pages = [waiting('p1', 'open', { held: true }), waiting('p2', 'open', { held: false })];
	expect(next(pages, oleg)).toEqual({ page: 'p2', why: 'start' });
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

test('an archivist approves a record once all its leaves are reviewed; till then others need her first', () => {
	const pages = [waiting('p1', 'reviewed'), waiting('p2', 'review')];
	expect(next(pages, maria)).toEqual({ page: 'p2', why: 'review' });
	const other = waiting('p2', 'review', { record: 'letter', submitted_by: 'maria' });
	expect(next([pages[0]!, other], maria)).toEqual({ page: 'p1', why: 'approve' });
	expect(next([pages[0]!, waiting('p2', 'open', { held: true })], maria)).toBeNull();
	const print = waiting('p2', 'open', { siglum: 'P' });
	expect(next([pages[0]!, print], maria)).toEqual({ page: 'p1', why: 'approve' });
});

test('nothing to do is said as nothing, in every state that is for others', () => {
	expect(next([], oleg)).toBeNull();
	expect(next([waiting('p', 'approved'), waiting('q', 'review')], oleg)).toBeNull();
	expect(PAGE_STATES.every((state) => whyOf(waiting('p', state), maria) !== undefined)).toBe(true);
});

test('each reason leads to the desk where that is done', () => {
	const leads = WHYS.map((why) => deskOf({ page: 'p1', record: 'telegram', why }));
	const special: Partial<Record<string, string>> = {
		review: '/pages/p1/collate',
		approve: '/records/telegram/approve'
	};
	expect(leads).toEqual(WHYS.map((why) => special[why] ?? '/pages/p1/transcribe'));
});

const people = fc.constantFrom(oleg, anna, maria);
const someone = fc.constantFrom(null, 'oleg', 'anna', 'maria');
const many = fc.array(
	fc.record({
		page: fc.string(),
		record: fc.constantFrom('telegram', 'letter'),
		siglum: fc.constantFrom('S' as const, 'P' as const),
		state: fc.constantFrom(...PAGE_STATES),
		returned_to: someone,
		submitted_by: someone,
		written_by: someone
	}),
	{ maxLength: 8 }
);

/** In which order each is asked, as the screen of work promises it. */
const FIRST: Record<Role, string[]> = {
	volunteer: ['returned', 'unfinished', 'reopened', 'start', 'begun'],
	editor: ['returned', 'review', 'unfinished', 'reopened', 'start', 'begun'],
	archivist: ['returned', 'approve', 'review', 'unfinished', 'reopened', 'start', 'begun']
};

test('law: what is offered is a page that needs the person, of the scan first, and none needs him more', () => {
	fc.assert(
		fc.property(many, people, (pages, person) => {
			const needed = pages.flatMap((page) => {
				const why = whyOf(page, person);
				const leaves = pages.filter(
					({ record, siglum }) => record === page.record && siglum === 'S'
				);
				const early = why === 'approve' && ofRecord(leaves.map(({ state }) => state)) !== 'ready';
				return why === null || early ? [] : [{ page, why }];
			});
			const found = next(pages, person);
			const rank = ({ page, why }: (typeof needed)[0]) =>
				(page.siglum === 'S' ? 0 : 100) + FIRST[person.role].indexOf(why);
			const [best] = needed.toSorted((a, b) => rank(a) - rank(b));
			expect(found).toEqual(best ? { page: best.page.page, why: best.why } : null);
		}),
		{ numRuns: 200 }
	);
});

test('law: nobody is asked to review what he submitted, nor anyone for what is sealed', () => {
	fc.assert(
		fc.property(many, people, (pages, person) => {
			for (const page of pages) {
				const why = whyOf(page, person);
				if (why === 'review') expect(page.submitted_by).not.toBe(person.id);
				if (why === 'review' || why === 'approve') expect(person.role).not.toBe('volunteer');
				if (page.state === 'approved') expect(why).toBeNull();
				if (why !== null) expect(FIRST[person.role]).toContain(why);
			}
		})
	);
});

test('a page of the publication is never sealed by itself', () => {
	expect(whyOf(waiting('p', 'reviewed', { siglum: 'P' }), maria)).toBeNull();
});
