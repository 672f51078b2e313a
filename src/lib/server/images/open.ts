import path from 'node:path';
import type { ReadingSettings } from '#lib/recognition/plan.ts';
import { Cutter } from './cutter.ts';
import type { FrameOfMaster, Images } from './images.ts';
import { Intake, limits } from './intake.ts';
import { ADMISSION } from './limits.ts';
import { Planner } from './planner.ts';
import { Previews } from './previews.ts';
import { Pyramids } from './pyramids.ts';

/**
 * Opens the rooms where pictures are handled. `root` is the project's folder, from whose sources
 * the children are started; derived pictures lie under `data`.
 */
export function openImages({ root, data }: { root: string; data: string }): Images {
	const intake = new Intake(root);
	const cutter = new Cutter(root);
	// Of its own, so that no tile waits until a part is planned.
	const parts = new Cutter(root);
	const planner = new Planner(root);
	const pyramids = new Pyramids(path.join(data, 'derived'), (master, frame, target) =>
		intake.pyramid(master, frame, target)
	);
	const previews = new Previews((master, settings) => {
		planner.wake();
		return intake.grey(master, (grey, going) => planner.preview(grey, settings, going));
	});
	return {
		inspect: (bytes, name, by) =>
			intake.inspect(
				bytes,
				name,
				by === 'archivist' ? ADMISSION.megapixelsForArchivists : undefined
			),
		plan: (master, settings, signal, onCut) => {
			planner.wake();
			const page = { name: nameOf(master, settings), settings };
			return intake.grey(master, (grey, going) => planner.plan(page, grey, going, onCut), signal);
		},
		others: async (master, settings, asked, signal) => {
			const page = { name: nameOf(master, settings), settings };
			const going = { name: master.name, allowance: limits(), signal };
			const held = await planner.others(page, asked, going);
			if (held) return held;
			return intake.grey(
				master,
				(grey, going) => planner.othersAnew(page, asked, grey, going),
				signal
			);
		},
		preview: (master, settings, fresh) => previews.of(master, settings, fresh),
		planPart: (pyramid, zone, settings, signal) => parts.plan(pyramid, zone, settings, signal),
		othersOfPart: (pyramid, zone, settings, asked, signal) =>
			parts.others(pyramid, zone, settings, asked, signal),
		pyramid: (master, frame) => pyramids.of(master, frame),
		crop: (pyramid, zone, width, form = 'jpeg', turned = 0) =>
			cutter.cut({ kind: 'crop', pyramid, zone, width, form, turned }),
		tile: (pyramid, level, column, row) =>
			cutter.cut({ kind: 'tile', pyramid, level, column, row }),
		wake: () => planner.wake(),
		stop: async () => {
			cutter.stop();
			parts.stop();
			planner.stop();
			await intake.stop();
		}
	};
}

/** A page as it is planned: of one frame there may be several plans. */
function nameOf({ path, frame }: FrameOfMaster, settings: ReadingSettings): string {
	return JSON.stringify([path, frame, settings]);
}
