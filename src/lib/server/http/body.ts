import type { IncomingMessage } from 'node:http';

/** Bytes of a body: a form, a page of a million letters with its marks, one picture or model. */
const FORM_BYTES = 512 * 1024;
const PAGE_BYTES = 4 * 2 ** 20;
const UPLOAD_BYTES = 300 * 2 ** 20;

/** Where a page is saved: by a script, or by the form before it. */
const PAGES = /^\/api\/pages\/[^/]+\/(lines|structure)$|^\/pages\/[^/]+\/transcribe$/;

/** A picture or a model comes as a stream and may take its time; all else comes at once. */
export function isUpload(path: string): boolean {
	return path === '/records/import/upload' || path === '/models/upload';
}

export function bodyLimit(path: string): number {
	if (isUpload(path)) return UPLOAD_BYTES;
	return PAGES.test(path) ? PAGE_BYTES : FORM_BYTES;
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
