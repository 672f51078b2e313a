import { randomInt } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as invitation from '#lib/server/invitation.ts';
import * as installations from '#lib/server/installation.ts';
import { ROLES } from '#lib/workflow/role.ts';

/** A demonstration that is ready to be served. */
export interface Demo {
	/** Prints who can sign in. */
	announce(): void;
	/** Removes its folder. */
	clear(): Promise<void>;
}

const NAMES = { volunteer: 'Oleg', editor: 'Anna', archivist: 'Maria' };

/** Words of a password: plain, short, easy to read off a screen and type. */
const WORDS =
	'amber birch cedar delta ember fjord grove harbor iris juniper kelp larch maple nectar onyx pebble quartz river slate thistle umber violet willow yarrow zephyr anchor basalt cobalt drift elm'.split(
		' '
	);

/**
 * Makes a throw-away folder with copies of the records and models and an empty store in it, with an account a
 * role, and points the surroundings at it: nothing of the project is ever written.
 */
export async function prepareDemo(root = process.cwd()): Promise<Demo> {
	const folder = await mkdtemp(path.join(tmpdir(), 'sverka-demo-'));
	for (const name of ['scans', 'transcriptions', 'models']) {
		await cp(path.join(root, name), path.join(folder, name), { recursive: true });
	}
	process.env['SVERKA_DATA'] = path.join(folder, 'data');
	process.env['SVERKA_RECORDS'] = folder;
	process.env['SVERKA_MODELS'] = path.join(folder, 'models');
	delete process.env['DATABASE_URL'];
	const people = await makePeople({ root, data: path.join(folder, 'data'), records: folder });
	return {
		announce() {
			console.log('\nA demonstration: all of it is thrown away when it stops. Sign in as');
			for (const { role, email, password } of people) {
				console.log(`  ${role.padEnd(10)} ${email.padEnd(26)} ${password}`);
			}
			console.log(`Its records lie in ${folder}\n`);
		},
		clear: () => rm(folder, { recursive: true, force: true })
	};
}

async function makePeople(place: installations.Place) {
	const installation = await installations.open(place);
	const people = ROLES.map((role) => ({
		role,
		name: NAMES[role],
		email: `${NAMES[role].toLowerCase()}@example.org`,
		password: Array.from({ length: 4 }, () => WORDS[randomInt(WORDS.length)]).join('-')
	}));
	for (const { role, ...newcomer } of people) {
		const made = await invitation.create({ ...installation, account: null }, newcomer, role);
		if (!made.ok) throw new Error(`no demonstration account: ${made.refusal.code}`);
	}
	await installations.close(installation);
	return people;
}
