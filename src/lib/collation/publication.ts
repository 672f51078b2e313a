/**
 * The parts of a published document as volumes of documents print it: number, title, dateline,
 * paragraphs, page numbers, signature, source note, footnotes. Found by position and pattern.
 */
export type PartKind =
	| 'number'
	| 'title'
	| 'service-number'
	| 'dateline'
	| 'paragraph'
	| 'signature'
	| 'page-break'
	| 'running-head'
	| 'source-note'
	| 'footnote';

export interface Part {
	kind: PartKind;
	/** Lines of the text, from 0; `to` exclusive. */
	from: number;
	to: number;
	/** Its lines joined by spaces. */
	text: string;
	/** The number printed, for a page break: it stands at the foot, so it closes that page. */
	page?: number;
	/** Sign that ties a footnote to its place. */
	marker?: string;
	/** The paragraph goes on after the page break: no stop before, a small letter after. */
	continued?: boolean;
}

/** Parts that the scan may have too; all others are the publisher's own. */
export const IN_TEXT: ReadonlySet<PartKind> = new Set<PartKind>(['paragraph', 'signature']);

/** A line that is only a page number: `- 1040 -`, `1040`, `[3]`. */
export const PAGE_LINE = /^\s*(?:[-–—]\s*(\d{1,4})\s*[-–—]|(\d{1,4})|\[(\d{1,4})\])\s*$/u;

const MONTH = '(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)';
const NUMBER = /^(?:Док(?:\.|умент)\s*)?№\s*\d+[а-яё]?\.?$/iu;
const SERVICE_NUMBER = /^(?:Служ\S*\s*)?№[\d\s,–—/-]+$/u;
const DATELINE = new RegExp(String.raw`^.{0,30}?\d{1,2}\s+${MONTH}\p{L}*\s+\d{4}.{0,40}$`, 'u');
const TITLE =
	/^(?:Телеграмма|Шифр|Письмо|Запис|Из |Докладн|Служебн|Проект|Постановлен|Протокол|Справк|Нот|Бесед)/u;
const SOURCE_NOTE =
	/^(?:Печ\.|Печатается|Публикуется|Опубл|Источник:|АП РФ|АВП РФ|ГАРФ|РГА|РЦХИДНИ|ЦХСД|ЦАМО|Ф\. ?\d)/u;
