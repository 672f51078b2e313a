import type { Confusion } from '#lib/collation/accuracy.ts';
import { stretches, type Stretch } from './line-pairs.ts';
import type { MeasuredLine, MeasuredPage } from './measured-page.ts';
import { based, looks } from './totals.ts';
import { percent, summarise, type Summary } from './table.ts';

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:75rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
.wide{overflow-x:auto}table{border-collapse:collapse;margin:1rem 0}caption{text-align:left;font-weight:600;padding:.3rem 0}
th,td{border-bottom:1px solid #bbb;padding:.3rem .7rem;text-align:left;vertical-align:top}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}td.n,th[scope=row]{white-space:nowrap}
small{color:#555}img{display:block;max-width:100%;border:1px solid #999}li{margin:0 0 1.5rem}ol{padding-left:2rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:.5rem 0}dd{margin:0;font:18px/1.5 ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere}
ins,del{text-decoration:none;border:2px solid;border-width:0 0 3px;padding:0 1px;font-weight:700}ins{color:#0b4f8a}del{color:#9a2b00;border-bottom-style:double}
@media(prefers-color-scheme:dark){body{color:#eee;background:#161616}small{color:#bbb}ins{color:#9cd0ff}del{color:#ffb59c}}`;

/**
 * The evaluation as one HTML file, without anything from elsewhere: what was measured with the
 * counts it rests on, what was confused, and every wrong line with its picture and both readings.
 */
export function report(pages: readonly MeasuredPage[]): string {
	const all = summarise(pages);
	return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Evaluation of reading</title><style>${STYLE}</style></head><body><main>
<h1>Evaluation of reading</h1>
<p>Errors against the ground truth: letters are graphemes after NFC, runs of white space are one space. CER is (inserted + substituted + deleted) of the letters of the truth; normalised, of the letters that either has. Sums are errors over letters of all pages, never means of rates.</p>
${rates(pages, all)}
${shapes(all)}
${confusions(all.accuracy?.confusions ?? [])}
<h2>Wrong lines</h2>
<p>A letter that is not the same on both sides is bold and underlined: <del>twice in what stands on the page</del>, <ins>once in what was read</ins>. ∅ is the place of a letter that one side has not.</p>
${pages.map(wrongLines).join('\n')}
</main></body></html>
`;
}

function rates(pages: readonly MeasuredPage[], all: Summary): string {
	const peer = all.peer !== null;
	const head = ['CER', 'CER, normalised', 'WER', 's', 'MB', ...(peer ? PEER : [])];
	const rows = pages.map((page) => [page.name, ...figures(page, page.peer ?? null, peer)]);
	rows.push([`all ${all.pages}`, ...figures(all, all.peer, peer)]);
	return tableOf('Page by page', ['page', ...head], rows);
}

const PEER = ['native CER', 'native CER, normalised', 'native WER', 'native s'];

type Measured = Pick<Summary, 'accuracy' | 'seconds'>;

function figures(
	{ accuracy, seconds, resident }: Measured & { resident: number | null },
	peer: Measured | null,
	withPeer: boolean
): string[] {
	const three = (of: Measured['accuracy']) => [
		based(of?.characters, 'letters'),
		percent(of?.characters.normalised),
		based(of?.words, 'words')
	];
	const ours = [...three(accuracy), seconds.toFixed(2)];
	const memory = resident === null ? '-' : String(Math.round(resident / 1e6));
	if (!withPeer) return [...ours, memory];
	return [...ours, memory, ...three(peer?.accuracy ?? null), peer?.seconds.toFixed(2) ?? '-'];
}

/** The same pages looked at otherwise, ours beside the native program's. */
function shapes({ accuracy, peer }: Summary): string {
	if (!accuracy) return '';
	const theirs = peer?.accuracy ? looks(peer.accuracy) : [];
	const rows = looks(accuracy).map((look, at) => [
		look.name,
		...[look, ...theirs.slice(at, at + 1)].flatMap(({ letters, words }) => [
			based(letters, 'letters'),
			based(words, 'words')
		])
	]);
	const head = ['all pages', 'CER', 'WER', ...(peer ? ['native CER', 'native WER'] : [])];
	return tableOf('The same, looked at otherwise', head, rows);
}

function confusions(all: readonly Confusion[]): string {
	const letter = (one: string) => (one === '' ? '∅ (nothing)' : one === ' ' ? '␣ (space)' : one);
	const rows = all.map(({ reference, reading, count }) => [
		letter(reference),
		letter(reading),
		String(count)
	]);
	return tableOf('What was taken for what', ['on the page', 'read as', 'times'], rows);
}

function tableOf(caption: string, head: string[], rows: string[][]): string {
	const heads = head.map((cell, at) => `<th scope="col"${at > 0 ? ' class="n"' : ''}>${cell}</th>`);
	const body = rows.map(([first = '', ...cells]) => {
		const rest = cells.map((cell) => `<td class="n">${stacked(escape(cell))}</td>`).join('');
		return `<tr><th scope="row">${escape(first)}</th>${rest}</tr>`;
	});
	return `<div class="wide" role="region" tabindex="0" aria-label="${caption}"><table><caption>${caption}</caption>
<thead><tr>${heads.join('')}</tr></thead><tbody>
${body.join('\n')}
</tbody></table></div>`;
}

/** The counts stand under their rate, so that a wide table stays in sight. */
function stacked(cell: string): string {
	return cell.replace(/ (\(\d.*\))$/, '<br><small>$1</small>');
}

function wrongLines(page: MeasuredPage): string {
	const wrong = page.lines.filter(({ picture }) => picture !== null);
	const missed = page.missed.map((truth) => `<li>${sides(truth, '')}</li>`);
	const items = [...wrong.map((line) => item(line, page.name)), ...missed];
	const list = items.length === 0 ? '<p>None.</p>' : `<ol>\n${items.join('\n')}\n</ol>`;
	return `<h3>${escape(page.name)}: ${based(page.accuracy.characters, 'letters')}</h3>\n${list}`;
}

function item({ picture, text, truth, kind, confidence, refused }: MeasuredLine, page: string) {
	const sure = confidence === null ? '' : `${Math.round(confidence * 100)} % sure`;
	const why = [kind, sure, refused === null ? '' : `left out: ${refused}`]
		.filter(Boolean)
		.join(', ');
	const alt = `Line of ${page}, read as: ${text}`;
	return `<li><img alt="${escape(alt)}" src="${picture ?? ''}">${sides(truth ?? '', text)}<small>${escape(why)}</small></li>`;
}

function sides(truth: string, read: string): string {
	const { truth: page, read: ours } = stretches(truth, read);
	return `<dl lang="ru"><dt lang="en">page</dt><dd>${marked(page, 'del')}</dd><dt lang="en">read</dt><dd>${marked(ours, 'ins')}</dd></dl>`;
}

function marked(all: readonly Stretch[], tag: 'ins' | 'del'): string {
	return all
		.map(({ text, same }) => (same ? escape(text) : `<${tag}>${escape(text || '∅')}</${tag}>`))
		.join('');
}

function escape(text: string): string {
	return text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);
}
