import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { serverFor, type Handle } from '#lib/server/http/listen.ts';
import { prepareDemo } from './demo.ts';

const { values } = parseArgs({
	options: {
		demo: { type: 'boolean', default: false },
		port: { type: 'string', default: process.env['PORT'] ?? '3000' },
		host: { type: 'string', default: process.env['HOST'] ?? '127.0.0.1' },
		origin: { type: 'string', default: process.env['ORIGIN'] ?? '' },
		data: { type: 'string', default: process.env['SVERKA_DATA'] ?? '' }
	}
});

// A demonstration never leaves this computer, whatever the surroundings say.
const host = values.demo ? '127.0.0.1' : values.host;
const local = `http://localhost:${values.port}`;
const origin = new URL(values.demo || !values.origin ? local : values.origin).origin;

process.env['ORIGIN'] = origin;
process.env['SVERKA_SERVED'] = 'yes';
// Our own counter is the first wall; Kit's would cut uploads short.
process.env['BODY_SIZE_LIMIT'] = 'Infinity';
if (values.data) process.env['SVERKA_DATA'] = path.resolve(values.data);
const demo = values.demo ? await prepareDemo() : undefined;

/** Kit's handler; the surroundings above are read when it is loaded. */
const built: { handler: Handle } = await import(
	pathToFileURL(path.resolve('build/handler.js')).href
).catch(giveUp);

const server = serverFor(built.handler, origin);
server.on('error', (error: NodeJS.ErrnoException) => {
	console.error(
		error.code === 'EADDRINUSE'
			? `Port ${values.port} is taken. Stop what uses it, or start with --port 3001.`
			: error.message
	);
	process.exit(1);
});
server.listen(Number(values.port), host, () => {
	demo?.announce();
	console.log(`Sverka is at ${origin}`);
});

/** What stands in the way of the start is said in its sentence; a fault of ours keeps its stack. */
async function giveUp(error: unknown): Promise<never> {
	await demo?.clear();
	if (!(error instanceof Error && ['StartFault', 'StoreFault'].includes(error.name))) throw error;
	console.error(error.message);
	process.exit(1);
}

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());

/** Takes no more requests, lets those under way end, then lets the hooks close the store. */
async function stop(): Promise<void> {
	if (stopping) return;
	stopping = true;
	console.log('Stopping …');
	server.close();
	server.closeIdleConnections();
	const patience = setTimeout(() => server.closeAllConnections(), 3000);
	await new Promise((resolve) => server.once('close', resolve));
	clearTimeout(patience);
	for (const close of process.listeners('sverka:stop' as never)) {
		await (close as (reason: string) => unknown)('stop');
	}
	await demo?.clear();
	process.exit(0);
}
