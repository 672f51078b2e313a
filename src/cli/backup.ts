import * as backup from '#lib/server/backup.ts';
import * as modelBackup from '#lib/server/model-backup.ts';
import { Misuse, type Command } from './command.ts';
import { within } from './house.ts';

/** The rest is there; whoever waits for the code of the command's end is told all the same. */
function leftOut(code: string, sha256: string): string {
	const file = `${code}.traineddata`;
	return `Not in it: the model ${file}, which is gone or was altered. Put the file with SHA-256 ${sha256} into the folder models, then back up once more.`;
}

export const command: Command = {
	summary: 'write all that people made into a new folder, checked by reading it back',
	words: '<folder for backups>',
	options: {},
	run: ({ words: [target] }) => {
		if (target === undefined) throw new Misuse('Where to? `sverka backup <folder>`');
		return within(async (workbench) => {
			const { folder, manifest } = await backup.make(workbench, target);
			const count = Object.keys(manifest.files).length;
			const left = modelBackup.without(manifest.models, manifest.files);
			const lines = [`${folder}: ${count} files, all checked.`];
			for (const code of left) lines.push(leftOut(code, manifest.models[code]!));
			const exit = left.length > 0 ? 'refused' : 'done';
			return { value: { folder, ...manifest, left }, lines, exit };
		});
	}
};
