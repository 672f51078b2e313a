import fs from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = (name: string) =>
	fs
		.readFileSync(new URL(name, import.meta.url), 'utf8')
		.replace(/\/\*[^]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
const TOKENS = css('./tokens.css');
const BASE = css('./base.css');
const PRINT = css('./print.css');

type Screen = 'light' | 'dark';
const SCREENS: Screen[] = ['light', 'dark'];

/** The declarations of the first rule that begins so. */
function rule(sheet: string, begin: string): Map<string, string> {
	const at = sheet.indexOf(begin);
	if (at < 0) throw new Error(`there is no ${begin}`);
	const inside = sheet.slice(sheet.indexOf('{', sheet.indexOf(':root', at)) + 1);
	const body = inside.slice(0, inside.indexOf('}'));
	return new Map(
		[...body.matchAll(/(--[\w-]+|color-scheme):\s*([^;]+);/g)].map(([, name, value]) => [
			name!,
			value!.trim()
		])
	);
}

const ROOT = rule(TOKENS, ':root');

/** The colour a token has on a screen, `#rrggbb`, other tokens followed. */
function colour(token: string, screen: Screen, tokens = ROOT): string {
	const value = tokens.get(token) ?? ROOT.get(token);
	if (value === undefined) throw new Error(`there is no ${token}`);
	const other = /^var\((--[\w-]+)\)$/.exec(value)?.[1];
	if (other) return colour(other, screen, tokens);
	const pair = /^light-dark\((#\w{6}), (#\w{6})\)$/.exec(value);
	if (!pair) throw new Error(`${token} is no pair of colours: ${value}`);
	return screen === 'light' ? pair[1]! : pair[2]!;
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
	const [r, g, b] = [1, 3, 5].map((at) => {
		const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

/** Contrast of two colours, 1 to 21, WCAG 2.2. */
function contrast(one: string, other: string): number {
	const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (light! + 0.05) / (dark! + 0.05);
}

const between = (one: string, other: string, screen: Screen, tokens = ROOT) =>
	contrast(colour(one, screen, tokens), colour(other, screen, tokens));

test('the contrast is that of the standard', () => {
	expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
	expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
	expect(contrast('#0b57d0', '#0b57d0')).toBe(1);
});

/** Contrast to paper that each token promises in its comment: light, dark. */
const PROMISED: [token: string, light: number, dark: number][] = [
	['--ink', 16.2, 14.8],
	['--quiet', 6.8, 8.1],
	['--edge', 3.7, 4.0],
	['--machine', 6.0, 8.4],
	['--publication', 7.5, 8.4],
	['--person', 8.7, 8.6],
	['--fault', 7.4, 8.7],
	['--focus', 6.0, 10.3]
];

describe.each(PROMISED)('%s on paper', (token, light, dark) => {
	test.each<[Screen, number]>([
		['light', light],
		['dark', dark]
	])('has on a %s screen the contrast %f', (screen, promised) => {
		expect(Math.abs(between(token, '--paper', screen) - promised)).toBeLessThanOrEqual(0.3);
	});
});

const GROUNDS = ['--paper', '--sheet', '--well'];
const READ = ['--ink', '--quiet', '--machine', '--publication', '--person', '--fault'];

describe.each(SCREENS)('on a %s screen', (screen) => {
	test.each(READ.flatMap((text) => GROUNDS.map((ground) => [text, ground] as const)))(
		'%s can be read on %s (4.5 at least)',
		(text, ground) => {
			expect(between(text, ground, screen)).toBeGreaterThanOrEqual(4.5);
		}
	);

	test.each(
		['--edge', '--focus'].flatMap((line) => GROUNDS.map((ground) => [line, ground] as const))
	)('%s is seen as a line on %s (3 at least)', (line, ground) => {
		expect(between(line, ground, screen)).toBeGreaterThanOrEqual(3);
	});

	test('the verb can be read, also under the pointer, and stands out from the paper', () => {
		expect(between('--verb-ink', '--verb', screen)).toBeGreaterThanOrEqual(4.5);
		expect(between('--verb-ink', '--verb-over', screen)).toBeGreaterThanOrEqual(4.5);
		expect(between('--verb', '--paper', screen)).toBeGreaterThanOrEqual(3);
	});

	const STATES = [...ROOT.keys()].filter((name) => /^--state-\w+$/.test(name));
	test.each(STATES)('the words on a tile %s can be read', (tint) => {
		expect(between(`${tint}-ink`, tint, screen)).toBeGreaterThanOrEqual(4.5);
	});

	test('no two states have one tint: glyph and tint are told apart', () => {
		expect(STATES).toHaveLength(7);
		expect(new Set(STATES.map((tint) => colour(tint, screen))).size).toBe(7);
	});

	test('who wrote it is told apart: program, publication, person and fault differ', () => {
		const hues = ['--machine', '--publication', '--person', '--fault'];
		expect(new Set(hues.map((token) => colour(token, screen))).size).toBe(4);
	});

	test('nothing is green: agreement is no colour', () => {
		for (const [name, value] of ROOT) {
			if (!value.includes('light-dark(#')) continue;
			const hex = colour(name, screen);
			const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
			expect(g! > r! + 20 && g! > b! + 20, `${name} ${hex}`).toBe(false);
		}
	});
});

describe('with more contrast', () => {
	const more = rule(TOKENS, '@media (prefers-contrast: more)');
	test.each(SCREENS)('second text and borders are ink on a %s screen', (screen) => {
		for (const token of ['--quiet', '--edge', '--hairline'])
			expect(colour(token, screen, more)).toBe(colour('--ink', screen));
	});
});

describe('with forced colours', () => {
	const forced = rule(TOKENS, '@media (forced-colors: active)');
	const SYSTEM = ['Canvas', 'CanvasText', 'ButtonText', 'ButtonFace', 'Highlight'];

	test('there are the system’s own colours only', () => {
		expect([...forced.values()].filter((value) => !SYSTEM.includes(value))).toEqual([]);
	});

	test('every colour that is not a tile’s has its place among them', () => {
		const coloured = [...ROOT]
			.filter(([name, value]) => value.startsWith('light-dark(') && !name.startsWith('--state-'))
			.map(([name]) => name);
		expect(coloured.filter((name) => !forced.has(name))).toEqual([]);
	});

	test('text and ground are never one colour', () => {
		for (const text of READ) expect(forced.get(text)).toBe('CanvasText');
		for (const ground of GROUNDS) expect(forced.get(ground)).toBe('Canvas');
		expect(forced.get('--verb')).not.toBe(forced.get('--verb-ink'));
	});
});

describe('sizes', () => {
	const rem = (value: string | undefined) => Number(/^([\d.]+)rem$/.exec(value ?? '')?.[1]) * 16;

	test('no text is smaller than 14 px, the transcribed line is between 16 and 28', () => {
		for (const [name, value] of ROOT)
			if (/^--size-(?!h1)/.test(name)) expect(rem(value), name).toBeGreaterThanOrEqual(14);
		expect(rem(ROOT.get('--size-line'))).toBeGreaterThanOrEqual(16);
		expect(rem(ROOT.get('--size-line'))).toBeLessThanOrEqual(28);
	});

	test('targets are 24 px at least for a pointer and 44 for a finger', () => {
		expect(rem(ROOT.get('--target'))).toBeGreaterThanOrEqual(24);
		expect(rem(rule(TOKENS, '@media (pointer: coarse)').get('--target'))).toBe(44);
	});

	test('distances and sizes of headings go up', () => {
		const spaces = [...ROOT].filter(([name]) => name.startsWith('--space-'));
		const widths = spaces.map(([, value]) => rem(value));
		expect(widths).toEqual([...widths].sort((a, b) => a - b));
		const type = ['note', 'ui', 'text', 'h3', 'h2'].map((size) => rem(ROOT.get(`--size-${size}`)));
		expect(type).toEqual([...type].sort((a, b) => a - b));
	});

	test('nothing moves longer than 150 ms, and not at all where movement is unwanted', () => {
		expect(Number.parseInt(ROOT.get('--quick')!)).toBeLessThanOrEqual(150);
		expect(rule(TOKENS, '@media (prefers-reduced-motion: reduce)').get('--quick')).toBe('0ms');
		const still = BASE.slice(BASE.indexOf('@media (prefers-reduced-motion: reduce)'));
		for (const property of ['animation-duration', 'transition-duration'])
			expect(still).toContain(`${property}: 0ms !important`);
	});
});

describe('the ring of the focus', () => {
	test('is 2 px wide with a gap of 2 px, in the colour of the focus', () => {
		const ring = BASE.slice(BASE.indexOf(':focus-visible'));
		expect(ring).toMatch(/^:focus-visible \{\s*outline: 2px solid var\(--focus\);/);
		expect(ring).toMatch(/outline-offset: 2px/);
	});

	/** The styles of every component, and the sheets that all share. */
	const COMPONENTS = Object.entries(
		import.meta.glob<string>('/src/**/*.svelte', { query: '?raw', import: 'default', eager: true })
	);
	const STYLES = [
		...COMPONENTS.map(([path, text]) => [path, /<style>[^]*/.exec(text)?.[0] ?? ''] as const),
		...[['base.css', BASE] as const, ['tokens.css', TOKENS] as const, ['print.css', PRINT] as const]
	];
	const WHOLE = COMPONENTS.map(([, text]) => text).join('\n') + BASE + TOKENS;

	test('is taken away only where another takes its place', () => {
		expect(STYLES.length).toBeGreaterThan(60);
		const bare = STYLES.filter(
			([, style]) => /outline:\s*(none|0)\b/.test(style) && !/:focus-(visible|within)/.test(style)
		);
		// The content that the skip link leads to is no control: it takes the focus, and no key.
		expect(bare.map(([path]) => path)).toEqual(['/src/routes/+layout.svelte']);
	});

	test('no style names a token that is not there', () => {
		const asked = STYLES.flatMap(([path, style]) =>
			[...style.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => [path, name!] as const)
		);
		expect(asked.length).toBeGreaterThan(300);
		const given = (name: string) => ROOT.has(name) || WHOLE.includes(`style:${name}=`);
		expect(asked.filter(([, name]) => !given(name))).toEqual([]);
	});

	test('every token is used somewhere: a sheet without dead rows', () => {
		const tokens = [...ROOT.keys()].filter((name) => name.startsWith('--'));
		expect(tokens.filter((name) => !WHOLE.includes(`var(${name})`))).toEqual([]);
	});
});

describe('on paper', () => {
	test('ground is white and the screen’s bars and buttons are not printed', () => {
		const root = rule(PRINT, '@media print');
		expect(root.get('color-scheme')).toBe('light');
		for (const ground of GROUNDS) expect(root.get(ground)).toBe('#fff');
		const hidden = PRINT.slice(PRINT.indexOf('.no-print'), PRINT.indexOf('display: none'));
		for (const part of ['header.top', '.page-bar', 'button', 'dialog', '.toast'])
			expect(hidden).toContain(part);
	});

	test.each(READ)('%s can be read on white', (text) => {
		expect(contrast(colour(text, 'light'), '#ffffff')).toBeGreaterThanOrEqual(4.5);
	});
});
