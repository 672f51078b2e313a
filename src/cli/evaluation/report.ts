import type { MeasuredLine, MeasuredPage } from './measured-page.ts';
import { percent, table } from './table.ts';

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}
pre{overflow-x:auto}img{max-width:100%;border:1px solid #999}td{vertical-align:top;padding:.3rem}
.refused{color:#666;text-decoration:line-through}`;

/** The evaluation as one HTML file: the table, and every wrong line with its picture. */
export function report(pages: readonly MeasuredPage[]): string {
	const body = pages.map((page) => {
		const wrong = page.lines.filter(({ picture }) => picture !== null);
		const rate = percent(page.accuracy.characters.rate);
		return `<h2>${escape(page.name)}: ${rate} %</h2>\n<table>${wrong.map(row).join('\n')}</table>`;
	});
	const heading = '<h1>Evaluation of reading</h1>';
	return `<!doctype html><html lang="ru"><meta charset="utf-8"><title>Evaluation</title><style>${STYLE}</style>
${heading}<pre>${escape(table(pages).join('\n'))}</pre>
${body.join('\n')}</html>\n`;
}

function row({ picture, text, kind, confidence, refused }: MeasuredLine): string {
	const sure = confidence === null ? '' : `${Math.round(confidence * 100)} %`;
	const said = refused === null ? escape(text) : `<span class="refused">${escape(text)}</span>`;
	const why = [kind, sure, refused ?? ''].filter((part) => part !== '').join(', ');
	return `<tr><td><img alt="" src="${picture ?? ''}"><br>${said}</td><td>${escape(why)}</td></tr>`;
}

function escape(text: string): string {
	return text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);
}
