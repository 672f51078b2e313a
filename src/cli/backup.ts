import * as backup from '#lib/server/backup.ts';
import { Misuse, type Command } from './command.ts';
import { within } from './house.ts';

export const command: Command = {
	summary: 'write all that people made into a new folder, checked by reading it back',
	words: '<folder for backups>',
	options: {},
	run: ({ words: [target] }) => {
		if (target === undefined) throw new Misuse('Where to? `sverka backup <folder>`');
		return within(async (workbench) => {
			const { folder, manifest } = await backup.make(workbench, target);
			const count = Object.keys(manifest.files).length;
			return { value: { folder, ...manifest }, lines: [`${folder}: ${count} files, all checked.`] };
		});
	}
};
