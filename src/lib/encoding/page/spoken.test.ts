import { expect, test } from 'vitest';
import { sampleEdition } from '../../../../tests/support/edition.ts';
import { textPage } from '../../../../tests/support/text-page.ts';
import { read as readFile } from './read.ts';
import * as spoken from './spoken.ts';
import { write as writeFile } from './write.ts';

const { surface } = sampleEdition().surfaces[0]!;

test.each(['rus', 'eng', 'rus+eng', 'eng+rus'])(
	'what is read with %s comes back from our own PAGE',
	(languages) => {
		const page = textPage('раз\n\n[stamp]\nTop secret');
		page.regions[1]!.languages = languages;
		const found = readFile(writeFile(sampleEdition(), surface, page));
		expect(found.ok && found.value.page.regions.map((region) => region.languages)).toEqual([
			undefined,
			languages
		]);
	}
);

test.each([
	[{}, undefined],
	[{ primaryLanguage: 'Russian' }, 'rus'],
	[{ secondaryLanguage: 'English' }, 'eng'],
	[{ primaryLanguage: 'Russian', secondaryLanguage: 'Manx' }, undefined],
	[{ primaryLanguage: 'Manx' }, undefined]
])('of %j the region is to be read with %s', (attributes, languages) => {
	expect(spoken.read(attributes)).toBe(languages);
});
