import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { expect, test } from 'vitest';
import { DurableFS, DURABLE_START } from './durable-fs.ts';

test(
	'fsync is called at each commit, on the log that was written',
	{ timeout: 60_000 },
	async () => {
		const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sverka-fsync-'));
		const synced: string[] = [];
		const spy = (descriptor: number) => {
			synced.push(
				process.platform === 'linux' ? fs.readlinkSync(`/proc/self/fd/${descriptor}`) : ''
			);
			fs.fsyncSync(descriptor);
		};
		const database = await PGlite.create({
			fs: new DurableFS(path.join(folder, 'database'), spy),
			startParams: DURABLE_START
		});
		await database.exec('create table letter (sign text)');
		for (const sign of ['а', 'б', 'в']) {
			synced.length = 0;
			await database.query('insert into letter values ($1)', [sign]);
			expect(synced.length).toBeGreaterThan(0);
			if (process.platform === 'linux') expect(synced.join()).toContain('/pg_wal/');
		}
		synced.length = 0;
		await database.query('select * from letter');
		expect(synced).toEqual([]);
		await database.close();
		fs.rmSync(folder, { recursive: true });
	}
);
