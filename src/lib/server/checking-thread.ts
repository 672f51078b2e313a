import { parentPort } from 'node:worker_threads';
import { check } from '#lib/encoding/tei/check.ts';
import type { Checked } from './checking.ts';

/** A thread that checks TEI files, one after the other, so that the server does not wait. */
parentPort!.on('message', ({ xml, written }: Checked) =>
	parentPort!.postMessage(check(xml, written))
);
