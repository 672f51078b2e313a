import { expect, test } from 'vitest';
import { bar, Progress } from './progress.ts';

test.each([
	[0, 4, 0],
	[1, 4, 8],
	[2, 4, 15],
	[4, 4, 30],
	[9, 4, 30],
	[0, 0, 0],
	[3, 0, 0]
])('%i of %i fills %i of 30 signs', (done, total, full) => {
	const shown = bar(done, total, 'pages');
	expect(shown).toBe(`[${'#'.repeat(full)}${'-'.repeat(30 - full)}] ${done}/${total} pages`);
});

/** What is written to a stream that is a terminal, or is not. */
function written(isTTY: boolean, act: (progress: Progress) => void): string {
	let text = '';
	const out = { isTTY, write: (piece: string) => void (text += piece) };
	act(new Progress(out as unknown as NodeJS.WriteStream));
	return text;
}

const twice = (progress: Progress) => {
	progress.show('1/2');
	progress.show('1/2');
	progress.show('2/2');
	progress.end('all');
};

test('on a terminal one line changes in its place, and is written only when it differs', () => {
	expect(written(true, twice)).toBe('\r\u001b[K1/2\r\u001b[K2/2\r\u001b[Kall\n');
});

test('a step changes the line on a terminal, and is a line of its own in a file', () => {
	const steps = (progress: Progress) => ['1.png', '2.png'].forEach((name) => progress.step(name));
	expect(written(true, steps)).toBe('\r\u001b[K1.png\r\u001b[K2.png');
	expect(written(false, steps)).toBe('1.png\n2.png\n');
});

test('in a file there is the end alone: no signs that only a terminal understands', () => {
	expect(written(false, twice)).toBe('all\n');
});
