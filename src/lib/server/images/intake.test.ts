import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { done, explain } from '#lib/outcome.ts';
import type { Answer } from '../process/child.ts';
import { projectFile } from '../process/source.ts';
import { Intake, refusalOf } from './intake.ts';
import { TILE } from './limits.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'sverka-intake-'));
const intake = new Intake(projectFile('.'));
afterAll(async () => {
	await intake.stop();
	rmSync(folder, { recursive: true });
});

const ended = (why: Extract<Answer, { ok: false }>['why'], detail = ''): Answer => ({
	...{ ok: false, why, detail }
});
const answered = (json: unknown): Answer => ({ ok: true, json, blobs: [] });

test.each<[string, Answer, object]>([
	[
		'more memory than it may have',
		ended('memory'),
		{ code: 'picture_heavy', facts: { limit: 900 } }
	],
	['more seconds of the processor', ended('cpu'), { code: 'picture_slow', facts: { limit: 60 } }],
	['more seconds of the clock', ended('wall'), { code: 'picture_slow', facts: { limit: 240 } }],
	['death', ended('died', 'SIGSEGV'), { code: 'picture_fatal', facts: { detail: 'died SIGSEGV' } }],
	['no start', ended('start'), { code: 'picture_fatal' }],
	['a person who changed his mind', ended('cancelled'), { code: 'reading_cancelled' }],
	[
		'a decoder that rejects',
		answered({ error: 'VipsJpeg: premature end' }),
		{ code: 'picture_damaged', facts: { detail: 'VipsJpeg: premature end' } }
	],
	[
		'an answer of another form',
		answered({ frames: 'many' }),
		{ code: 'picture_damaged', facts: { detail: 'an answer of another form' } }
	]
])('%s is said as what one can do about it', (_what, answer, refusal) => {
	expect(refusalOf(answer, '1.png')).toMatchObject(refusal);
});

test('what a child says of a bad file is cut, and stands in no sentence', () => {
	const refusal = refusalOf(ended('died', 'x'.repeat(10_000)), '1.png');
	expect(String(refusal.facts['detail'])).toHaveLength(300);
	const { sentence, next } = explain(refusal, 'en');
	expect(sentence + next).not.toContain('xxx');
	expect(sentence).toContain('"1.png"');
});

test('the limit that is named is that of the child that was ended', () => {
	expect(refusalOf(ended('memory'), '1.png', TILE).facts['limit']).toBe(500);
	expect(refusalOf(ended('cpu'), '1.png', TILE).facts['limit']).toBe(5);
	expect(refusalOf(ended('wall'), '1.png', TILE).facts['limit']).toBe(30);
});

/** Colours, and with four channels transparencies, of chance. */
function coloured(channels: 3 | 4): Sharp {
	const [width, height] = [90, 60];
	const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
	return sharp({ create: { width, height, channels, background: '#000', noise } });
}

test.each<[string, () => Sharp]>([
	['JPEG', () => coloured(3).jpeg()],
	['turned, with a profile of sRGB', () => coloured(3).withMetadata({ orientation: 6 }).jpeg()],
	['another profile', () => coloured(3).withIccProfile('p3').jpeg()],
	['CMYK', () => coloured(3).toColourspace('cmyk').withIccProfile('cmyk').jpeg()],
	['transparent', () => coloured(4).png()],
	['palette', () => coloured(4).png({ palette: true })],
	['16 bits', () => coloured(4).toColourspace('rgb16').withIccProfile('srgb').png()],
	['grey of 16 bits', () => coloured(3).toColourspace('grey16').png()],
	['fax', () => coloured(3).toColourspace('b-w').tiff({ compression: 'ccittfax4', bitdepth: 1 })]
])('the pixels of a picture (%s) are upright, on white, grey', async (what, make) => {
	const master = path.join(folder, what.replaceAll(' ', '-'));
	const picture = await make().toBuffer();
	writeFileSync(master, picture);
	const seen = await intake.grey({ path: master, frame: 0, name: what }, async (grey) =>
		done({ ...grey, data: readFileSync(grey.file) })
	);
	const { data, info } = await sharp(picture)
		.autoOrient()
		.flatten({ background: '#ffffff' })
		.greyscale()
		.raw({ depth: 'uchar' })
		.toBuffer({ resolveWithObject: true });
	expect(seen).toMatchObject({ ok: true, value: { width: info.width, height: info.height } });
	expect(seen.ok && seen.value.data.equals(data)).toBe(true);
});
