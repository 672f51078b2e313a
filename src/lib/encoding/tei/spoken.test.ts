import { expect, test } from 'vitest';
import { holdForTei } from '../../../../tests/support/encoding-laws.ts';
import { sampleEdition } from '../../../../tests/support/edition.ts';
import { textPage } from '../../../../tests/support/text-page.ts';
import { REGION_KINDS } from '#lib/transcription/page.ts';
import { find, walk } from '../xml/element.ts';
import { parse } from '../xml/parse.ts';
import { languageOf, othersOf } from './spoken.ts';
import { write } from './write.ts';

const [leaf] = sampleEdition().surfaces;
/** An edition of one leaf, whose first region is read with these models. */
function spoken(text: string, languages?: string) {
	const page = textPage(text);
	Object.assign(page.regions[0]!, languages === undefined ? {} : { languages });
	const bare = { differences: [], verdicts: [], published: null, collated: false };
	return sampleEdition({ ...bare, beyondScan: null, surfaces: [{ ...leaf!, page }] });
}

test.each([
	[undefined, undefined],
	['rus', undefined],
	['rus_typed', undefined],
	['eng', 'en'],
	['deu', 'de'],
	['chi_sim', 'zh'],
	['rus+eng', undefined],
	['deu+deu_frak', 'de'],
	['Cyrillic', undefined],
	['', undefined]
])('a region that is read with %s on a Russian leaf says %s', (languages, tag) => {
	const edition = spoken('раз', languages);
	expect(languageOf(edition.surfaces[0]!.page!.regions[0]!, edition)).toBe(tag);
	expect(othersOf(edition)).toEqual(tag === undefined ? [] : [tag]);
});

/** What has no text has no language; its kinds become no element. */
const KINDS = REGION_KINDS.filter((kind) => kind !== 'rule' && kind !== 'noise');

test.each(KINDS)(
	'a region of kind %s in a language of its own is valid TEI, and says so',
	(kind) => {
		const edition = spoken(`[${kind}]\nStreng geheim\n\n[body]\nСлово.`, 'deu');
		const root = parse(write(edition, { form: 'edition' }));
		const said = [...walk(find(root, 'body')!)].filter(
			({ attributes }) => attributes['xml:lang'] === 'de'
		);
		expect(said.map(({ name }) => name)).toHaveLength(1);
		const usage = [...walk(find(root, 'langUsage')!)].map(({ attributes }) => attributes.ident);
		expect(usage).toContain('de');
		holdForTei(edition);
	}
);

test('a region that is read as its record says nothing of its language', () => {
	const text = [...walk(find(parse(write(spoken('раз', 'rus'), { form: 'edition' })), 'body')!)];
	const edition = text.filter(({ attributes }) => attributes['xml:lang'] !== undefined);
	expect(edition.map(({ attributes }) => attributes['xml:id'])).toContain('ed');
	expect(edition.every(({ name }) => name === 'div')).toBe(true);
});
