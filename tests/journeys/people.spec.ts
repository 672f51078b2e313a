import { expect, expectAccessible, signIn, test } from '../support/story.ts';

test.use({ story: 'people' });
test.describe.configure({ mode: 'serial' });

test('a visitor reads either language, and the switch keeps the place', async ({ browser }) => {
	const context = await browser.newContext({ locale: 'ru-RU' });
	const page = await context.newPage();
	await page.goto('/sign-in?to=/records');
	await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
	await expect(page.getByRole('heading', { name: 'Вход' })).toBeVisible();
	await page.getByRole('button', { name: 'English' }).click();
	await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	expect(new URL(page.url()).search).toBe('?to=/records');
	await context.close();
});

test('a visitor sees no work, and every screen of his passes axe', async ({ page }) => {
	for (const path of ['/', '/sign-in', '/records', '/nothing-here']) {
		await page.goto(path);
		await expectAccessible(page);
	}
	await page.goto('/work');
	await expect(page).toHaveURL(/\/sign-in\?to=/);
	expect((await page.request.get('/records/molotov-1953-07-04')).status()).toBe(404);
	expect((await page.request.get('/people')).status()).toBe(401);
	expect((await page.request.get('/set-up')).status()).toBe(404);
});

test('a wrong password is told in words, the address stays typed', async ({ page, served }) => {
	await page.goto('/sign-in');
	await page.getByLabel('E-mail address').fill(served.people.editor.email);
	await page.getByLabel('Password').fill('not the password');
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page.getByRole('alert')).toContainText('do not belong together');
	await expect(page.getByLabel('E-mail address')).toHaveValue(served.people.editor.email);
	await page.keyboard.press('x');
	await expect(page.getByLabel('Password')).toHaveValue('x');
	await expectAccessible(page);
});

test('signing in and out works before any script, and leads where one wanted to go', async ({
	browser,
	served
}) => {
	const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-US' });
	const page = await context.newPage();
	await page.goto('/sign-in?to=/account');
	await page.getByLabel('E-mail address').fill(served.people.volunteer.email);
	await page.getByLabel('Password').fill(served.people.volunteer.password);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page).toHaveURL(/\/account$/);
	const cookie = (await context.cookies()).find(({ name }) => name === 'sverka');
	expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
	await page.getByLabel(/^Account of/).click();
	await page.getByRole('button', { name: 'Sign out', exact: true }).click();
	await expect(page).toHaveURL(/\/sign-in$/);
	await context.addCookies([cookie!]);
	await page.goto('/account');
	await expect(page).toHaveURL(/\/sign-in/);
	await context.close();
});

let link = '';

test('an archivist invites a person by a link', async ({ page, served }) => {
	await signIn(page, served, 'archivist');
	await page.goto('/people');
	await expectAccessible(page);
	await page.getByLabel('Whom').fill('Irina');
	await page.getByLabel('Role').last().selectOption('editor');
	await page.getByRole('button', { name: 'Invite' }).click();
	link = await page.getByLabel('Invitation link').inputValue();
	expect(link).toContain(`${served.origin}/invitation/`);
	await expect(page.getByText('Irina').last()).toBeVisible();
});

test('the invited person joins once, with a password that is no common one', async ({ page }) => {
	await page.goto(link);
	await expectAccessible(page);
	await expect(page.getByText('Your role: editor.')).toBeVisible();
	await page.getByLabel('Your name').fill('Irina');
	await page.getByLabel('E-mail address').fill('irina@example.org');
	await page.getByLabel('Password').fill('password2026');
	await page.getByRole('button', { name: 'Join' }).click();
	await expect(page.getByRole('alert')).toContainText('easy to guess');
	await page.getByLabel('Password').fill('тихая ночь над озером');
	await page.getByRole('button', { name: 'Join' }).click();
	await expect(page.getByText('Your account is ready')).toBeVisible();
	await page.getByLabel('E-mail address').fill('irina@example.org');
	await page.getByLabel('Password').fill('тихая ночь над озером');
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page.getByLabel('Account of Irina')).toBeVisible();
	expect((await page.request.get(link)).status()).toBe(410);
});

