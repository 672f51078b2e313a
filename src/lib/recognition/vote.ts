import { join, piece, type ReadLine, type ReadWord } from './hocr.ts';

/** Words of two readings that stand at one place of the picture. */
interface Group {
	first: ReadLine[];
	second: ReadLine[];
	left: number;
	right: number;
}

/** Words stand at one place if they share so much of the narrower's width. */
const SHARED = 0.3;
/** How much surer a word unlike the first must be, where the dictionary does not decide. */
const SURER = 0.12;

/**
 * The better of two readings of one line, word by word: where words stand at the same place of the
 * picture, those that the dictionary knows win, then the surer. `ratio`: pixels of the first
 * picture for one of the second.
 */
export function vote(
	first: ReadLine,
	second: ReadLine,
	ratio: number,
	known: (word: string) => boolean
): ReadLine {
	const groups = group(
		first.words.map((word) => single(first, word, 1)),
		second.words.map((word) => single(second, word, ratio))
	);
	const chosen = groups.flatMap((each) => better(each, known));
	return join(chosen) ?? first;
}

/** One word of a line as a line of its own, in pixels of the first picture. */
function single(line: ReadLine, word: ReadWord, ratio: number): ReadLine {
	const { ulx, uly, lrx, lry } = word.zone;
	const zone = { ulx: ulx * ratio, uly: uly * ratio, lrx: lrx * ratio, lry: lry * ratio };
	return piece(line, { ...word, zone }, word.from, word.to);
}

function group(first: ReadLine[], second: ReadLine[]): Group[] {
	const tagged = [
		...first.map((word) => ({ word, of: 'first' as const })),
		...second.map((word) => ({ word, of: 'second' as const }))
	].sort((a, b) => a.word.zone.ulx - b.word.zone.ulx);
	const groups: Group[] = [];
	for (const { word, of } of tagged) {
		let last = groups.at(-1);
		const { ulx, lrx } = word.zone;
		const shared = Math.min(last?.right ?? -Infinity, lrx) - ulx;
		if (!last || shared < SHARED * Math.min(lrx - ulx, last.right - last.left)) {
			last = { first: [], second: [], left: ulx, right: lrx };
			groups.push(last);
		}
		last[of].push(word);
		last.right = Math.max(last.right, lrx);
	}
	return groups;
}

function better({ first, second }: Group, known: (word: string) => boolean): ReadLine[] {
	if (first.length === 0) return first;
	if (second.length === 0) return first;
	const [a, b] = [worth(first, known), worth(second, known)];
	if (b.known > a.known + 0.01) return second;
	if (b.known < a.known - 0.01) return first;
	return b.sure > a.sure + SURER ? second : first;
}

/** Share of letters in words the dictionary knows; mean confidence. */
function worth(words: readonly ReadLine[], known: (word: string) => boolean) {
	const all = words.reduce((sum, word) => sum + word.lattice.length, 0);
	const of = (pick: (word: ReadLine) => number) =>
		words.reduce((sum, word) => sum + pick(word) * word.lattice.length, 0) / all;
	return { known: of((word) => (known(word.text) ? 1 : 0)), sure: of((word) => word.confidence) };
}
