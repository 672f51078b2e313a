/** Id of what holds the button that a page is there for. */
export const VERB = 'verb-of-the-page';

/** The focus goes to the filled button, or to what stands in its place. */
export function toVerb(): void {
	const place = document.getElementById(VERB);
	const button = place?.querySelector<HTMLElement>('.verb') ?? place?.querySelector('a, button');
	(button as HTMLElement | null)?.focus();
}
