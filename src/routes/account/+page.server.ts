import * as account from '#lib/server/account.ts';
import { redirect } from '@sveltejs/kit';
import { readForm, refused } from '../door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const { account } = locals.workbench;
	if (!account) redirect(303, '/sign-in?to=/account');
	return { name: account.name, email: account.email, credit: account.credit };
};

export const actions: Actions = {
	credit: async ({ locals, request }) => {
		const form = await readForm(request, ['choice', 'nickname']);
		const kept = form.ok ? await account.chooseCredit(locals.workbench, form.value) : form;
		return kept.ok ? { done: 'credit' as const } : refused(kept.refusal, locals.language);
	},
	password: async ({ locals, request }) => {
		const form = await readForm(request, ['current', 'next', 'username']);
		const { workbench, session } = locals;
		const kept = form.ok
			? await account.changePassword(workbench, { ...form.value, session })
			: form;
		return kept.ok ? { done: 'password' as const } : refused(kept.refusal, locals.language);
	},
	sessions: async ({ locals }) => {
		const ended = await account.endOtherSessions(locals.workbench, locals.session);
		return ended.ok ? { done: 'sessions' as const } : refused(ended.refusal, locals.language);
	}
};
