import { expect, test } from 'vitest';
import type { Line, Page, RegionKind } from '#lib/transcription/page.ts';
import { runningText } from './running-text.ts';

const zone = { ulx: 0, uly: 0, lrx: 10, lry: 10 };
const made = (text: string, more: Partial<Line> = {}): Line => ({
	id: text,
	zone,
	text,
	annotations: [],
	words: [],
	confidence: 1,
	revision: 1,
	by: 'tesseract',
	seen: [],
	...more
});
const region = (kind: RegionKind, ...lines: Line[]) => ({ id: kind, kind, zone, lines });

test('the running text leaves out what stands beside it, and keeps the order', () => {
	const page: Page = {
		regions: [
			region('stamp', made('НЕ СЕКРЕТНО')),
			region('heading', made('Телеграмма')),
			region('body', made('раз'), made('|', { refused: 'no-letters' }), made('два')),
			region('handwriting', made('резолюция')),
			region('page-number', made('- 12 -')),
			region('noise', made('°', { refused: 'unsure' }))
		]
	};
	expect(runningText(page)).toBe('Телеграмма\nраз\nдва\n- 12 -');
});

test('an empty page has none', () => {
	expect(runningText({ regions: [] })).toBe('');
});
