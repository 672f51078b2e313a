import type { Component, ComponentProps } from 'svelte';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import type { Language } from '#lib/outcome.ts';
import type { Desk } from '#lib/ui/editor/desk.svelte.ts';
import LineField from '#lib/ui/editor/LineField.svelte';
import AtDesk from './AtDesk.svelte';
import { surface } from './desk.ts';

/** Mounts a part of the desk in the browser; `given` says its own props, anew whenever the desk changes. */
export async function atDesk(
	part: Component<never>,
	desk: Desk,
	{ given, language = 'en' }: { given?: () => Record<string, unknown>; language?: Language } = {}
): Promise<void> {
	const said = { part, desk, language, ...(given && { given }) };
	await render(AtDesk, said as unknown as ComponentProps<typeof AtDesk>);
}

/** Mounts the field of a line, numbered from 1, and puts the caret into it. */
export async function atLine(desk: Desk, number = 1, language: Language = 'en'): Promise<void> {
	const line = () => desk.paper.line(`l${number}`)!;
	const given = () => ({ line: line(), number, region: 'text', surface, names: {} });
	await atDesk(LineField, desk, { given, language });
	await page.getByRole('textbox').click();
}

/** What the element that the list means is read as. */
export function chosen(): string {
	const list = page.getByRole('listbox').element();
	const id = list.getAttribute('aria-activedescendant') ?? '';
	return document.getElementById(id)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}

/** The text by which an element is described to a screen reader. */
export function described(element: Element): string {
	return (element.getAttribute('aria-describedby') ?? '')
		.split(' ')
		.map((id) => document.getElementById(id)?.textContent ?? '')
		.join(' ')
		.trim();
}
