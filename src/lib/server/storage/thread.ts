import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, types } from '@electric-sql/pglite';
import { DurableFS, DURABLE_START } from './durable-fs.ts';
import { complaintOf, type Answer, type Opening, type Request, type Rows } from './wire.ts';
import type { Statement } from './wire.ts';

/**
 * The embedded database in a thread of its own: in the server's thread a checkpoint would stall
 * every request for seconds. It answers one request after the other.
 */
const port = parentPort!;
const opened = open(workerData as Opening);
opened.then(
	() => port.postMessage({ id: 0, ok: true, value: null } satisfies Answer),
	(error: unknown) => port.postMessage({ id: 0, ok: false, complaint: complaintOf(error) })
);
port.on('message', (request: Request) => void answer(request));

function open({ folder, image }: Opening): Promise<PGlite> {
	const parsers = { [types.INT8]: Number };
	if (folder === undefined)
		return PGlite.create({ parsers, loadDataDir: image && new Blob([image as BlobPart]) });
	return PGlite.create({ parsers, fs: new DurableFS(folder), startParams: DURABLE_START });
}

async function answer(request: Request): Promise<void> {
	try {
		const value = await perform(await opened, request);
		port.postMessage({ id: request.id, ok: true, value } satisfies Answer);
	} catch (error) {
		const complaint = complaintOf(error);
		port.postMessage({ id: request.id, ok: false, complaint } satisfies Answer);
	}
	if (request.ask === 'close') port.close();
}

async function perform(database: PGlite, request: Request): Promise<Rows | Uint8Array | null> {
	if (request.ask === 'run') return run(database, request.statement);
	if (request.ask === 'image') return (await database.dumpDataDir('none')).bytes();
	await database.close();
	return null;
}

async function run(database: PGlite, { text, values }: Statement): Promise<Rows> {
	if (values === undefined) {
		const results = await database.exec(text);
		return { rows: results.flatMap((result) => result.rows as Rows['rows']) };
	}
	const result = await database.query<Rows['rows'][number]>(text, [...values]);
	return { rows: result.rows, affected: result.affectedRows };
}
