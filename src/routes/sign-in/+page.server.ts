import { redirect } from '@sveltejs/kit';
import * as account from '#lib/server/account.ts';
import * as invitation from '#lib/server/invitation.ts';
import { BROWSER, keepBrowser, streetOf } from '../street.ts';
import { placeOf, readForm, refused } from '../door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	if (locals.workbench.account) redirect(303, placeOf(url.searchParams.get('to'), '/work'));
	if (await invitation.isEmpty(locals.workbench)) redirect(303, '/set-up');
	return { joined: url.searchParams.has('joined') };
};

export const actions: Actions = {
	default: async (event) => {
		const { locals, request, url, cookies } = event;
		const form = await readForm(request, ['email', 'password']);
		if (!form.ok) return refused(form.refusal, locals.language);
		const from = streetOf(event);
		const opened = await account.signIn(locals.workbench, locals.gate, form.value, from);
		if (!opened.ok) {
			const { seconds } = opened.refusal.facts;
			if (seconds) event.setHeaders({ 'retry-after': String(seconds) });
			return refused(opened.refusal, locals.language, { email: form.value.email });
		}
		locals.cookies.push(...opened.value.cookies);
		cookies.set(BROWSER, opened.value.browser, keepBrowser(url));
		redirect(303, placeOf(url.searchParams.get('to'), '/work'));
	}
};
