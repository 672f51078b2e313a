import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Parcels, type Kind } from './parcel.svelte.ts';

/** Files on their way to a server that is asked, answered or lost by the test. */
const asked: {
	url: URL;
	method: string;
	answer: (response: Response) => void;
	lose: () => void;
}[] = [];

beforeEach(() => {
	asked.length = 0;
	vi.stubGlobal('fetch', (address: string, { method }: { method: string }) => {
		const url = new URL(address, 'http://localhost:3000');
		return new Promise<Response>((answer, reject) =>
			asked.push({ url, method, answer, lose: () => reject(new TypeError('no network')) })
		);
	});
});
afterEach(() => vi.unstubAllGlobals());

const parcels = () => new Parcels('d1', () => 'The file did not arrive.');
const file = (name: string) => new File(['x'], name);
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

async function taken(at: number, facts: object) {
	asked[at]!.answer(new Response(JSON.stringify(facts), { status: 200 }));
	await settled();
}

test('files go one after the other, in the order they were chosen', async () => {
	const all = parcels();
	all.send('scan', [file('001.jpg'), file('002.jpg')]);
	await settled();
	expect(asked.map(({ url }) => Object.fromEntries(url.searchParams))).toEqual([
		{ draft: 'd1', kind: 'scan', name: '001.jpg' }
	]);
	expect(all.sending).toBe(true);
	await taken(0, { name: '001.jpg', width: 10, height: 20 });
	expect(asked).toHaveLength(2);
	await taken(1, { name: '002.png', width: 10, height: 20 });
	expect(all.sending).toBe(false);
	expect(all.taken('scan')).toEqual(['001.jpg', '002.png']);
	expect(all.all.map(({ given, width }) => [given, width])).toEqual([
		['001.jpg', 10],
		['002.jpg', 10]
	]);
});

test('a refused file says why and does not hold up the others', async () => {
	const all = parcels();
	all.send('scan', [file('cut.jpg'), file('002.jpg')]);
	await settled();
	const why = { sentence: 'The file is cut off.', next: 'Copy it again.' };
	asked[0]!.answer(new Response(JSON.stringify(why), { status: 422 }));
	await settled();
	expect(all.all[0]).toMatchObject({ state: 'refused', ...why });
	await taken(1, { name: '002.jpg' });
	expect(all.taken('scan')).toEqual(['002.jpg']);
});

test('a lost connection is a refusal with its sentence', async () => {
	const all = parcels();
	all.send('scan', [file('001.jpg')]);
	await settled();
	asked[0]!.lose();
	await settled();
	expect(all.all[0]).toMatchObject({ state: 'refused', sentence: 'The file did not arrive.' });
	expect(all.sending).toBe(false);
});

test.each<[Kind, string, string[]]>([
	['published', 'other.txt', ['other.txt']],
	['translation', 'other.txt', ['other.txt']],
	['scan', 'other.txt', ['first.txt', 'other.txt']],
	['scan', 'first.txt', ['first.txt']]
])('a second %s named %s leaves %o', async (kind, second, left) => {
	const all = parcels();
	all.send(kind, [file('first.txt')]);
	await settled();
	await taken(0, { name: 'first.txt' });
	all.send(kind, [file(second)]);
	await settled();
	await taken(1, { name: second });
	expect(all.all.map(({ given }) => given)).toEqual(left);
});

test('kinds do not push each other out', async () => {
	const all = parcels();
	all.send('published', [file('a.txt')]);
	all.send('translation', [file('a.txt')]);
	await settled();
	await taken(0, { name: 'a.txt' });
	await taken(1, { name: 'a.txt' });
	expect(all.taken('published')).toEqual(['a.txt']);
	expect(all.taken('translation')).toEqual(['a.txt']);
});

test('a file that was taken is taken back on the server; a refused one only goes from the list', async () => {
	const all = parcels();
	all.send('scan', [file('001.jpg'), file('cut.jpg')]);
	await settled();
	await taken(0, { name: '001.jpg' });
	asked[1]!.answer(new Response('{}', { status: 422 }));
	await settled();
	void all.remove(all.all[1]!);
	expect(asked.map(({ method }) => method)).toEqual(['POST', 'POST']);
	const gone = all.remove(all.all[0]!);
	expect(asked.at(-1)).toMatchObject({ method: 'DELETE' });
	expect(asked.at(-1)!.url.searchParams.get('name')).toBe('001.jpg');
	await taken(2, {});
	await gone;
	expect(all.all).toEqual([]);
});
