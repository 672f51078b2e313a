import { expect, test } from 'vitest';
import { file, isTest, read, scripts, type SourceFile } from './source.ts';
import ts from 'typescript';

/** File and folder names that say nothing. */
const EMPTY_NAMES =
	/(^|\/)(utils?|helpers?|common|types|index)(\.(svelte\.)?ts|\/)|-?(service|manager)\.ts$/i;

/** Words of `house.md` that are said otherwise here: the word, and what to say. */
const OTHERWISE: [pattern: RegExp, say: string][] = [
	[/^(bbox|boundingBox|bboxes)$/i, 'zone'],
	[/^(hunk|hunks|mergeConflict)$/i, 'difference'],
	[/^(groundTruthGold|goldText|gold)$/i, 'ground truth'],
	[/(Service|Manager|Helper|Utils?)$/, 'the noun itself']
];

function faults(sources: readonly SourceFile[]): string[] {
	return sources.flatMap((source) => [
		...(EMPTY_NAMES.test(source.path) ? [`${source.path}: a name that says nothing`] : []),
		...declared(source).flatMap((name) => {
			const row = OTHERWISE.find(([pattern]) => pattern.test(name));
			return row ? [`${source.path}: ${name} (say: ${row[1]})`] : [];
		}),
		...(/\{@html\b/.test(source.text) && source.path.endsWith('.svelte')
			? [`${source.path}: {@html}`]
			: []),
		...(/\bTODO\b(?!: because)/.test(source.text) ? [`${source.path}: TODO without a reason`] : [])
	]);
}

function declared(source: SourceFile): string[] {
	const names: string[] = [];
	const visit = (node: ts.Node): void => {
		const named =
			ts.isFunctionDeclaration(node) ||
			ts.isVariableDeclaration(node) ||
			ts.isClassDeclaration(node);
		const typed = ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
		if ((named || typed) && node.name && ts.isIdentifier(node.name)) names.push(node.name.text);
		ts.forEachChild(node, visit);
	};
	scripts(source).forEach(visit);
	return names;
}

test('files and declarations are named in the words of the house', () => {
	expect(faults(read('src').filter(({ path }) => !isTest(path)))).toEqual([]);
});

test.each([
	['src/lib/text/utils.ts', '', 'a name that says nothing'],
	['src/lib/collation/helpers/pair.ts', '', 'a name that says nothing'],
	['src/lib/server/record-service.ts', '', 'a name that says nothing'],
	['src/lib/facsimile/shape.ts', 'const bbox = 1;', 'bbox (say: zone)'],
	['src/lib/server/run.ts', 'class RunManager {}', 'RunManager (say: the noun itself)'],
	['src/lib/ui/review/Card.svelte', '{@html text}', '{@html}'],
	['src/lib/text/token.ts', '// TODO later', 'TODO without a reason']
])('a planted fault in %s is named', (path, text, fault) => {
	expect(faults([file(path, text)])).toEqual([`${path}: ${fault}`]);
});
