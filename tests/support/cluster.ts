import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';

const OLDEST = 15;

/** PostgreSQL for tests: an address that is given, or a cluster of the test's own. */
export interface Cluster {
	/** A new, empty database. */
	database(name: string): Promise<string>;
	stop(): Promise<void>;
}

/** Why there is no PostgreSQL here; null: there is. */
export function whyNot(): string | null {
	if (process.env['TEST_DATABASE_URL'] || binaries()) return null;
	return `no PostgreSQL ${OLDEST} or newer: set TEST_DATABASE_URL, or install Debian's postgresql`;
}

export async function startCluster(): Promise<Cluster> {
	const given = process.env['TEST_DATABASE_URL'];
	if (given) return { database: (name) => fresh(given, name), stop: async () => {} };
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sverka-postgres-'));
	const owner = unprivileged();
	if (owner) fs.chownSync(folder, owner.uid, owner.gid);
	const bin = binaries()!;
	const data = path.join(folder, 'data');
	const made = ['-D', data, '-U', 'sverka', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'];
	const settings = { cwd: folder, stdio: 'ignore' as const, ...owner };
	execFileSync(path.join(bin, 'initdb'), [...made, '--no-sync'], settings);
	const port = await freePort();
	const server = spawn(
		path.join(bin, 'postgres'),
		['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', folder, '-c', 'fsync=off'],
		settings
	);
	const address = `postgres://sverka@127.0.0.1:${port}/postgres`;
	await answering(address, server);
	return {
		database: (name) => fresh(address, name),
		async stop() {
			server.kill('SIGINT');
			await once(server, 'exit');
			fs.rmSync(folder, { recursive: true });
		}
	};
}

/** Debian keeps them out of PATH; the newest of those that are new enough. */
function binaries(): string | undefined {
	const home = '/usr/lib/postgresql';
	if (!fs.existsSync(home)) return undefined;
	const versions = fs.readdirSync(home).map(Number);
	const newest = Math.max(...versions.filter((version) => version >= OLDEST));
	return newest > 0 ? path.join(home, String(newest), 'bin') : undefined;
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): { uid: number; gid: number } | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const ask = (what: string) =>
		Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }));
	return { uid: ask('-u'), gid: ask('-g') };
}

async function freePort(): Promise<number> {
	const server = net.createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as net.AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}

async function answering(address: string, server: ChildProcess): Promise<void> {
	for (let tries = 0; tries < 300; tries++) {
		if (server.exitCode !== null) throw new Error('PostgreSQL ended while starting');
		const client = new pg.Client(address);
		const up = await client.connect().then(
			() => true,
			() => false
		);
		await client.end().catch(() => {});
		if (up) return;
		await new Promise((next) => setTimeout(next, 100));
	}
	throw new Error('PostgreSQL did not answer in 30 s');
}

async function fresh(address: string, name: string): Promise<string> {
	const client = new pg.Client(address);
	await client.connect();
	await client.query(`drop database if exists ${name}`);
	await client.query(`create database ${name}`);
	await client.end();
	const url = new URL(address);
	url.pathname = `/${name}`;
	return url.href;
}
