import { block, inline, type Child, type Element } from '../xml/element.ts';
import type { Localised } from '#lib/record/record.ts';
import * as responsible from './responsible.ts';
import * as source from './source.ts';
import type { Writing } from './writing.ts';

/** `fileDesc`: what this file is, who made it, under which rights, and what it was made from. */
export function write(writing: Writing): Element {
	return block('fileDesc', {}, [
		titleStatement(writing),
		editionStatement(writing),
		block('extent', {}, [surfaces(writing)]),
		publication(writing),
		notes(writing),
		source.write(writing)
	]);
}

function titleStatement(writing: Writing): Element {
	const { record, published } = writing.edition;
	const collated = published !== null && writing.form === 'edition';
	const sub = collated
		? 'Digital transcription collated with the published text'
		: 'Digital transcription';
	return block('titleStmt', {}, [
		...localised(record.title).map(([language, text]) =>
			inline('title', { type: 'main', 'xml:lang': language }, [text])
		),
		inline('title', { type: 'sub', 'xml:lang': 'en' }, [sub]),
		...(record.credits === undefined ? [] : [inline('sponsor', {}, [record.credits])]),
		...responsible.write(writing)
	]);
}

export function localised(words: Localised | undefined): [language: string, text: string][] {
	return Object.entries(words ?? {}).filter(
		(entry): entry is [string, string] => entry[1] !== undefined
	);
}

function editionStatement({ edition, form }: Writing): Element {
	const what = form === 'edition' ? 'Edition with apparatus' : 'Reading text';
	const state = edition.status === 'draft' ? 'draft, not approved' : 'approved';
	const date = inline('date', { when: edition.date }, [edition.date.slice(0, 10)]);
	return block('editionStmt', {}, [inline('edition', {}, [`${what}, ${state}, `, date])]);
}

function surfaces({ edition }: Writing): Element {
	const count = edition.surfaces.length;
	const words = `${count} ${count === 1 ? 'image' : 'images'}`;
	return inline('measure', { unit: 'image', quantity: count }, [words]);
}

function publication({ edition }: Writing): Element {
	const { record } = edition;
	const { publisher, licence } = record;
	const text = licence
		? inline('licence', { target: licence.uri }, [`Transcription and encoding: ${licence.name}`])
		: inline('p', {}, ['Transcription and encoding: rights not stated.']);
	const images = ['Images: rights to be stated by the holding archive.', record.imagesNote];
	const hasImages = edition.surfaces.length > 0;
	return block('publicationStmt', {}, [
		publisher === undefined
			? inline('authority', {}, ['Not stated'])
			: inline('publisher', {}, [publisher]),
		inline('date', { when: edition.date }, [edition.date.slice(0, 4)]),
		inline('idno', { type: 'local' }, [record.id]),
		block('availability', { status: licence ? 'restricted' : 'unknown', 'xml:id': 'av-text' }, [
			text
		]),
		hasImages &&
			block('availability', { status: 'unknown', corresp: '#facs', 'xml:id': 'av-images' }, [
				...images.flatMap((words) => (words === undefined ? [] : [inline('p', {}, [words])]))
			])
	]);
}

function notes({ edition: { record } }: Writing): Child {
	const found = [
		...localised(record.summary).map(([language, text]) =>
			inline('note', { type: 'summary', 'xml:lang': language }, [text])
		),
		...(record.citation === undefined
			? []
			: [inline('note', { type: 'citation' }, [record.citation])])
	];
	return found.length > 0 && block('notesStmt', {}, found);
}
