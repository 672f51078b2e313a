import { hasPublication } from '../edition.ts';
import type { ArchivalSignature, RecordDescription } from '#lib/record/record.ts';
import { block, inline, type Child, type Element } from '../xml/element.ts';
import { HAND } from './block.ts';
import { scanned } from './layout.ts';
import { translatorId } from './responsible.ts';
import type { Writing } from './writing.ts';

/** `sourceDesc`: the leaf, its publication, its translation, and which of them are witnesses. */
export function write(writing: Writing): Element {
	const { record, published, translation } = writing.edition;
	return block('sourceDesc', {}, [
		manuscript(writing),
		published !== null && volume(record),
		translation !== null && translated(writing),
		digital(record),
		witnesses(writing)
	]);
}

function manuscript(writing: Writing): Element {
	const { record } = writing.edition;
	const signature = record.repository?.signature;
	return block('msDesc', { 'xml:id': 'ms', 'xml:lang': record.originalLanguage }, [
		identifier(writing),
		block('msContents', {}, [
			block('msItem', { n: 1 }, [
				signature && locus(signature),
				...(['ru', 'en'] as const).flatMap((language) => {
					const title = record.title[language];
					return title === undefined ? [] : [inline('title', { 'xml:lang': language }, [title])];
				}),
				inline('textLang', { mainLang: record.originalLanguage }, [record.originalLanguage])
			])
		]),
		physical(writing),
		block('history', {}, [
			inline('origin', {}, [
				signature?.note !== undefined && inline('term', { type: 'copyStatus' }, [signature.note]),
				signature?.note !== undefined && ', ',
				inline('origDate', { when: record.date }, [record.date])
			])
		])
	]);
}

/** The signature parsed, and as it is printed: the words are never lost to the parsing. */
function identifier({ edition: { record, published } }: Writing): Element {
	const { holding, collection, signature } = record.repository ?? {};
	const printed = /^Печ\. по:\s*(.+)$/mu.exec(published ?? '')?.[1]?.trim();
	const parts: Child[] = signature
		? [
				inline('collection', { type: 'fond', n: signature.fond }, [`Ф. ${signature.fond}`]),
				inline('collection', { type: 'opis', n: signature.opis }, [`Оп. ${signature.opis}`]),
				inline('collection', { type: 'delo', n: signature.delo }, [`Д. ${signature.delo}`]),
				inline('idno', { type: 'shelfmark' }, [shelfmark(signature)])
			]
		: [inline('idno', { type: 'local' }, [record.id])];
	return block('msIdentifier', {}, [
		holding !== undefined && inline('repository', {}, [holding]),
		collection !== undefined && inline('collection', { type: 'deposited' }, [collection]),
		...parts,
		printed !== undefined &&
			block('altIdentifier', { type: 'verbatim' }, [
				inline('idno', { type: 'signature-as-printed' }, [printed])
			])
	]);
}

function shelfmark({ fond, opis, delo, listy }: ArchivalSignature): string {
	return `Ф. ${fond}. Оп. ${opis}. Д. ${delo}. Л. ${listy.replace('-', '–')}`;
}

function leaves(listy: string): { from: string; to: string } | null {
	const found = /^(\d+)(?:\s*[-–]\s*(\d+))?$/.exec(listy.trim());
	const [from, to] = [found?.[1], found?.[2] ?? found?.[1]];
	return from !== undefined && Number(from) <= Number(to) ? { from, to: to! } : null;
}

function locus({ listy }: ArchivalSignature): Element {
	return inline('locus', { ...leaves(listy) }, [`Л. ${listy}`]);
}

function physical({ edition }: Writing): Child {
	const range = leaves(edition.record.repository?.signature?.listy ?? '');
	const quantity = range && Number(range.to) - Number(range.from) + 1;
	const listed = range && [...new Set([range.from, range.to])].join('–');
	const written = edition.surfaces.some(({ page }) =>
		page?.regions.some(({ kind }) => kind === 'handwriting' || kind === 'margin')
	);
	if (range === null && !written) return null;
	const extent =
		quantity !== null &&
		block('objectDesc', {}, [
			block('supportDesc', {}, [
				block('extent', {}, [inline('measure', { unit: 'leaf', quantity }, [`Л. ${listed}`])])
			])
		]);
	return block('physDesc', {}, [
		extent,
		written &&
			block('handDesc', {}, [
				inline('handNote', { 'xml:id': HAND, scope: 'minor' }, [
					'Handwriting on the leaf; the hands are not told apart.'
				])
			])
	]);
}

function volume({ publication, originalLanguage, witnesses }: RecordDescription): Element {
	const { number, pages } = publication ?? {};
	const what = witnesses.find(({ siglum }) => siglum === 'P')?.what ?? 'published transcription';
	return block(
		'bibl',
		{ 'xml:id': 'vol', type: 'publishedTranscription', 'xml:lang': originalLanguage },
		[
			inline('title', { level: 'a', 'xml:lang': 'en' }, [what]),
			number !== undefined && inline('biblScope', { unit: 'document' }, [number]),
			pages !== undefined &&
				pages.length > 0 &&
				inline('biblScope', { unit: 'page' }, [pages.join(', ')])
		]
	);
}

function translated(writing: Writing): Element {
	const { record, translation } = writing.edition;
	const id = translatorId(writing);
	const editor =
		id !== undefined &&
		inline('editor', { role: 'translator', corresp: `#${id}` }, [record.translator!]);
	const what = record.witnesses.find(({ siglum }) => siglum === 'T')?.what ?? 'translation';
	return block('bibl', { 'xml:id': 'T', type: 'translation', 'xml:lang': translation!.language }, [
		editor,
		inline('title', { level: 'u', 'xml:lang': 'en' }, [what])
	]);
}

/** Where the record stands in the collection that it was taken from. */
function digital({ identifier }: RecordDescription): Child {
	if (!identifier) return null;
	const { scheme, value, uri } = identifier;
	return block('bibl', { type: 'digitalSource' }, [
		inline('title', { level: 'm' }, [scheme]),
		inline('idno', { type: 'identifier' }, [value]),
		uri !== undefined && inline('ref', { target: uri }, [uri])
	]);
}

function witnesses(writing: Writing): Element {
	const { record, published, surfaces } = writing.edition;
	const what = (siglum: 'S' | 'P', otherwise: string) =>
		record.witnesses.find((one) => one.siglum === siglum)?.what ?? otherwise;
	const imaged = surfaces.length > 0 || scanned(writing.edition).length > 0;
	return block('listWit', {}, [
		inline('witness', { 'xml:id': 'S', corresp: imaged ? '#ms #facs' : '#ms' }, [
			what('S', 'original scan')
		]),
		hasPublication(writing.edition) &&
			inline('witness', { 'xml:id': 'P', corresp: published === null ? undefined : '#vol' }, [
				what('P', 'published transcription')
			])
	]);
}
