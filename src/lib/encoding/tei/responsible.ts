import { block, inline, type Element } from '../xml/element.ts';
import type { Person } from '../edition.ts';
import { personId, type Writing } from './writing.ts';

/** MARC relators; they know no archivist, so that role has words and no address. */
const RELATORS = 'http://id.loc.gov/vocabulary/relators/';
const WORK: Record<Person['did'][number], { words: string; role: string; relator: boolean }> = {
	trc: {
		words: 'Transcriber (corrected the reading against the image)',
		role: 'Transcriber',
		relator: true
	},
	edt: {
		words: 'Editor (collation, verdicts on differences)',
		role: 'Editor',
		relator: true
	},
	trl: { words: 'Translator', role: 'Translator', relator: true },
	pfr: { words: 'Proofreader (reviewed the transcription)', role: 'Proofreader', relator: true },
	archivist: {
		words: 'Archivist (checked the description, approved the text)',
		role: 'Archivist',
		relator: false
	}
};

/** Who did what, as each wished to be credited. */
export function write(writing: Writing): Element[] {
	const { people, record } = writing.edition;
	const worked = people
		.filter((person) => person.did.length > 0)
		.map((one) => statement(one, writing));
	if (record.translator === undefined) return worked;
	const translator: Person = { id: TRANSLATOR, credit: record.translator, did: ['trl'] };
	return [...worked, statement(translator, writing)];
}

/** Key of the translator whom the catalogue names; no account stands behind it. */
const TRANSLATOR = 'catalogue translator';

export function translatorId(writing: Writing): string | undefined {
	if (writing.edition.record.translator === undefined) return undefined;
	return writing.names.of(`account:${TRANSLATOR}`, 'u-translator');
}

function statement(person: Person, writing: Writing): Element {
	const id = person.id === TRANSLATOR ? translatorId(writing)! : personId(writing, person.id);
	const did = person.did.map((work) => {
		const { words, relator } = WORK[work];
		return inline('resp', { ref: relator ? `${RELATORS}${work}` : undefined }, [words]);
	});
	const name =
		person.credit === null
			? inline('name', { 'xml:id': id, type: 'role' }, [WORK[person.did[0]!].role])
			: inline('persName', { 'xml:id': id }, [person.credit]);
	return block('respStmt', {}, [...did, name]);
}

/** Where a step's or a verdict's author stands in the file: a person, a program, or nowhere. */
export function pointerTo(who: string, writing: Writing): string | undefined {
	const { people, programs } = writing.edition;
	if (people.some((one) => one.id === who && one.did.length > 0))
		return `#${personId(writing, who)}`;
	return programs.some((one) => one.id === who) ? `#${programId(who, writing)}` : undefined;
}

export function programId(program: string, writing: Writing): string {
	return writing.names.of(`program:${program}`, `program-${program}`);
}
