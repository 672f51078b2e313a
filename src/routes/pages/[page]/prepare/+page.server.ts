import { redirect } from '@sveltejs/kit';
import { explain } from '#lib/outcome.ts';
import { SETTINGS } from '#lib/recognition/preparation.ts';
import * as preparation from '#lib/server/preparation.ts';
import { readForm, refused, valueOf } from '../../../door.ts';
import type { Actions, PageServerLoad } from './$types';

/** What is kept for the page; for `?turn=90&contrast=2` what would come of these. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { workbench, language } = locals;
	// The name of an action stands in the address, too, where a form was refused.
	const fields = [...url.searchParams].filter(([name]) => !/^(\/|languages$)/.test(name));
	const asked = await preparation.open(workbench, params.page, fields);
	const opened = asked.ok ? asked : await preparation.open(workbench, params.page);
	const { fault, whyNot, ...rest } = valueOf(opened, language);
	return {
		...rest,
		triedLanguages: url.searchParams.get('languages'),
		fault: fault && explain(fault, language),
		whyNot: whyNot && explain(whyNot, language),
		refused: asked.ok ? null : explain(asked.refusal, language)
	};
};

export const actions: Actions = {
	read: async ({ locals, params, request }) => {
		const form = await readForm(request, [...SETTINGS, 'languages']);
		if (!form.ok) return refused(form.refusal, locals.language);
		const { languages, ...fields } = form.value;
		const asked = await preparation.read(
			locals.workbench,
			params.page,
			Object.entries(fields),
			languages
		);
		if (asked.ok) redirect(303, `/pages/${params.page}/prepare`);
		return refused(asked.refusal, locals.language, form.value);
	}
};
