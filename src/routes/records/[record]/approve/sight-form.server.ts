import { done, refuse, type Outcome } from '#lib/outcome.ts';
import type { Sight } from '#lib/server/approval.ts';
import { REOPEN_REASONS, type ReopenReason } from '#lib/workflow/reason.ts';

/** Fields that name what the approver saw. */
export const SIGHT = ['revision', 'verdict', 'tei'];

/** What the approver saw, as the form names it. */
export function sightOf(form: FormData): Sight {
	const all = (name: string) => form.getAll(name).map(String);
	return {
		revisions: all('revision'),
		verdicts: all('verdict'),
		tei: String(form.get('tei') ?? '')
	};
}

/** Why the record is opened again, and which of its lines are to be worked on. */
export function reopening(
	form: FormData
): Outcome<{ reason: ReopenReason; words: string; lines: string[] }> {
	const reason = REOPEN_REASONS.find((one) => one === form.get('reason'));
	if (!reason) return refuse('bad_request', { what: 'reason' });
	const words = String(form.get('words') ?? '').slice(0, 2000);
	return done({ reason, words, lines: form.getAll('line').map(String) });
}
