import { expect, test } from 'vitest';
import { explain } from '#lib/outcome.ts';
import type { Answer } from '../process/child.ts';
import { refusalOf } from './intake.ts';
import { TILE } from './limits.ts';

const ended = (why: Extract<Answer, { ok: false }>['why'], detail = ''): Answer => ({
	...{ ok: false, why, detail }
});
const answered = (json: unknown): Answer => ({ ok: true, json, blobs: [] });

test.each<[string, Answer, object]>([
	[
		'more memory than it may have',
		ended('memory'),
		{ code: 'picture_heavy', facts: { limit: 900 } }
	],
	['more seconds of the processor', ended('cpu'), { code: 'picture_slow', facts: { limit: 60 } }],
	['more seconds of the clock', ended('wall'), { code: 'picture_slow', facts: { limit: 240 } }],
	['death', ended('died', 'SIGSEGV'), { code: 'picture_fatal', facts: { detail: 'died SIGSEGV' } }],
	['no start', ended('start'), { code: 'picture_fatal' }],
	['a person who changed his mind', ended('cancelled'), { code: 'reading_cancelled' }],
	[
		'a decoder that rejects',
		answered({ error: 'VipsJpeg: premature end' }),
		{ code: 'picture_damaged', facts: { detail: 'VipsJpeg: premature end' } }
	],
	[
		'an answer of another form',
		answered({ frames: 'many' }),
		{ code: 'picture_damaged', facts: { detail: 'an answer of another form' } }
	]
])('%s is said as what one can do about it', (_what, answer, refusal) => {
	expect(refusalOf(answer, '1.png')).toMatchObject(refusal);
});

test('what a child says of a bad file is cut, and stands in no sentence', () => {
	const refusal = refusalOf(ended('died', 'x'.repeat(10_000)), '1.png');
	expect(String(refusal.facts['detail'])).toHaveLength(300);
	const { sentence, next } = explain(refusal, 'en');
	expect(sentence + next).not.toContain('xxx');
	expect(sentence).toContain('"1.png"');
});

test('the limit that is named is that of the child that was ended', () => {
	expect(refusalOf(ended('memory'), '1.png', TILE).facts['limit']).toBe(500);
	expect(refusalOf(ended('cpu'), '1.png', TILE).facts['limit']).toBe(5);
	expect(refusalOf(ended('wall'), '1.png', TILE).facts['limit']).toBe(30);
});
