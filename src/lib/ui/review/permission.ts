import type { DeskPage } from '#lib/collation/desk.ts';
import { explain, type Language, type Refusal } from '#lib/outcome.ts';

/** Why verdicts on a page are not open to who looks, as sentences; null: they are open. */
export function whyNot(
	page: Pick<DeskPage, 'keepRefused' | 'changeRefused'> | undefined,
	language: Language
): { keep: string | null; change: string | null } {
	const words = (refusal: Refusal | null | undefined) =>
		refusal ? explain(refusal, language).sentence : null;
	return { keep: words(page?.keepRefused), change: words(page?.changeRefused) };
}
