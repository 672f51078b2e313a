import { expect, test } from 'vitest';
import { hasPeer, readByPeer } from './peer.ts';

const PICTURE = 'src/lib/server/reader/trial.png';
const TRUTH = '1917 1945 1953 2024';
const there = hasPeer('eng');
const why = there ? '' : ' (not run: no native tesseract with eng)';

test('a language that it has no model of means that there is no peer', () => {
	expect(hasPeer('no_such_model')).toBe(false);
	expect(hasPeer('eng+no_such_model')).toBe(false);
});

test.skipIf(!there)(`the native program reads the known line and is measured by it${why}`, () => {
	const read = readByPeer(PICTURE, TRUTH, 'eng');
	expect(read.text.trim()).toBe(TRUTH);
	expect(read.accuracy.characters).toMatchObject({ i: 0, s: 0, d: 0, n: 19 });
	expect(read.seconds).toBeGreaterThan(0);
	const wrong = readByPeer(PICTURE, '1917 1945 1953 2025', 'eng');
	expect(wrong.accuracy.characters).toMatchObject({ s: 1, n: 19 });
});

test.skipIf(!there)(`a picture that it cannot open is a fault, never an empty text${why}`, () => {
	expect(() => readByPeer('not/there.png', TRUTH, 'eng')).toThrow(/tesseract failed on not\/there/);
});
