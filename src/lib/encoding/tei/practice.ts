import { DIFFERENCE_CLASSES, type DifferenceClass } from '#lib/collation/difference.ts';
import { VERDICTS, type VerdictKind } from '#lib/collation/verdict.ts';
import { block, inline, type Element } from '../xml/element.ts';
import type { Program } from '../edition.ts';
import { decisions } from './decision.ts';
import * as responsible from './responsible.ts';
import type { Writing } from './writing.ts';

/** `catDesc` of each class of difference, by the table of the collation. */
const CLASSES: Record<DifferenceClass, string> = {
	number: 'a number of another value',
	name: 'a name of a person or a place',
	word: 'another word',
	'word-form': 'another form of the same word',
	omission: 'words of the scan that the publication lacks',
	addition: 'words of the publication that the scan lacks',
	moved: 'a passage at another place',
	excerpt: 'a longer passage that the publication leaves out',
	numeral: 'the same number in other numerals',
	abbreviation: 'abbreviated in one witness, in full in the other',
	brackets: 'brackets of an editor',
	punctuation: 'punctuation',
	case: 'capitals',
	yo: 'the letter ё',
	'look-alike': 'a letter of another script that looks the same',
	dashes: 'the form of a dash',
	quotes: 'the form of quotation marks',
	'line-end-hyphen': 'a hyphen at a line end',
	space: 'white space',
	'too-different': 'passages too unlike to be aligned',
	'beyond-scan': 'text of the publication after the end of the scan',
	'not-in-publication': 'parts of the leaf that the publication does not print'
};

const DECIDED: Record<VerdictKind, string> = {
	misread: 'the machine misread the scan; the transcription is corrected by the image',
	departs: 'the publication departs from the scan',
	modernises: 'the publication modernises or expands by rule',
	omits: 'the publication omits or adds on purpose',
	illegible: 'the scan cannot be read here',
	ignore: 'not worth a note',
	later: 'not decided yet'
};

/** `encodingDesc`: how the text was made and what was done to it, with counts. */
export function write(writing: Writing): Element {
	const { record } = writing.edition;
	return block('encodingDesc', {}, [
		block('projectDesc', {}, [
			inline('p', {}, [
				'Read from page images by machine, corrected line by line beside the image, and, where a published text exists, collated with it word by word. The published text is a witness, not the truth.'
			]),
			record.imagesNote !== undefined && inline('p', {}, [record.imagesNote])
		]),
		editorial(writing),
		block('classDecl', {}, [
			taxonomy(
				'diff',
				'd',
				'Class of a difference between scan and publication',
				DIFFERENCE_CLASSES,
				CLASSES
			),
			taxonomy('verdicts', 'v', 'What an editor decided about a difference', VERDICTS, DECIDED)
		]),
		[...writing.parts.values()].flat().some(({ name }) => name === 'app') &&
			inline('variantEncoding', { method: 'parallel-segmentation', location: 'internal' }),
		block('listPrefixDef', {}, [
			prefix(
				'img',
				'(.+)',
				'images/$1',
				'Page images, by the name under which they were deposited.'
			),
			prefix('audit', '([0-9]+)', 'audit.jsonl#$1', 'Number of an event in the audit trail.')
		]),
		writing.edition.programs.length > 0 &&
			block(
				'appInfo',
				{},
				writing.edition.programs.map((one) => application(one, writing))
			)
	]);
}

function taxonomy<Key extends string>(
	id: string,
	letter: string,
	what: string,
	keys: readonly Key[],
	words: Record<Key, string>
): Element {
	const categories = keys.map((key) =>
		block('category', { 'xml:id': `${letter}-${key}` }, [inline('catDesc', {}, [words[key]])])
	);
	return block('taxonomy', { 'xml:id': id }, [inline('desc', {}, [what]), ...categories]);
}

function prefix(
	ident: string,
	matchPattern: string,
	replacementPattern: string,
	what: string
): Element {
	return block('prefixDef', { ident, matchPattern, replacementPattern }, [inline('p', {}, [what])]);
}

/** TEI wants a version of figures; another one is said in words alone. */
const VERSION = /^\d+(?:[a-z]+\d*)?(?:\.\d+(?:[a-z]+\d*)?){0,3}$/;

function application(program: Program, writing: Writing): Element {
	const models = Object.entries(program.models ?? {}).map(
		([name, sha256]) => `model ${name} (SHA-256 ${sha256})`
	);
	const version = VERSION.test(program.version) ? program.version : '0';
	const id = responsible.programId(program.id, writing);
	return block('application', { 'xml:id': id, ident: id, version }, [
		inline('label', {}, [`${program.name} ${program.version}`]),
		models.length > 0 && inline('desc', {}, [models.join(', ')])
	]);
}

function editorial(writing: Writing): Element {
	const p = (words: string[]) => words.map((one) => inline('p', {}, [one]));
	const markup = writing.form === 'edition' ? 'markup' : 'silent';
	return block('editorialDecl', {}, [
		block(
			'correction',
			{ method: markup },
			p([
				writing.form === 'edition'
					? 'Errors of the machine were corrected by the image without a mark and remain in the audit trail only. Errors of the source stand in sic beside corr.'
					: 'Errors of the machine were corrected by the image, errors of the source as an editor marked them.'
			])
		),
		block('normalization', { method: markup }, p(normalised(writing))),
		block('quotation', { marks: 'all' }, p(['Quotation marks are kept as typed.'])),
		block(
			'hyphenation',
			{ eol: 'all' },
			p([
				'A hyphen that divides a word at a line end is kept as pc with force="weak"; the lb after it has break="no".'
			])
		),
		block(
			'segmentation',
			{},
			p([
				'Pages, regions and lines follow the image; each line begins with lb, which points to its zone. Paragraphs are those of the source.'
			])
		),
		writing.edition.published !== null && block('interpretation', {}, p(counted(writing)))
	]);
}

/** What was hidden by rule, with counts, since no app stands for it. */
function normalised({ edition: { profile } }: Writing): string[] {
	const hidden = Object.entries(profile.hidden).filter(([, count]) => count > 0);
	const counts = hidden.map(([rule, count]) => `${rule} ${count}`).join(', ');
	return [
		'Text is Unicode NFC; nothing else was changed in the transcription.',
		...(hidden.length > 0
			? [
					`Differences from the publication passed over by the rules of profile "${profile.name}", with their number: ${counts}.`
				]
			: [])
	];
}

/** How many differences were treated in which way, and the parts that the publication leaves out. */
function counted(writing: Writing): string[] {
	if (!writing.edition.collated)
		return [
			'The publication was not collated: one of the texts is missing, or they are too unlike to be aligned.'
		];
	const all = decisions(writing.edition);
	const by = (treatment: string) => all.filter((one) => one.treatment === treatment);
	const parts = new Set(by('sentence').map(({ verdict }) => verdict!.detail));
	return [
		`Differences from the publication: ${all.length}; with a verdict in the apparatus: ${by('apparatus').length + by('illegible').length}; not decided: ${by('undecided').length}.`,
		...(parts.size > 0
			? [`The publication does not print these parts of the leaf: ${[...parts].join(', ')}.`]
			: [])
	];
}
