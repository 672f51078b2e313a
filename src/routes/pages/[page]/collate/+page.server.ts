import { redirect, type RequestEvent } from '@sveltejs/kit';
import { addressOfCard, cardsIn, nextAfter, viewOf } from '#lib/collation/view.ts';
import { refuse, type Outcome } from '#lib/outcome.ts';
import * as collation from '#lib/server/collation.ts';
import * as ends from '#lib/server/ends.ts';
import { WAYS } from '#lib/server/correcting.ts';
import * as transcription from '#lib/server/transcription.ts';
import * as workflow from '#lib/server/workflow.ts';
import { formOf, numberIn, readForm, refused, valueOf } from '../../../door.ts';
import { returnedLines, text } from './return-form.server.ts';
import type { Actions, PageServerLoad } from './$types';
import * as verdictForm from './verdict-form.server.ts';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { workbench, language } = locals;
	const page = valueOf(await transcription.head(workbench, params.page), language);
	const desk = valueOf(await collation.desk(workbench, page.record.id), language);
	const review = valueOf(await workflow.reviewOf(workbench, params.page), language);
	return { page, desk, review };
};

type Event = RequestEvent<{ page: string }>;

/** Gives verdicts by one of the forms of a card, then goes on to the next open one. */
async function decide(
	{ request, locals, params }: Event,
	give: (record: string, form: FormData) => Promise<Outcome<collation.Job>>
) {
	const asked = await formOf(request, verdictForm.CARD);
	if (!asked.ok) return refused(asked.refusal, locals.language);
	const form = asked.value;
	const page = await transcription.head(locals.workbench, params.page);
	if (!page.ok) return refused(page.refusal, locals.language);
	const given = await give(page.value.record.id, form);
	if (!given.ok) return refused(given.refusal, locals.language);
	const desk = await collation.desk(locals.workbench, page.value.record.id);
	const view = viewOf(new URLSearchParams(text(form, 'view')));
	const cards = desk.ok ? cardsIn(view, desk.value.cards) : [];
	const next = nextAfter(cards, text(form, 'difference'));
	redirect(303, addressOfCard(view, next, given.value.job));
}

export const actions: Actions = {
	keep: (event) =>
		decide(event, async (record, form) => {
			const given = verdictForm.given(form);
			return given.ok ? collation.decide(event.locals.workbench, record, given.value) : given;
		}),
	batch: (event) =>
		decide(event, async (record, form) => {
			const given = verdictForm.together(form);
			if (!given.ok) return given;
			const { keys, given: verdict } = given.value;
			return collation.decideTogether(event.locals.workbench, record, keys, verdict);
		}),
	correct: (event) =>
		decide(event, async (record, form) => {
			const given = verdictForm.correction(form);
			if (!given.ok) return given;
			const texts = form.getAll('text').map(String);
			return collation.correct(event.locals.workbench, record, { ...given.value, texts });
		}),
	mark: (event) =>
		decide(event, async (record, form) => {
			const given = verdictForm.correction(form);
			if (!given.ok) return given;
			const way = WAYS.find((one) => one === form.get('way'));
			if (!way) return refuse('bad_request', { what: 'way' });
			return collation.mark(event.locals.workbench, record, { ...given.value, way });
		}),
	undo: async ({ request, locals, params }) => {
		const form = await readForm(request, ['job', 'view', 'difference']);
		if (!form.ok) return refused(form.refusal, locals.language);
		const page = await transcription.head(locals.workbench, params.page);
		if (!page.ok) return refused(page.refusal, locals.language);
		const { job, view, difference } = form.value;
		const undone = await collation.undo(locals.workbench, page.value.record.id, numberIn(job));
		if (!undone.ok) return refused(undone.refusal, locals.language);
		redirect(303, addressOfCard(viewOf(new URLSearchParams(view)), difference || null));
	},
	ends: async ({ request, locals, params }) => {
		const form = await readForm(request, verdictForm.ENDS);
		if (!form.ok) return refused(form.refusal, locals.language);
		const asked = ends.mayChoose(locals.workbench);
		if (!asked.ok) return refused(asked.refusal, locals.language);
		const page = await transcription.head(locals.workbench, params.page);
		if (!page.ok) return refused(page.refusal, locals.language);
		const given = verdictForm.ends(form.value);
		const chosen = await ends.choose(locals.workbench, page.value.record.id, given);
		if (!chosen.ok) return refused(chosen.refusal, locals.language);
		const view = viewOf(new URLSearchParams(form.value.view));
		redirect(303, addressOfCard(view, null, chosen.value.job));
	},
	accept: async ({ request, locals, params }) => {
		const form = await readForm(request, ['number', 'sha256']);
		if (!form.ok) return refused(form.refusal, locals.language);
		const named = { ...form.value, number: numberIn(form.value.number) };
		const accepted = await workflow.accept(locals.workbench, params.page, named);
		if (!accepted.ok) return refused(accepted.refusal, locals.language);
		redirect(303, '?');
	},
	return: async ({ request, locals, params }) => {
		const form = await formOf(request, ['reason', 'line', 'words']);
		const returned = form.ok ? returnedLines(form.value) : form;
		if (!returned.ok) return refused(returned.refusal, locals.language);
		const sent = await workflow.sendBack(locals.workbench, params.page, returned.value);
		if (!sent.ok) return refused(sent.refusal, locals.language);
		redirect(303, '?');
	}
};
