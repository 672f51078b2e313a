import { statSync } from 'node:fs';
import path from 'node:path';
import { FORMATS, type FormatName } from '#lib/encoding/format.ts';
import * as encoding from '#lib/server/encoding.ts';
import * as training from '#lib/server/training.ts';
import { writeAtomically } from '#lib/server/storage/disk.ts';
import type { Workbench } from '#lib/server/workbench.ts';
import { folderOf, Misuse, must, type Command, type Report } from './command.ts';
import { within } from './house.ts';

/** Beside the formats of the text: the line pictures of approved pages. */
const TRAINING = 'training';
const known = [...Object.keys(FORMATS), TRAINING].join(', ');

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
		const to = folderOf(typeof options['to'] === 'string' ? options['to'] : '.');
		if (options['format'] === TRAINING) return within((workbench) => lines(workbench, id, to));
		const format = formatOf(options['format']);
		const version = versionOf(options['version']);
		return within(async (workbench) => {
			const { name, bytes } = must(await encoding.exported(workbench, id, { format, version }));
			return written(path.join(to, name), bytes);
		});
	}
};

async function lines(workbench: Workbench, id: string, to: string): Promise<Report> {
	const { name, portions } = must(await training.write(workbench, id));
	return written(path.join(to, name), portions);
}

/** Under its name only when it is whole. */
async function written(
	file: string,
	content: Uint8Array | AsyncGenerator<Uint8Array>
): Promise<Report> {
	await writeAtomically(file, content);
	const bytes = statSync(file).size;
	return { value: { file, bytes }, lines: [`${file}: ${bytes} bytes`] };
}

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
