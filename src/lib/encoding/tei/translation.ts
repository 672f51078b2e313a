import { block, inline, type Element } from '../xml/element.ts';
import type { Body } from './body.ts';
import { translatorId } from './responsible.ts';
import type { Writing } from './writing.ts';

/** `1.` or `1211-1220.` at the beginning of a paragraph: what survives a translation. */
const NUMBER = /^(\d+(?:\s*[-–]\s*\d+)*)[.)]\s/;

/**
 * T as `div type="translation"`; a paragraph is tied to one of S where both bear the same number
 * and that number is unique on both sides. Nothing is tied by guess.
 */
export function write(writing: Writing, paragraphs: Body['paragraphs']): Element | null {
	const { translation } = writing.edition;
	if (translation === null) return null;
	const texts = translation.text
		.normalize('NFC')
		.split(/\r?\n/)
		.map((text) => text.trim())
		.filter((text) => text !== '');
	const ties = tied(texts, paragraphs);
	const id = translatorId(writing);
	const attributes = {
		type: 'translation',
		'xml:id': 'transl',
		'xml:lang': translation.language,
		source: '#T',
		corresp: '#ed',
		resp: id === undefined ? undefined : `#${id}`
	};
	const children = texts.map((text, i) => inline('p', { corresp: ties.get(i) }, [text]));
	return block('div', attributes, children.length > 0 ? children : [inline('p')]);
}

function tied(texts: readonly string[], paragraphs: Body['paragraphs']): Map<number, string> {
	const ours = byNumber(paragraphs.map(({ text }) => text));
	const theirs = byNumber(texts);
	const ties = new Map<number, string>();
	for (const [number, at] of theirs) {
		const partner = ours.get(number);
		if (at !== null && partner !== undefined && partner !== null)
			ties.set(at, `#${paragraphs[partner]!.id}`);
	}
	return ties;
}

/** Place of each number; null where two paragraphs bear it. */
function byNumber(texts: readonly string[]): Map<string, number | null> {
	const found = new Map<string, number | null>();
	texts.forEach((text, i) => {
		const number = NUMBER.exec(text)?.[1]?.replace(/\s|–/g, (sign) => (sign === '–' ? '-' : ''));
		if (number !== undefined) found.set(number, found.has(number) ? null : i);
	});
	return found;
}
