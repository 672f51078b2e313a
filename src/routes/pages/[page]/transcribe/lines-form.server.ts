import { retext } from '#lib/transcription/line.ts';
import { findLine } from '#lib/transcription/page.ts';
import type { LineSave, SaveRequest } from '#lib/transcription/save.ts';
import { clean } from '#lib/transcription/typed.ts';
import type { Opened } from '#lib/server/opening.ts';

/** Every field of the page's form; of each line its text, what it was, and its base. */
export const FIELDS = ['key', 'account', 'timeline', 'head', 'text.', 'was.', 'base.'];

/**
 * The save that a form without script asks for: fields `text.<line>` with `was.<line>` and
 * `base.<line>` (revision:sha256) beside each; null where nothing was typed.
 */
export function saveOf(form: FormData, { content }: Opened): SaveRequest | null {
	const value = (name: string) => String(form.get(name) ?? '');
	const lines: LineSave[] = [];
	for (const name of form.keys()) {
		if (!name.startsWith('text.')) continue;
		const id = name.slice('text.'.length);
		const { text } = clean(value(name));
		if (text === value(`was.${id}`)) continue;
		const [revision = '0', sha256 = ''] = value(`base.${id}`).split(':');
		const line = findLine(content, id);
		const annotations = line ? retext(line, text).annotations : [];
		const base = { revision: Number(revision), sha256 };
		lines.push({ line: id, base, text, annotations, confirm: false });
	}
	const opening = { key: value('key'), account: value('account'), timeline: value('timeline') };
	return lines.length > 0 ? { ...opening, lines } : null;
}
