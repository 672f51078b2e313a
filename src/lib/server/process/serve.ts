import { Socket } from 'node:net';
import { encode, FrameReader, type Frame } from './frame.ts';

/** A child reads what its parent sends: a master of 1 GB at most, and a little around it. */
const ASKED_AT_MOST = 1_100_000_000;

/** The descriptor that the parent opened for talk; the standard ones belong to the libraries. */
export const TALK = 3;

export interface Reply {
	json: unknown;
	blobs?: Uint8Array[];
}

/**
 * The child's side: says that it is ready, then answers one frame after the other. What `answer`
 * throws goes back as `{ error }`; when the parent is gone, the child ends.
 */
export function serve(answer: (asked: Frame) => Promise<Reply>): void {
	const socket = new Socket({ fd: TALK, readable: true, writable: true });
	const reader = new FrameReader(ASKED_AT_MOST);
	const send = (reply: Reply) => {
		for (const part of encode(reply.json, reply.blobs)) socket.write(part);
	};
	let last = Promise.resolve();
	socket.on('data', (chunk: Buffer) => {
		for (const asked of reader.push(chunk)) {
			last = last.then(async () => send(await answer(asked).catch(failure)));
		}
	});
	socket.on('close', () => process.exit(0));
	socket.on('error', () => process.exit(1));
	send({ json: { ready: true } });
}

/** Libraries reject with errors, strings and undefined alike. */
function failure(reason: unknown): Reply {
	return { json: { error: reason instanceof Error ? reason.message : String(reason) } };
}
