import { setTimeout as sleep } from 'node:timers/promises';
import { explain } from '#lib/outcome.ts';
import * as model from '#lib/server/model.ts';
import * as recognition from '#lib/server/recognition.ts';
import * as recognitionJob from '#lib/server/recognition-job.ts';
import * as record from '#lib/server/record.ts';
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
		return within(async (workbench, signal) => {
			const opened = must(await record.open(workbench, id));
			const surfaces = opened.leaves.map(({ surface }) => surface.id);
			if (options['again']) {
				const languages = String(options['languages'] ?? (await model.languagesOf(workbench, id)));
				must(await recognition.ask(workbench, surfaces, { languages }));
			}
			await recognitionJob.work(workbench);
			return reportOf(await untilRead(workbench, id, signal));
		});
	}
};

async function untilRead(
	workbench: Workbench,
	id: string,
	signal: AbortSignal
): Promise<record.Opened> {
	const progress = new Progress();
	for (;;) {
		const opened = must(await record.open(workbench, id));
		const runs = opened.leaves.flatMap(({ run }) => run ?? []);
		const open = runs.filter(({ state }) => UNDER_WAY.includes(state));
		const read = runs.length - open.length;
		if (open.length === 0) {
			progress.end(bar(read, runs.length, 'pages'));
			return opened;
		}
		const [done, total] = (['done', 'total'] as const).map((key) =>
			open.reduce((sum, run) => sum + run[key], 0)
		);
		progress.show(`${bar(read, runs.length, 'pages')}, ${done}/${total} lines`);
		await sleep(LOOK_MS, undefined, { signal });
	}
}

function reportOf({ leaves }: record.Opened) {
	const value = leaves.map(({ surface, run, head }) => ({
		surface: surface.ordinal,
		name: surface.name,
		state: run?.state ?? 'none',
		revision: head,
		reason: run?.reason ? explain(run.reason, 'en').sentence : null
	}));
	return {
		value,
		lines: value.map(
			({ name, state, reason }) => `${name}: ${state}${reason ? `. ${reason}` : ''}`
		),
		exit: value.every(({ state }) => state === 'ok' || state === 'no_text')
			? ('done' as const)
			: ('refused' as const)
	};
}
