import { redirect } from '@sveltejs/kit';
import * as holdings from '#lib/server/holdings.ts';
import { deskOf } from '#lib/workflow/next.ts';
import { valueOf } from '../../door.ts';
import type { RequestHandler } from './$types';

/** To the page that needs whoever asks, wherever he comes from; to the list of work where none does. */
export const GET: RequestHandler = async ({ locals: { workbench, language } }) => {
	if (!workbench.account) redirect(303, '/sign-in?to=/work/next');
	const { next } = valueOf(await holdings.work(workbench), language);
	redirect(303, next ? deskOf(next) : '/work');
};
