import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { done, explain, type Outcome, status } from '#lib/outcome.ts';
import type { Opened } from '#lib/server/opening.ts';
import * as partReading from '#lib/server/part-reading.ts';
import * as preparation from '#lib/server/preparation.ts';
import * as proposing from '#lib/server/proposing.ts';
import * as transcription from '#lib/server/transcription.ts';
import * as workflow from '#lib/server/workflow.ts';
import { formOf, numberIn, valueOf } from '../../../door.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { AGAIN_FIELDS, partOf, placeOf } from './again-form.server.ts';
import { FIELDS, LAYOUT_FIELDS, reshapeOf, saveOf, takesSuggestion } from './lines-form.server.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const opened = valueOf(await transcription.open(locals.workbench, params.page), locals.language);
	const why = opened.whyNot && explain(opened.whyNot, locals.language);
	return {
		...{ opened, why, key: randomUUID() },
		offered: await offered(locals, params.page, url),
		choices: await choicesOn(locals, opened),
		prepared: await preparation.asRead(locals.workbench, opened.page.surface),
		again: await readAgain(locals, params.page, url)
	};
};

export const actions: Actions = {
	save: async (event) => {
		const form = await formOf(event.request, FIELDS);
		const saved = form.ok ? await save(event, form.value) : form;
		// Whoever took one suggestion by form goes on with the next.
		return told(event, saved, saved.ok && saved.value.took ? '?suggestions' : '');
	},
	submit: async (event) => {
		const form = await formOf(event.request, FIELDS);
		const saved = form.ok ? await save(event, form.value) : form;
		if (!saved.ok) return told(event, saved);
		const number = saved.value.head ?? saved.value.seen;
		return told(
			event,
			await workflow.submit(event.locals.workbench, event.params.page, { number })
		);
	},
	again: async (event) => {
		const form = await formOf(event.request, [...FIELDS, ...AGAIN_FIELDS]);
		if (!form.ok) return told(event, form);
		const saved = await save(event, form.value);
		return saved.ok ? readPart(event, form.value) : told(event, saved);
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

/** What may be chosen to read a place with; null for who may not have one read. */
function choicesOn({ workbench }: App.Locals, { page: { record, surface, state } }: Opened) {
	return partReading.choices(workbench, { record: record.id, surface: surface.id, state });
}

/** What was read again for a form without script, and the line it is for. */
async function readAgain({ workbench }: App.Locals, page: string, url: URL) {
	const reading = url.searchParams.get('again');
	const found = reading === null ? null : await partReading.found(workbench, page, reading);
	return found?.ok ? { read: found.value, line: url.searchParams.get('line') } : null;
}

async function readPart(event: RequestEvent, form: FormData) {
	const { workbench } = event.locals;
	const { page } = event.params;
	const opened = await transcription.open(workbench, page);
	const wish = opened.ok ? partOf(form, opened.value.content) : opened;
	if (!wish.ok) return told(event, wish);
	const read = await partReading.readPart(workbench, page, wish.value.part, event.request.signal);
	const layout = event.url.searchParams.get('layout');
	return told(event, read, read.ok ? placeOf(wish.value, read.value.reading, layout) : '');
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
async function save({ locals, params }: RequestEvent, form: FormData): Promise<Outcome<Saved>> {
	const opened = await transcription.open(locals.workbench, params.page);
	if (!opened.ok) return opened;
	const known = { seen: numberIn(form.get('head')), took: takesSuggestion(form) };
	const asked = saveOf(form, opened.value);
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
