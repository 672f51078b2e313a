import type { Line, Page } from './page.ts';

/**
 * JSON with sorted keys and no spaces: the same value gives the same bytes on every machine and
 * after every database, so that its SHA-256 names it.
 */
export function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
	const entries = Object.entries(value).filter(([, part]) => part !== undefined);
	entries.sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`;
}

/** What is hashed for a revision. */
export function ofPage(page: Page): string {
	return canonical(page);
}

/** What is hashed for a line, as a save names it: its text and its marks, nothing of the machine. */
export function ofLine(line: Pick<Line, 'text' | 'annotations'>): string {
	return canonical({ annotations: line.annotations, text: line.text });
}
