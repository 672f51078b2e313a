import { redirect } from '@sveltejs/kit';
import { explain } from '#lib/outcome.ts';
import * as model from '#lib/server/model.ts';
import { readForm, refused, valueOf } from '../door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { workbench, language }, url }) => {
	if (!workbench.account) redirect(303, `/sign-in?to=${url.pathname}`);
	const all = valueOf(await model.list(workbench), language);
	return { models: all.map((one) => ({ ...one, fault: one.fault && explain(one.fault, language) })) };
};

export const actions: Actions = {
	default: async ({ locals: { workbench, language }, request }) => {
		const names = ['draft', 'code', 'name', 'licence', 'source', 'sha256'] as const;
		const form = await readForm(request, names);
		if (!form.ok) return refused(form.refusal, language);
		const { draft, ...said } = form.value;
		const read = await model.add(workbench, draft, { ...said, code: said.code.trim() });
		return read.ok ? { read: read.value } : refused(read.refusal, language, said);
	}
};
