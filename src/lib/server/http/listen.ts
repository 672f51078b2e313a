import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { bodyLimit, countBody, declaredTooLong, isUpload } from './body.ts';
import { headersFor } from './headers.ts';

export type Handle = (request: IncomingMessage, response: ServerResponse) => void;

/** Sockets of one address at once, and seconds for headers and for a whole request. */
const SOCKETS = 100;
const HEADER_SECONDS = 10;
const REQUEST_SECONDS = 30;
const UPLOAD_SECONDS = 15 * 60;

/** An HTTP server around Kit's handler: limits and headers hold for files and early faults too. */
export function serverFor(handle: Handle, origin: string): Server {
	const headers = headersFor(origin);
	const options = {
		headersTimeout: HEADER_SECONDS * 1000,
		requestTimeout: UPLOAD_SECONDS * 1000,
		maxHeaderSize: 16 * 1024,
		connectionsCheckingInterval: 2000
	};
	const server = createServer(options, (request, response) => {
		for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
		if (!isPlain(request.url ?? ''))
			return void answer(response, 400, 'This address is not valid.');
		if (limited(request, response)) handle(request, response);
	});
	server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
		const status =
			error.code === 'HPE_HEADER_OVERFLOW'
				? '431 Request Header Fields Too Large'
				: '400 Bad Request';
		const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
		if (socket.writable)
			socket.end(`HTTP/1.1 ${status}\r\n${lines.join('')}Connection: close\r\n\r\n`);
	});
	limitSockets(server);
	return server;
}

/** An address without tricks: no NUL, no doubled slash, no climbing, no more than 8 kB. */
export function isPlain(url: string): boolean {
	if (url.length > 8192 || !url.startsWith('/') || url.startsWith('//')) return false;
	const path = url.split('?')[0]!;
	return !/%00|%2f|%5c|\\|\/\/|%2e|\/\.\.?(\/|$)/i.test(path);
}

/** False where the body is refused already; else the limits are set. */
function limited(request: IncomingMessage, response: ServerResponse): boolean {
	const path = (request.url ?? '').split('?')[0]!;
	const limit = bodyLimit(path);
	const over = () => {
		answer(response, 413, 'The request is too large.');
		response.once('close', () => request.destroy());
	};
	if (declaredTooLong(request, limit)) {
		over();
		return false;
	}
	countBody(request, limit, over);
	if (!isUpload(path)) impatient(request, response);
	return true;
}

/** A form that does not arrive in time is given up; an answer may take as long as it needs. */
function impatient(request: IncomingMessage, response: ServerResponse): void {
	const timer = setTimeout(() => {
		if (request.complete) return;
		answer(response, 408, 'The request took too long.');
		request.destroy();
	}, REQUEST_SECONDS * 1000);
	response.once('close', () => clearTimeout(timer));
	request.once('end', () => clearTimeout(timer));
}

function limitSockets(server: Server): void {
	const open = new Map<string, number>();
	server.on('connection', (socket) => {
		const address = socket.remoteAddress ?? '';
		const count = (open.get(address) ?? 0) + 1;
		if (count > SOCKETS) return void socket.destroy();
		open.set(address, count);
		socket.once('close', () => {
			const left = (open.get(address) ?? 1) - 1;
			if (left > 0) open.set(address, left);
			else open.delete(address);
		});
	});
}

function answer(response: ServerResponse, status: number, sentence: string): void {
	if (response.headersSent) return void response.destroy();
	response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
	response.end(sentence);
}
