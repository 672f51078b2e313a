/** The model that is added to another where a page mixes its letters with Latin ones. */
const LATIN = 'eng';

/** What reads a record of which nobody chose otherwise. */
export const USUAL = 'rus';

/** Short name of a model, as Tesseract names the file: `rus`, `chi_sim`, `rus_typed`. */
const CODE = /^[a-z]{3}(_[a-z0-9]{1,12}){0,2}$/;

export function isCode(given: string): boolean {
	return CODE.test(given);
}

/**
 * All that may be chosen to read with, of the models that are there: each alone, and each with
 * Latin letters after it. A fixed list: what is not in it is never asked of Tesseract.
 */
export function choices(codes: Iterable<string>): string[] {
	const alone = [...codes].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
	const withLatin = alone.includes(LATIN)
		? alone.filter((code) => code !== LATIN).map((code) => `${code}+${LATIN}`)
		: [];
	return [...alone, ...withLatin];
}

/** The usual one stands first. */
function rank(code: string): number {
	return code === USUAL ? 0 : 1;
}
