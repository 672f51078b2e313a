import { isHttpError, isRedirect } from '@sveltejs/kit';
import { describe, expect, test } from 'vitest';
import { explain, refuse, type Language } from '#lib/outcome.ts';
import { VERDICTS } from '#lib/collation/verdict.ts';
import type { Structure } from '#lib/transcription/save.ts';
import { REOPEN_REASONS, RETURN_REASONS } from '#lib/workflow/reason.ts';
import { answer } from './api/answer.server.ts';
import * as saveForm from './api/pages/[page]/save-form.server.ts';
import { picture } from './api/surfaces/picture.ts';
import { POST as chooseLanguage } from './language/+server.ts';
import { returnedLines } from './pages/[page]/collate/return-form.server.ts';
import * as verdictForm from './pages/[page]/collate/verdict-form.server.ts';
import { reopening, sightOf } from './records/[record]/approve/sight-form.server.ts';
import { BROWSER, keepBrowser, streetOf } from './street.ts';

/** A form by its fields; one may come often. */
function form(...fields: [string, string][]): FormData {
	const made = new FormData();
	for (const [name, value] of fields) made.append(name, value);
	return made;
}
const bad = (what: string) => ({ ok: false, refusal: { code: 'bad_request', facts: { what } } });

describe('the form of a card', () => {
	const READ: [string, string][] = [
		['difference', 'd1'],
		['s', 'У Сю-цуня'],
		['p', 'У Сюшаня']
	];

	test.each(VERDICTS)('the verdict %s is read with what was seen', (kind) => {
		const read = verdictForm.given(form(...READ, ['kind', kind], ['detail', 'slip']));
		expect(read).toEqual({
			ok: true,
			value: { difference: 'd1', s: 'У Сю-цуня', p: 'У Сюшаня', kind, detail: 'slip', note: '' }
		});
	});

	test.each(['', 'Departs', 'delete', '__proto__'])('“%s” is no verdict', (kind) => {
		expect(verdictForm.given(form(...READ, ['kind', kind]))).toMatchObject(bad('kind'));
		expect(verdictForm.together(form(...READ, ['kind', kind]))).toMatchObject(bad('kind'));
	});

	test('a finer word that was not said is none; line ends are ours; a note has its limit', () => {
		const note = `два\r\nряда${'а'.repeat(3000)}`;
		const read = verdictForm.given(
			form(...READ, ['kind', 'departs'], ['detail', ''], ['note', note])
		);
		const given = read.ok ? read.value : null;
		expect(given?.detail).toBeNull();
		expect(given?.note).toMatch(/^два\nряда/);
		expect(given?.note).toHaveLength(2000);
	});

	test('together: those that were ticked, one verdict for all', () => {
		const read = verdictForm.together(
			form(['difference', 'd1'], ['difference', 'd7'], ['kind', 'modernises'], ['note', 'ё'])
		);
		expect(read).toEqual({
			ok: true,
			value: { keys: ['d1', 'd7'], given: { kind: 'modernises', detail: null, note: 'ё' } }
		});
		expect(verdictForm.together(form(['kind', 'ignore']))).toMatchObject({ value: { keys: [] } });
	});

	test('a correction names each line with the version and the sum that were seen, in order', () => {
		const read = verdictForm.correction(
			form(
				...READ,
				...(['l1', 'l2'] as const).flatMap((line, i): [string, string][] => [
					['line', line],
					['revision', String(i + 3)],
					['sha256', `sum-${line}`]
				]),
				['timeline', 'T'],
				['key', 'k']
			)
		);
		expect(read).toMatchObject({
			ok: true,
			value: {
				...{ difference: 'd1', timeline: 'T', key: 'k' },
				lines: [
					{ line: 'l1', base: { revision: 3, sha256: 'sum-l1' } },
					{ line: 'l2', base: { revision: 4, sha256: 'sum-l2' } }
				]
			}
		});
	});

	test.each<[string, [string, string][]]>([
		['no line', []],
		[
			'a revision that is no number',
			[
				['line', 'l1'],
				['revision', 'x'],
				['sha256', 'a']
			]
		],
		[
			'a revision that is no whole number',
			[
				['line', 'l1'],
				['revision', '1.5'],
				['sha256', 'a']
			]
		]
	])('%s is refused', (_, fields) => {
		expect(verdictForm.correction(form(...READ, ...fields))).toMatchObject(bad('line'));
	});

	test('a line without its version cannot stand for the newest one', () => {
		const read = verdictForm.correction(form(...READ, ['line', 'l1']));
		expect(read).toMatchObject({ value: { lines: [{ base: { revision: -1, sha256: '' } }] } });
	});

	test('a field that is a file is no text', () => {
		const made = form();
		made.append('note', new File(['x'], 'x.txt'));
		expect(verdictForm.text(made, 'note')).toBe('');
		expect(verdictForm.text(made, 'missing')).toBe('');
	});
});

