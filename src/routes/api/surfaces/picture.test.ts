import { expect, test } from 'vitest';
import { done, explain, refuse } from '#lib/outcome.ts';
import { picture } from './picture.ts';

test('a picture is kept by the person’s own browser alone, and taken for nothing else', async () => {
	const answer = picture(done(Buffer.from('JPEG')), 'en');
	expect(answer.status).toBe(200);
	expect(Object.fromEntries(answer.headers)).toEqual({
		'cache-control': 'private, max-age=3600',
		'content-type': 'image/jpeg',
		'x-content-type-options': 'nosniff'
	});
	expect(await answer.text()).toBe('JPEG');
});

test.each(['en', 'ru'] as const)(
	'why there is none is said in %s, and kept by nobody',
	async (language) => {
		const no = refuse('picture_missing');
		const answer = picture(no, language);
		expect(answer.status).toBe(422);
		expect(answer.headers.get('cache-control')).toBe('no-store');
		expect(answer.headers.get('retry-after')).toBeNull();
		expect(await answer.text()).toBe(explain(no.refusal, language).sentence);
	}
);

test('whoever asked too often is told for how long to wait', () => {
	const answer = picture(
		refuse('preview_too_often', { limit: 30, minutes: 10, seconds: 42 }),
		'en'
	);
	expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '42']);
});
