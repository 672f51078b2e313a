import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { done, explain, type Outcome, status } from '#lib/outcome.ts';
import * as proposing from '#lib/server/proposing.ts';
import * as transcription from '#lib/server/transcription.ts';
import * as workflow from '#lib/server/workflow.ts';
import { formOf, numberIn, valueOf } from '../../../door.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { FIELDS, LAYOUT_FIELDS, reshapeOf, saveOf } from './lines-form.server.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const opened = valueOf(await transcription.open(locals.workbench, params.page), locals.language);
	const why = opened.whyNot && explain(opened.whyNot, locals.language);
	return { opened, why, key: randomUUID(), offered: await offered(locals, params.page, url) };
};

export const actions: Actions = {
	save: async (event) => {
		const saved = await save(event);
		// Whoever took one suggestion by form goes on with the next.
		return told(event, saved, saved.ok && saved.value.took ? '?suggestions' : '');
	},
	submit: async (event) => {
		const saved = await save(event);
		if (!saved.ok) return told(event, saved);
		const number = saved.value.head ?? saved.value.seen;
		return told(
			event,
			await workflow.submit(event.locals.workbench, event.params.page, { number })
		);
	},
	reshape: async (event) => {
		const form = await formOf(event.request, LAYOUT_FIELDS);
		const asked = form.ok ? reshapeOf(form.value) : form;
		const { workbench } = event.locals;
		const reshaped = asked.ok
			? await transcription.reshape(workbench, event.params.page, asked.value)
			: asked;
		const part = event.url.searchParams.get('layout') ?? '';
		return told(event, reshaped, `?layout=${encodeURIComponent(part)}`);
	},
	withdraw: async (event) =>
		told(event, await workflow.withdraw(event.locals.workbench, event.params.page))
};

/** Suggestions for all doubtful words, where they are asked for: a browser without script. */
async function offered(locals: App.Locals, page: string, url: URL) {
	if (!url.searchParams.has('suggestions')) return [];
	return valueOf(await proposing.forPage(locals.workbench, page), locals.language);
}

interface Saved {
	/** After the save; null where nothing was typed. */
	head: number | null;
	/** The head that the form was opened on. */
	seen: number;
	/** A suggestion was taken. */
	took: boolean;
}

/** Saves what was typed. */
async function save({ locals, params, request }: RequestEvent): Promise<Outcome<Saved>> {
	const form = await formOf(request, FIELDS);
	if (!form.ok) return form;
	const opened = await transcription.open(locals.workbench, params.page);
	if (!opened.ok) return opened;
	const known = { seen: numberIn(form.value.get('head')), took: form.value.has('take') };
	const asked = saveOf(form.value, opened.value);
	if (!asked) return done({ head: null, ...known });
	const saved = await transcription.save(locals.workbench, params.page, asked);
	return saved.ok ? done({ head: saved.value.head, ...known }) : saved;
}

function told({ locals, params }: RequestEvent, outcome: Outcome<unknown>, view = '') {
	if (outcome.ok) redirect(303, `/pages/${params.page}/transcribe${view}`);
	const { refusal } = outcome;
	return fail(status(refusal), {
		code: refusal.code,
		conflicts: String(refusal.facts['conflicts'] ?? '[]'),
		...explain(refusal, locals.language)
	});
}
