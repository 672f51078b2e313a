import type { Correspondent } from '#lib/record/record.ts';
import { block, inline, type Child, type Element } from '../xml/element.ts';
import { toTheSecond } from './mark.ts';
import { othersOf } from './spoken.ts';
import type { Writing } from './writing.ts';

/** `profileDesc`: the document itself: when it was made, in which languages, between whom. */
export function write({ edition }: Writing): Element {
	const { record, translation } = edition;
	const { sent, received } = record.correspondence ?? {};
	const languages = new Set([record.originalLanguage, 'en', ...othersOf(edition)]);
	if (translation) languages.add(translation.language);
	return block('profileDesc', {}, [
		block('creation', {}, [inline('date', { when: record.date }, [record.date])]),
		block(
			'langUsage',
			{},
			[...languages].map((language) => inline('language', { ident: language }, [language]))
		),
		(sent || received) &&
			block('correspDesc', {}, [
				sent && action('sent', sent),
				received && action('received', received)
			])
	]);
}

function action(type: 'sent' | 'received', { person, place, when }: Correspondent): Child {
	return block('correspAction', { type }, [
		person !== undefined && inline('persName', {}, [person]),
		place !== undefined && inline('placeName', {}, [place]),
		when !== undefined && inline('date', { when: toTheSecond(when) }, [when.replace('T', ' ')])
	]);
}
