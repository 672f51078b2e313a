import { parseDocument } from 'htmlparser2';
import type { Component } from 'svelte';
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
	/** The elements of that name in it, in order. */
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

/**
 * A screen as the server sends it before any script, in one language: what newcomers, readers
 * without script and search engines get; with the title that stands in its head.
 */
export function screenOf<Props extends Record<string, unknown>>(
	screen: Component<Props, object, string>,
	props: NoInfer<Props>,
	{ language = 'en', address = '/' }: { language?: Language; address?: string } = {}
): Shown & { title: string } {
	const { body, head } = render(Said, {
		props: { screen: screen as never, props, language, address }
	});
	const title = /<title>([^<]*)<\/title>/.exec(head)?.[1] ?? '';
	return { ...shown(parseDocument(body) as Tree), title };
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
		...(child.name === name ? [child] : []),
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
