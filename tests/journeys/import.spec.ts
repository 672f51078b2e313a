import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, expectAccessible, signIn, test } from '../support/story.ts';

test.use({ story: 'import' });
test.describe.configure({ mode: 'serial' });

const PICTURE = 'tests/corpus/pages/10-print-lowres.jpg';

test('an editor takes a record in: bad files are refused with a reason, the rest goes on', async ({
	page,
	served
}) => {
	await signIn(page, served, 'editor');
	await page.goto('/records');
	await page.getByRole('link', { name: 'Import a record' }).click();
	await expectAccessible(page);
	await expect(page.getByText('Choose at least one picture')).toBeVisible();

	const whole = readFileSync(PICTURE);
	await page.getByLabel('Pictures of the document').setInputFiles([
		{ name: 'empty.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) },
		{ name: 'text.png', mimeType: 'image/png', buffer: Buffer.from('no picture at all') },
		{ name: 'cut.jpg', mimeType: 'image/jpeg', buffer: whole.subarray(0, whole.length / 3) },
		{ name: 'page.jpg', mimeType: 'image/jpeg', buffer: whole }
	]);
	const choice = page.getByRole('list').filter({ hasText: 'page.jpg' });
	await expect(choice.getByText(/\d+ × \d+ pixels|[\d,]+ × [\d,]+ pixels/)).toBeVisible();
	await expect(choice.locator('.fault')).toHaveCount(3);
	await page.getByLabel('Published text').setInputFiles({
		name: 'old.txt',
		mimeType: 'text/plain',
		buffer: Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2])
	});
	await expect(page.getByText(/UTF-8/).last()).toBeVisible();
	await page.getByLabel('Published text').setInputFiles({
		name: 'good.txt',
		mimeType: 'text/plain',
		buffer: Buffer.from('Опубликованный текст.')
	});
	await expect(page.getByText('21 letters')).toBeVisible();
	await expectAccessible(page);
});

test('a description that does not fit is named, and nothing is stored', async ({
	page,
	served
}) => {
	await signIn(page, served, 'editor');
	await page.goto('/records/import');
	await page.getByLabel('Pictures of the document').setInputFiles(PICTURE);
	await expect(page.getByText('1 file is ready')).toBeVisible();
	await page.getByLabel('Title in English').fill('A letter');
	await page.getByLabel('Short name').fill('Not A Name');
	await page.getByLabel('Date of the document').fill('1954-02-03');
	await page.getByLabel('Archival signature').fill('in a box');
	await page.getByRole('button', { name: 'Import' }).click();
	await expect(page.getByRole('alert')).toContainText('signature cannot be read');
	await page.getByLabel('Archival signature').fill('Ф. 3. Оп. 65. Д. 831. Л. 12');
	await page.getByRole('button', { name: 'Import' }).click();
	await expect(page.getByRole('alert')).toContainText('"id"');
	await page.getByLabel('Short name').fill('molotov-1953-07-04');
	await page.getByRole('button', { name: 'Import' }).click();
	await expect(page.getByRole('alert')).toContainText('already a record');
	expect(existsSync(path.join(served.records, 'scans', 'Not A Name'))).toBe(false);

	await page.getByLabel('Short name').fill('letter-1954-02-03');
	await page.getByRole('button', { name: 'Import' }).click();
	await expect(page).toHaveURL(/\/records\/letter-1954-02-03$/);
	await expect(page.getByRole('heading', { name: 'A letter' })).toBeVisible();
	await expect(page.getByText(/831/).first()).toBeVisible();
	const own = path.join(served.records, 'scans', 'letter-1954-02-03');
	expect(existsSync(path.join(own, 'record.json'))).toBe(true);
	expect(readFileSync(path.join(own, '10-print-lowres.jpg'))).toEqual(readFileSync(PICTURE));
});

test('the reading of the new page shows among the jobs, and may be cancelled and tried again', async ({
	page,
	served
}) => {
	await signIn(page, served, 'editor');
	await page.goto('/jobs');
	await expectAccessible(page);
	const job = page.getByRole('listitem').filter({ hasText: 'A letter' });
	await expect(job).toHaveCount(1);
	await expect(job.getByText(/Waiting|Running|Done|No text/)).toBeVisible();
	const stop = job.getByRole('button', { name: /^Cancel/ });
	if (await stop.isVisible()) {
		await stop.click();
		await expect(page.getByText('Cancelled').first()).toBeVisible();
	}
	await page
		.getByRole('button', { name: /^(Try|Read) again/ })
		.first()
		.click();
	await expect(page.getByRole('status').filter({ hasText: 'Done.' })).toBeVisible();
});

test('a volunteer may not take files in by calling the address', async ({ page, served }) => {
	await signIn(page, served, 'volunteer');
	const answer = await page.request.post(
		'/records/import/upload?draft=i00000000000000&kind=scan&name=../../x.jpg',
		{ data: Buffer.from('x'), headers: { origin: served.origin } }
	);
	expect(answer.status()).toBe(403);
});

test('a name that climbs out of the folder is refused', async ({ page, served }) => {
	await signIn(page, served, 'editor');
	await page.goto('/records/import');
	const draft = await page.locator('input[name="draft"]').inputValue();
	for (const name of ['../../x.jpg', '.hidden.jpg', 'a/b.jpg', '', 'record.json/../x']) {
		const address = `/records/import/upload?${new URLSearchParams({ draft, kind: 'scan', name })}`;
		const answer = await page.request.post(address, {
			data: Buffer.from('x'),
			headers: { origin: served.origin }
		});
		expect(answer.status(), name).toBe(422);
	}
	const foreign = `/records/import/upload?draft=i00000000000000&kind=scan&name=a.jpg`;
	const answer = await page.request.post(foreign, {
		data: Buffer.from('x'),
		headers: { origin: served.origin }
	});
	expect(answer.status()).toBe(404);
});
