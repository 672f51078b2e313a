import type { IncomingMessage } from 'node:http';

/** Bytes of a body: a form, and an upload of one picture (which a route reads as a stream). */
const FORM_BYTES = 512 * 1024;
const UPLOAD_BYTES = 300 * 2 ** 20;

/** Addresses that take uploads; all others take forms. */
const UPLOADS =
	/^\/api\/records\/[^/]+\/upload(?:s|\/[^/]+)?$|^\/(?:records\/import|models)\/upload$/;

export function bodyLimit(path: string): number {
	return UPLOADS.test(path) ? UPLOAD_BYTES : FORM_BYTES;
}

/**
 * Counts what really arrives, whatever Content-Length says, and calls `over` once past `limit`.
 * Must be set before anything reads the request.
 */
export function countBody(request: IncomingMessage, limit: number, over: () => void): void {
	let bytes = 0;
	const push = request.push.bind(request);
	request.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
		bytes += chunk?.length ?? 0;
		if (bytes <= limit) return push(chunk, encoding);
		request.push = () => false;
		over();
		return false;
	};
}

/** What the header already tells: too long, or no number. */
export function declaredTooLong(request: IncomingMessage, limit: number): boolean {
	const length = request.headers['content-length'];
	return length !== undefined && !(Number(length) <= limit);
}
