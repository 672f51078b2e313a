import { isTest, type Import } from './source.ts';

/** What a room may import: rooms of ours, and packages by name. Types of any room of `types` too. */
interface Border {
	rooms: string[];
	packages: (string | RegExp)[];
	/** Rooms whose types alone may be named: the contract between adapters. */
	types?: string[];
}

const PURE = [
	'text',
	'record',
	'facsimile',
	'account',
	'transcription',
	'recognition',
	'collation',
	'workflow',
	'encoding',
	'outcome'
];
const ADAPTERS = [
	'server/storage',
	'server/images',
	'server/reader',
	'server/queue',
	'server/auth',
	'server/lexicon',
	'server/process'
];
const NODE = /^node:/;
const SVELTE = /^(svelte($|\/)|\$app\/|@lucide\/svelte|bits-ui)/;

/** The table of `house.md`: a row a room. Every room may also import itself. */
export const BORDERS: Record<string, Border> = {
	outcome: { rooms: [], packages: [] },
	text: { rooms: ['outcome'], packages: [] },
	record: { rooms: ['text', 'outcome'], packages: ['valibot'] },
	facsimile: { rooms: ['text', 'outcome'], packages: [] },
	account: { rooms: ['text', 'outcome'], packages: ['valibot'], types: ['workflow'] },
	transcription: { rooms: ['text', 'facsimile', 'outcome'], packages: [] },
	recognition: {
		rooms: ['facsimile', 'transcription', 'text', 'outcome'],
		packages: ['saxes', 'fastest-levenshtein']
	},
	collation: {
		rooms: ['text', 'facsimile', 'transcription', 'recognition', 'outcome'],
		packages: ['diff', 'fastest-levenshtein']
	},
	workflow: { rooms: ['account', 'outcome'], packages: [] },
	encoding: {
		rooms: ['text', 'record', 'facsimile', 'transcription', 'collation', 'workflow', 'outcome'],
		packages: [
			'saxes',
			'salve-annos',
			'xregexp',
			'pdfkit',
			'fflate',
			'@xmldom/xmldom',
			'htmlparser2'
		]
	},
	...Object.fromEntries(
		ADAPTERS.map((room) => [
			room,
			{ rooms: [...PURE, 'server/process'], packages: [/./], types: [...ADAPTERS, 'server'] }
		])
	),
	server: {
		rooms: [...PURE, ...ADAPTERS],
		packages: [NODE, 'kysely', 'pino', 'valibot', 'fflate']
	},
	'ui/style': { rooms: [], packages: [] },
	'ui/words': { rooms: PURE, packages: [SVELTE] },
	'ui/control': { rooms: ['ui/style', 'ui/words'], packages: [SVELTE] },
	ui: {
		rooms: [...PURE.filter((room) => room !== 'encoding'), 'ui/control', 'ui/style', 'ui/words'],
		packages: [
			SVELTE,
			'openseadragon',
			'tinykeys',
			'idb-keyval',
			'@noble/hashes',
			'virtua',
			'diff',
			/^d3-/
		]
	},
	routes: {
		rooms: [...PURE, 'ui', 'ui/control', 'ui/style', 'ui/words'],
		packages: [SVELTE, '@sveltejs/kit', 'valibot', /^@fontsource/]
	},
	'routes (server)': {
		rooms: [...PURE, 'server', 'ui/words'],
		packages: [SVELTE, '@sveltejs/kit', 'valibot', NODE]
	},
	cli: { rooms: [...PURE, ...ADAPTERS, 'server'], packages: [/./] }
};

/** The room of a file, by its path from the project's root; null for what is no room of ours. */
export function roomOf(path: string): string | null {
	if (/^src\/hooks\.server\.ts$/.test(path)) return 'routes (server)';
	if (path.startsWith('src/routes/'))
		return /(\+server|\.server)\.ts$/.test(path) ? 'routes (server)' : 'routes';
	if (path.startsWith('src/cli/')) return 'cli';
	if (/^src\/lib\/(outcome(\.test)?\.ts$|refusals\/)/.test(path)) return 'outcome';
	const [first, second] = path.replace('src/lib/', '').split('/');
	if (first === undefined || !path.startsWith('src/lib/')) return null;
	const inner = `${first}/${second}`;
	if (first === 'server') return ADAPTERS.includes(inner) ? inner : 'server';
	if (first === 'ui') return inner in BORDERS ? inner : 'ui';
	return first;
}

/** The imports that cross a border they may not cross, each as `from -> to`. Tests are free. */
export function trespasses(imports: readonly Import[]): string[] {
	return imports
		.filter((one) => !isTest(one.from) && !allowed(one))
		.map((one) => `${one.from} -> ${one.to}`);
}

function allowed(one: Import): boolean {
	const from = roomOf(one.from);
	if (from === null) return true;
	const border = BORDERS[from];
	if (!border) return false;
	if (!one.own) return border.packages.some((name) => matches(name, one.to));
	const to = roomOf(one.to);
	if (to === null || to === from || (from.startsWith('routes') && to.startsWith('routes')))
		return true;
	if (one.typeOnly && border.types?.includes(to)) return true;
	return border.rooms.includes(to) && !isWiring(one);
}

/** Use cases reach images, reader and queue through the workbench; the wiring alone imports them. */
function isWiring(one: Import): boolean {
	const wired = ['server/images', 'server/reader', 'server/queue'];
	const wiring = /^src\/lib\/server\/(installation|workbench)\.ts$|^src\/cli\//;
	return wired.includes(roomOf(one.to) ?? '') && !one.typeOnly && !wiring.test(one.from);
}

function matches(name: string | RegExp, module: string): boolean {
	return typeof name === 'string'
		? module === name || module.startsWith(`${name}/`)
		: name.test(module);
}

/** Cycles of files by value imports, each as the path around it. */
export function cycles(imports: readonly Import[]): string[] {
	const next = new Map<string, string[]>();
	for (const { from, to, own, typeOnly } of imports) {
		if (own && !typeOnly) next.set(from, [...(next.get(from) ?? []), to]);
	}
	const state = new Map<string, 'open' | 'done'>();
	const found: string[] = [];
	const visit = (name: string, trail: string[]): void => {
		if (state.get(name) === 'done') return;
		if (state.get(name) === 'open')
			return void found.push([...trail.slice(trail.indexOf(name)), name].join(' -> '));
		state.set(name, 'open');
		for (const to of next.get(name) ?? []) visit(to, [...trail, name]);
		state.set(name, 'done');
	};
	for (const name of next.keys()) visit(name, []);
	return found;
}
