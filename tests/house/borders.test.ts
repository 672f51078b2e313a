import { expect, test } from 'vitest';
import { BORDERS, cycles, roomOf, trespasses } from './borders.ts';
import { file, importsOf, read } from './source.ts';

const imports = read('src').flatMap(importsOf);

test('no file imports across a border', () => {
	expect(trespasses(imports)).toEqual([]);
});

test('the child that opens one file and ends loads little beside the decoder, and so starts quickly', () => {
	const loaded = new Set(['src/lib/server/images/intake-child.ts']);
	for (const from of loaded)
		imports.filter((one) => one.from === from && !one.typeOnly).forEach(({ to }) => loaded.add(to));
	expect([...loaded].map((each) => each.replace('src/lib/server/', '')).sort()).toEqual([
		'images/decoder.ts',
		'images/intake-child.ts',
		'images/limits.ts',
		'images/structure.ts',
		// The decoder loads it as well.
		'node:crypto',
		'node:fs',
		'node:net',
		'process/frame.ts',
		'process/serve.ts',
		'sharp'
	]);
});

test('no cycle of files', () => {
	expect(cycles(imports)).toEqual([]);
});

const PLANTED: [path: string, text: string, trespass: string][] = [
	[
		'src/lib/ui/editor/draft.svelte.ts',
		"import * as t from '#lib/server/transcription.ts';",
		'src/lib/server/transcription.ts'
	],
	[
		'src/lib/ui/editor/Desk.svelte',
		'<script lang="ts">import type { Workbench } from \'#lib/server/workbench.ts\';</script>',
		'src/lib/server/workbench.ts'
	],
	[
		'src/lib/text/token.ts',
		"import * as page from '#lib/transcription/page.ts';",
		'src/lib/transcription/page.ts'
	],
	['src/lib/recognition/run.ts', "import { createWorker } from 'tesseract.js';", 'tesseract.js'],
	['src/lib/collation/align.ts', "import { readFileSync } from 'node:fs';", 'node:fs'],
	[
		'src/lib/workflow/moves.ts',
		"export { load } from '../../routes/+page.server.ts';",
		'src/routes/+page.server.ts'
	],
	[
		'src/lib/encoding/tei/write.ts',
		"import { sql } from '#lib/server/storage/store.ts';",
		'src/lib/server/storage/store.ts'
	],
	[
		'src/lib/server/storage/page.ts',
		"import { add } from '../queue/queue.ts';",
		'src/lib/server/queue/queue.ts'
	],
	['src/lib/server/transcription.ts', "import { json } from '@sveltejs/kit';", '@sveltejs/kit'],
	[
		'src/lib/server/facsimile.ts',
		"import { crop } from './images/crop.ts';",
		'src/lib/server/images/crop.ts'
	],
	[
		'src/lib/ui/control/Button.svelte',
		"<script>import { x } from '#lib/workflow/moves.ts';</script>",
		'src/lib/workflow/moves.ts'
	],
	[
		'src/lib/ui/review/Card.svelte',
		"<script>import { w } from '#lib/encoding/tei/write.ts';</script>",
		'src/lib/encoding/tei/write.ts'
	],
	[
		'src/routes/work/+page.svelte',
		"<script>import { q } from '#lib/server/record.ts';</script>",
		'src/lib/server/record.ts'
	],
	['src/routes/work/+page.server.ts', "import sharp from 'sharp';", 'sharp'],
	[
		'src/cli/import.ts',
		"const m = await import('#lib/ui/words/desk.ts');",
		'src/lib/ui/words/desk.ts'
	]
];

test.each(PLANTED)('a planted trespass in %s is named', (path, text, to) => {
	expect(trespasses(importsOf(file(path, text)))).toEqual([`${path} -> ${to}`]);
});

test('adapters may name each other in types only', () => {
	const path = 'src/lib/server/queue/boss.ts';
	const typed = importsOf(file(path, "import type { Sql } from '../storage/store.ts';"));
	const valued = importsOf(file(path, "import { migrate } from '../storage/migrate.ts';"));
	expect(trespasses(typed)).toEqual([]);
	expect(trespasses(valued)).toHaveLength(1);
});

test('a planted cycle is named with its way round', () => {
	const ring = [
		file('src/lib/text/a.ts', "import { b } from './b.ts';"),
		file('src/lib/text/b.ts', "import { a } from './a.ts';")
	].flatMap(importsOf);
	expect(cycles(ring)).toEqual(['src/lib/text/a.ts -> src/lib/text/b.ts -> src/lib/text/a.ts']);
});

test('every room has a row in the table', () => {
	const rooms = new Set(read('src').map(({ path }) => roomOf(path)));
	const without = [...rooms].filter((room) => room !== null && !(room in BORDERS));
	expect(without).toEqual([]);
});
