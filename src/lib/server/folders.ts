import path from 'node:path';

/** Where things lie on disk; every path absolute. */
export interface Folders {
	root: string;
	scans: string;
	transcriptions: string;
	models: string;
	data: string;
}

/** Folders of the project at `root`; `data` may lie elsewhere (a throw-away store). */
export function foldersAt(root: string, data = path.join(root, 'data')): Folders {
	return {
		root,
		scans: path.join(root, 'scans'),
		transcriptions: path.join(root, 'transcriptions'),
		models: path.join(root, 'models'),
		data
	};
}
