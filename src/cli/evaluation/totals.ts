import type { Accuracy, Rate } from '#lib/collation/accuracy.ts';
import { percent } from './table.ts';

/** `1.38 % (41 of 2 965 letters)`: a rate never stands without what it rests on. */
export function based(rate: Rate | undefined, what: string): string {
	if (!rate) return '-';
	const errors = rate.i + rate.s + rate.d;
	const counts = `${spaced(errors)} of ${spaced(rate.n)} ${what}`;
	return rate.rate === null ? `no rate: ${counts}` : `${percent(rate.rate)} % (${counts})`;
}

function spaced(count: number): string {
	return String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f');
}

/** One way to look at the same errors: letters and words, or words alone. */
export interface Look {
	name: string;
	letters?: Rate;
	words: Rate;
}

/** Which kind of fault a rate is made of: line ends, case and punctuation, the order of reading. */
export function looks({ characters, words, joined, folded, bag }: Accuracy): Look[] {
	return [
		{ name: 'as it stands', letters: characters, words },
		{ name: 'words cut at line ends joined', letters: joined.characters, words: joined.words },
		{ name: 'without case and punctuation', letters: folded.characters, words: folded.words },
		{ name: 'words in any order', words: bag }
	];
}

/** The sums of a set for a console, raw and normalised. */
export function totals(accuracy: Accuracy | null): string[] {
	return (accuracy ? looks(accuracy) : []).map(({ name, letters, words }) => {
		const parts = [letters && told('CER', letters, 'letters'), told('WER', words, 'words')];
		return `${name}: ${parts.filter(Boolean).join('; ')}`;
	});
}

function told(name: string, rate: Rate, what: string): string {
	return `${name} ${based(rate, what)}, normalised ${percent(rate.normalised)} %`;
}