describe('sending back and opening again', () => {
	test.each(RETURN_REASONS)(
		'“%s” goes with every line that was ticked, and the words',
		(reason) => {
			const read = returnedLines(
				form(['reason', reason], ['line', 'l1'], ['line', 'l3'], ['words', 'см.\r\nснимок'])
			);
			const words = 'см.\nснимок';
			expect(read).toEqual({
				ok: true,
				value: { words, lines: ['l1', 'l3'].map((line) => ({ line, reason, words })) }
			});
		}
	);

	test.each(REOPEN_REASONS)('a record is opened again for “%s”', (reason) => {
		expect(reopening(form(['reason', reason], ['line', 'l1'], ['words', 'w']))).toEqual({
			ok: true,
			value: { reason, words: 'w', lines: ['l1'] }
		});
	});

	test.each(['', 'because', 'LETTER'])('“%s” is no reason for either', (reason) => {
		expect(returnedLines(form(['reason', reason]))).toMatchObject(bad('reason'));
		expect(reopening(form(['reason', reason]))).toMatchObject(bad('reason'));
	});

	test('without words and lines both are read; what is too long is cut', () => {
		expect(returnedLines(form(['reason', 'letter']))).toEqual({
			ok: true,
			value: { lines: [], words: '' }
		});
		const long = form(['reason', 'mistake'], ['words', 'а'.repeat(2500)]);
		const read = reopening(long);
		expect(read.ok && read.value.words.length).toBe(2000);
	});

	test('an approval names all that was seen, and nothing where nothing was', () => {
		const seen = form(['revision', 'r1'], ['revision', 'r2'], ['verdict', 'v1'], ['tei', 'ab']);
		expect(sightOf(seen)).toEqual({ revisions: ['r1', 'r2'], verdicts: ['v1'], tei: 'ab' });
		expect(sightOf(form())).toEqual({ revisions: [], verdicts: [], tei: '' });
	});
});

