import { describe, expect, test } from 'vitest';
import { sampleEdition } from '../../../../tests/support/edition.ts';
import type { RecordDescription } from '#lib/record/record.ts';
import type { Edition } from '../edition.ts';
import { elements, find, textOf } from '../xml/element.ts';
import { write } from './profile-description.ts';
import { begin } from './writing.ts';

const written = (parts: Partial<Edition> = {}) => write(begin(sampleEdition(parts), 'edition'));

test('when the document was made is the date of the catalogue', () => {
	const date = find(find(written(), 'creation')!, 'date')!;
	expect([date.attributes.when, textOf(date)]).toEqual(['1953-07-04', '1953-07-04']);
});

describe('languages', () => {
	const { record } = sampleEdition();
	const languages = (original: string, translation: string | null) =>
		elements(
			find(
				written({
					record: { ...record, originalLanguage: original },
					translation: translation === null ? null : { text: '', language: translation }
				}),
				'langUsage'
			)!
		).map(({ attributes }) => attributes.ident);

	test.each([
		['the document’s, and English for the header', 'ru', null, ['ru', 'en']],
		['a translation into English is no third one', 'ru', 'en', ['ru', 'en']],
		['a translation into another one is', 'ru', 'fr', ['ru', 'en', 'fr']],
		['an English document has one', 'en', null, ['en']],
		['translated back', 'en', 'ru', ['en', 'ru']]
	])('%s', (_what, original, translation, wanted) => {
		expect(languages(original, translation)).toEqual(wanted);
	});
});

describe('between whom', () => {
	const { record } = sampleEdition();
	const actions = (correspondence: RecordDescription['correspondence']) => {
		const given = { ...record, ...(correspondence && { correspondence }) };
		const found = find(written({ record: given }), 'correspDesc');
		return (found ? elements(found) : []).map((one) => [
			one.attributes.type,
			...elements(one).map((child) => [child.name, child.attributes.when, textOf(child)])
		]);
	};

	test.each([
		['nobody stated it', undefined],
		['nothing was stated', {}]
	])('is not told where %s', (_what, correspondence) => {
		expect(actions(correspondence)).toEqual([]);
	});

	test('has sender and receiver with place and time', () => {
		const sent = { person: 'В. М. Молотов', place: 'Москва', when: '1953-07-04T21:20:00' };
		expect(actions({ sent, received: { person: 'Совпосол', place: 'Пекин' } })).toEqual([
			[
				'sent',
				['persName', undefined, 'В. М. Молотов'],
				['placeName', undefined, 'Москва'],
				['date', '1953-07-04T21:20:00', '1953-07-04 21:20:00']
			],
			['received', ['persName', undefined, 'Совпосол'], ['placeName', undefined, 'Пекин']]
		]);
	});

	test.each([
		['the day alone', { when: '1953-07-04' }, ['date', '1953-07-04', '1953-07-04']],
		[
			'a minute, which TEI wants with its seconds',
			{ when: '1953-07-04T21:20' },
			['date', '1953-07-04T21:20:00', '1953-07-04 21:20']
		],
		['the place alone', { place: '"Ставка" & К' }, ['placeName', undefined, '"Ставка" & К']]
	])('has %s', (_what, received, told) => {
		expect(actions({ received })).toEqual([['received', told]]);
	});

	test('19:20 received by the department is no receipt of the addressee: only what is stated is told', () => {
		expect(actions({ sent: { when: '1953-07-04T21:20:00' } })).toHaveLength(1);
	});
});