test('a role that is lowered and an account that is closed are obeyed at once', async ({
	page,
	browser,
	served
}) => {
	const irina = await (await browser.newContext()).newPage();
	await irina.goto('/sign-in');
	await irina.getByLabel('E-mail address').fill('irina@example.org');
	await irina.getByLabel('Password').fill('тихая ночь над озером');
	await irina.getByRole('button', { name: 'Sign in' }).click();
	await expect(irina.getByRole('link', { name: 'Jobs' })).toBeVisible();

	await signIn(page, served, 'archivist');
	await page.goto('/people');
	const row = page.getByRole('row').filter({ hasText: 'irina@example.org' });
	await row.getByLabel('Change the account of Irina').click();
	await row.getByLabel('Role').selectOption('volunteer');
	await row.getByLabel('Your own password').first().fill('not mine');
	await row.getByRole('button', { name: 'Give this role' }).click();
	await expect(page.getByRole('alert')).toContainText('password again');
	await row.getByLabel('Role').selectOption('volunteer');
	await row.getByLabel('Your own password').first().fill(served.people.archivist.password);
	await row.getByRole('button', { name: 'Give this role' }).click();
	await expect(page.getByText('The role is changed.')).toBeVisible();
	await irina.goto('/records');
	await expect(irina.getByRole('link', { name: 'Jobs' })).toHaveCount(0);

	if (!(await row.getByLabel('Role').isVisible()))
		await row.getByLabel('Change the account of Irina').click();
	await row.getByLabel('Your own password').last().fill(served.people.archivist.password);
	await row.getByRole('button', { name: 'Close the account' }).click();
	await expect(page.getByText('The account is closed.')).toBeVisible();
	await irina.goto('/work');
	await expect(irina).toHaveURL(/\/sign-in/);
	await irina.context().close();
});

test('credit is asked in plain words, and none is the default', async ({ page, served }) => {
	await signIn(page, served, 'editor');
	await page.goto('/account');
	await expectAccessible(page);
	await expect(page.getByLabel('Do not name me')).toBeChecked();
	await page.getByLabel('By another name').check();
	await page.getByLabel('The other name').fill('Сова');
	await page.getByRole('button', { name: 'Keep this choice' }).click();
	await expect(page.getByText('Your choice is kept.')).toBeVisible();
	await page.reload();
	await expect(page.getByLabel('By another name')).toBeChecked();
	await expect(page.getByLabel('The other name')).toHaveValue('Сова');
});

test('what a role does not include is refused at its address too', async ({ page, served }) => {
	await signIn(page, served, 'volunteer');
	for (const path of ['/people', '/records/import']) {
		expect((await page.request.get(path)).status()).toBe(403);
	}
	const { origin } = served;
	const posted = await page.request.post('/people?/invite', {
		form: { name: 'X', role: 'archivist' },
		headers: { origin, accept: 'application/json' }
	});
	expect(JSON.parse(await posted.text())).toMatchObject({ type: 'failure', status: 403 });
});

test('nothing is changed from another origin, or by a field that was not asked for', async ({
	page,
	served
}) => {
	await signIn(page, served, 'editor');
	const post = (origin: string | undefined, form: Record<string, string>, type?: string) =>
		page.request.post('/account?/credit', {
			...(type ? { data: 'choice=none&nickname=' } : { form }),
			headers: {
				...(origin && { origin }),
				...(type && { 'content-type': type }),
				accept: 'application/json'
			}
		});
	const form = { choice: 'none', nickname: '' };
	for (const origin of ['https://evil.example', 'null', `${served.origin}.evil.example`]) {
		for (const type of [undefined, 'text/plain', 'TEXT/PLAIN', 'application/json']) {
			expect((await post(origin, form, type)).status()).toBe(403);
		}
	}
	expect((await post(undefined, form, 'application/json')).status()).toBe(403);
	const slipped = await post(served.origin, { ...form, role: 'archivist' });
	expect(JSON.parse(await slipped.text())).toMatchObject({ type: 'failure', status: 400 });
	await page.goto('/account');
	await expect(page.getByLabel('By another name')).toBeChecked();
});

test('every answer carries the headers, and a body over the limit is cut', async ({
	page,
	served
}) => {
	const html = await (await page.request.get('/sign-in')).text();
	const asset = /\.?\/_app\/immutable\/[^"]+\.css/.exec(html)![0].replace(/^\./, '');
	for (const path of [
		'/',
		'/sign-in',
		'/favicon.svg',
		asset,
		'/nothing',
		'/work',
		'/api/nothing'
	]) {
		const answer = await page.request.get(path, { maxRedirects: 0 });
		const headers = answer.headers();
		expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'");
		expect(headers['content-security-policy'], path).not.toMatch(/script-src[^;]*unsafe/);
		expect(headers['x-content-type-options'], path).toBe('nosniff');
		expect(headers['referrer-policy'], path).toBe('same-origin');
	}
	const large = await page.request.post('/sign-in', {
		form: { email: 'a@b.org', password: 'x'.repeat(600 * 1024) },
		headers: { origin: served.origin }
	});
	expect(large.status()).toBe(413);
	expect((await page.request.get('/sign-in')).status()).toBe(200);
});
