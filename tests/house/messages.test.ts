import { expect, test } from 'vitest';
import ts from 'typescript';
import { parse } from 'svelte/compiler';
import { file, isTest, read, scripts, type SourceFile } from './source.ts';

const sources = read('src').filter(({ path }) => !isTest(path));
const screens = sources.filter(({ path }) => path.endsWith('.svelte'));
const catalogues = sources.filter(({ path }) => path.startsWith('src/lib/ui/words/'));

/** Letters that a screen shows without the catalogue: names, keys of the keyboard, signs of files. */
const SHOWN_AS_IT_IS =
	/^(Sverka|SHA|training|zip|[A-Z]|Enter|Esc|F\d|((Ctrl|Alt|Shift)\+)+([A-Z]|Enter)?)$/;
/** Attributes that a person reads or hears. */
const READ = new Set(['aria-label', 'title', 'alt', 'placeholder', 'aria-description', 'label']);

interface Node {
	type: string;
	name?: string;
	data?: string;
	[key: string]: unknown;
}

function isNode(value: unknown): value is Node {
	return typeof value === 'object' && value !== null && 'type' in value;
}

/** What a component's markup says without asking the catalogue. */
function saidInMarkup({ path, text }: SourceFile): string[] {
	const found: string[] = [];
	const visit = (node: unknown, readable: boolean): void => {
		if (Array.isArray(node)) return node.forEach((one) => visit(one, readable));
		if (!isNode(node)) return;
		if (node.type === 'Attribute') return visit(node['value'], READ.has(node.name ?? ''));
		if (node.type === 'Text' && readable) found.push(...wordsOf(node.data ?? ''));
		if (node.type.endsWith('Directive') || node.type === 'ExpressionTag') return;
		for (const [key, value] of Object.entries(node))
			if (key !== 'parent' && key !== 'expression') visit(value, readable);
	};
	visit(parse(text, { modern: true, filename: path }).fragment as unknown, true);
	return found.map((words) => `${path}: ${words}`);
}

/** Stretches of letters; `Alt+M` is one. */
function wordsOf(text: string): string[] {
	return [...text.matchAll(/[\p{L}\d+]*\p{L}[\p{L}\d+]*/gu)]
		.map(([words]) => words)
		.filter((words) => !SHOWN_AS_IT_IS.test(words));
}

test('no screen says a word that is not in the catalogue of both languages', () => {
	expect(screens.length).toBeGreaterThan(60);
	expect(screens.flatMap(saidInMarkup)).toEqual([]);
});

test.each<[string, string[]]>([
	['<p>Saved</p>', ['Saved']],
	['<p>{say(words.saved)} <kbd>Alt+M</kbd></p>', []],
	['<button aria-label="Close">×</button>', ['Close']],
	['<img src="a.png" alt="" class="wide" />', []],
	['{#if open}<b title="Ошибка {n}"></b>{:else}<i>сбой</i>{/if}', ['Ошибка', 'сбой']],
	['{#each all as one (one.id)}<li>{one.name} files</li>{/each}', ['files']],
	['<a href="/records">{n} · {m}</a>', []],
	['{#snippet verb()}Go{/snippet}', ['Go']]
])('a planted sentence in %s is named', (markup, named) => {
	expect(saidInMarkup(file('src/A.svelte', markup))).toEqual(
		named.map((word) => `src/A.svelte: ${word}`)
	);
});

/** The messages that the catalogues hold: of `export const desk = catalogue({ … })`, each key. */
function held({ path, text }: SourceFile): { path: string; catalogue: string; key: string }[] {
	return scripts({ path, text, lines: 0 })
		.flatMap(({ statements }) => [...statements])
		.filter(ts.isVariableStatement)
		.flatMap(({ declarationList }) => [...declarationList.declarations])
		.flatMap(({ name, initializer }) => {
			if (!initializer || !ts.isCallExpression(initializer)) return [];
			const [messages] = initializer.arguments;
			if (initializer.expression.getText() !== 'catalogue' || !messages) return [];
			if (!ts.isObjectLiteralExpression(messages)) return [];
			return messages.properties.map((one) => ({
				path,
				catalogue: name.getText(),
				key: one.name!.getText().replaceAll("'", '')
			}));
		});
}

/** What a file asks of catalogues: `desk saved`, or `desk *` where the key is computed. */
function asked(source: SourceFile): string[] {
	const names = new Map<string, string>();
	for (const [, list] of source.text.matchAll(
		/import \{([^}]*)\} from '(?:#lib\/ui\/words|\.)\/[\w-]+\.ts'/g
	))
		for (const [, from, as] of list!.matchAll(/(\w+)(?: as (\w+))?/g))
			names.set(as ?? from!, from!);
	const code = source.text.replace(/^\s*import [^;]*;/gm, '');
	return [...names].flatMap(([local, catalogue]) => [
		...[...code.matchAll(new RegExp(`\\b${local}\\.(\\w+)`, 'g'))].map(
			([, key]) => `${catalogue} ${key}`
		),
		...(new RegExp(`\\b${local}\\[|typeof ${local}\\b|[?:] ${local}\\b(?!\\.)`).test(code)
			? [`${catalogue} *`]
			: [])
	]);
}

function unsaid(all: readonly SourceFile[], words: readonly SourceFile[]): string[] {
	const said = new Set(all.flatMap(asked));
	return words
		.flatMap(held)
		.filter(({ catalogue, key }) => !said.has(`${catalogue} ${key}`) && !said.has(`${catalogue} *`))
		.map(({ path, catalogue, key }) => `${path}: ${catalogue}.${key}`);
}

test('every sentence of the catalogue is said somewhere', () => {
	expect(catalogues.flatMap(held).length).toBeGreaterThan(500);
	expect(unsaid(sources, catalogues)).toEqual([]);
});

test('a planted sentence that nobody says is named', () => {
	const words = file(
		'src/lib/ui/words/x.ts',
		`export const x = catalogue({ a: { en: 'A', ru: 'А' }, 'b-c': { en: 'B', ru: 'Б' } });`
	);
	const says = (code: string) =>
		file('src/A.ts', `import { x as words } from '#lib/ui/words/x.ts';\n${code}`);
	expect(unsaid([says('say(words.a)')], [words])).toEqual(['src/lib/ui/words/x.ts: x.b-c']);
	expect(unsaid([says('say(words[kind])')], [words])).toEqual([]);
	expect(unsaid([], [words])).toHaveLength(2);
});
