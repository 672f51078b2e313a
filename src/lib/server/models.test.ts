import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import * as models from './models.ts';

function folder(bytes: string): string {
	const where = fs.mkdtempSync(path.join(os.tmpdir(), 'sverka-models-'));
	const sum = createHash('sha256').update('a model').digest('hex');
	fs.writeFileSync(path.join(where, 'SHA256SUMS'), `${sum}  rus.traineddata\n`);
	fs.writeFileSync(path.join(where, 'rus.traineddata'), bytes);
	return where;
}

test('the models delivered are the ones listed', async () => {
	expect(Object.keys(await models.checked('models')).sort()).toEqual(['eng', 'rus']);
});

test.each(['', 'a mode', 'b model', '<html>'])(
	'%j in its place is named and refused',
	async (bytes) => {
		await expect(models.checked(folder(bytes))).rejects.toThrow(/rus\.traineddata.*expected is/);
	}
);

test('a model, or the whole list, that is missing is named', async () => {
	const where = folder('a model');
	fs.rmSync(path.join(where, 'rus.traineddata'));
	await expect(models.checked(where)).rejects.toThrow(/rus\.traineddata is missing/);
	fs.rmSync(path.join(where, 'SHA256SUMS'));
	await expect(models.checked(where)).rejects.toThrow(models.StartFault);
});
