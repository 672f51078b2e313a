import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { explain } from '#lib/outcome.ts';
import { checkModels, good, refusalFor } from './models.ts';

const MODEL = Buffer.alloc(5_000, 7);
const SUM = createHash('sha256').update(MODEL).digest('hex');
let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(path.join(os.tmpdir(), 'sverka-models-'));
	await writeFile(path.join(folder, 'SHA256SUMS'), `${SUM}  rus.traineddata\n`);
});
afterEach(() => rm(folder, { recursive: true }));

const turned = () => {
	const bytes = Buffer.from(MODEL);
	for (let i = 0; i < 1_000; i++) bytes[i * 5]! ^= 1;
	return bytes;
};

test.each<[string, Buffer]>([
	['empty', Buffer.alloc(0)],
	['cut', MODEL.subarray(0, 2_000)],
	['random', Buffer.alloc(5_000, 99)],
	['HTML', Buffer.from('<html>not found</html>')],
	['with a thousand bits turned', turned()],
	['with one bit turned', Buffer.concat([MODEL.subarray(0, -1), Buffer.from([6])])]
])('a model that is %s is named with both sums', async (_what, bytes) => {
	await writeFile(path.join(folder, 'rus.traineddata'), bytes);
	const models = await checkModels(folder);
	expect(good(models)).toEqual({});
	const refused = refusalFor('rus', models);
	expect(refused).toMatchObject({ refusal: { code: 'model_wrong', facts: { expected: SUM } } });
	expect(explain(refused!.refusal, 'en').sentence).toMatch(/rus\.traineddata is not the file/);
});

test('a missing model is named with the sum that is expected', async () => {
	const models = await checkModels(folder);
	expect(refusalFor('rus', models)).toMatchObject({
		refusal: { code: 'model_missing', facts: { model: 'rus.traineddata', expected: SUM } }
	});
});

test('a model that is not listed does not exist; a good one reads', async () => {
	await writeFile(path.join(folder, 'rus.traineddata'), MODEL);
	await writeFile(path.join(folder, 'eng.traineddata'), MODEL);
	const models = await checkModels(folder);
	expect(good(models)).toEqual({ rus: SUM });
	expect(refusalFor('rus', models)).toBeNull();
	expect(refusalFor('rus+eng', models)).toMatchObject({ refusal: { code: 'language_unknown' } });
});

test('our own models are what their list says', async () => {
	expect(Object.keys(good(await checkModels('models'))).sort()).toEqual(['eng', 'rus']);
});
