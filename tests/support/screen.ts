import { parseDocument } from 'htmlparser2';
import { render } from 'svelte/server';
import type { Language } from '#lib/outcome.ts';
import Said from './Said.svelte';

/** An element as the server sent it. */
export interface Shown {
	name: string;
	/** What a person reads in it, white space folded. */
	text: string;
	/** The spoken name: `aria-label`, else the text. */
	spoken: string;
	attributes: Record<string, string>;
	/** The elements of that name in it, in order; `*` is every one. */
	all(name: string): Shown[];
}

/** What we use of a parsed tree: elements have a name, texts have data. */
interface Tree {
	type: string;
	name?: string;
	data?: string;
	attribs?: Record<string, string>;
	children?: Tree[];
}

/** In which language a screen is sent, for which address, and with what trouble. */
interface Circumstances {
	language?: Language;
	address?: string;
	status?: number;
	error?: App.Error | null;
}

/**
 * A screen as the server sends it before any script, in one language: what newcomers, readers
 * without script and search engines get; with the title that stands in its head.
 */
export function screenOf<Props extends object>(
	screen: (internals: never, props: Props) => object,
	props: NoInfer<Props>,
	{ language = 'en', address = '/', ...told }: Circumstances = {}
): Shown & { title: string } {
	const given = Object.fromEntries(Object.entries(props));
	const { body, head } = render(Said, {
		props: { screen: screen as never, props: given, language, address, ...told }
	});
	const title = /<title>([^<]*)<\/title>/.exec(head)?.[1] ?? '';
	return { ...shownIn(body), title };
}

/** What a piece of HTML shows. */
export function shownIn(html: string): Shown {
	return shown(parseDocument(html) as Tree);
}

function shown(tree: Tree): Shown {
	const text = textOf(tree).replace(/\s+/g, ' ').trim();
	const attributes = tree.attribs ?? {};
	return {
		name: tree.name ?? '',
		text,
		spoken: attributes['aria-label'] ?? text,
		attributes,
		all: (name) => below(tree, name).map(shown)
	};
}

function below(tree: Tree, name: string): Tree[] {
	return (tree.children ?? []).flatMap((child) => [
		...(child.name === name || (name === '*' && child.name) ? [child] : []),
		...below(child, name)
	]);
}

const BLOCKS =
	/^(p|li|div|section|h\d|td|th|tr|dt|dd|article|form|button|option|label|summary|br)$/;

/** Text with a space between blocks, as a person reads them apart; comments are not read. */
function textOf(tree: Tree): string {
	return (tree.children ?? [])
		.map((child) => {
			if (child.type === 'text') return child.data ?? '';
			if (child.name === undefined) return '';
			return BLOCKS.test(child.name) ? ` ${textOf(child)} ` : textOf(child);
		})
		.join('');
}

/** What is wrong with a screen whatever it shows: names, ids, headings, words that were not filled in. */
export function faultsOf(screen: Shown): string[] {
	const everything = [...screen.all('*')];
	const ids = everything.flatMap(({ attributes }) => attributes['id'] ?? []);
	const labelled = new Set(screen.all('label').map(({ attributes }) => attributes['for']));
	const inLabel = new Set(
		screen.all('label').flatMap((label) => label.all('*').map(({ attributes }) => attributes))
	);
	return everything
		.flatMap((one) => [
			...strayPointers(one, ids),
			...(isNameless(one, labelled, inLabel) ? [`${one.name} ${said(one)} has no name`] : []),
			...(one.name === 'img' && one.attributes['alt'] === undefined
				? ['a picture without alt']
				: [])
		])
		.concat(ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `id ${id} twice`))
		.concat(headingFaults(everything))
		.concat(/\{\w+\}|undefined|\[object|NaN/.exec(screen.text)?.[0] ?? []);
}

function strayPointers({ attributes }: Shown, ids: readonly string[]): string[] {
	return ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls'].flatMap((name) =>
		(attributes[name] ?? '')
			.split(' ')
			.filter((id) => id !== '' && !ids.includes(id))
			.map((id) => `${name} points to ${id}, which is not there`)
	);
}

const NAMED = new Set(['button', 'a', 'input', 'select', 'textarea', 'summary']);

function isNameless(
	{ name, spoken, attributes, all }: Shown,
	labelled: ReadonlySet<string | undefined>,
	inLabel: ReadonlySet<Shown['attributes']>
): boolean {
	if (!NAMED.has(name) || attributes['type'] === 'hidden') return false;
	if (name === 'button' || name === 'a' || name === 'summary') {
		const pictured = all('img').some((picture) => picture.attributes['alt']);
		return spoken === '' && !pictured && attributes['aria-labelledby'] === undefined;
	}
	const own = attributes['aria-label'] ?? attributes['aria-labelledby'];
	return own === undefined && !labelled.has(attributes['id'] ?? '') && !inLabel.has(attributes);
}

function headingFaults(all: readonly Shown[]): string[] {
	const levels = all.filter(({ name }) => /^h[1-6]$/.test(name)).map(({ name }) => Number(name[1]));
	return levels.flatMap((level, i) => {
		const before = levels[i - 1] ?? 0;
		return level > before + 1 ? [`heading ${level} after ${before}`] : [];
	});
}

function said({ attributes }: Shown): string {
	return attributes['name'] ?? attributes['class'] ?? '';
}
