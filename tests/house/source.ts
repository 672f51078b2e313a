import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** A file of the house: its path from the project's root, its text and where its scripts stand. */
export interface SourceFile {
	path: string;
	text: string;
	lines: number;
}

export interface Import {
	from: string;
	/** Path from the project's root for our own files, else the module's name. */
	to: string;
	own: boolean;
	/** Nothing of it is left when the program runs. */
	typeOnly: boolean;
}

const CODE = /\.(ts|svelte|mjs|js)$/;

/** Every code file under `folders`, tests too, in order of path. */
export function read(...folders: string[]): SourceFile[] {
	return folders
		.flatMap((folder) =>
			readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) =>
				path.join(folder, name)
			)
		)
		.filter((name) => CODE.test(name))
		.sort()
		.map((name) => file(name, readFileSync(name, 'utf8')));
}

export function file(name: string, text: string): SourceFile {
	return { path: name.split(path.sep).join('/'), text, lines: text.trimEnd().split('\n').length };
}

export function isTest(name: string): boolean {
	return /\.(test|spec)\.ts$/.test(name) || name.startsWith('tests/');
}

/** The scripts of a file: a whole module, or what stands in the `<script>`s of a component. */
export function scripts(source: SourceFile): ts.SourceFile[] {
	const parse = (text: string) =>
		ts.createSourceFile(source.path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
	if (!source.path.endsWith('.svelte')) return [parse(source.text)];
	const found = source.text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g);
	return [...found].map((match) => parse(match[1] ?? ''));
}

/** Every import and re-export of a file, dynamic ones and `import('x').Type` included. */
export function importsOf(source: SourceFile): Import[] {
	const found: Import[] = [];
	const add = (name: string, typeOnly: boolean) =>
		found.push({ from: source.path, typeOnly, ...resolve(source.path, name) });
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
			add(node.moduleSpecifier.text, onlyTypes(node.importClause));
		} else if (
			ts.isExportDeclaration(node) &&
			node.moduleSpecifier &&
			ts.isStringLiteral(node.moduleSpecifier)
		) {
			add(node.moduleSpecifier.text, node.isTypeOnly);
		} else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
			const name = node.arguments[0];
			if (name && ts.isStringLiteral(name)) add(name.text, false);
		} else if (
			ts.isImportTypeNode(node) &&
			ts.isLiteralTypeNode(node.argument) &&
			ts.isStringLiteral(node.argument.literal)
		) {
			add(node.argument.literal.text, true);
		}
		ts.forEachChild(node, visit);
	};
	scripts(source).forEach(visit);
	return found;
}

function onlyTypes(clause: ts.ImportClause | undefined): boolean {
	if (!clause) return false;
	if (clause.isTypeOnly) return true;
	const named = clause.namedBindings;
	if (clause.name || !named || !ts.isNamedImports(named)) return false;
	return named.elements.length > 0 && named.elements.every((element) => element.isTypeOnly);
}

function resolve(from: string, name: string): { to: string; own: boolean } {
	if (name.startsWith('#lib/')) return { to: name.replace('#lib/', 'src/lib/'), own: true };
	if (name.startsWith('.'))
		return { to: path.posix.join(path.posix.dirname(from), name), own: true };
	return { to: name, own: false };
}

export interface FunctionSize {
	name: string;
	path: string;
	/** Lines from the function's first to its last. */
	lines: number;
}

/** Every function with a body, by name where it has one. */
export function functionsOf(source: SourceFile): FunctionSize[] {
	const found: FunctionSize[] = [];
	for (const script of scripts(source)) {
		const visit = (node: ts.Node): void => {
			if (ts.isFunctionLike(node) && 'body' in node && node.body) {
				found.push({ name: nameOf(node), path: source.path, lines: span(script, node) });
			}
			ts.forEachChild(node, visit);
		};
		visit(script);
	}
	return found;
}

function nameOf(node: ts.SignatureDeclaration): string {
	if (node.name && ts.isIdentifier(node.name)) return node.name.text;
	const parent = node.parent;
	return parent && ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)
		? parent.name.text
		: '(nameless)';
}

function span(script: ts.SourceFile, node: ts.Node): number {
	const line = (position: number) => script.getLineAndCharacterOfPosition(position).line;
	return line(node.getEnd()) - line(node.getStart(script)) + 1;
}
