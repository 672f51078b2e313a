import { redirect } from '@sveltejs/kit';
import { FIELDS } from '#lib/record/form.ts';
import * as upload from '#lib/server/upload.ts';
import { readForm, refused, valueOf } from '../../door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { workbench, language }, url }) => {
	if (!workbench.account) redirect(303, `/sign-in?to=${url.pathname}`);
	return { draft: valueOf(await upload.begin(workbench), language) };
};

const LISTS = ['scan', 'print', 'published', 'translation'] as const;

export const actions: Actions = {
	default: async ({ locals: { workbench, language }, request }) => {
		const form = await readForm(request, [...FIELDS, ...LISTS, 'draft']);
		if (!form.ok) return refused(form.refusal, language);
		const { draft, scan, print, published, translation, ...fields } = form.value;
		const names = (list: string) => list.split('/').filter((name) => name !== '');
		const files = { scan: names(scan), print: names(print), published, translation };
		const added = await upload.confirm(workbench, draft, fields, files);
		if (!added.ok) return refused(added.refusal, language, fields);
		redirect(303, `/records/${added.value}`);
	}
};
