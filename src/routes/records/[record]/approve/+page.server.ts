import { redirect } from '@sveltejs/kit';
import type { Language, Outcome } from '#lib/outcome.ts';
import * as account from '#lib/server/account.ts';
import * as approval from '#lib/server/approval.ts';
import * as preparation from '#lib/server/preparation.ts';
import * as workflow from '#lib/server/workflow.ts';
import { formOf, refused, valueOf } from '../../../door.ts';
import type { Actions, PageServerLoad } from './$types';
import { reopening, SIGHT, sightOf } from './sight-form.server.ts';

export const load: PageServerLoad = async ({ locals: { workbench, language }, params }) => {
	const desk = valueOf(await approval.desk(workbench, params.record), language);
	const surfaces = desk.pages.map(({ surface }) => surface);
	return { desk, turns: await preparation.turnsOf(workbench, surfaces) };
};

/** The same page again, with what it says now; or why not. */
function answer(outcome: Outcome<unknown>, language: Language) {
	if (!outcome.ok) return refused(outcome.refusal, language);
	redirect(303, '?');
}

export const actions: Actions = {
	approve: async ({ request, locals: { workbench, language }, params }) => {
		const form = await formOf(request, SIGHT);
		if (!form.ok) return refused(form.refusal, language);
		const sight = sightOf(form.value);
		return answer(await approval.approve(workbench, params.record, sight), language);
	},
	approveOwn: async ({ request, locals: { workbench, language }, params }) => {
		const asked = await formOf(request, [...SIGHT, 'password', 'reason']);
		if (!asked.ok) return refused(asked.refusal, language);
		const form = asked.value;
		const again = await account.confirmPassword(workbench, String(form.get('password') ?? ''));
		if (!again.ok) return refused(again.refusal, language);
		const own = { reason: String(form.get('reason') ?? ''), steppedUp: true };
		return answer(await approval.approve(workbench, params.record, sightOf(form), own), language);
	},
	reopen: async ({ request, locals: { workbench, language }, params }) => {
		const form = await formOf(request, ['reason', 'words', 'line']);
		const given = form.ok ? reopening(form.value) : form;
		if (!given.ok) return refused(given.refusal, language);
		return answer(await workflow.reopen(workbench, params.record, given.value), language);
	},
	publish: async ({ locals: { workbench, language }, params }) =>
		answer(await workflow.publish(workbench, params.record), language),
	unpublish: async ({ locals: { workbench, language }, params }) =>
		answer(await workflow.unpublish(workbench, params.record), language)
};
