import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import { decode, isPlain } from './decoder.ts';

const SIDE = 4096;

/** Every colour of 8 bits once. */
function colours(): Buffer {
	const all = Buffer.alloc(SIDE * SIDE * 3);
	for (let colour = 0; colour < SIDE * SIDE; colour++) all.writeUIntBE(colour, colour * 3, 3);
	return all;
}

test('the profile that is passed over is the one that moves no colour', async () => {
	const all = colours();
	const raw = { width: SIDE, height: SIDE, channels: 3 } as const;
	const form = { compressionLevel: 0 } as const;
	const picture = await sharp(all, { raw }).withIccProfile('srgb').png(form).toBuffer();
	expect(isPlain(await decode(picture).metadata())).toBe(true);
	expect((await decode(picture).raw().toBuffer()).equals(all)).toBe(true);
	expect((await decode(picture, { ignoreIcc: true }).raw().toBuffer()).equals(all)).toBe(true);
});

test.each<[string, () => Sharp]>([
	['another profile', () => grey().toColourspace('srgb').withIccProfile('p3').png()],
	['16 bits', () => grey().toColourspace('rgb16').withIccProfile('srgb').png()],
	['no profile', () => grey().png()]
])('a picture of %s is converted', async (_what, make) => {
	expect(isPlain(await decode(await make().toBuffer()).metadata())).toBe(false);
});

function grey() {
	return sharp({ create: { width: 40, height: 40, channels: 3, background: '#777' } });
}
