import * as v from 'valibot';
import { done, type Outcome, refuse } from '#lib/outcome.ts';
import * as grapheme from '#lib/text/grapheme.ts';
import { retext } from '#lib/transcription/line.ts';
import { findLine } from '#lib/transcription/page.ts';
import type { LineSave, SaveRequest, StructureRequest } from '#lib/transcription/save.ts';
import { clean } from '#lib/transcription/typed.ts';
import { wishOf } from '#lib/transcription/wish.ts';
import type { Opened } from '#lib/server/opening.ts';
import { numberIn } from '../../../door.ts';

/** Every field of the page's form; of each line its text, what it was, and its base. */
export const FIELDS = ['key', 'account', 'timeline', 'head', 'take', 'text.', 'was.', 'base.'];

/**
 * The save that a form without script asks for: fields `text.<line>` with `was.<line>` and
 * `base.<line>` (revision:sha256) beside each; null where nothing was typed.
 */
export function saveOf(form: FormData, { content }: Opened): SaveRequest | null {
	const value = (name: string) => String(form.get(name) ?? '');
	const lines: LineSave[] = [];
	const taken = takenOf(value('take'));
	for (const name of form.keys()) {
		if (!name.startsWith('text.')) continue;
		const id = name.slice('text.'.length);
		const text = withTaken(id, clean(value(name)).text, taken);
		if (text === value(`was.${id}`)) continue;
		const [revision = '0', sha256 = ''] = value(`base.${id}`).split(':');
		const line = findLine(content, id);
		const annotations = line ? retext(line, text).annotations : [];
		const base = { revision: Number(revision), sha256 };
		lines.push({ line: id, base, text, annotations, confirm: false });
	}
	const opening = { key: value('key'), account: value('account'), timeline: value('timeline') };
	const origin = taken?.reading === undefined ? {} : { reading: taken.reading };
	return lines.length > 0 ? { ...opening, ...origin, lines } : null;
}

/** A suggestion that a button of the form takes, and the word it is for. */
const TAKEN = v.strictObject({
	...{ line: v.string(), word: v.string(), text: v.string() },
	...{ from: v.number(), to: v.number() },
	/** The reading that the text is of, where a place was read again. */
	reading: v.optional(v.string())
});
type Taken = v.InferOutput<typeof TAKEN>;

/** Is it a suggestion that is taken, of which more may wait? */
export function takesSuggestion(form: FormData): boolean {
	const taken = takenOf(String(form.get('take') ?? ''));
	return taken !== null && taken.reading === undefined;
}

function takenOf(written: string): Taken | null {
	try {
		return v.parse(TAKEN, JSON.parse(written || 'null'));
	} catch {
		// No button of ours: nothing is taken, what was typed is saved.
		return null;
	}
}

/** The text with the suggestion in it, if the word still stands where it was suggested for. */
function withTaken(line: string, text: string, taken: Taken | null): string {
	if (taken?.line !== line) return text;
	const { word, from, to, text: fresh } = taken;
	if (grapheme.slice(text, from, to) !== word) return text;
	return grapheme.slice(text, 0, from) + fresh + grapheme.slice(text, to);
}

/** Every field of the forms that change the layout. */
export const LAYOUT_FIELDS = [
	...['key', 'account', 'timeline', 'head', 'kind', 'line', 'region', 'as', 'to', 'at'],
	...['x', 'y', 'width', 'height', 'reading', 'languages']
];

/** The change of layout that a form without script asks for. */
export function reshapeOf(form: FormData): Outcome<StructureRequest> {
	const value = (name: string) => String(form.get(name) ?? '');
	const change = wishOf((name) => (form.has(name) ? value(name) : null));
	if (!change) return refuse('bad_request', { what: value('kind').slice(0, 60) || 'kind' });
	const opening = { key: value('key'), account: value('account'), timeline: value('timeline') };
	return done({ ...opening, head: numberIn(value('head')), change });
}
