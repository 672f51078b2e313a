import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('the sample says that its images are reconstructions', () => {
	const record = JSON.parse(readFileSync('scans/molotov-1953-07-04/record.json', 'utf8'));
	expect(record.imagesNote).toMatch(/reconstructions/);
});
