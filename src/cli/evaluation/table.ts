import { total, type Accuracy } from '#lib/collation/accuracy.ts';
import type { MeasuredPage } from './measured-page.ts';
import * as proposals from './proposals.ts';

const MOST_CONFUSED = 15;

/** A set in figures: counts are summed, never rates averaged. */
export interface Summary {
	pages: number;
	accuracy: Accuracy | null;
	seconds: number;
	resident: number | null;
	peer: { accuracy: Accuracy | null; seconds: number } | null;
	proposed: proposals.Proposed;
}

export function summarise(pages: readonly MeasuredPage[]): Summary {
	const peers = pages.flatMap(({ peer }) => (peer ? [peer] : []));
	const known = pages.flatMap(({ resident }) => (resident === null ? [] : [resident]));
	return {
		pages: pages.length,
		accuracy: total(pages.map(({ accuracy }) => accuracy)),
		seconds: sum(pages.map(({ seconds }) => seconds)),
		proposed: proposals.total(pages.map(({ proposed }) => proposed)),
		resident: known.length === 0 ? null : Math.max(...known),
		peer:
			peers.length === 0
				? null
				: {
						accuracy: total(peers.map(({ accuracy }) => accuracy)),
						seconds: sum(peers.map(({ seconds }) => seconds))
					}
	};
}

/** The table as people read it, and the commonest confusions under it. */
export function table(pages: readonly MeasuredPage[]): string[] {
	const all = summarise(pages);
	const rows = pages.map((page) => [
		page.name,
		page.state,
		...figures(page.accuracy, page.seconds),
		megabytes(page.resident),
		...(page.peer ? figures(page.peer.accuracy, page.peer.seconds) : ['', '', ''])
	]);
	const sums = [
		`all (${all.pages})`,
		'',
		...figures(all.accuracy, all.seconds),
		megabytes(all.resident),
		...(all.peer ? figures(all.peer.accuracy, all.peer.seconds) : ['', '', ''])
	];
	const head = ['page', 'state', 'CER %', 'WER %', 's', 'MB', 'peer CER %', 'WER %', 's'];
	return [
		...align([head, ...rows, sums]),
		'',
		...proposals.told(all.proposed),
		'',
		...confused(all.accuracy)
	];
}

/** The start of the processes, which no page's seconds hold. */
export function startTold(seconds: number): string {
	return `before the clock, the start of the processes as at an upload: ${seconds.toFixed(1)} s`;
}

function figures(accuracy: Accuracy | null, seconds: number): string[] {
	return [percent(accuracy?.characters.rate), percent(accuracy?.words.rate), seconds.toFixed(2)];
}

export function percent(rate: number | null | undefined): string {
	return rate === null || rate === undefined ? '-' : (rate * 100).toFixed(2);
}

function megabytes(bytes: number | null): string {
	return bytes === null ? '-' : Math.round(bytes / 1e6).toString();
}

function align(rows: string[][]): string[] {
	const widths = rows[0]!.map((_, at) => Math.max(...rows.map((row) => row[at]!.length)));
	return rows.map((row) =>
		row
			.map((cell, at) => (at < 2 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)))
			.join('  ')
			.trimEnd()
	);
}

function confused(accuracy: Accuracy | null): string[] {
	const worst = accuracy?.confusions.slice(0, MOST_CONFUSED) ?? [];
	const show = (letter: string) => (letter === '' ? 'nothing' : letter === ' ' ? 'space' : letter);
	return worst.map(
		({ reference, reading, count }) => `${count} × ${show(reference)} read as ${show(reading)}`
	);
}

function sum(values: readonly number[]): number {
	return values.reduce((a, b) => a + b, 0);
}
