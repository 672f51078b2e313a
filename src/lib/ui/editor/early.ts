import { lines, type Page } from '#lib/transcription/page.ts';

/** What was typed into the fields of the page before the script came: the browser would drop it. */
export function typedEarly(
	page: Page,
	fields: Iterable<{ name: string; value: string }>
): Map<string, string> {
	const stored = new Map(lines(page).map((line) => [`text.${line.id}`, line]));
	const typed = new Map<string, string>();
	for (const { name, value } of fields) {
		const line = stored.get(name);
		if (line && line.text !== value) typed.set(line.id, value);
	}
	return typed;
}
