import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SaveRequest } from '#lib/transcription/save.ts';
import * as send from './send.ts';

interface Asked {
	address: string;
	init: RequestInit;
}
let asked: Asked[];

/** A server that gives this answer, or breaks. */
function answering(answer: Response | Error | (() => Promise<Response>)) {
	vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
		asked.push({ address, init });
		if (answer instanceof Error) throw answer;
		return typeof answer === 'function' ? answer() : answer.clone();
	});
}

beforeEach(() => (asked = []));
afterEach(() => vi.unstubAllGlobals());

const REQUEST: SaveRequest = { key: 'k', account: 'oleg', timeline: 'T', lines: [] };
const save = () => send.saveLines('p1', REQUEST);
const REFUSAL = {
	...{ code: 'outdated', facts: { who: 'Анна' } },
	...{ sentence: 'Anna saved meanwhile.', next: 'Choose.' }
};

test.each<[string, Response, unknown]>([
	['stored', Response.json({ revision: 2 }), { kind: 'done', value: { revision: 2 } }],
	['nothing there', Response.json(null), { kind: 'done', value: null }],
	['signed out', new Response('', { status: 401 }), { kind: 'signed-out' }],
	[
		'too many, with the time to wait',
		new Response('', { status: 429, headers: { 'retry-after': '42' } }),
		{ kind: 'wait', seconds: 42 }
	],
	['too many, without a time', new Response('', { status: 429 }), { kind: 'wait', seconds: 10 }],
	[
		'too many, with a time that is a date',
		new Response('', { status: 429, headers: { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' } }),
		{ kind: 'wait', seconds: 10 }
	],
	['broken', Response.json(REFUSAL, { status: 500 }), { kind: 'unreachable' }],
	['a proxy without the server', new Response('<html>', { status: 502 }), { kind: 'unreachable' }],
	['full', new Response('', { status: 507 }), { kind: 'unreachable' }],
	['refused', Response.json(REFUSAL, { status: 409 }), { kind: 'refused', refusal: REFUSAL }],
	['not allowed', Response.json(REFUSAL, { status: 403 }), { kind: 'refused', refusal: REFUSAL }],
	['too large', Response.json(REFUSAL, { status: 413 }), { kind: 'refused', refusal: REFUSAL }]
])('the answer “%s” is told for what it is', async (_, answer, told) => {
	answering(answer);
	expect(await save()).toEqual(told);
});

test.each<[string, Error | (() => Promise<Response>)]>([
	['the network is away', new TypeError('Failed to fetch')],
	['nobody answers in time', new DOMException('', 'TimeoutError')],
	['half an answer came', async () => new Response('{"revision":', { status: 200 })],
	['a sign-in page of the network stands between', async () => new Response('<html>Wi-Fi</html>')],
	['a refusal that is no refusal', async () => new Response('Conflict', { status: 409 })]
])('where %s, nobody says it was saved', async (_, answer) => {
	answering(answer);
	expect(await save()).toEqual({ kind: 'unreachable' });
});

test('what is sent is JSON, in a request that no cache answers and that ends in time', async () => {
	answering(Response.json({}));
	await save();
	const [{ address, init }] = asked as [Asked];
	expect(address).toBe('/api/pages/p1/lines');
	expect(init).toMatchObject({ method: 'POST', cache: 'no-store' });
	expect(init.headers).toEqual({ 'content-type': 'application/json' });
	expect(JSON.parse(String(init.body))).toEqual(REQUEST);
	expect(init.signal).toBeInstanceOf(AbortSignal);
});

test.each<[string, () => Promise<unknown>, string, string | undefined]>([
	['the page', () => send.fetchHead('p1'), '/api/pages/p1', undefined],
	[
		'proposals',
		() => send.propose('p1', { line: 'l1', text: 'а', from: 0, to: 1 }),
		'/api/pages/p1/proposals',
		'POST'
	],
	[
		'another layout',
		() =>
			send.reshape('p1', {
				...{ key: 'k', account: 'oleg', timeline: 'T', head: 1 },
				change: { kind: 'recall', line: 'l1' }
			}),
		'/api/pages/p1/structure',
		'POST'
	]
])('for %s its own address is asked', async (_, ask, address, method) => {
	answering(Response.json({}));
	await ask();
	expect([asked[0]!.address, asked[0]!.init.method]).toEqual([address, method]);
	if (method === undefined) expect(asked[0]!.init.body).toBeUndefined();
});

test.each<[string, Response | Error, boolean]>([
	['answers', new Response(null, { status: 204 }), true],
	['is broken', new Response('', { status: 503 }), false],
	['is away', new TypeError('Failed to fetch'), false]
])('the pulse of a server that %s', async (_, answer, alive) => {
	answering(answer);
	expect(await send.pulse()).toBe(alive);
	expect(asked[0]!.address).toBe('/api/pulse');
	expect(asked[0]!.init.cache).toBe('no-store');
});
