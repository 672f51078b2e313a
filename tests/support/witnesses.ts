import { collate, type CollationOptions } from '#lib/collation/collate.ts';
import type { Difference } from '#lib/collation/difference.ts';
import * as witness from '#lib/collation/witness.ts';
import { textPage } from './text-page.ts';

/** Witness S from the notation of `textPage`, on surface `s1`. */
export function scan(text: string, choices: witness.Choices = {}): witness.Witness {
	return witness.fromPages([{ surface: 's1', page: textPage(text) }], choices);
}

/** Both texts collated. */
export function collateTexts(s: string, p: string, options: CollationOptions = {}) {
	return collate(scan(s), witness.fromPublished(p), options);
}

/** `class: scan / print` of each difference, hidden ones marked. */
export function told(differences: readonly Difference[]): string[] {
	return differences.map(
		({ class: name, s, p, hidden }) => `${hidden ? '~' : ''}${name}: ${s.text} / ${p.text}`
	);
}
