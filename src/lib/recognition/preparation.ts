import { done, refuse, type Outcome } from '#lib/outcome.ts';

/** How a page's picture is made ready to be read. What is left out is chosen from what is measured. */
export interface Preparation {
	/** Quarter turns clockwise; left out: upright first, then as the reading tells. */
	turn?: 0 | 90 | 180 | 270;
	/** Light letters on dark, as on film: light for dark first; left out: measured. */
	negative?: boolean;
	/** Degrees by which lines fall to the right; left out: measured. */
	skew?: number;
	/** Share of the width and height, in percent, at each edge in which nothing is looked for. */
	border?: number;
	/** Divide by the estimated paper: not on bilevel scans. */
	divide?: boolean;
	/** Passes of a blur against grain before letters are looked for: one on grainy paper or for broken letters, else none. */
	soften?: 0 | 1 | 2 | 3;
	/** So many times paler than the page's ink already counts as full ink; left out: once. */
	contrast?: number;
	/** Take out ruled lines and folds. */
	rules?: boolean;
	/** Leave out small marks where no sign can stand: on pages with specks between the letters. */
	specks?: boolean;
	/** Height of small letters in the pictures that are read, pixels; left out: `AUTOMATIC.readAt`. */
	xHeight?: number;
}

/** How a page was asked to be read; stored with its run. */
export interface Settings extends Preparation {
	/** `rus`, `eng`, `rus+eng`: only models that the start has checked. */
	languages: string;
	/** They were chosen for this page, whatever its record is read with. */
	own?: true;
}

export type Setting = keyof Preparation;

/** What a setting may be: yes or no, one of some numbers, or a number from `least` to `most`. */
export type Range =
	| { sort: 'switch' }
	| { sort: 'choice'; choices: readonly number[] }
	| { sort: 'number'; least: number; most: number; step: number };

/** The one table of ranges, in the order in which the steps are done. */
export const RANGES = {
	turn: { sort: 'choice', choices: [0, 90, 180, 270] },
	negative: { sort: 'switch' },
	skew: { sort: 'number', least: -10, most: 10, step: 0.01 },
	border: { sort: 'number', least: 0, most: 20, step: 1 },
	divide: { sort: 'switch' },
	soften: { sort: 'choice', choices: [0, 1, 2, 3] },
	contrast: { sort: 'number', least: 0.5, most: 4, step: 0.1 },
	rules: { sort: 'switch' },
	specks: { sort: 'switch' },
	xHeight: { sort: 'number', least: 12, most: 48, step: 1 }
} as const satisfies Record<Setting, Range>;

export const SETTINGS = Object.keys(RANGES) as Setting[];

/** What the automatic choices go by; the sentences that give reasons quote the same numbers. */
export const AUTOMATIC = {
	/** Longest side of the picture in which lines are looked for, pixels. */
	largest: 3000,
	/** Noise of the paper from which on it is softened, grey values. */
	grainy: 4,
	/** Height of small letters in the pictures that are read, pixels; between these nothing is scaled. */
	readAt: { least: 20, most: 30 }
} as const;

/** Longer than any number of the table written out. */
const WRITTEN = /^-?\d{1,3}([.,]\d{1,3})?$/;
const SWITCH: Readonly<Record<string, boolean>> = { on: true, off: false };

/** Settings as a form or an address writes them, each once: an empty field is automatic. */
export function parse(fields: Iterable<readonly [string, string]>): Outcome<Preparation> {
	const given = new Map<string, unknown>();
	for (const [name, written] of fields) {
		const text = written.trim();
		if (given.has(name)) return refuse('bad_request', { what: name.slice(0, 40) });
		if (text !== '') given.set(name, valueOf(name, text));
	}
	return check(Object.fromEntries(given));
}

function valueOf(name: string, text: string): unknown {
	if (isSetting(name) && RANGES[name].sort === 'switch')
		return Object.hasOwn(SWITCH, text) ? SWITCH[text] : text;
	return WRITTEN.test(text) ? Number(text.replace(',', '.')) : text;
}

/** The same as fields: what `parse` reads back; in the order of the table. */
export function fieldsOf(preparation: Preparation): [Setting, string][] {
	return SETTINGS.flatMap((name): [Setting, string][] => {
		const value = preparation[name];
		if (value === undefined) return [];
		return [[name, typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value)]];
	});
}

/** Settings from anywhere, each known and within its range; the first that is not is named. */
export function check(given: object): Outcome<Preparation> {
	for (const [name, value] of Object.entries(given)) {
		if (!isSetting(name)) return refuse('setting_unknown', { setting: name.slice(0, 40) });
		const facts = { setting: name, given: String(value).slice(0, 40) };
		const range: Range = RANGES[name];
		if (range.sort === 'number' && !within(value, range.least, range.most))
			return refuse('setting_range', { ...facts, least: range.least, most: range.most });
		const choices: readonly unknown[] =
			range.sort === 'switch' ? [true, false] : range.sort === 'choice' ? range.choices : [value];
		if (!choices.includes(value)) return refuse('setting_choice', { ...facts, ...among(range) });
	}
	return done(given);
}

/** The settings of a larger whole, without the rest, in the order of the table. */
export function only(of: Preparation): Preparation {
	return Object.fromEntries(
		SETTINGS.flatMap((name) => (of[name] === undefined ? [] : [[name, of[name]]]))
	);
}

/** Were they chosen alike, whatever the order they were written in? */
export function same(one: Preparation, other: Preparation): boolean {
	return JSON.stringify(only(one)) === JSON.stringify(only(other));
}

function isSetting(name: string): name is Setting {
	return Object.hasOwn(RANGES, name);
}

function within(value: unknown, least: number, most: number): boolean {
	return typeof value === 'number' && value >= least && value <= most;
}

function among(range: Range): { choices: string } {
	return { choices: range.sort === 'choice' ? range.choices.join(', ') : 'on, off' };
}
