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

const COMMANDS: Record<string, Command> = {
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

process.exitCode = EXIT[await main(process.argv.slice(2))].code;

async function main([name, ...rest]: string[]): Promise<Exit> {
	try {
		const command = COMMANDS[name ?? ''];
		if (!command) return listed(name);
		const { values, positionals } = sorted(command, rest);
		if (values['help']) return helped(name!, command);
		const report = await command.run({ words: positionals, options: values });
		if (values['json']) console.log(JSON.stringify(report.value, null, '\t'));
		else for (const line of report.lines) console.log(line);
		return report.exit ?? 'done';
	} catch (error) {
		const exit = exitOf(error);
		console.error(exit === 'fault' ? error : (error as Error).message);
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

function listed(name: string | undefined): Exit {
	const known = name === undefined || name === '--help' || name === 'help';
	const lines = Object.entries(COMMANDS).map(
		([each, { summary }]) => `  ${each.padEnd(10)} ${summary}`
	);
	const all = ['Usage: sverka <command> [options]', '', ...lines, '', ...exits()].join('\n');
	if (known) console.log(all);
	else console.error(`There is no command "${name}".\n\n${all}`);
	return known ? 'done' : 'usage';
}

function helped(name: string, { summary, words, options }: Command): Exit {
	const rows = Object.entries({ ...options, ...COMMON }).map(
		([option, { help }]) => `  --${option.padEnd(12)} ${help}`
	);
	const usage = `Usage: sverka ${name} ${words}`.trim();
	console.log([usage, '', summary, '', ...rows, '', ...exits()].join('\n'));
	return 'done';
}

function exits(): string[] {
	return ['Ends with:', ...Object.values(EXIT).map(({ code, means }) => `  ${code}  ${means}`)];
}
