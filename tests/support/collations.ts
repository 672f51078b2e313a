import fc from 'fast-check';
import { collate } from '#lib/collation/collate.ts';
import { VERDICTS } from '#lib/collation/verdict.ts';
import { fromPages, fromPublished } from '#lib/collation/witness.ts';
import type { Edition } from '#lib/encoding/edition.ts';
import { sampleEdition, verdict } from './edition.ts';
import { textPage } from './text-page.ts';

const WORDS =
	'мост река дорога камень берег лес снег утро вечер письмо совет город Москва Пекин посол слово дело'.split(
		' '
	);

/** A sentence of the scan, and what was done to it in print. */
interface Sentence {
	words: number[];
	/** A word of it, and what stands for it in print. */
	change: { at: number; as: 'same' | 'other' | 'gone' | 'more' | 'capital' | 'comma' | 'yo' };
	/** The scan cuts a word at this line end. */
	cut: boolean;
	end: string;
}

const sentence: fc.Arbitrary<Sentence> = fc.record({
	words: fc.array(fc.nat(WORDS.length - 1), { minLength: 6, maxLength: 14 }),
	change: fc.record({
		at: fc.nat(13),
		as: fc.constantFrom('same', 'other', 'gone', 'more', 'capital', 'comma', 'yo')
	}),
	cut: fc.boolean(),
	end: fc.constantFrom('.', '', ';')
});

/** Words of their own kind in each sentence, so that it can be found again where it was moved. */
function wordsOf({ words }: Sentence, i: number): string[] {
	return words.map((word, at) => (at % 2 ? WORDS[word]! : `${WORDS[word]!}${'абвгдежз'[i % 8]}`));
}

function printed(one: Sentence, i: number): string {
	const words = wordsOf(one, i);
	const at = one.change.at % words.length;
	const word = words[at]!;
	const made = {
		same: [word],
		other: ['иное'],
		gone: [],
		more: [word, 'весьма', 'важное'],
		capital: [word[0]!.toUpperCase() + word.slice(1)],
		comma: [`${word},`],
		yo: [word.replace('е', 'ё')]
	}[one.change.as];
	return words.toSpliced(at, 1, ...made).join(' ') + one.end;
}

function typed(one: Sentence, i: number): string {
	const words = wordsOf(one, i);
	const middle = Math.floor(words.length / 2);
	const [last, first] = [words[middle - 1]!, words.slice(middle).join(' ') + one.end];
	const head = words.slice(0, middle - 1).join(' ');
	if (!one.cut || last.length < 5) return `${head} ${last}\n${first}`;
	return `${head} ${last.slice(0, 2)}-\n${last.slice(2)} ${first}`;
}

/** A scan and its publication, really collated: changed words, cut words, sentences that moved. */
export const collations: fc.Arbitrary<Edition> = fc
	.record({
		sentences: fc.array(sentence, { minLength: 2, maxLength: 6 }),
		moves: fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 2 }),
		head: fc.boolean(),
		leaves: fc.nat(2),
		verdicts: fc.infiniteStream(fc.option(fc.constantFrom(...VERDICTS)))
	})
	.map(({ sentences, moves, head, leaves, verdicts }) => {
		const print = sentences.map(printed);
		for (const [from, to] of moves) {
			const [one] = print.splice(from % print.length, 1);
			print.splice(to % (print.length + 1), 0, one!);
		}
		const published = `${head ? '№ 338\n\nТелеграмма\n\n' : ''}${print.join(' ')}\n`;
		const page = textPage(sentences.map(typed).join('\n'));
		const { differences, outcome } = collate(
			fromPages([{ surface: 's1', page }]),
			fromPublished(published),
			{ leavesWithoutPicture: leaves }
		);
		const [first] = sampleEdition().surfaces;
		return sampleEdition({
			...{ published, differences, collated: outcome === 'collated', beyondScan: null },
			surfaces: [{ ...first!, page }],
			verdicts: differences.flatMap((one) => {
				const kind = verdicts.next().value;
				return kind ? [verdict(one, kind)] : [];
			})
		});
	});
