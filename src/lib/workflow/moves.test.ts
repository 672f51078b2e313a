import { expect, test } from 'vitest';
import type { RefusalCode } from '#lib/outcome.ts';
import { ACTIONS, move, permit, type Action, type Circumstances } from './moves.ts';
import type { Asker } from './role.ts';
import { PAGE_STATES, type PageState } from './state.ts';

/** The design's table of page actions, as it was agreed; signs in the order visitor to archivist. */
const BY_STATE = `
| action | empty | open | review | returned | reviewed | approved | reopened |
| page.read_work | n+++ | n+++ | n+++ | n+++ | n+++ | n+++ | n+++ |
| page.read_master | nn++ | nn++ | nn++ | nn++ | nn++ | nn++ | nn++ |
| page.reserve | u+++ | u+++ | usss | u+++ | usss | uf++ | u+++ |
| page.break_reservation | uff+ | uff+ | uff+ | uff+ | uff+ | uff+ | uff+ |
| page.save, page.restore_revision, page.geometry, page.take_suggestion, verdict.change_text | u+++ | u+++ | usss | u+++ | usss | uf++ | u+++ |
| verdict.keep_text | u+++ | u+++ | us++ | u+++ | us++ | usss | u+++ |
| collation.ends | uf++ | uf++ | uf++ | uf++ | uf++ | ufss | uf++ |
| page.submit | usss | u+++ | usss | u+++ | usss | usss | u+++ |
| page.withdraw | usss | usss | uo++ | usss | usss | usss | usss |
| page.return | ufss | ufss | uf++ | ufss | uf++ | ufss | ufss |
| page.accept | ufss | ufss | ufxx | ufss | ufss | ufss | ufss |
| page.accept_own | uffs | uffs | uff+ | uffs | uffs | uffs | uffs |
| record.approve | uffs | uffs | uffs | uffs | uffx | uffs | uffs |
| record.approve_own | uffs | uffs | uffs | uffs | uff+ | uffs | uffs |
| page.reopen | ufss | ufss | ufss | ufss | ufss | uf++ | ufss |
| record.publish | uffs | uffs | uffs | uffs | uffs | uff+ | uff+ |
| record.unpublish | uff+ | uff+ | uff+ | uff+ | uff+ | uff+ | uff+ |
| comment.add | u+++ | u+++ | u+++ | u+++ | u+++ | u+++ | u+++ |
| comment.edit | uooo | uooo | uooo | uooo | uooo | uooo | uooo |
| comment.hide | uf++ | uf++ | uf++ | uf++ | uf++ | uf++ | uf++ |
| ocr.page | uq++ | uq++ | usss | uq++ | usss | usss | uq++ |
| page.import_text | uf++ | uf++ | ufss | uf++ | ufss | ufss | uf++ |
`;

/** The design's table of actions without a page's state. */
const STATELESS = `
| published.read, published.search, published.export_text | ++++ |
| work.search, work.count | n+++ |
| export.project_text, export.bag_with_masters | uf++ |
| scan.upload | uq++ |
| import.archive, import.xml, job.unpark, record.describe | uf++ |
| ocr.project | uf++ |
| batch.replace, batch.undo | uf++ |
| job.read, job.cancel, audit.read | uo++ |
| user.list, user.invite, user.reset_link, user.end_sessions | uff+ |
| model.select, model.add | uff+ |
| user.role, user.disable | uff+ |
| account.sign_in | ++++ |
| account.profile, account.password, account.sessions | uooo |
| health.read | ++++ |
`;

const ASKERS: Asker[] = ['visitor', 'volunteer', 'editor', 'archivist'];

/** What each sign answers, without and with the circumstance that it asks for; null: allowed. */
const ANSWERS: Record<string, [Circumstances, RefusalCode | null][]> = {
	'+': [[{}, null]],
	o: [
		[{ own: true }, null],
		[{ own: false }, 'not_yours']
	],
	x: [
		[{ own: false }, null],
		[{ own: true }, 'own_work']
	],
	q: [
		[{ granted: true }, null],
		[{ granted: false }, 'not_granted']
	],
	u: [[{ own: true, granted: true }, 'sign_in_first']],
	n: [[{ own: true, granted: true }, 'not_found']],
	f: [[{ own: true, granted: true }, 'not_your_role']],
	s: [[{ own: true, granted: true }, 'wrong_state']]
};

type Case = [Action, Asker, PageState | null, Circumstances, RefusalCode | null];

function rowsOf(table: string): string[][] {
	const rows = table.split('\n').filter((row) => row.startsWith('|'));
	return rows.map((row) =>
		row
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.trim())
	);
}

function casesOf(actions: string, cell: string, state: PageState | null): Case[] {
	return actions
		.split(', ')
		.flatMap((action) =>
			ASKERS.flatMap((asker, i) =>
				ANSWERS[cell[i]!]!.map(([facts, code]): Case => [
					action as Action,
					asker,
					state,
					facts,
					code
				])
			)
		);
}

const [head, ...byState] = rowsOf(BY_STATE);
const cases = [
	...byState.flatMap(([actions, ...cells]) =>
		cells.flatMap((cell, i) => casesOf(actions!, cell, head![i + 1] as PageState))
	),
	...rowsOf(STATELESS).flatMap(([actions, cell]) => casesOf(actions!, cell!, null))
];

test('the design speaks of every action that the program knows, and of every state', () => {
	expect([...new Set(cases.map(([action]) => action))].sort()).toEqual([...ACTIONS].sort());
	expect(head!.slice(1)).toEqual([...PAGE_STATES]);
	expect(cases.length).toBeGreaterThan(850);
});

test.each(cases)('%s by %s in %s %o: %s', (action, asker, state, facts, code) => {
	const outcome = permit(action, asker, state, facts);
	expect(outcome.ok ? null : outcome.refusal.code).toBe(code);
});

test('a refusal carries what its sentence needs', () => {
	expect(permit('page.accept', 'volunteer', 'review')).toMatchObject({
		refusal: { facts: { role: 'volunteer', action: 'page.accept' } }
	});
	expect(permit('page.submit', 'volunteer', 'review')).toMatchObject({
		refusal: { facts: { state: 'review' } }
	});
});

test('an action on a page cannot be asked for without its state', () => {
	expect(() => permit('page.accept', 'editor', null)).toThrow('needs a state');
});

/** Section 4.3 of the design: action, from, to. */
const MOVED: [Parameters<typeof move>[0], PageState[], PageState][] = [
	['page.save', ['empty'], 'open'],
	['page.save', ['approved'], 'reopened'],
	['page.submit', ['open', 'returned', 'reopened'], 'review'],
	['page.return', ['review', 'reviewed'], 'returned'],
	['page.accept', ['review'], 'reviewed'],
	['page.accept_own', ['review'], 'reviewed'],
	['record.approve', ['reviewed'], 'approved'],
	['record.approve_own', ['reviewed'], 'approved'],
	['page.reopen', ['approved'], 'reopened']
];

test.each([...new Set(MOVED.map(([action]) => action))])(
	'%s moves as agreed, else nothing',
	(action) => {
		for (const state of PAGE_STATES) {
			const row = MOVED.find(([moving, from]) => moving === action && from.includes(state));
			expect([state, move(action, state, 'open')]).toEqual([state, row?.[2] ?? state]);
		}
	}
);

test('taking back leads to where the page came from', () => {
	for (const cameFrom of ['open', 'returned', 'reopened'] as const) {
		expect(move('page.withdraw', 'review', cameFrom)).toBe(cameFrom);
	}
	expect(move('page.withdraw', 'reviewed', 'open')).toBe('reviewed');
});
