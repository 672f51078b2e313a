import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import * as template from './template.ts';
import { ThreadTalk } from './thread-talk.ts';

const opened: ThreadTalk[] = [];
afterEach(() => Promise.all(opened.splice(0).map((talk) => talk.close())));

async function open(): Promise<ThreadTalk> {
	const talk = await ThreadTalk.open({ image: await template.image() });
	opened.push(talk);
	return talk;
}

test('questions at once each get their own answer, a complaint its own asker', async () => {
	const talk = await open();
	const answers = await Promise.allSettled([
		talk.run({ text: 'select $1::int as n', values: [1] }),
		talk.run({ text: 'select no_such', values: [] }),
		talk.run({ text: 'select 2 as n; select 3 as n' }),
		talk.run({ text: `update installation set timeline = 'x'`, values: [] })
	]);
	expect(answers.map(({ status }) => status)).toEqual([
		'fulfilled',
		'rejected',
		'fulfilled',
		'fulfilled'
	]);
	expect(answers[0]).toMatchObject({ value: { rows: [{ n: 1 }] } });
	expect(answers[1]).toMatchObject({ reason: { code: '42703' } });
	expect(answers[2]).toMatchObject({ value: { rows: [{ n: 2 }, { n: 3 }] } });
	expect(answers[3]).toMatchObject({ value: { rows: [], affected: 0 } });
});

test('a database copied by its image holds the same rows, and is another one', async () => {
	const talk = await open();
	const write = (to: ThreadTalk, subject: string) =>
		to.run({ text: 'insert into attempt values ($1, now())', values: [subject] });
	await write(talk, 'before');
	const copy = await ThreadTalk.open({ image: await talk.image() });
	opened.push(copy);
	await write(copy, 'after');
	const count = async (of: ThreadTalk) =>
		(await of.run({ text: 'select count(*) as n from attempt', values: [] })).rows;
	expect([await count(talk), await count(copy)]).toEqual([[{ n: 1 }], [{ n: 2 }]]);
});

test('after the end, and after a cut, every question is refused with the reason', async () => {
	const talk = await open();
	await talk.close();
	await talk.close();
	await expect(talk.run({ text: 'select 1', values: [] })).rejects.toThrow('closed');
	const other = await open();
	const waiting = other.run({ text: 'select pg_sleep(5)', values: [] });
	const heard = expect(waiting).rejects.toThrow('taken by another');
	await other.cut(new Error('taken by another process'));
	await heard;
	await expect(other.run({ text: 'select 1', values: [] })).rejects.toThrow('taken by another');
});

test('a folder that holds no database is refused with a reason, and the thread ends', async () => {
	const folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'sverka-talk-')), 'database');
	fs.writeFileSync(folder, 'this is a file');
	await expect(ThreadTalk.open({ folder })).rejects.toThrow();
});
