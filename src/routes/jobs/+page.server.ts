import { redirect } from '@sveltejs/kit';
import { explain, type Language } from '#lib/outcome.ts';
import * as holdings from '#lib/server/holdings.ts';
import * as recognition from '#lib/server/recognition.ts';
import { readForm, refused, valueOf } from '../door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { workbench, language }, url }) => {
	if (!workbench.account) redirect(303, `/sign-in?to=${url.pathname}`);
	const runs = valueOf(await recognition.list(workbench), language);
	const records = await holdings.list(workbench);
	return { jobs: runs.map((run) => jobOf(run, records, language)) };
};

type Run = Parameters<typeof recognition.newsOf>[0];

/** What the list shows of a run. */
function jobOf(run: Run, records: holdings.Listed[], language: Language) {
	const { id, state, page, attempt, done, total, created_at: asked } = run;
	const record = records.find(({ id }) => id === run.record);
	const ordinal = record?.surfaces.find(({ surface }) => surface === run.surface)?.ordinal ?? 0;
	const reason = run.reason && explain(run.reason, language);
	const description = record?.description ?? { id: run.record, title: {} };
	return { id, state, page, ordinal, description, attempt, done, total, asked, reason };
}

export const actions: Actions = {
	again: async ({ locals: { workbench, language }, request }) => {
		const form = await readForm(request, ['job']);
		const asked = form.ok ? await recognition.repeat(workbench, form.value.job) : form;
		return asked.ok ? { done: true } : refused(asked.refusal, language);
	},
	cancel: async ({ locals: { workbench, language }, request }) => {
		const form = await readForm(request, ['job']);
		const ended = form.ok ? await recognition.cancel(workbench, form.value.job) : form;
		return ended.ok ? { done: true } : refused(ended.refusal, language);
	}
};
