import path from 'node:path';
import { expect, test } from 'vitest';
import ts from 'typescript';
import { ACTIONS, type Action } from '#lib/workflow/moves.ts';
import { file, importsOf, isTest, read, scripts, type SourceFile } from './source.ts';

/** What a door asks for before it answers; a door open to everyone says why. */
type Rights = readonly [Action, ...Action[]] | { open: string };

const NOBODY = { open: 'tells a person of nothing but his own session' };
const SENT_ON = { open: 'sends on to another address, and tells nothing' };
const KEY = { open: 'whoever has the link or the code may; there is no account yet' };

/** Every door of the program: a page's `load`, a form's `?/action`, a method of an address. */
const DOORS: Record<string, Rights> = {
	'+layout load': NOBODY,
	'+page load': SENT_ON,
	'account load': NOBODY,
	'account ?/credit': ['account.profile'],
	'account ?/password': ['account.password'],
	'account ?/sessions': ['account.sessions'],
	'api/pages/[page] GET': ['page.read_work'],
	'api/pages/[page]/lines POST': ['page.save', 'page.take_suggestion'],
	'api/pages/[page]/proposals POST': ['page.read_work'],
	'api/pages/[page]/readings POST': ['ocr.page'],
	'api/pages/[page]/structure POST': ['page.geometry'],
	'api/pulse GET': NOBODY,
	'api/records/[record]/progress GET': ['page.read_work'],
	'api/surfaces/[surface]/crop GET': ['page.read_work'],
	'api/surfaces/[surface]/prepared GET': ['page.read_work', 'ocr.page'],
	'api/surfaces/[surface]/tiles/[level]/[tile] GET': ['page.read_work'],
	'invitation/[token] load': KEY,
	'invitation/[token] ?/default': KEY,
	'jobs load': ['job.read'],
	'jobs ?/again': ['job.unpark'],
	'jobs ?/cancel': ['job.cancel'],
	'language POST': NOBODY,
	'models load': ['model.select'],
	'models ?/default': ['model.select'],
	'models/upload POST': ['model.add'],
	'pages/[page] +layout load': ['page.read_work'],
	'pages/[page] load': SENT_ON,
	'pages/[page]/collate load': ['page.read_work'],
	'pages/[page]/collate ?/keep': ['verdict.keep_text'],
	'pages/[page]/collate ?/batch': ['verdict.keep_text'],
	'pages/[page]/collate ?/correct': ['verdict.change_text'],
	'pages/[page]/collate ?/mark': ['verdict.change_text'],
	'pages/[page]/collate ?/undo': ['verdict.keep_text'],
	'pages/[page]/collate ?/ends': ['collation.ends'],
	'pages/[page]/collate ?/accept': ['page.accept', 'page.accept_own'],
	'pages/[page]/collate ?/return': ['page.return'],
	'pages/[page]/history load': ['page.read_work'],
	'pages/[page]/history ?/restore': ['page.restore_revision'],
	'pages/[page]/prepare load': ['page.read_work', 'ocr.page'],
	'pages/[page]/prepare ?/read': ['ocr.page'],
	'pages/[page]/transcribe load': ['page.read_work'],
	'pages/[page]/transcribe ?/again': ['ocr.page', 'page.save'],
	'pages/[page]/transcribe ?/reshape': ['page.geometry'],
	'pages/[page]/transcribe ?/save': ['page.save'],
	'pages/[page]/transcribe ?/submit': ['page.submit'],
	'pages/[page]/transcribe ?/withdraw': ['page.withdraw'],
	'people load': ['user.list'],
	'people ?/role': ['user.role'],
	'people ?/disable': ['user.disable'],
	'people ?/sessions': ['user.end_sessions'],
	'people ?/invite': ['user.invite'],
	'records load': ['work.search'],
	'records/[record] load': ['work.search'],
	'records/[record] ?/choose': ['model.select'],
	'records/[record] ?/again': ['ocr.project'],
	'records/[record]/approve load': ['page.read_work'],
	'records/[record]/approve ?/approve': ['record.approve'],
	'records/[record]/approve ?/approveOwn': ['record.approve_own'],
	'records/[record]/approve ?/reopen': ['page.reopen'],
	'records/[record]/approve ?/publish': ['record.publish'],
	'records/[record]/approve ?/unpublish': ['record.unpublish'],
	'records/[record]/export load': ['export.project_text'],
	'records/[record]/export/[version]/[format] GET': [
		'published.export_text',
		'export.project_text'
	],
	'records/[record]/export/training GET': ['export.bag_with_masters'],
	'records/[record]/read load': { open: 'shows what is published; the rest to accounts only' },
	'records/import load': ['import.archive'],
	'records/import ?/default': ['import.archive'],
	'records/import/upload POST': ['import.archive'],
	'records/import/upload DELETE': ['import.archive'],
	'set-up load': KEY,
	'set-up ?/default': KEY,
	'sign-in load': NOBODY,
	'sign-in ?/default': { open: 'account.sign_in is for everyone: + for each asker' },
	'sign-out POST': NOBODY,
	'work load': ['work.search'],
	'work/next GET': ['work.search']
};

