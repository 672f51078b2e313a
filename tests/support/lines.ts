import { graphemes } from '#lib/text/grapheme.ts';
import { join, type ReadLine } from '#lib/recognition/hocr.ts';

/** A line of words; each letter is ten pixels wide, a space too. `word:70` is a word of confidence 0.7. */
export function line(text: string, scale = 1): ReadLine {
	let x = 0;
	const words = text.split(' ').map((each): ReadLine => {
		const [word = '', sure = '90'] = each.split(':');
		const letters = graphemes(word);
		const zone = {
			ulx: x * scale,
			uly: 0,
			lrx: (x + letters.length * 10) * scale,
			lry: 20 * scale
		};
		x += letters.length * 10 + 10;
		const confidence = Number(sure) / 100;
		return {
			text: word,
			confidence,
			zone,
			words: [{ from: 0, to: letters.length, zone, confidence }],
			lattice: letters.map((letter) => [[letter, Number(sure)]])
		};
	});
	return join(words)!;
}
