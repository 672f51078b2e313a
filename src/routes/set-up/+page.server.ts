import { error, redirect } from '@sveltejs/kit';
import * as invitation from '#lib/server/invitation.ts';
import { readForm, refused } from '../door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	if (!(await invitation.isEmpty(locals.workbench))) error(404);
	return { code: url.searchParams.get('code') ?? '' };
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const form = await readForm(request, ['code', 'name', 'email', 'password']);
		if (!form.ok) return refused(form.refusal, locals.language);
		const made = await invitation.setUp(locals.workbench, locals.gate.setUpCode, form.value);
		const { name, email, code } = form.value;
		if (!made.ok) return refused(made.refusal, locals.language, { name, email, code });
		redirect(303, '/sign-in?joined');
	}
};
