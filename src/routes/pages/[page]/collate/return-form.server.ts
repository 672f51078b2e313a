import { done, refuse, type Outcome } from '#lib/outcome.ts';
import { RETURN_REASONS, type ReturnedLine } from '#lib/workflow/reason.ts';
import { text } from './verdict-form.server.ts';

export { text };

/** The lines that a reviewer sends back, as the form has them: `line`, its `reason`, words for all. */
export function returnedLines(form: FormData): Outcome<{ lines: ReturnedLine[]; words: string }> {
	const reason = RETURN_REASONS.find((one) => one === form.get('reason'));
	if (!reason) return refuse('bad_request', { what: 'reason' });
	const words = text(form, 'words').slice(0, 2000);
	const lines = form.getAll('line').map((line) => ({ line: String(line), reason, words }));
	return done({ lines, words });
}
