import * as importing from '#lib/server/importing.ts';
import type { Workbench } from '#lib/server/workbench.ts';
import { folderOf, must, type Command, type Report } from './command.ts';
import { say, within } from './house.ts';
import { Progress } from './progress.ts';

export const command: Command = {
	summary: 'take in records: those new in scans/, or a folder from elsewhere',
	words: '[folder with record.json, images and texts]',
	options: {},
	run: ({ words: [folder] }) => (folder === undefined ? fromFolders() : fromElsewhere(folder))
};

/** One record that is refused does not keep the others out; the command then ends with a refusal. */
function fromFolders(): Promise<Report> {
	return within(async (workbench, signal) => {
		const outcomes = await importing.importFolders(watched(workbench, signal), say);
		const refused = outcomes.filter(({ ok }) => !ok).length;
		return {
			value: outcomes,
			lines: [`${outcomes.length - refused} imported, ${refused} refused.`],
			exit: refused > 0 ? 'refused' : 'done'
		};
	});
}

function fromElsewhere(folder: string): Promise<Report> {
	const source = folderOf(folder);
	return within(async (workbench, signal) => {
		const folder = { scans: source, transcriptions: source };
		const kept = must(await importing.add(watched(workbench, signal), folder));
		const { id, surfaces, texts } = kept;
		return { value: kept, lines: [`Imported ${id}: ${surfaces} images, ${texts} texts.`] };
	});
}

/** Tells of each picture, and looks for the signal before it: nothing of its record is stored yet. */
function watched(workbench: Workbench, signal: AbortSignal): Workbench {
	const { images } = workbench;
	const progress = new Progress();
	let pictures = 0;
	return {
		...workbench,
		images: {
			...images,
			inspect: (bytes, name, ...more) => {
				signal.throwIfAborted();
				progress.step(`Picture ${++pictures}: ${name}`);
				return images.inspect(bytes, name, ...more);
			}
		}
	};
}
