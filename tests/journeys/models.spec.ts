import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { expect, expectAccessible, signIn, test, untilRead } from '../support/story.ts';

test.use({ story: 'models' });

test('an archivist adds a model, and has a record read with it', async ({ page, served }) => {
	await signIn(page, served, 'archivist');
	await page.getByRole('link', { name: 'Models' }).click();
	await expect(page.getByRole('listitem').filter({ hasText: 'Russian' })).toContainText('✓');
	await expectAccessible(page);

	const file = page.getByLabel('File (.traineddata)');
	const broken = { name: 'x.traineddata', mimeType: '', buffer: Buffer.from('<html>404</html>') };
	await file.setInputFiles(broken);
	await page.getByLabel('Short name').fill('rus_typed');
	await page.getByLabel('Name and languages').fill('Russian typewriters');
	await page.getByLabel('Licence', { exact: true }).fill('Apache-2.0');
	await page.getByLabel('Where it comes from').fill('https://example.org/typed');
	await page.getByRole('button', { name: 'Try and add' }).click();
	await expect(page.getByRole('alert')).toContainText('Tesseract cannot read with this file');

	const model = readFileSync('models/rus.traineddata');
	const sum = createHash('sha256').update(model).digest('hex');
	await file.setInputFiles({ name: 'rus.traineddata', mimeType: '', buffer: model });
	await expect(page.getByText('It came: 3.9 MB.')).toContainText(sum);
	await page.getByLabel('SHA-256 as its publisher gives it').fill(sum);
	await page.getByRole('button', { name: 'Try and add' }).click();
	await expect(page.getByText('It read the known line as “1917 1945 1953 2024”')).toBeVisible();
	await expect(page.getByRole('listitem').filter({ hasText: 'rus_typed' })).toContainText(sum);

	await untilRead(page);
	await page.getByLabel('The pages are read with').selectOption('rus_typed+eng');
	await page.getByRole('button', { name: 'Choose' }).click();
	await expect(page.getByText('From now on pages are read with rus_typed+eng.')).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Read all pages again' }).click();
	await expect(page.getByText(/pages wait to be read/)).toBeVisible();
});