const sources = read('src').filter(({ path }) => !isTest(path));
const byPath = new Map(sources.map((one) => [one.path, one]));
const isDoor = ({ path }: SourceFile) =>
	/^src\/routes\/(.*\/)?(\+server|\+(page|layout)\.server)\.ts$/.test(path);
const doors = sources.filter(isDoor);

/** `load`, `?/name` for each form, `GET` ...: what a route's file answers to. */
function handlersOf(source: SourceFile): string[] {
	const found: string[] = [];
	for (const statement of scripts(source).flatMap((one) => [...one.statements])) {
		if (!ts.canHaveModifiers(statement)) continue;
		if (!ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
			continue;
		if (ts.isFunctionDeclaration(statement)) found.push(statement.name!.text);
		if (!ts.isVariableStatement(statement)) continue;
		for (const { name, initializer } of statement.declarationList.declarations)
			found.push(...(name.getText() === 'actions' ? formsOf(initializer) : [name.getText()]));
	}
	return found;
}

function formsOf(node: ts.Expression | undefined): string[] {
	if (node && (ts.isSatisfiesExpression(node) || ts.isAsExpression(node)))
		return formsOf(node.expression);
	if (!node || !ts.isObjectLiteralExpression(node)) throw new Error('actions are no plain object');
	return node.properties.map((one) => `?/${one.name!.getText()}`);
}

function doorName({ path: name }: SourceFile): string {
	const place = name.replace('src/routes/', '');
	const folder = path.posix.dirname(place);
	if (folder === '.') return place.replace(/\.server\.ts$/, '');
	return place.includes('+layout') ? `${folder} +layout` : folder;
}

/** The file and all it imports when the program runs. */
function reached(source: SourceFile, seen = new Set<SourceFile>()): Set<SourceFile> {
	seen.add(source);
	for (const { to, own, typeOnly } of importsOf(source)) {
		const next = byPath.get(to);
		if (own && !typeOnly && next && !seen.has(next)) reached(next, seen);
	}
	return seen;
}

const found = doors.flatMap((door) =>
	handlersOf(door).map((handler) => ({ door, name: `${doorName(door)} ${handler}` }))
);

test('every door has its row, and every row its door', () => {
	expect(found.map(({ name }) => name).sort()).toEqual(Object.keys(DOORS).sort());
});

test('every right that a row names is in the table of rights', () => {
	const named = Object.values(DOORS).flatMap((rights) => ('open' in rights ? [] : rights));
	expect(named.filter((one) => !ACTIONS.includes(one))).toEqual([]);
});

test.each(found)('$name asks for its right', ({ door, name }) => {
	const rights = DOORS[name]!;
	if ('open' in rights) return expect(rights.open.length).toBeGreaterThan(20);
	const asked = [...reached(door)]
		.filter(({ path }) => path.startsWith('src/lib/server/'))
		.map(({ text }) => text)
		.join('\n');
	expect(rights.filter((one) => !asked.includes(`'${one}'`))).toEqual([]);
});

test('no door is opened by a name of its own: an action that is asked for is in the table', () => {
	const asked = sources
		.filter(({ path }) => path.startsWith('src/lib/server/') || path.startsWith('src/routes/'))
		.flatMap(({ path, text }) =>
			[...text.matchAll(/\b(?:permit|steppedUp)\(\s*(?:workbench,\s*)?'([\w.]+)'/g)].map(
				([, action]) => ({ path, action: action! })
			)
		);
	expect(asked.length).toBeGreaterThan(15);
	expect(asked.filter(({ action }) => !ACTIONS.includes(action as Action))).toEqual([]);
});

test('a planted door without a row is seen', () => {
	const planted = file(
		'src/routes/secret/+page.server.ts',
		'export const load = 1;\nexport const actions = { open: 1, shut() {} } satisfies X;\nexport function helper() {}'
	);
	expect(isDoor(planted)).toBe(true);
	expect(handlersOf(planted).map((one) => `${doorName(planted)} ${one}`)).toEqual([
		'secret load',
		'secret ?/open',
		'secret ?/shut',
		'secret helper'
	]);
});
