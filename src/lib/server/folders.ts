import path from 'node:path';

/** Where things lie on disk; every path absolute. */
export interface Folders {
	root: string;
	scans: string;
	transcriptions: string;
	models: string;
	data: string;
}

/**
 * Folders of the project at `root`; `data` may lie elsewhere (a throw-away store), and so may
 * `records`, the folder that holds `scans` and `transcriptions` (throw-away copies of them), and
 * the models.
 */
export function foldersAt(
	root: string,
	data = path.join(root, 'data'),
	records = root,
	models = path.join(root, 'models')
): Folders {
	return {
		root,
		scans: path.join(records, 'scans'),
		transcriptions: path.join(records, 'transcriptions'),
		models,
		data
	};
}
