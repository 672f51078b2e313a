import { expect, test } from 'vitest';
import ts from 'typescript';
import { file, functionsOf, isTest, read, scripts, type SourceFile } from './source.ts';

const PURE = [
	'text',
	'record',
	'facsimile',
	'transcription',
	'recognition',
	'collation',
	'encoding',
	'workflow',
	'account'
];

/** Files that read better long, each with the reason. */
const EXCEPTIONS: Record<string, string> = {
	'src/lib/outcome.ts': 'the one table of refusals: a row a refusal, nothing to follow',
	'src/lib/server/storage/schema.ts': 'a row type a table, read beside the migrations'
};

const sources = read('src').filter(({ path }) => !isTest(path) && !(path in EXCEPTIONS));
const tests = [...read('src', 'tests')].filter(({ path }) => isTest(path));

function share(values: readonly number[], part: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

function sum(files: readonly SourceFile[]): number {
	return files.reduce((total, { lines }) => total + lines, 0);
}

function longFiles(files: readonly SourceFile[], limit: number): string[] {
	return files
		.filter(({ lines }) => lines > limit)
		.map(({ path, lines }) => `${path}: ${lines} lines`);
}

function longFunctions(files: readonly SourceFile[], limit: number): string[] {
	return files
		.flatMap(functionsOf)
		.filter(({ lines }) => lines > limit)
		.map(({ path, name, lines }) => `${path}: ${name} has ${lines} lines`);
}

test('no file over 350 lines, no function over 60', () => {
	expect([...longFiles(sources, 350), ...longFunctions(sources, 60)]).toEqual([]);
});

test('a planted long file and a planted long function are named', () => {
	const long = file('src/lib/text/long.ts', '\n1;'.repeat(400));
	const body = file('src/lib/text/body.ts', `function wander() {${'\n1;'.repeat(70)}\n}`);
	expect(longFiles([long], 350)).toEqual(['src/lib/text/long.ts: 401 lines']);
	expect(longFunctions([body], 60)).toEqual(['src/lib/text/body.ts: wander has 72 lines']);
});

test('files and functions are short as a rule', () => {
	const files = sources.map(({ lines }) => lines);
	const functions = sources.flatMap(functionsOf).map(({ lines }) => lines);
	const figures = {
		'files, median': share(files, 0.5),
		'files, 95 of 100': share(files, 0.95),
		'functions, median': share(functions, 0.5),
		'functions, 95 of 100': share(functions, 0.95),
		'server routes, median': share(
			doors().map(({ lines }) => lines),
			0.5
		)
	};
	console.table(figures);
	expect(figures['files, median']).toBeLessThanOrEqual(80);
	expect(figures['files, 95 of 100']).toBeLessThanOrEqual(250);
	expect(figures['functions, median']).toBeLessThanOrEqual(8);
	expect(figures['functions, 95 of 100']).toBeLessThanOrEqual(35);
	expect(figures['server routes, median']).toBeLessThanOrEqual(25);
});

function doors(): SourceFile[] {
	return sources.filter(({ path }) => /^src\/routes\/.*(\+server|\.server)\.ts$/.test(path));
}

test('the code is not heaped up in five files', () => {
	const largest = [...sources].sort((a, b) => b.lines - a.lines).slice(0, 5);
	const part = sum(largest) / sum(sources);
	console.log(
		`five largest files hold ${(100 * part).toFixed(1)} %: ${largest.map(({ path }) => path).join(', ')}`
	);
	// Among fewer files, five honest ones of 150 to 200 lines are more than a tenth by arithmetic.
	expect(part).toBeLessThanOrEqual(sources.length < 200 ? 0.2 : 0.1);
});

/** Test lines to source lines, as the house wants them. */
const SHARE = { overall: 1, pure: 1.2 };

test('there is as much test as code, and a fifth more in the pure rooms', () => {
	const inPure = ({ path }: SourceFile) => PURE.some((room) => path.startsWith(`src/lib/${room}/`));
	const overall = sum(tests) / sum(sources);
	const pure =
		sum(tests.filter((one) => inPure(one) || one.path.startsWith('tests/corpus/'))) /
		sum(sources.filter(inPure));
	console.log(
		`test lines to source lines: ${overall.toFixed(2)} overall (1.00 wanted), ${pure.toFixed(2)} in pure rooms (1.20 wanted)`
	);
	expect(overall).toBeGreaterThanOrEqual(SHARE.overall);
	expect(pure).toBeGreaterThanOrEqual(SHARE.pure);
});

test('no any', () => {
	expect([...sources, ...tests].flatMap(anys)).toEqual([]);
	expect(anys(file('src/lib/text/any.ts', 'let x: any;'))).toEqual(['src/lib/text/any.ts']);
});

function anys(source: SourceFile): string[] {
	let found = false;
	const visit = (node: ts.Node): void => {
		if (node.kind === ts.SyntaxKind.AnyKeyword) found = true;
		ts.forEachChild(node, visit);
	};
	scripts(source).forEach(visit);
	return found ? [source.path] : [];
}
