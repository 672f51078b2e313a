import { done, type Outcome, refuse } from '#lib/outcome.ts';
import { lineUnder, type PartAsked, type Shape } from '#lib/recognition/part.ts';
import { findLine, type Page } from '#lib/transcription/page.ts';
import { zoneOf } from '#lib/transcription/wish.ts';

/** Fields of the forms that have a place read again: the button of a line, or a place in numbers. */
export const AGAIN_FIELDS = ['again', 'x', 'y', 'width', 'height', 'shape', 'letters'];

/** The one choice of signs that is no language. */
const DIGITS = 'digits';

export interface AskedByForm {
	part: PartAsked;
	/** The line it is over, which takes the text. */
	line: string | null;
}

/** What a form without script wants read: `again` is a line's id, and the signs after it; else a zone. */
export function partOf(form: FormData, content: Page): Outcome<AskedByForm> {
	const value = (name: string) => String(form.get(name) ?? '');
	if (!form.has('again')) {
		const zone = zoneOf((name) => value(name));
		if (!zone) return refuse('bad_request', { what: 'x, y, width, height' });
		const shape = value('shape') as Shape;
		return asked(zone, shape, value('letters'), lineUnder(content, zone)?.id ?? null);
	}
	const [id = '', letters = ''] = value('again').split(' ');
	const line = findLine(content, id);
	if (!line) return refuse('bad_request', { what: 'again' });
	return asked(line.zone, 'line', letters, id);
}

function asked(
	zone: PartAsked['zone'],
	shape: Shape,
	letters: string,
	line: string | null
): Outcome<AskedByForm> {
	const languages = letters === '' || letters === DIGITS ? null : letters;
	return done({ part: { zone, shape, languages, digits: letters === DIGITS }, line });
}

/** Where what was read is shown: beside its line on the desk, else on the layout it was asked from. */
export function placeOf({ line }: AskedByForm, reading: string, layout: string | null): string {
	const again = encodeURIComponent(reading);
	if (line !== null) return `?again=${again}&line=${encodeURIComponent(line)}`;
	return `?layout=${encodeURIComponent(layout ?? '')}&again=${again}`;
}
