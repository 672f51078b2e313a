import * as holdings from '#lib/server/holdings.ts';
import * as model from '#lib/server/model.ts';
import * as preparation from '#lib/server/preparation.ts';
import { readAgain } from '#lib/server/reading-again.ts';
import type { Workbench } from '#lib/server/workbench.ts';
import { permit } from '#lib/workflow/moves.ts';
import { readForm, refused, valueOf } from '../../door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { workbench, language }, params }) => {
	const record = valueOf(await holdings.open(workbench, params.record), language);
	const surfaces = record.surfaces.map(({ surface }) => surface);
	return {
		record,
		turns: await preparation.turnsOf(workbench, surfaces),
		reading: await readingOf(workbench, params.record)
	};
};

/** What the pages are read with, for those who may have them read again; null for all others. */
async function readingOf(workbench: Workbench, record: string) {
	const role = workbench.account?.role ?? 'visitor';
	if (!permit('ocr.project', role, null).ok) return null;
	return {
		languages: await model.languagesOf(workbench, record),
		choices: model.languages(workbench),
		mayChoose: permit('model.select', role, null).ok
	};
}

export const actions: Actions = {
	choose: async ({ locals: { workbench, language }, params, request }) => {
		const form = await readForm(request, ['languages']);
		if (!form.ok) return refused(form.refusal, language);
		const chosen = await model.choose(workbench, params.record, form.value.languages);
		return chosen.ok ? { chosen: form.value.languages } : refused(chosen.refusal, language);
	},
	again: async ({ locals: { workbench, language }, params }) => {
		const asked = await readAgain(workbench, params.record);
		return asked.ok ? { asked: asked.value.length } : refused(asked.refusal, language);
	}
};