describe('a change of structure as a script sends it', () => {
	const zone = { ulx: 0, uly: -5, lrx: 10, lry: 20 };
	const sent = (change: object, opening: object = {}) => {
		const whole = { key: 'key-of-8', account: 'oleg', timeline: 'T', head: 3, change, ...opening };
		const request = new Request('http://localhost/', {
			method: 'POST',
			body: JSON.stringify(whole)
		});
		return saveForm.readStructure(request).then(
			({ change: read }) => read,
			(thrown: unknown) =>
				isHttpError(thrown) ? `${thrown.status} ${thrown.body.message}` : thrown
		);
	};

	test.each<Structure>([
		{ kind: 'split', line: 'l1', at: 4 },
		{ kind: 'join', line: 'l1' },
		{ kind: 'recall', line: 'l1' },
		{ kind: 'refuse', line: 'l1' },
		{ kind: 'delete-line', line: 'l1' },
		{ kind: 'offer', line: 'l1', take: true },
		{ kind: 'retype', region: 'r1', as: 'stamp' },
		{ kind: 'read-with', region: 'r1', languages: 'eng' },
		{ kind: 'read-with', region: 'r1', languages: null },
		{ kind: 'order-line', line: 'l1', to: 0 },
		{ kind: 'order-region', region: 'r1', to: 2 },
		{ kind: 'add', line: null },
		{ kind: 'add', line: 'l1' },
		{ kind: 'place-line', line: 'l1', zone },
		{ kind: 'place-region', region: 'r1', zone },
		{ kind: 'draw-line', zone, text: '' },
		{ kind: 'draw-region', zone, as: 'table' },
		{ kind: 'cut-line', line: 'l1', x: 7 },
		{ kind: 'cut-region', region: 'r1', y: 7 },
		{ kind: 'join-region', region: 'r1' },
		{ kind: 'delete-region', region: 'r1' },
		{ kind: 'move-line', line: 'l1', region: 'r2', to: 1 },
		{ kind: 'take-reading', reading: 'r9' },
		{ kind: 'take-back', revision: 4 }
	])('$kind is read as it is, and with one field more it is not', async (change) => {
		expect(await sent(change)).toEqual(change);
		expect(await sent({ ...change, by: 'maria' })).toMatch(/^400 /);
	});

	test.each<[string, object, string]>([
		['no kind', { line: 'l1' }, '400 change.kind'],
		['a kind of nothing', { kind: 'burn', line: 'l1' }, '400 change.kind'],
		['a place before the line', { kind: 'split', line: 'l1', at: -1 }, '400 change.at'],
		['half a letter', { kind: 'split', line: 'l1', at: 1.5 }, '400 change.at'],
		['a line that is a path', { kind: 'join', line: '../l1' }, '400 change.line'],
		['a kind of part there is none of', { kind: 'retype', region: 'r1', as: 'x' }, '400 change.as'],
		[
			'a zone beyond all pictures',
			{ kind: 'place-line', line: 'l1', zone: { ...zone, lrx: 2_000_000 } },
			'400 change.zone.lrx'
		],
		[
			'half a pixel',
			{ kind: 'place-line', line: 'l1', zone: { ...zone, ulx: 0.5 } },
			'400 change.zone.ulx'
		]
	])('%s is refused by its place', async (_, change, told) => {
		expect(await sent(change)).toBe(told);
	});

	test.each<[string, object, string]>([
		['a head before the first', { head: -1 }, '400 head'],
		['a key that is too short', { key: 'k' }, '400 key'],
		['a key with a space', { key: 'key of 8' }, '400 key'],
		['nobody', { account: null }, '400 account']
	])('%s is refused', async (_, opening, told) => {
		expect(await sent({ kind: 'join', line: 'l1' }, opening)).toBe(told);
	});

	test('a body of more than a page is refused before it is read', async () => {
		expect(await sent({ kind: 'draw-line', zone, text: 'а'.repeat(4_000_001) })).toMatch(/^413 /);
	});
});

describe('a question for proposals', () => {
	const asked = (body: object) =>
		saveForm
			.readAsked(new Request('http://localhost/', { method: 'POST', body: JSON.stringify(body) }))
			.catch((thrown: unknown) => (isHttpError(thrown) ? thrown.body.message : thrown));
	const ASKED = { line: 'l1', text: 'кула он', from: 0, to: 4 };

	test('is read with its neighbours, or without', async () => {
		expect(await asked(ASKED)).toEqual(ASKED);
		const whole = { ...ASKED, before: 'а', after: 'б' };
		expect(await asked(whole)).toEqual(whole);
	});

	test.each<[string, object]>([
		['text', { ...ASKED, text: 'а'.repeat(20_001) }],
		['before', { ...ASKED, before: 7 }],
		['from', { ...ASKED, from: -1 }],
		['publication', { ...ASKED, publication: 'куда' }]
	])('with another %s it is refused', async (place, body) => {
		expect(await asked(body)).toBe(place);
	});
});

