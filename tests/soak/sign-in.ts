import { serve, type Served } from '../support/served.ts';
import { slowPng } from '../support/pictures.ts';

/**
 * `npm run bench:sign-in`: how long a sign-in takes, from sending the form to its answer, alone and
 * while an editor's four slow pictures (as large as is allowed, several seconds of a core each) are
 * looked at. The server has to be built. Prints milliseconds; P17 promises less than 1 000 for 95
 * of 100.
 */
const TIMES = 20;

const { served, stop } = await serve();
try {
	const editor = await signIn('editor');
	await untilRead(editor);
	const alone = await times();
	const slow = slowPng(10_900);
	const draft = await draftOf(editor);
	let open = 4;
	const sent = ['1', '2', '3', '4'].map((name) =>
		upload(editor, draft, `${name}.png`, slow).finally(() => open--)
	);
	const beside: number[] = [];
	while (open > 0) beside.push(...(await times(1)));
	console.log(
		JSON.stringify({ uploads: await Promise.all(sent), alone: said(alone), beside: said(beside) })
	);
} finally {
	await stop();
}

/** Signs in by the form; gives the cookies. */
async function signIn(role: keyof Served['people']): Promise<string> {
	const answer = await fetch(`${served.origin}/sign-in`, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin: served.origin, accept: 'text/html' },
		body: new URLSearchParams(served.people[role])
	});
	const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
	if (answer.status !== 303) throw new Error(`signing in as ${role}: ${answer.status}`);
	return cookies.join('; ');
}

async function times(count = TIMES): Promise<number[]> {
	const found: number[] = [];
	for (let i = 0; i < count; i++) {
		const since = performance.now();
		await signIn('volunteer');
		found.push(performance.now() - since);
	}
	return found;
}

/** The program reads its sample when it starts, which is no time to measure. */
async function untilRead(cookie: string): Promise<void> {
	const reading = /data-run-state="(waiting|running)"/;
	for (;;) {
		const page = await fetch(`${served.origin}/records/molotov-1953-07-04`, {
			headers: { cookie }
		});
		if (!reading.test(await page.text())) return;
		await new Promise((next) => setTimeout(next, 1_000));
	}
}

/** The draft that the import page opens with. */
async function draftOf(cookie: string): Promise<string> {
	const page = await fetch(`${served.origin}/records/import`, { headers: { cookie } });
	const draft = /name="draft" value="(\w+)"/.exec(await page.text())?.[1];
	if (!draft) throw new Error('no draft');
	return draft;
}

async function upload(cookie: string, draft: string, name: string, body: Buffer): Promise<number> {
	const asked = new URLSearchParams({ draft, kind: 'scan', name });
	const headers = { cookie, origin: served.origin, 'content-type': 'application/octet-stream' };
	const address = `${served.origin}/records/import/upload?${asked}`;
	const answer = await fetch(address, { method: 'POST', headers, body: new Uint8Array(body) });
	return answer.status;
}

function said(all: readonly number[]) {
	const sorted = [...all].sort((a, b) => a - b);
	const at = (share: number) => Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? NaN);
	return { count: all.length, median: at(0.5), p95: at(0.95), longest: at(1) };
}
