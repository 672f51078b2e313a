import { parseArgs } from 'node:util';
import * as account from './account.ts';
import * as backup from './backup.ts';
import * as collate from './collate.ts';
import { EXIT, exitOf, Misuse, type Command, type Exit, type Option } from './command.ts';
import * as evaluate from './evaluate.ts';
import * as exporting from './export.ts';
import * as importing from './import.ts';
import * as migrate from './migrate.ts';
import * as recognise from './recognise.ts';
import * as restore from './restore.ts';

export const COMMANDS: Record<string, Command> = {
	import: importing.command,
	recognise: recognise.command,
	collate: collate.command,
	export: exporting.command,
	evaluate: evaluate.command,
	account: account.command,
	migrate: migrate.command,
	backup: backup.command,
	restore: restore.command
};

const COMMON: Record<string, Option> = {
	json: { type: 'boolean', help: 'print the result as JSON' },
	help: { type: 'boolean', help: 'print this' }
};

/** Where a command writes: its report, and what stands beside it. */
export interface Streams {
	out(text: string): void;
	beside(text: string): void;
}

/** One command line from its words to its end; whatever is thrown becomes a sentence and a code. */
export async function dispatch(
	[name, ...rest]: readonly string[],
	{ out, beside }: Streams,
	commands: Record<string, Command> = COMMANDS
): Promise<Exit> {
	if (name === undefined || name === '--help' || name === 'help') {
		out(listed(commands));
		return 'done';
	}
	const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
	if (!command) {
		beside(`There is no command "${name}".\n\n${listed(commands)}`);
		return 'usage';
	}
	try {
		const { values, positionals } = sorted(command, rest);
		if (values['help']) {
			out(helped(name, command));
			return 'done';
		}
		refuseMore(name, command, positionals);
		const report = await command.run({ words: positionals, options: values });
		out(values['json'] ? JSON.stringify(report.value, null, '\t') : report.lines.join('\n'));
		return report.exit ?? 'done';
	} catch (error) {
		const exit = exitOf(error);
		beside(exit === 'fault' ? ((error as Error).stack ?? String(error)) : (error as Error).message);
		return exit;
	}
}

function sorted(command: Command, args: string[]) {
	try {
		const options = { ...command.options, ...COMMON };
		return parseArgs({ args, options, allowPositionals: true });
	} catch (error) {
		throw new Misuse((error as Error).message);
	}
}

/** A word that no command looks at was meant for something; it is not passed over. */
function refuseMore(name: string, { words }: Command, given: readonly string[]): void {
	const more = given.slice(words === '' ? 0 : 1);
	if (more.length > 0)
		throw new Misuse(`"${more.join(' ')}" is too much. \`${usage(name, words)}\``);
}

function usage(name: string, words: string): string {
	return `sverka ${name} ${words}`.trim();
}

function listed(commands: Record<string, Command>): string {
	const lines = Object.entries(commands).map(
		([each, { summary }]) => `  ${each.padEnd(10)} ${summary}`
	);
	const more = '`sverka <command> --help` says what a command takes.';
	return ['Usage: sverka <command> [options]', '', ...lines, '', more, '', ...exits()].join('\n');
}

function helped(name: string, { summary, words, options }: Command): string {
	const rows = Object.entries({ ...options, ...COMMON }).map(
		([option, { help }]) => `  --${option.padEnd(12)} ${help}`
	);
	const first = `Usage: ${usage(name, words)} [options]`;
	return [first, '', summary, '', ...rows, '', ...exits()].join('\n');
}

function exits(): string[] {
	return [
		'Ends with:',
		...Object.values(EXIT).map(({ code, means }) => `  ${String(code).padEnd(4)} ${means}`)
	];
}