const FOOTNOTE = /^\s*(\*{1,4}|[\u00b9\u00b2\u00b3\u2070-\u2079]|\d{1,2}\))\s*(?=\S)/u;
const SENTENCE_END = /[.!?:;…]["»”)\]]*\s*$/u;
/** A signature has no more words than these. */
const SIGNATURE_WORDS = 4;

/** Names the parts of `published` in order; blank lines belong to none. */
export function paragraphsOf(published: string): Part[] {
	const parts = blocksOf(published.split('\n'));
	markPageBreaks(parts);
	markRunningHeads(parts);
	markFootnotes(parts, published);
	markSourceNotes(parts);
	markHead(parts);
	markSignature(parts);
	return joinOverPages(parts);
}

/** The sign that a footnote's text begins with, or null. */
export function markerOf(text: string): string | null {
	return FOOTNOTE.exec(text)?.[1] ?? null;
}

/** Runs of lines between blank ones. */
function blocksOf(lines: string[]): Part[] {
	const parts: Part[] = [];
	for (let from = 0; from < lines.length; from++) {
		if (lines[from]!.trim() === '') continue;
		let to = from;
		while (to < lines.length && lines[to]!.trim() !== '') to++;
		const text = lines.slice(from, to).map((line) => line.trim());
		parts.push({ kind: 'paragraph', from, to, text: text.join(' ') });
		from = to;
	}
	return parts;
}

/**
 * Lone numbers that rise are page breaks; a bare number without dashes also needs a neighbour in
 * the row or a sentence that it cuts, or a list's numbers would be taken for pages.
 */
function markPageBreaks(parts: Part[]): void {
	const lone = parts
		.map((part, at) => ({
			part,
			at,
			found: part.to - part.from === 1 && PAGE_LINE.exec(part.text)
		}))
		.filter(({ found }) => found)
		.map(({ part, at, found }) => ({
			part,
			at,
			page: pageOf(found as RegExpExecArray),
			dashed: (found as RegExpExecArray)[2] === undefined
		}));
	lone.forEach(({ part, at, page, dashed }, i) => {
		const [before, after] = [lone[i - 1]?.page, lone[i + 1]?.page];
		if (before !== undefined && before >= page) return;
		const inRow = before === page - 1 || after === page + 1;
		if (!dashed && !inRow && !cutsSentence(parts[at - 1], parts[at + 1])) return;
		part.kind = 'page-break';
		part.page = page;
	});
}

function pageOf(found: RegExpExecArray): number {
	return Number(found[1] ?? found[2] ?? found[3]);
}

function cutsSentence(before: Part | undefined, after: Part | undefined): boolean {
	if (!before || !after) return false;
	return !SENTENCE_END.test(before.text) && /^\s*\p{Ll}/u.test(after.text);
}

/** The same short line beside two page breaks or more. */
function markRunningHeads(parts: Part[]): void {
	const beside = parts.filter(
		(part, i) =>
			part.kind === 'paragraph' &&
			part.to - part.from === 1 &&
			(parts[i - 1]?.kind === 'page-break' || parts[i + 1]?.kind === 'page-break')
	);
	for (const part of beside)
		if (beside.filter((other) => other.text === part.text).length > 1) part.kind = 'running-head';
}

/** A block beginning with a sign that some word of the text carries. */
function markFootnotes(parts: Part[], published: string): void {
	for (const part of parts) {
		const marker = markerOf(part.text);
		if (part.kind !== 'paragraph' || marker === null) continue;
		const sign = marker.replace(/[*)]/g, '\\$&');
		if (!new RegExp(`[^\\s*]${sign}(?!\\*)`, 'u').test(published)) continue;
		part.kind = 'footnote';
		part.marker = marker;
	}
}

function markSourceNotes(parts: Part[]): void {
	for (const part of parts)
		if (part.kind === 'paragraph' && SOURCE_NOTE.test(part.text)) part.kind = 'source-note';
}

/** Number, title, service number and dateline, as far as they stand before the first paragraph. */
function markHead(parts: Part[]): void {
	let numbered = false;
	for (const [i, part] of parts.entries()) {
		if (part.kind === 'page-break') continue;
		const kind = headKind(part.text, numbered, parts.slice(i + 1, i + 4));
		if (part.kind !== 'paragraph' || kind === null) return;
		part.kind = kind;
		numbered = true;
	}
}

function headKind(text: string, numbered: boolean, next: Part[]): PartKind | null {
	if (!numbered && NUMBER.test(text)) return 'number';
	if (SERVICE_NUMBER.test(text)) return 'service-number';
	if (DATELINE.test(text)) return 'dateline';
	const moreHead = next.some((part) => SERVICE_NUMBER.test(part.text) || DATELINE.test(part.text));
	return numbered && (TITLE.test(text) || moreHead) ? 'title' : null;
}

function markSignature(parts: Part[]): void {
	const last = parts.findLast((part) => part.kind === 'paragraph');
	if (!last || last === parts[0]) return;
	const words = last.text.split(/\s+/u);
	const named = words.every((word) => /^\p{Lu}/u.test(word));
	if (named && words.length <= SIGNATURE_WORDS && !SENTENCE_END.test(last.text))
		last.kind = 'signature';
}

/** Says of each paragraph cut by page breaks that it goes on after them. */
function joinOverPages(parts: Part[]): Part[] {
	parts.forEach((part, i) => {
		if (part.kind !== 'paragraph') return;
		const next = parts.slice(i + 1).find((other) => IN_TEXT.has(other.kind));
		if (parts[i + 1]?.kind === 'page-break' && cutsSentence(part, next)) part.continued = true;
	});
	return parts;
}
