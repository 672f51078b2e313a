import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { projectFile } from './source.ts';

test('a file is found by its path from the root of the project', () => {
	expect(projectFile('src/lib/server/process/source.test.ts')).toBe(import.meta.filename);
	expect(existsSync(projectFile('package.json'))).toBe(true);
});
