import { expect, test } from 'vitest';
import { EXIT, Interrupted, Misuse, must, Refused, type Command } from './command.ts';
import { COMMANDS, dispatch } from './dispatch.ts';
import { refuse } from '#lib/outcome.ts';

async function typed(line: string, commands?: Record<string, Command>) {
	const out: string[] = [];
	const beside: string[] = [];
	const exit = await dispatch(
		line.split(' ').filter((word) => word !== ''),
		{ out: (text) => out.push(text), beside: (text) => beside.push(text) },
		commands
	);
	return { exit, code: EXIT[exit].code, out: out.join('\n'), beside: beside.join('\n') };
}

/** A command that ends as it is told. */
function ends(run: Command['run'], words = '[word]'): Record<string, Command> {
	const options = {
		loud: { type: 'boolean' as const, help: 'say it loudly' },
		to: { type: 'string' as const, help: 'where to' }
	};
	return { try: { summary: 'a command for tests', words, options, run } };
}

test.each(['', '--help', 'help'])(
	'`sverka %s` lists every command and every exit code',
	async (line) => {
		const { exit, out, beside } = await typed(line);
		expect([exit, beside]).toEqual(['done', '']);
		expect(out).toMatch(/^Usage: sverka <command> \[options\]\n/);
		for (const [name, { summary }] of Object.entries(COMMANDS))
			expect(out).toMatch(new RegExp(`^ {2}${name} +${escaped(summary)}$`, 'm'));
		for (const { code, means } of Object.values(EXIT))
			expect(out).toMatch(new RegExp(`^ {2}${code} +${escaped(means)}$`, 'm'));
	}
);

test('the commands are those that are promised, and no two exit codes are the same', () => {
	expect(Object.keys(COMMANDS)).toEqual(
		'import recognise collate export evaluate account migrate backup restore'.split(' ')
	);
	const codes = Object.values(EXIT).map(({ code }) => code);
	expect(new Set(codes).size).toBe(codes.length);
});

test.each(Object.entries(COMMANDS))(
	'`sverka %s --help` names its words, each option with what it does, and the exits',
	async (name, { summary, words, options }) => {
		const { exit, out, beside } = await typed(`${name} --help`);
		expect([exit, beside]).toEqual(['done', '']);
		const usage = `Usage: sverka ${name} ${words}`.trim();
		expect(out.split('\n')[0]).toBe(`${usage} [options]`);
		expect(out).toContain(summary);
		for (const [option, { help }] of Object.entries(options))
			expect(out).toMatch(new RegExp(`^ {2}--${option} +${escaped(help)}$`, 'm'));
		expect(out).toMatch(/^ {2}--json +print the result as JSON$/m);
		expect(out).toMatch(/^ {2}130 +stopped by Ctrl\+C; nothing is half-stored$/m);
	}
);

test.each([
	['erase', 'There is no command "erase".'],
	['toString', 'There is no command "toString".'],
	['recognise', 'Which record? `sverka recognise <record>`'],
	['collate', 'Which record? `sverka collate <record>`'],
	['export', 'Which record? `sverka export <record>`'],
	['evaluate', 'Which folder? `sverka evaluate <folder>`'],
	['backup', 'Where to? `sverka backup <folder>`'],
	['restore', 'From where? `sverka restore <backup>`'],
	['account', '`sverka account list` or `sverka account create`'],
	['account remove', '`sverka account list` or `sverka account create`'],
	['account create --name A', '--name and --email are needed'],
	[
		'account create --name A --email a@b.org --role king',
		'--role is one of volunteer, editor, archivist'
	],
	['export one two', '"two" is too much. `sverka export <record>`'],
	['migrate now', '"now" is too much. `sverka migrate`'],
	[
		'import a b c',
		'"b c" is too much. `sverka import [folder with record.json, images and texts]`'
	],
	['export one --format word', 'There is no format "word". Take one of: tei-edition, tei-reading'],
	['export one --format constructor', 'There is no format "constructor".'],
	['export one --version best', 'There is no version "best". Take sealed or working.'],
	['export one --to /not/there', 'There is no folder /not/there.'],
	['import /not/there', 'There is no folder /not/there.'],
	['evaluate /not/there', 'There is no folder /not/there.'],
	[
		'evaluate src/cli',
		'No picture of src/cli has a ground truth (NAME.gt.txt) that could be found.'
	],
	['recognise one --languages eng', '--languages goes with --again'],
	['recognise one --speed 9', "Unknown option '--speed'"],
	['collate one --json=yes', "Option '--json' does not take an argument"],
	['export one --format', "Option '--format <value>' argument missing"]
])('`sverka %s` is not understood, and says why', async (line, sentence) => {
	const { code, out, beside } = await typed(line);
	expect([code, out]).toEqual([2, '']);
	expect(beside).toContain(sentence);
	expect(beside).not.toMatch(/^\s+at /m);
});

test('lines are for people, --json is the value and nothing else', async () => {
	const commands = ends(async (given) => ({ value: given, lines: ['first', 'second'] }));
	expect(await typed('try', commands)).toMatchObject({ exit: 'done', out: 'first\nsecond' });
	const { out, beside } = await typed('try word --loud --to there --json', commands);
	expect(JSON.parse(out)).toEqual({
		words: ['word'],
		options: { loud: true, to: 'there', json: true }
	});
	expect(beside).toBe('');
});

test.each<[string, () => never, number, RegExp]>([
	[
		'a refusal',
		() => void must(refuse('not_found')) as never,
		1,
		/^There is nothing at this address\. Go back/
	],
	['a word to mend', () => raise(new Misuse('say which')), 2, /^say which$/],
	['a sentence of its own', () => raise(new Refused('no, because')), 1, /^no, because$/],
	['Ctrl+C', () => raise(new Interrupted()), 130, /^Stopped\. What was done is kept/],
	['a fault', () => raise(new Error('broken')), 70, /^Error: broken\n +at /],
	['something thrown that is no error', () => raise('a string'), 70, /^a string$/]
])('%s ends with its code and its words', async (_what, run, code, words) => {
	const ended = await typed(
		'try',
		ends(async () => run())
	);
	expect([ended.code, ended.out]).toEqual([code, '']);
	expect(ended.beside).toMatch(words);
});

test('a command may do its work and end with a refusal all the same', async () => {
	const report = { value: 1, lines: ['2 imported, 1 refused.'], exit: 'refused' as const };
	expect(
		await typed(
			'try',
			ends(async () => report)
		)
	).toMatchObject({ code: 1, out: report.lines[0] });
});

function raise(what: unknown): never {
	throw what;
}

function escaped(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