describe('answers', () => {
	test('a value is JSON; a refusal has its status, code, facts and the sentences of the language', async () => {
		const good = answer({ ok: true, value: { revision: 2 } }, 'en');
		expect([good.status, await good.json()]).toEqual([200, { revision: 2 }]);
		const refusal = refuse('wrong_password');
		for (const language of ['en', 'ru'] as const) {
			const told = answer(refusal, language);
			expect(told.status).toBe(401);
			expect(await told.json()).toEqual({
				...refusal.refusal,
				...explain(refusal.refusal, language)
			});
		}
	});

	test('whoever asked too often is told when to ask again, in the header that programs read', () => {
		const told = answer(refuse('too_many_attempts', { seconds: 42 } as never), 'en');
		expect([told.status, told.headers.get('retry-after')]).toEqual([429, '42']);
		expect(answer(refuse('not_found'), 'en').headers.get('retry-after')).toBeNull();
	});

	test('a picture is kept by the person’s own browser and never taken for anything else', async () => {
		const told = picture({ ok: true, value: Buffer.from([1, 2, 3]) }, 'en');
		expect(Object.fromEntries(told.headers)).toEqual({
			'content-type': 'image/jpeg',
			'cache-control': 'private, max-age=3600',
			'x-content-type-options': 'nosniff'
		});
		expect([...new Uint8Array(await told.arrayBuffer())]).toEqual([1, 2, 3]);
	});

	test.each<Language>(['en', 'ru'])(
		'that there is no picture is said in %s and not kept',
		async (language) => {
			const refusal = refuse('not_found');
			const told = picture(refusal, language);
			expect([told.status, told.headers.get('cache-control')]).toEqual([404, 'no-store']);
			expect(await told.text()).toBe(explain(refusal.refusal, language).sentence);
		}
	);
});

describe('the choice of language', () => {
	const choose = async (fields: [string, string][], protocol = 'http:') => {
		const kept: [string, string, object][] = [];
		const event = {
			request: new Request('http://localhost/language', { method: 'POST', body: form(...fields) }),
			cookies: { set: (...cookie: [string, string, object]) => void kept.push(cookie) },
			url: new URL(`${protocol}//localhost/language`)
		};
		try {
			await chooseLanguage(event as never);
		} catch (thrown) {
			if (isRedirect(thrown)) return { to: thrown.location, status: thrown.status, kept };
			throw thrown;
		}
		throw new Error('it did not lead on');
	};

	test('is kept for a year, out of reach of scripts, and one stays at the place', async () => {
		const { to, status, kept } = await choose([
			['language', 'ru'],
			['place', '/pages/p1/transcribe?layout=l1']
		]);
		expect([to, status]).toEqual(['/pages/p1/transcribe?layout=l1', 303]);
		expect(kept).toEqual([
			['language', 'ru', { path: '/', maxAge: 365 * 24 * 3600, httpOnly: true, secure: false }]
		]);
	});

	test('is kept for encrypted addresses only, where the address is', async () => {
		const { kept } = await choose(
			[
				['language', 'en'],
				['place', '/']
			],
			'https:'
		);
		expect(kept[0]![2]).toMatchObject({ secure: true });
	});

	test.each<[string, [string, string][], string]>([
		[
			'another language',
			[
				['language', 'de'],
				['place', '/work']
			],
			'/work'
		],
		[
			'a field that was not asked for',
			[
				['language', 'ru'],
				['role', 'archivist']
			],
			'/'
		],
		[
			'two languages',
			[
				['language', 'ru'],
				['language', 'en']
			],
			'/'
		]
	])('%s keeps nothing', async (_, fields, place) => {
		expect(await choose(fields)).toMatchObject({ to: place, kept: [] });
	});

	test.each(['//evil.example', 'https://evil.example', '/\\evil'])(
		'never leads to %s',
		async (place) => {
			expect(
				(
					await choose([
						['language', 'ru'],
						['place', place]
					])
				).to
			).toBe('/');
		}
	);
});

describe('where a request comes from', () => {
	test('is its address, its headers, and the browser that signed in before', () => {
		const headers = new Headers({ 'x-forwarded-for': '10.0.0.1' });
		const street = streetOf({
			request: { headers },
			cookies: { get: (name: string) => (name === BROWSER ? 'b1' : undefined) },
			getClientAddress: () => '127.0.0.1'
		} as never);
		expect(street).toEqual({ headers, address: '127.0.0.1', browser: 'b1' });
	});

	test.each([
		['https://archive.example/', true],
		['http://localhost:3000/', false]
	])('at %s the mark of the browser is for encrypted addresses: %s', (address, secure) => {
		expect(keepBrowser(new URL(address))).toEqual({
			...{ path: '/', httpOnly: true, secure, sameSite: 'lax', maxAge: 365 * 24 * 3600 }
		});
	});
});
