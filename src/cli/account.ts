import { createInterface } from 'node:readline/promises';
import * as invitation from '#lib/server/invitation.ts';
import * as people from '#lib/server/people.ts';
import { ROLES, type Role } from '#lib/workflow/role.ts';
import { Misuse, must, type Command, type Given } from './command.ts';
import { within } from './house.ts';

export const command: Command = {
	summary: 'list the people, or make an account (its password is read from the input)',
	words: 'list | create',
	options: {
		name: { type: 'string', help: 'how others see the person' },
		email: { type: 'string', help: 'the address to sign in with' },
		role: { type: 'string', help: ROLES.join(', ') }
	},
	run: (given) => {
		const [what] = given.words;
		if (what === 'list') return list();
		if (what === 'create') return create(given);
		throw new Misuse('`sverka account list` or `sverka account create`');
	}
};

const list = () =>
	within(async (workbench) => {
		const all = must(await people.list(workbench));
		return { value: all, lines: all.map(({ email, role, name }) => `${email}\t${role}\t${name}`) };
	});

async function create({ options }: Given) {
	const [name, email, role] = ['name', 'email', 'role'].map((key) => String(options[key] ?? ''));
	if (!name || !email) throw new Misuse('--name and --email are needed');
	if (!ROLES.includes(role as Role)) throw new Misuse(`--role is one of ${ROLES.join(', ')}`);
	const password = await firstLine();
	return within(async (workbench) => {
		const id = must(await invitation.create(workbench, { name, email, password }, role as Role));
		return { value: { id, email, role }, lines: [`${email} may sign in as ${role}.`] };
	});
}

/** Not an argument: those stay in the shell's history and in the list of processes. */
async function firstLine(): Promise<string> {
	if (process.stdin.isTTY) process.stderr.write('Password (it will be seen here): ');
	const input = createInterface({ input: process.stdin });
	for await (const line of input) return line;
	throw new Misuse('the password is read from the input: printf %s "…" | sverka account create …');
}
