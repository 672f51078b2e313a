import path from 'node:path';
import * as backup from '#lib/server/backup.ts';
import type { Brought } from '#lib/server/model-backup.ts';
import { Misuse, must, type Command } from './command.ts';
import { within } from './house.ts';

/** What a person has to know of a model that came back or did not; nothing where all is as it was. */
function toldOf({ code, sha256, came }: Brought): string[] {
	const file = `${code}.traineddata`;
	const lay = `put the file with SHA-256 ${sha256} into the folder models and add it to SHA256SUMS`;
	if (came === 'laid') return [`The model ${file} was laid into the folder models.`];
	if (came === 'missing') return [`The model ${file} is not in the backup: ${lay}.`];
	if (came === 'other')
		return [`Another ${file} lies in the folder models and stays. To read as before, ${lay}.`];
	return [];
}

export const command: Command = {
	summary: 'bring a backup back into an empty installation (sessions and reservations end)',
	words: '<backup>',
	options: {},
	run: ({ words: [folder] }) => {
		if (folder === undefined) throw new Misuse('From where? `sverka restore <backup>`');
		return within(async (workbench) => {
			const restored = must(await backup.restore(workbench, path.resolve(folder)));
			const { rows, files } = restored.manifest;
			const { record = 0, page = 0, revision = 0 } = rows;
			const sum = `${record} records, ${page} pages, ${revision} revisions, ${Object.keys(files).length} files restored.`;
			const { models } = restored;
			return { value: { rows, files, models }, lines: [sum, ...models.flatMap(toldOf)] };
		});
	}
};
