import type { Region } from '#lib/transcription/page.ts';
import type { Edition } from '../edition.ts';
import { linesOf } from '../content.ts';

/**
 * The language of a region's text as BCP 47 names it, where it was read in one of its own: of
 * `eng` it is `en`, of `rus_typed` `ru`. None where it is the record's, or several are mixed.
 */
export function languageOf({ languages }: Region, { record }: Edition): string | undefined {
	const tags = new Set((languages ?? '').split('+').flatMap(tagOf));
	const [tag] = tags;
	return tags.size === 1 && tag !== record.originalLanguage ? tag : undefined;
}

/** Models are named by ISO 639-2 or -3, then what they are of; a code that is none has no tag. */
function tagOf(model: string): string[] {
	const code = /^[a-z]{3}(?=_|$)/.exec(model)?.[0];
	return code === undefined ? [] : Intl.getCanonicalLocales(code);
}

/** Languages that stand on the leaf beside that of the record. */
export function othersOf(edition: Edition): string[] {
	const regions = edition.surfaces.flatMap(({ page }) => page?.regions ?? []);
	return regions
		.filter((region) => linesOf(region).length > 0)
		.flatMap((region) => languageOf(region, edition) ?? []);
}
