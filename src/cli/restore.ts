import path from 'node:path';
import * as backup from '#lib/server/backup.ts';
import { Misuse, must, type Command } from './command.ts';
import { within } from './house.ts';

export const command: Command = {
	summary: 'bring a backup back into an empty installation (sessions and reservations end)',
	words: '<backup>',
	options: {},
	run: ({ words: [folder] }) => {
		if (folder === undefined) throw new Misuse('From where? `sverka restore <backup>`');
		return within(async (workbench) => {
			const { rows, files } = must(await backup.restore(workbench, path.resolve(folder)));
			const { record = 0, page = 0, revision = 0 } = rows;
			const sum = `${record} records, ${page} pages, ${revision} revisions, ${Object.keys(files).length} files restored.`;
			return { value: { rows, files }, lines: [sum] };
		});
	}
};
