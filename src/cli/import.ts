import path from 'node:path';
import * as record from '#lib/server/record.ts';
import { must, type Command, type Report } from './command.ts';
import { say, within } from './house.ts';

export const command: Command = {
	summary: 'take in records: those new in scans/, or a folder from elsewhere',
	words: '[folder with record.json, images and texts]',
	options: {},
	run: ({ words: [folder] }) => (folder === undefined ? fromFolders() : fromElsewhere(folder))
};

/** One record that is refused does not keep the others out; the command then ends with a refusal. */
function fromFolders(): Promise<Report> {
	return within(async (workbench) => {
		const outcomes = await record.importFolders(workbench, say);
		const refused = outcomes.filter(({ ok }) => !ok).length;
		return {
			value: outcomes,
			lines: [`${outcomes.length - refused} imported, ${refused} refused.`],
			exit: refused > 0 ? 'refused' : 'done'
		};
	});
}

function fromElsewhere(folder: string): Promise<Report> {
	const source = path.resolve(folder);
	return within(async (workbench) => {
		const kept = must(await record.add(workbench, { scans: source, transcriptions: source }));
		const { id, surfaces, texts } = kept;
		return { value: kept, lines: [`Imported ${id}: ${surfaces} images, ${texts} texts.`] };
	});
}
