import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin, type Rolldown } from 'vite';
import { isFresh, type Made } from './bundle.ts';

/** The process that makes one bundle, and ends; when it fails there is none. */
const began = Date.now();
const { SCRIPT: script, BUNDLE: bundle } = process.env as { SCRIPT: string; BUNDLE: string };

/** Every file that was looked into, also one of which nothing but a number was taken. */
const parts: string[] = [];

/** A file still tells its own place, not the bundle's: threads and binaries are found from there. */
const places: Plugin = {
	name: 'places',
	enforce: 'pre',
	transform(code, id) {
		if (!path.isAbsolute(id)) return null;
		parts.push(id);
		const own = { url: pathToFileURL(id).href, dirname: path.dirname(id), filename: id };
		return code.replace(
			/\b(?:import\.meta\.|__(?!url))(url|dirname|filename)\b/g,
			(_, place: keyof typeof own) => JSON.stringify(own[place])
		);
	}
};

const { output } = (await build({
	configFile: false,
	envFile: false,
	publicDir: false,
	logLevel: 'silent',
	plugins: [places],
	ssr: { noExternal: true },
	build: {
		ssr: script,
		write: false,
		minify: false,
		target: 'esnext',
		rolldownOptions: { output: { codeSplitting: false } }
	}
})) as Rolldown.RolldownOutput;
const made: Made = { began, parts };
mkdirSync(path.dirname(bundle), { recursive: true });
put(bundle, output[0].code);
put(`${bundle}.json`, JSON.stringify(made));
// Where the disk's clock is another than ours none is ever fresh: to make it again would be in vain.
if (!isFresh(bundle, script)) process.exitCode = 1;

/** Whole or not at all: two may be making the same. */
function put(file: string, text: string): void {
	const half = `${file}.${process.pid}`;
	writeFileSync(half, text);
	renameSync(half, file);
}
