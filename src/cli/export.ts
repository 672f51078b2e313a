import path from 'node:path';
import { FORMATS, type FormatName } from '#lib/encoding/format.ts';
import * as encoding from '#lib/server/encoding.ts';
import { writeAtomically } from '#lib/server/storage/disk.ts';
import { folderOf, Misuse, must, type Command } from './command.ts';
import { within } from './house.ts';

const known = Object.keys(FORMATS).join(', ');

export const command: Command = {
	summary: 'write a record as a file, checked before it is written',
	words: '<record>',
	options: {
		format: { type: 'string', help: `one of: ${known} (tei-edition unless said)` },
		version: {
			type: 'string',
			help: 'sealed, or working (unless said): what is not approved is named DRAFT'
		},
		to: { type: 'string', help: 'folder to write into (here unless said)' }
	},
	run: ({ words: [id], options }) => {
		if (id === undefined) throw new Misuse('Which record? `sverka export <record>`');
		const format = formatOf(options['format']);
		const version = versionOf(options['version']);
		const folder = folderOf(typeof options['to'] === 'string' ? options['to'] : '.');
		return within(async (workbench) => {
			const file = must(await encoding.exported(workbench, id, { format, version }));
			const to = path.resolve(folder, file.name);
			await writeAtomically(to, file.bytes);
			return {
				value: { file: to, bytes: file.bytes.byteLength },
				lines: [`${to}: ${file.bytes.byteLength} bytes`]
			};
		});
	}
};

function formatOf(given: string | boolean | undefined): FormatName {
	if (given === undefined) return 'tei-edition';
	if (typeof given === 'string' && Object.hasOwn(FORMATS, given)) return given as FormatName;
	throw new Misuse(`There is no format "${given}". Take one of: ${known}.`);
}

function versionOf(given: string | boolean | undefined): encoding.Version {
	if (given === undefined || given === 'working') return 'working';
	if (given === 'sealed') return 'sealed';
	throw new Misuse(`There is no version "${given}". Take sealed or working.`);
}
