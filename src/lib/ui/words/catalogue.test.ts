import { describe, expect, test } from 'vitest';
import { oddities } from '#lib/text/oddity.ts';
import type { Language } from '#lib/outcome.ts';
import { approval } from './approval.ts';
import { conflict, chip, desk, signIn } from './desk.ts';
import { fill, type Forms, type Message } from './message.ts';
import { records, work } from './records.ts';
import { review, verdictName } from './review.ts';
import { pageState, roleName } from './state.ts';
import { reopenReason, returnReason, verbs } from './workflow.ts';

const files = import.meta.glob<Record<string, unknown>>(['./*.ts', '!./*.test.ts'], {
	eager: true
});

/** Every message of every catalogue, by `file key`; those in a field of a form too. */
const messages: [name: string, message: Message][] = Object.entries(files).flatMap(
	([path, module]) =>
		Object.values(module).flatMap((value) => within(path.replace(/^\.\/|\.ts$/g, ''), value))
);

function within(path: string, value: unknown): [string, Message][] {
	if (!isRecord(value)) return [];
	return Object.entries(value).flatMap(([key, entry]): [string, Message][] => {
		if (isMessage(entry)) return [[`${path} ${key}`, entry]];
		return isRecord(entry) ? within(`${path} ${key}`, entry) : [];
	});
}
function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isMessage(value: unknown): value is Message {
	return isRecord(value) && 'en' in value && 'ru' in value;
}
function forms(of: Forms): string[] {
	return typeof of === 'string' ? [of] : Object.values(of);
}
function names(text: string): string[] {
	return [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!).sort();
}
/** All forms of a message in a language as one text, for what may not stand in any of them. */
const all = (message: Message, language: Language) => forms(message[language]).join('\n');
/** The messages that a rule finds fault with, by name. */
const faulty = (rule: (message: Message, name: string) => boolean) =>
	messages.filter(([name, message]) => rule(message, name)).map(([name]) => name);

test('there are messages to test, those of the form of the import among them', () => {
	expect(messages.length).toBeGreaterThan(600);
	expect(messages.map(([name]) => name)).toContain('import id hint');
});

describe('each message', () => {
	test.each(messages)('%s is complete in both languages and names the same facts', (_, message) => {
		const texts = [...forms(message.en), ...forms(message.ru)];
		for (const text of texts) expect(text.trim()).not.toBe('');
		const expected = [...new Set(forms(message.en).flatMap(names))].sort();
		for (const form of [...forms(message.en), ...forms(message.ru)])
			expect([...new Set(names(form))].sort()).toEqual(expected);
	});

	test('has Russian letters in Russian and none in English', () => {
		const signs = /^[^\p{L}]*$/u;
		expect(faulty(({ en }) => /\p{Script=Cyrillic}/u.test(forms(en).join()))).toEqual([]);
		expect(
			faulty(
				({ ru }) =>
					!forms(ru).every((text) => {
						const bare = text.replace(/\{\w+\}/g, '');
						return /[а-яё]/i.test(bare) || signs.test(bare);
					})
			)
		).toEqual([]);
	});

	test('has no letter of the other script inside a word: what looks alike is not the same', () => {
		const strays = messages.flatMap(([name, { ru }]) =>
			forms(ru)
				.flatMap((text) => oddities(text))
				.filter(({ kind }) => kind !== 'no-break-space')
				.map(({ kind, text }) => `${name}: ${kind} ${text}`)
		);
		expect(strays).toEqual([]);
	});

	test('does not blame and does not shout', () => {
		const blame = {
			en: /\berror\b|\binvalid\b|\bwrong\b|\billegal\b|!/i,
			ru: /ошибк|некорректн|неправильн|запрещен|!/i
		};
		const allowed = [
			// Who erred is the program, the publication, or the archive: never the reader.
			...['review tooDifferent', 'workflow mistake', 'frame unexpected'],
			...['models intro']
		];
		const found = faulty(
			(message) => blame.en.test(all(message, 'en')) || blame.ru.test(all(message, 'ru'))
		);
		expect(found.filter((name) => !allowed.includes(name))).toEqual([]);
	});
});

