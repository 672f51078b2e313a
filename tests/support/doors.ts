import { isActionFailure, isHttpError, isRedirect } from '@sveltejs/kit';
import type { Gate } from '#lib/server/gate.ts';
import type { Workbench } from '#lib/server/workbench.ts';

/** A route's server module: its methods, its `load`, its form actions. */
export type Door = Record<string, unknown> & { actions?: Record<string, unknown> };

/** What a door is asked: a method (`GET`), `load`, or an action (`?save`). */
export interface Asking {
	verb: string;
	workbench: Workbench;
	params?: Record<string, string>;
	search?: string;
	/** A form by its fields, or a body as it is. */
	form?: [string, string][];
	body?: BodyInit;
	type?: string;
	session?: string | null;
}

/** What came of it: `done` 200 for a value of `load` or of an action. */
export interface Answered {
	status: number;
	/** The words and facts a person or program gets, to be compared byte for byte. */
	body: string;
	location?: string;
}

const ORIGIN = 'http://localhost:3000';

/** Calls a door as Kit does, in this process: its status, its words, where it leads. */
export async function knock(door: Door, asking: Asking): Promise<Answered> {
	const handler = handlerOf(door, asking.verb);
	try {
		return await answerOf(await handler(eventOf(asking)));
	} catch (thrown) {
		if (isRedirect(thrown)) return { status: thrown.status, body: '', location: thrown.location };
		if (isHttpError(thrown)) return { status: thrown.status, body: JSON.stringify(thrown.body) };
		throw thrown;
	}
}

type Handler = (event: unknown) => unknown;

function handlerOf(door: Door, verb: string): Handler {
	const found = verb.startsWith('?') ? door.actions?.[verb.slice(1)] : door[verb];
	if (typeof found !== 'function') throw new Error(`there is no ${verb} at this door`);
	return found as Handler;
}

function eventOf({ verb, workbench, params = {}, search = '', ...asking }: Asking) {
	const url = new URL(`${ORIGIN}/${search}`);
	const cookies: Record<string, string> = {};
	return {
		url,
		params,
		request: requestOf(url, verb, asking),
		locals: {
			workbench,
			language: 'en' as const,
			session: asking.session ?? null,
			cookies: [],
			gate: { origin: ORIGIN, secret: 's', setUpCode: 'code', auth: NOBODY } satisfies Gate
		},
		cookies: {
			get: (name: string) => cookies[name],
			set: (name: string, value: string) => void (cookies[name] = value)
		},
		getClientAddress: () => '127.0.0.1',
		setHeaders: () => undefined
	};
}

/** Signing in has tests of its own (`account.test.ts`): here nobody is known. */
const NOBODY: Gate['auth'] = {
	signIn: async () => ({ ok: false, refusal: { code: 'wrong_password', facts: {} } }),
	signOut: async () => [],
	whose: async () => null
};

function requestOf(url: URL, verb: string, { form, body, type }: Partial<Asking>): Request {
	if (verb === 'load' || verb === 'GET') return new Request(url);
	const method = verb.startsWith('?') ? 'POST' : verb;
	const headers = type === undefined ? undefined : { 'content-type': type };
	return new Request(url, { method, headers, body: body ?? new URLSearchParams(form ?? []) });
}

async function answerOf(value: unknown): Promise<Answered> {
	if (value instanceof Response) {
		const streams = value.headers.get('content-type') === 'text/event-stream';
		if (streams) await value.body?.cancel();
		return { status: value.status, body: streams ? '' : await value.text() };
	}
	if (isActionFailure(value)) return { status: value.status, body: JSON.stringify(value.data) };
	return { status: 200, body: JSON.stringify(value ?? null) };
}
