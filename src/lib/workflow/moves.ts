import { done, refuse, type Outcome } from '#lib/outcome.ts';
import type { Asker } from './role.ts';
import { PAGE_STATES, type PageState } from './state.ts';

/**
 * The one table of rights. A cell holds four signs: visitor, volunteer, editor, archivist.
 * `+` allowed; `o` own only; `x` not own (four eyes); `q` where quota or project grants it;
 * `u` 401, `n` 404, `f` 403, `s` 409 wrong state.
 * One cell a state, in the order of `PAGE_STATES`; a row of one cell does not depend on a state.
 * For `record.*` the state is the lowest among the pages of the scan.
 */
const RIGHTS = {
	//                         empty open review returned reviewed approved reopened
	'page.read_work': 'n+++ n+++ n+++ n+++ n+++ n+++ n+++',
	'page.read_master': 'nn++ nn++ nn++ nn++ nn++ nn++ nn++',
	'page.reserve': 'u+++ u+++ usss u+++ usss uf++ u+++',
	'page.break_reservation': 'uff+ uff+ uff+ uff+ uff+ uff+ uff+',
	'page.save': 'u+++ u+++ usss u+++ usss uf++ u+++',
	'page.restore_revision': 'u+++ u+++ usss u+++ usss uf++ u+++',
	'page.geometry': 'u+++ u+++ usss u+++ usss uf++ u+++',
	'page.take_suggestion': 'u+++ u+++ usss u+++ usss uf++ u+++',
	'verdict.change_text': 'u+++ u+++ usss u+++ usss uf++ u+++',
	'verdict.keep_text': 'u+++ u+++ us++ u+++ us++ usss u+++',
	'collation.ends': 'uf++ uf++ uf++ uf++ uf++ ufss uf++',
	'page.submit': 'usss u+++ usss u+++ usss usss u+++',
	'page.withdraw': 'usss usss uo++ usss usss usss usss',
	'page.return': 'ufss ufss uf++ ufss uf++ ufss ufss',
	'page.accept': 'ufss ufss ufxx ufss ufss ufss ufss',
	'page.accept_own': 'uffs uffs uff+ uffs uffs uffs uffs',
	'record.approve': 'uffs uffs uffs uffs uffx uffs uffs',
	'record.approve_own': 'uffs uffs uffs uffs uff+ uffs uffs',
	'page.reopen': 'ufss ufss ufss ufss ufss uf++ ufss',
	'record.publish': 'uffs uffs uffs uffs uffs uff+ uff+',
	'record.unpublish': 'uff+ uff+ uff+ uff+ uff+ uff+ uff+',
	'comment.add': 'u+++ u+++ u+++ u+++ u+++ u+++ u+++',
	'comment.edit': 'uooo uooo uooo uooo uooo uooo uooo',
	'comment.hide': 'uf++ uf++ uf++ uf++ uf++ uf++ uf++',
	'ocr.page': 'uq++ uq++ usss uq++ usss usss uq++',
	'page.import_text': 'uf++ uf++ ufss uf++ ufss ufss uf++',

	'published.read': '++++',
	'published.search': '++++',
	'published.export_text': '++++',
	'work.search': 'n+++',
	'work.count': 'n+++',
	'export.project_text': 'uf++',
	'export.bag_with_masters': 'uf++',
	'scan.upload': 'uq++',
	'import.archive': 'uf++',
	'import.xml': 'uf++',
	'record.describe': 'uf++',
	'ocr.project': 'uf++',
	'batch.replace': 'uf++',
	'batch.undo': 'uf++',
	'job.read': 'uo++',
	'job.cancel': 'uo++',
	'job.unpark': 'uf++',
	'model.select': 'uff+',
	'model.add': 'uff+',
	'audit.read': 'uo++',
	'user.list': 'uff+',
	'user.invite': 'uff+',
	'user.reset_link': 'uff+',
	'user.end_sessions': 'uff+',
	'user.role': 'uff+',
	'user.disable': 'uff+',
	'account.sign_in': '++++',
	'account.profile': 'uooo',
	'account.password': 'uooo',
	'account.sessions': 'uooo',
	'health.read': '++++'
} as const satisfies Record<string, string>;

export type Action = keyof typeof RIGHTS;
export const ACTIONS = Object.keys(RIGHTS) as Action[];

type Sign = '+' | 'o' | 'x' | 'q' | 'u' | 'n' | 'f' | 's';
const ASKERS: readonly Asker[] = ['visitor', 'volunteer', 'editor', 'archivist'];

/** What the table cannot know: is it the asker's own, and did quota and project grant it. */
export interface Circumstances {
	own?: boolean;
	granted?: boolean;
}

/**
 * May `asker` do `action` on a page (or record) in `state`? Actions without a page's state take
 * `null`. The order of refusals is that of the signs: session, sight, role, state, own.
 */
export function permit(
	action: Action,
	asker: Asker,
	state: PageState | null,
	{ own = false, granted = false }: Circumstances = {}
): Outcome<null> {
	switch (signOf(action, asker, state)) {
		case '+':
			return done(null);
		case 'o':
			return own ? done(null) : refuse('not_yours', { action });
		case 'x':
			return own ? refuse('own_work', { action }) : done(null);
		case 'q':
			return granted ? done(null) : refuse('not_granted', { action });
		case 'u':
			return refuse('sign_in_first', { action });
		case 'n':
			return refuse('not_found');
		case 'f':
			return refuse('not_your_role', { role: asker, action });
		case 's':
			return refuse('wrong_state', { state: state ?? '', action });
	}
}

function signOf(action: Action, asker: Asker, state: PageState | null): Sign {
	const cells = RIGHTS[action].split(' ');
	if (cells.length > 1 && state === null) throw new Error(`${action} needs a state`);
	const cell = cells.length === 1 ? cells[0] : cells[PAGE_STATES.indexOf(state!)];
	return cell![ASKERS.indexOf(asker)] as Sign;
}

/** The moves: action -> state it is in -> state it goes to; what is not listed stays as it is. */
const MOVES = {
	'page.save': { empty: 'open', approved: 'reopened' },
	'page.submit': { open: 'review', returned: 'review', reopened: 'review' },
	'page.withdraw': { review: 'came_from' },
	'page.return': { review: 'returned', reviewed: 'returned' },
	'page.accept': { review: 'reviewed' },
	'page.accept_own': { review: 'reviewed' },
	'record.approve': { reviewed: 'approved' },
	'record.approve_own': { reviewed: 'approved' },
	'page.reopen': { approved: 'reopened' }
} as const satisfies Record<string, Partial<Record<PageState, PageState | 'came_from'>>>;

export type MovingAction = keyof typeof MOVES;

/** The state that `action` leads to from `state`; taking back leads to where the page came from. */
export function move(action: MovingAction, state: PageState, cameFrom: PageState): PageState {
	const row: Partial<Record<PageState, PageState | 'came_from'>> = MOVES[action];
	const to = row[state] ?? state;
	return to === 'came_from' ? cameFrom : to;
}