describe('typography', () => {
	const rules: [what: string, fault: (message: Message, name: string) => boolean][] = [
		['quotes are those of the language: “ ” in English', ({ en }) => /["«»„]/.test(String(en))],
		[
			'quotes are those of the language: « » in Russian',
			(message) => /["“”„]/.test(all(message, 'ru'))
		],
		['an apostrophe is ’', (message) => /'/.test(all(message, 'en') + all(message, 'ru'))],
		[
			'dots that go on are one sign',
			(message) => /\.\.\./.test(all(message, 'en') + all(message, 'ru'))
		],
		[
			'no space stands twice, before or after',
			(message) =>
				[...forms(message.en), ...forms(message.ru)].some((text) => / {2}|^\s|\s$/.test(text))
		],
		[
			'no space stands before a comma or full stop',
			(message) => / [,.;:?](?!\w)/.test(all(message, 'en') + all(message, 'ru'))
		],
		['a Russian dash has spaces', (message) => /[^\s\n]—|—[^\s\n]/.test(all(message, 'ru'))],
		[
			'brackets are closed',
			(message) =>
				[...forms(message.en), ...forms(message.ru)].some(
					(text) => text.split('(').length !== text.split(')').length
				)
		],
		[
			'a person is addressed as “вы”, small inside a sentence',
			(message) => /[а-яё,;] (Вы|Вас|Вам|Ваш\p{L}*)(?!\p{L})/u.test(all(message, 'ru'))
		],
		[
			'nobody is called “ты”',
			(message) =>
				/(?<!\p{L})(ты|тебе|тебя|твой|твоя|твоё|твои)(?!\p{L})/iu.test(all(message, 'ru'))
		]
	];
	test.each(rules)('%s', (_, fault) => {
		expect(faulty(fault)).toEqual([]);
	});

	test('both languages end a sentence, or neither does', () => {
		const ends = (forms_: Forms) =>
			new Set(forms(forms_).map((text) => /[.?…:]$/.exec(text)?.[0] ?? ''));
		const differ = faulty(({ en, ru }) => [...ends(en)].join() !== [...ends(ru)].join());
		// A question in the one, an advice in the other; a shortened word.
		expect(differ).toEqual(['desk notLooked', 'import picture']);
	});

	test('a whole sentence begins with a capital in both languages', () => {
		const small = (text: string) => /^[a-zа-яё]/u.test(text) && /\.$/.test(text);
		expect(faulty((message) => [...forms(message.en), ...forms(message.ru)].some(small))).toEqual(
			[]
		);
	});
});

describe('no sentence is glued from parts', () => {
	test('nothing ends in the middle: with a comma, a semicolon or a word that waits for another', () => {
		const open = /([,;]|\b(and|or|of|the|a|to)|(?<!\p{L})(и|или|на|в|с|к|по|от|для))$/u;
		// Verbs of a table row or a label before its value.
		const labels = ['people since'];
		expect(
			faulty((message, name) => {
				if (labels.includes(name)) return false;
				return [...forms(message.en), ...forms(message.ru)].some((text) => open.test(text));
			})
		).toEqual([]);
	});

	test('nothing begins in the middle: with a comma, a stop or a bracket that closes', () => {
		expect(
			faulty((message) =>
				[...forms(message.en), ...forms(message.ru)].some((text) => /^[,.;:)]/.test(text))
			)
		).toEqual([]);
	});
});

describe('plurals', () => {
	const counted = messages.filter(
		([, { en, ru }]) => typeof en !== 'string' || typeof ru !== 'string'
	);

	test('a message with forms has all forms of its language', () => {
		expect(counted.length).toBeGreaterThan(20);
		for (const [name, { en, ru }] of counted) {
			expect(Object.keys(ru).sort(), name).toEqual(['few', 'many', 'one', 'other']);
			expect(Object.keys(en).sort(), name).toEqual(['one', 'other']);
		}
	});

	const CATEGORY: [n: number, ru: 'one' | 'few' | 'many' | 'other', en: 'one' | 'other'][] = [
		[0, 'many', 'other'],
		[1, 'one', 'one'],
		[2, 'few', 'other'],
		[4, 'few', 'other'],
		[5, 'many', 'other'],
		[11, 'many', 'other'],
		[12, 'many', 'other'],
		[14, 'many', 'other'],
		[21, 'one', 'other'],
		[22, 'few', 'other'],
		[25, 'many', 'other'],
		[101, 'one', 'other'],
		[111, 'many', 'other'],
		[1002, 'few', 'other'],
		[1.5, 'other', 'other']
	];
	test.each(CATEGORY)(
		'%d takes “%s” in Russian and “%s” in English, in every message',
		(n, ru, en) => {
			for (const [name, message] of counted) {
				for (const [language, form] of [['ru', ru] as const, ['en', en] as const]) {
					const written = new Intl.NumberFormat(language).format(n);
					const expected = (message[language] as Record<string, string>)[form]!;
					const said = fill(message, language, { n });
					expect(said, name).toBe(expected.replaceAll('{n}', written));
					if (expected.includes('{n}')) expect(said).toContain(written);
				}
			}
		}
	);

	/** The word that is counted: the first after the number. */
	const noun = (form: string) => /\{n\}\W*?([\p{L}]+)/u.exec(form)?.[1] ?? '';
	const ru = (message: Message) =>
		message.ru as { one: string; few: string; many: string; other: string };
	/** The counted word stands in another case than the number would give it, or has one form only. */
	const OBLIQUE = [
		'approval decided',
		'review same',
		'suggest confusion',
		'suggest confusion-here'
	];
	const ONE_FORM = [
		...[...OBLIQUE, 'suggest record-word', 'desk errorsLeft', 'people intro'],
		...['approval credits', 'approval valid', 'records sent']
	];

	test.each(counted.filter(([name]) => !ONE_FORM.includes(name)))(
		'%s: 1, 2 and 5 are followed by three forms, a fraction by the second',
		(_, message) => {
			const { one, few, many, other } = ru(message);
			const three = [one, few, many].map(noun);
			expect(three).not.toContain('');
			expect(new Set(three).size, three.join()).toBe(3);
			expect(noun(other)).toBe(noun(few));
			const stems = three.map((word) => word.slice(0, 3));
			expect(new Set(stems).size, three.join()).toBe(1);
		}
	);

	test('the exceptions are what they are said to be', () => {
		const known = counted.map(([name]) => name);
		expect(ONE_FORM.filter((name) => !known.includes(name))).toEqual([]);
		const message = counted.find(([name]) => name === 'approval decided')![1];
		expect([1, 2, 5, 21].map((n) => fill(message, 'ru', { n }))).toEqual([
			'По 1 разночтению нет решения.',
			'По 2 разночтениям нет решения.',
			'По 5 разночтениям нет решения.',
			'По 21 разночтению нет решения.'
		]);
	});

	test('English counts one and many with different words', () => {
		const same = counted
			.filter(([, { en }]) => {
				const { one, other } = en as { one: string; other: string };
				return one === other;
			})
			.map(([name]) => name);
		expect(same).toEqual([]);
	});

	test('a number before a word has its plural forms: nothing says “1 строк”', () => {
		const COUNTS = 'n|count|total|done|hidden|shown|lines|scans|verdicts|decided|seconds';
		const before = new RegExp(`\\{(${COUNTS})\\} (\\p{L}{4,})`, 'u');
		const bare = messages.filter(([, { ru }]) => typeof ru === 'string' && before.test(ru));
		expect(bare.map(([name]) => name)).toEqual([]);
	});
});

/** Catalogues of screens that a volunteer sees. */
const OF_VOLUNTEERS = [
	...['desk', 'suggest', 'signs', 'layout', 'page', 'history', 'records', 'frame', 'entry'],
	...['state', 'workflow', 'jobs', 'review']
];

describe('plain words for volunteers', () => {
	const theirs = messages.filter(([name]) => OF_VOLUNTEERS.includes(name.split(' ')[0]!));
	test.each([
		...['witness', 'apparatus', 'lemma', 'zone', 'revision', 'hash', 'XML', 'TEI', 'CER'],
		...['siglum', 'grapheme', 'annotation', 'baseline', 'timeout', 'server error', 'session id']
	])('“%s” is never said in English', (word) => {
		const said = theirs.filter(([, message]) =>
			new RegExp(`\\b${word}(s|es)?\\b`, 'i').test(all(message, 'en'))
		);
		expect(said.map(([name]) => name)).toEqual([]);
	});

	test.each([
		'свидетел',
		'аппарат',
		'лемм',
		'зон(а|ы|е|у|ой)',
		'ревизи',
		'хеш',
		'хэш',
		'графем',
		'аннотаци'
	])('“%s…” is never said in Russian', (stem) => {
		const said = theirs.filter(([, message]) =>
			new RegExp(`(?<!\\p{L})${stem}`, 'iu').test(all(message, 'ru'))
		);
		expect(said.map(([name]) => name)).toEqual([]);
	});

	test.each<[Language, RegExp]>([
		['en', /\b(page|line|text|picture|note|publication)\b/i],
		['ru', /(страниц|строк|текст|снимок|снимк|замет|публикаци)/i]
	])('the six words that are meant are said in %s', (language, words) => {
		const hits = new Set(
			theirs.flatMap(([, message]) => words.exec(all(message, language))?.[1]?.toLowerCase() ?? [])
		);
		expect(hits.size).toBeGreaterThanOrEqual(6);
	});
});

describe('lengths', () => {
	const length = (message: Message, language: Language) =>
		Math.max(...forms(message[language]).map((text) => text.length));

	test('a sentence of one language has room in the place of the other: +40 % at the most', () => {
		const long = messages
			.filter(([, message]) => length(message, 'en') >= 40)
			.filter(([, message]) => length(message, 'ru') > 1.4 * length(message, 'en'));
		expect(long.map(([name]) => name)).toEqual([]);
	});

	test('a label of a few letters has at most eighteen more', () => {
		const long = messages
			.filter(([, message]) => length(message, 'en') < 40)
			.filter(([, message]) => length(message, 'ru') > length(message, 'en') + 18);
		expect(long.map(([name]) => name)).toEqual([]);
	});

	test('on the whole the two are of one length', () => {
		const sum = (language: Language) =>
			messages.reduce((total, [, message]) => total + length(message, language), 0);
		expect(sum('ru') / sum('en')).toBeGreaterThan(0.9);
		expect(sum('ru') / sum('en')).toBeLessThan(1.15);
	});

	const VERBS: [string, Message][] = Object.entries({
		...{ submit: desk.submit, withdraw: desk.withdraw, save: desk.save, saveNow: chip.saveNow },
		...{ accept: verbs.accept, return: verbs.return, reopen: verbs.reopen },
		...{ approve: verbs.approve, own: verbs.approveOwn, publish: verbs.publish },
		...{ unpublish: verbs.unpublish, next: work.next, compare: chip.compare }
	});
	test.each(VERBS)('the verb %s fits a button of a phone: 32 letters', (_, message) => {
		expect(length(message, 'en')).toBeLessThanOrEqual(32);
		expect(length(message, 'ru')).toBeLessThanOrEqual(32);
	});
});

describe('sentences that were agreed', () => {
	test.each<[Message, string, string]>([
		[
			desk.submitted,
			'Sent for review. You can take it back while it waits.',
			'Отдано на проверку. Пока страница ждёт, её можно взять обратно.'
		],
		[
			signIn.safe,
			'You have been signed out. Your text is safe. Sign in here and it will be saved.',
			'Срок входа истёк. Текст на месте. Войдите прямо здесь, и он сохранится.'
		],
		[
			approval.whyReopen,
			'Why open it again? The sealed version stays as it is, and stays public.',
			'Почему открыть снова? Заверенная версия сохранится и останется доступной читателям.'
		],
		[work.nothing, 'No page needs you now.', 'Сейчас для вас страниц нет.'],
		[conflict.draftSame, 'The page has not changed since.', 'Страница с тех пор не менялась.'],
		[review.question, 'What does the scan say?', 'Что на снимке?'],
		[verdictName.misread, 'We misread', 'Программа ошиблась'],
		[verdictName.departs, 'Publication departs', 'Публикация расходится'],
		[verdictName.modernises, 'Publication modernises or mends', 'Публикация осовременила'],
		[verdictName.omits, 'Left out on purpose', 'Опущено намеренно'],
		[verdictName.illegible, 'Scan cannot be read', 'Не читается'],
		[verdictName.later, 'Later', 'Позже'],
		[pageState.empty, 'Not started', 'Не начата'],
		[pageState.open, 'In progress', 'В работе'],
		[pageState.review, 'Needs review', 'Ждёт проверки'],
		[pageState.returned, 'Sent back', 'Возвращена'],
		[pageState.reviewed, 'Reviewed', 'Проверена'],
		[pageState.approved, 'Approved', 'Утверждена'],
		[pageState.reopened, 'Reopened', 'Открыта снова'],
		[roleName.volunteer, 'Volunteer', 'Волонтёр'],
		[roleName.archivist, 'Archivist', 'Архивист'],
		[verbs.approve, 'Approve and seal', 'Утвердить и заверить'],
		[verbs.return, 'Send back', 'Вернуть']
	])('%o is said so', (message, en, ru) => {
		expect([fill(message, 'en'), fill(message, 'ru')]).toEqual([en, ru]);
	});

	test.each<[Message, Record<string, string | number>, string, string]>([
		[
			chip.saved,
			{ time: '14:05', version: 12 },
			'Saved at 14:05 · version 12',
			'Сохранено в 14:05 · версия 12'
		],
		[
			conflict.draft,
			{ time: '14:05' },
			'Your text of 14:05 was not saved.',
			'Ваш текст от 14:05 не был сохранён.'
		],
		[
			desk.notLooked,
			{ n: 4 },
			'4 lines were not looked at yet. Look now, or send and let the reviewer know.',
			'Не просмотрено 4 строки. Просмотреть сейчас или отдать с пометкой для редактора?'
		],
		[
			work.sent,
			{ n: 3 },
			'3 pages you sent are waiting for review.',
			'Ждут проверки 3 отданные вами страницы.'
		],
		[review.ledger, { hidden: 214, shown: 17 }, '214 hidden, 17 shown', 'скрыто 214, показано 17'],
		[
			verbs.fourEyes,
			{ names: 'Anna, Pavel' },
			'You worked on this text, so another person must accept it. These can: Anna, Pavel.',
			'Вы работали над этим текстом, поэтому принять его должен другой. Могут: Anna, Pavel.'
		],
		[records.pageNamed, { number: 2, state: 'open' }, 'Page 2: open', 'Страница 2: open']
	])('%o with its facts', (message, facts, en, ru) => {
		expect([fill(message, 'en', facts), fill(message, 'ru', facts)]).toEqual([en, ru]);
	});
});

describe('names of one table', () => {
	test.each([
		['verdicts', verdictName],
		['states of a page', pageState],
		['roles', roleName],
		['reasons of sending back', returnReason],
		['reasons of reopening', reopenReason]
	] as [string, Record<string, Message>][])('no two %s are called the same', (_, table) => {
		for (const language of ['en', 'ru'] as const) {
			const said = Object.values(table).map((message) => fill(message, language));
			expect(new Set(said).size).toBe(said.length);
		}
	});
});
