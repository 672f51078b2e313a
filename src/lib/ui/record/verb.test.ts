import { expect, test } from 'vitest';
import type { Role } from '#lib/workflow/role.ts';
import type { PageState } from '#lib/workflow/state.ts';
import { verbOf } from './verb.ts';

function record(state: PageState, more: { published?: boolean; submitted_by?: string } = {}) {
	const surface = {
		record: 'r',
		siglum: 'S' as const,
		page: 'p1',
		state,
		returned_to: null,
		submitted_by: more.submitted_by ?? null,
		written_by: 'tesseract'
	};
	return {
		id: 'r',
		published: more.published ?? false,
		surfaces: [surface],
		witnesses: [{ siglum: 'P' }]
	};
}

function hrefs(shown: ReturnType<typeof record>, role: Role | null) {
	const { filled, quiet } = verbOf(shown, role && { id: 'me', role });
	return [filled?.href ?? null, ...quiet.map(({ href }) => href)];
}

test.each<[PageState, Role, string | null]>([
	['open', 'volunteer', '/pages/p1/transcribe'],
	['review', 'volunteer', null],
	['review', 'editor', '/pages/p1/collate'],
	['reviewed', 'editor', null],
	['reviewed', 'archivist', '/records/r/approve'],
	['approved', 'archivist', null]
])('while %s the filled verb of a %s leads to %s', (state, role, href) => {
	expect(hrefs(record(state), role)[0]).toBe(href);
});

test('a visitor gets nothing but reading, and only of what is published', () => {
	expect(hrefs(record('approved'), null)).toEqual([null]);
	expect(hrefs(record('approved', { published: true }), null)).toEqual(['/records/r/read']);
});

test('comparing is offered where there is a publication, files to editors and archivists', () => {
	expect(hrefs(record('open'), 'editor')).toEqual([
		'/pages/p1/transcribe',
		'/pages/p1/collate',
		'/records/r/export'
	]);
	expect(hrefs({ ...record('open'), witnesses: [] }, 'volunteer')).toEqual([
		'/pages/p1/transcribe'
	]);
});
