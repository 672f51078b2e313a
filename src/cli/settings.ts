import path from 'node:path';
import { parseArgs } from 'node:util';
import { EXIT, Misuse, type Exit } from './command.ts';

/** How the server was asked to stand: by its command line, else by the surroundings, else as ever. */
export interface Settings {
	demo: boolean;
	port: number;
	/** What it listens on. */
	host: string;
	/** Scheme, host and port that people use. */
	origin: string;
	/** Absolute; empty: the project's own. */
	data: string;
	/** What whoever starts it should know. */
	warnings: string[];
}

const OPTIONS = {
	demo: { type: 'boolean' },
	port: { type: 'string' },
	host: { type: 'string' },
	origin: { type: 'string' },
	data: { type: 'string' }
} as const;

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
/** The largest number of a port. */
const LAST_PORT = 65_535;

/** The settings; what cannot be understood is a word to be typed otherwise. */
export function settingsOf(
	args: readonly string[],
	env: Readonly<Record<string, string | undefined>>
): Settings {
	const typed = sorted(args);
	const demo = typed.demo ?? false;
	const port = portOf(typed.port ?? (env['PORT'] || '3000'));
	const local = `http://localhost:${port}`;
	// A demonstration never leaves this computer, whatever the surroundings say.
	const origin = originOf(demo ? local : typed.origin || env['ORIGIN'] || local);
	const host = demo ? '127.0.0.1' : typed.host || env['HOST'] || '127.0.0.1';
	const data = typed.data || env['SVERKA_DATA'] || '';
	return {
		...{ demo, port, host, origin },
		data: data && path.resolve(data),
		warnings: warningsOf(new URL(origin))
	};
}

function sorted(args: readonly string[]) {
	try {
		return parseArgs({ args: [...args], options: OPTIONS }).values;
	} catch (error) {
		throw new Misuse((error as Error).message);
	}
}

function portOf(given: string): number {
	const port = Number(given);
	if (/^\d+$/.test(given) && port <= LAST_PORT) return port;
	throw new Misuse(`"${given}" is no port: take a number from 0 to ${LAST_PORT}.`);
}

function originOf(given: string): string {
	const url = URL.canParse(given) ? new URL(given) : null;
	if (url && /^https?:$/.test(url.protocol)) return url.origin;
	throw new Misuse(`"${given}" is no address: write it like https://sverka.example.org.`);
}

function warningsOf({ protocol, hostname, origin }: URL): string[] {
	if (protocol === 'https:' || LOOPBACK.test(hostname)) return [];
	return [
		`WARNING: at ${origin} passwords travel unencrypted. Put https in front and set ORIGIN to its address.`
	];
}

/** Faults of the installation itself, by name: the built program has classes of its own. */
const ENDS = new Map<string, Exit>([
	['Misuse', 'usage'],
	['Refused', 'refused'],
	['StartFault', 'refused'],
	['StoreFault', 'refused'],
	['FolderHeld', 'held']
]);

/** What is said of a start that failed, and its code: a sentence where one can act on it. */
export function endOf(error: unknown): { said: string; code: number } {
	const known = error instanceof Error ? ENDS.get(error.name) : undefined;
	if (known) return { said: (error as Error).message, code: EXIT[known].code };
	const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
	return { said, code: EXIT.fault.code };
}

/** Why the server cannot listen. */
export function cannotListen(error: NodeJS.ErrnoException, { port, host }: Settings): string {
	if (error.code === 'EADDRINUSE')
		return `Port ${port} is taken. Stop what uses it, or start with --port ${port + 1}.`;
	if (error.code === 'EACCES')
		return `Port ${port} is not free for everybody. Start with --port 3000, or ask whoever runs this computer.`;
	if (error.code === 'EADDRNOTAVAIL') return `This computer has no address ${host}.`;
	return error.message;
}
