import { createServer } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { serverFor, type Handle } from '#lib/server/http/listen.ts';
import { EXIT, Refused } from './command.ts';
import { prepareDemo, type Demo } from './demo.ts';
import { cannotListen, endOf, settingsOf, type Settings } from './settings.ts';

let demo: Demo | undefined;

try {
	const settings = settingsOf(process.argv.slice(2), process.env);
	await probe(settings);
	serve(settings, await load(settings));
} catch (error) {
	const { said, code } = endOf(error);
	console.error(said);
	await end(code);
}

/** A port that is taken is told before the store is opened and pictures are looked at. */
async function probe(settings: Settings): Promise<void> {
	const probe = createServer();
	await new Promise<void>((resolve, reject) => {
		probe.once('error', (error) => reject(new Refused(cannotListen(error, settings))));
		probe.listen(settings.port, settings.host, resolve);
	});
	await new Promise((resolve) => probe.close(resolve));
}

/** Kit's handler; the surroundings are read when it is loaded. */
async function load({ demo: asked, origin, data }: Settings): Promise<Handle> {
	process.env['ORIGIN'] = origin;
	process.env['SVERKA_SERVED'] = 'yes';
	// Our own counter is the first wall; Kit's would cut uploads short.
	process.env['BODY_SIZE_LIMIT'] = 'Infinity';
	if (data) process.env['SVERKA_DATA'] = data;
	if (asked) demo = await prepareDemo();
	const built: { handler: Handle } = await import(
		pathToFileURL(path.resolve('build/handler.js')).href
	);
	return built.handler;
}

function serve(settings: Settings, handler: Handle): void {
	const { origin, port, host, warnings } = settings;
	const server = serverFor(handler, origin);
	server.on('error', (error: NodeJS.ErrnoException) => {
		console.error(cannotListen(error, settings));
		void end(EXIT.refused.code);
	});
	server.listen(port, host, () => {
		demo?.announce();
		for (const warning of warnings) console.log(warning);
		console.log(`Sverka is at ${origin}`);
	});
	let stopping = false;
	for (const signal of ['SIGINT', 'SIGTERM'] as const)
		process.on(signal, () => {
			if (!stopping) void stop(server);
			stopping = true;
		});
}

/** Takes no more requests, lets those under way end, then lets the hooks close the store. */
async function stop(server: ReturnType<typeof serverFor>): Promise<void> {
	console.log('Stopping …');
	server.close();
	server.closeIdleConnections();
	const patience = setTimeout(() => server.closeAllConnections(), 3000);
	await new Promise((resolve) => server.once('close', resolve));
	clearTimeout(patience);
	await end(EXIT.done.code);
}

/** Closes what was opened, and leaves nothing of a demonstration. */
async function end(code: number): Promise<never> {
	for (const close of process.listeners('sverka:stop' as never))
		await (close as (reason: string) => unknown)('stop');
	await demo?.clear();
	process.exit(code);
}
