import type { Edition } from '../edition.ts';
import { block, inline, serialise, type Child, type Element } from '../xml/element.ts';
import * as body from './body.ts';
import * as facsimile from './facsimile.ts';
import * as fileDescription from './file-description.ts';
import * as history from './history.ts';
import * as practice from './practice.ts';
import * as profileDescription from './profile-description.ts';
import * as translation from './translation.ts';
import { begin, namedId, type Form, type Writing } from './writing.ts';

const NAMESPACE = 'http://www.tei-c.org/ns/1.0';

/**
 * The edition as a TEI file. `edition`: with apparatus and both sides of every choice; `reading`:
 * the lemma and the editors' choice alone. The same edition gives the same bytes.
 */
export function write(edition: Edition, { form }: { form: Form }): string {
	const writing = begin(edition, form);
	const pictures = facsimile.write(writing);
	const text = body.write(writing);
	const translated = translation.write(writing, text.paragraphs);
	const root = block('TEI', { xmlns: NAMESPACE, 'xml:id': 'record', 'xml:lang': 'en' }, [
		header(writing),
		pictures,
		standOff(writing),
		block('text', {}, [block('body', {}, [text.div, translated])])
	]);
	return serialise(root);
}

function header(writing: Writing): Element {
	return block('teiHeader', {}, [
		fileDescription.write(writing),
		practice.write(writing),
		profileDescription.write(writing),
		history.write(writing)
	]);
}

/** The persons and places that the marks of the text point to; a key is all that is known of them. */
function standOff(writing: Writing): Child {
	const { person, place } = writing.named;
	const entries = (kind: 'person' | 'place', name: string, keys: readonly string[]) =>
		keys.map((key) =>
			block(kind, { 'xml:id': namedId(writing, kind, key) }, [inline(name, {}, [key])])
		);
	if (person.length + place.length === 0) return null;
	return block('standOff', {}, [
		person.length > 0 && block('listPerson', {}, entries('person', 'persName', person)),
		place.length > 0 && block('listPlace', {}, entries('place', 'placeName', place))
	]);
}
