import { setTimeout as sleep } from 'node:timers/promises';
import { explain } from '#lib/outcome.ts';
import * as holdings from '#lib/server/holdings.ts';
import * as model from '#lib/server/model.ts';
import * as recognition from '#lib/server/recognition.ts';
import * as recognitionJob from '#lib/server/recognition-job.ts';
import { isBare } from '#lib/recognition/run.ts';
import type { News } from '#lib/server/progress.ts';
import type { Workbench } from '#lib/server/workbench.ts';
import { Misuse, must, type Command } from './command.ts';
import { within } from './house.ts';
import { bar, Progress } from './progress.ts';

const UNDER_WAY = ['waiting', 'running', 'failed'];
const LOOK_MS = 250;

export const command: Command = {
	summary: 'read the pages of a record that wait, and wait for the end',
	words: '<record>',
	options: {
		again: { type: 'boolean', help: 'read every page once more' },
		languages: {
			type: 'string',
			help: 'rus, eng or rus+eng, with --again; what was chosen for the record unless said'
		}
	},
	run: ({ words: [id], options }) => {
		if (id === undefined) throw new Misuse('Which record? `sverka recognise <record>`');
		if (options['languages'] !== undefined && !options['again'])
			throw new Misuse('--languages goes with --again: what waits was asked for with its own.');
		return within(async (workbench, signal) => {
			const opened = must(await holdings.open(workbench, id));
			const surfaces = opened.surfaces.map(({ surface }) => surface);
			if (options['again']) {
				const languages = String(options['languages'] ?? (await model.languagesOf(workbench, id)));
				must(await recognition.askAgain(workbench, surfaces, languages));
			}
			await recognitionJob.work(workbench);
			return reportOf(await untilRead(workbench, id, signal));
		});
	}
};

/** The surfaces of a record, and how the newest reading of each ended. */
interface Read {
	surfaces: holdings.Opened['surfaces'];
	runs: News[];
}

async function untilRead(workbench: Workbench, id: string, signal: AbortSignal): Promise<Read> {
	const progress = new Progress();
	for (;;) {
		const runs = must(await recognition.progress(workbench, id));
		const open = runs.filter(({ state }) => UNDER_WAY.includes(state));
		const read = runs.length - open.length;
		if (open.length === 0) {
			progress.end(bar(read, runs.length, 'pages'));
			return { surfaces: must(await holdings.open(workbench, id)).surfaces, runs };
		}
		const [done, total] = (['done', 'total'] as const).map((key) =>
			open.reduce((sum, run) => sum + run[key], 0)
		);
		progress.show(`${bar(read, runs.length, 'pages')}, ${done}/${total} lines`);
		await sleep(LOOK_MS, undefined, { signal });
	}
}

function reportOf({ surfaces, runs }: Read) {
	const value = surfaces.map(({ surface, ordinal, name, head }) => {
		const run = runs.find((one) => one.surface === surface);
		return {
			...{ surface: ordinal, name, state: run?.state ?? 'none', revision: head },
			reason: run?.reason ? explain(run.reason, 'en').sentence : null
		};
	});
	return {
		value,
		lines: value.map(
			({ name, state, reason }) => `${name}: ${state}${reason ? `. ${reason}` : ''}`
		),
		exit: value.every(({ state }) => state === 'ok' || isBare(state))
			? ('done' as const)
			: ('refused' as const)
	};
}
