import { redirect } from '@sveltejs/kit';
import * as invitation from '#lib/server/invitation.ts';
import { readForm, refused, valueOf } from '../../door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const looked = await invitation.look(locals.workbench, params.token);
	const { role, name, expires } = valueOf(looked, locals.language);
	return { role, name, expires };
};

export const actions: Actions = {
	default: async ({ locals, request, params }) => {
		const form = await readForm(request, ['name', 'email', 'password']);
		if (!form.ok) return refused(form.refusal, locals.language);
		const made = await invitation.accept(locals.workbench, params.token, form.value);
		const { name, email } = form.value;
		if (!made.ok) return refused(made.refusal, locals.language, { name, email });
		redirect(303, '/sign-in?joined');
	}
};
