import { expect, test } from 'vitest';
import { done, refuse } from '#lib/outcome.ts';
import type { Models } from './models.ts';
import { childrenFor, openReader } from './open.ts';
import type { LinePicture } from './reader.ts';

test.each([
	[8, 32e9, 8],
	[8, 2e9, 2],
	[2, 900e6, 1],
	[4, 100e6, 1],
	[1, 64e9, 1]
])('%i cores and %i bytes of memory: %i children', (cores, memory, children) => {
	expect(childrenFor(cores, memory)).toBe(children);
});

/** A picture that no process is ever asked for: what is refused is refused before. */
const picture = (languages: string): LinePicture => ({
	...{ id: 'l1', png: new Uint8Array(8), segmentation: 7, languages }
});

test('a model that is dismissed reads nothing more, alone or beside another; no process is started for it', async () => {
	const why = refuse('model_wrong', { model: 'rus.traineddata', expected: 'a', measured: 'b' });
	const models: Models = { rus: done('a'), eng: done('c') };
	const reader = openReader({ root: '/none', folder: '/none', models, children: 1 });
	try {
		reader.dismiss('rus', why.refusal);
		expect(await reader.read([picture('rus'), picture('rus+eng'), picture('eng+rus')])).toEqual([
			...[why, why, why]
		]);
	} finally {
		await reader.stop();
	}
});

test.each(['deu', 'rus+deu', '__proto__', '', '../rus', 'rus+'])(
	'"%s" is no language of this reader: refused at once, each picture of the page for itself',
	async (languages) => {
		const models: Models = { rus: done('a') };
		const reader = openReader({ root: '/none', folder: '/none', models, children: 1 });
		const missing = languages.split('+').find((one) => one !== 'rus')!;
		const answers = await reader.read([picture(languages), picture(languages)]);
		const refused = refuse('language_unknown', { language: missing });
		expect(answers).toEqual([refused, refused]);
		await reader.stop();
	}
);
